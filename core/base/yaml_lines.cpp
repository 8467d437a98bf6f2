// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_lines.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace rehab::yaml_detail {

namespace {

std::string_view without_comment(std::string_view line) {
  if (line.find('#') == std::string_view::npos) return line;  // far quicker than looking for both
  return line.substr(0, line.find(" #"));
}

/// Whether a line's value is the head of a block scalar: "key: |", "- >-".
bool opens_block(std::string_view line) {
  if (line.find('|') == std::string_view::npos && line.find('>') == std::string_view::npos) return false;
  line = trimmed(without_comment(line));
  const std::size_t space = line.rfind(' ');
  const std::string_view head = space == std::string_view::npos ? line : line.substr(space + 1);
  if (head.empty() || (head[0] != '|' && head[0] != '>') || head.size() > 3) return false;
  const std::string_view before = trimmed(line.substr(0, line.size() - head.size()));
  return before.ends_with(':') || before.ends_with('-');
}

/// Where the lines of one chunk stand: each 'key: value' or '- item' aligns with others of its group, or opens a group
/// below a line that has no value.
class Alignment {
 public:
  Alignment(const SourceText& source, Problems& problems) : source_(source), problems_(problems) {}

  /// Takes a line that begins neither within brackets nor within a block of text. False: its fault is reported.
  bool take(std::size_t index) {
    start_ = source_.line_start(index);
    const std::string_view line = without_comment(source_.line(index));
    std::size_t column = indent_of(line);
    bool item = false;
    for (; is_item(line.substr(column)); item = true) {
      if (!enter(column, true)) return false;
      has_value_ = false;
      column = line.find_first_not_of(' ', column + 1);
      if (column == std::string_view::npos) return true;
    }
    const KeyLine found = key_line(line.substr(column));
    if (found.complete) {
      const bool fits = enter(column, false);
      take_value(line, column, found);
      return fits;
    }
    if (item || !is_key_like(found.key) || is_text(line.substr(column), found.colon)) {
      has_value_ = true;
      return true;
    }
    const auto [message, remedy] = colon_fault(line.substr(column), found);
    return report(column + found.colon, message, remedy);
  }

  /// Of the entry at hand: a block of text below it is indented further.
  std::size_t indent() const { return levels_.empty() ? 0 : levels_.back().indent; }

 private:
  struct Level {
    std::size_t indent;
    bool list;
    std::string_view key;  ///< the last one; empty in a list
  };

  static bool is_item(std::string_view text) { return text == "-" || text.starts_with("- "); }

  /// "http://..." and "10:30" are no keys.
  static bool is_text(std::string_view line, std::size_t colon) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const char next = line[colon + 1];
    return next == '/' || (colon > 0 && is_digit(line[colon - 1]) && is_digit(next));
  }

  void take_value(std::string_view line, std::size_t column, const KeyLine& found) {
    levels_.back().key = found.key;
    const std::string_view value = trimmed(line.substr(column + found.colon + 1));
    has_value_ = !value.empty() && value.front() != '#';
  }

  bool enter(std::size_t column, bool list) {
    if (levels_.empty() || (column > indent() && !has_value_)) return push(column, list);
    if (column > indent()) {
      const std::string_view own = key_beside(source_, start_);
      report(column, indented_below(levels_.back().key),
             is_key_like(own) ? remove_indent(column - indent(), own)
                              : "begin it where the line above begins; a text over several lines goes after '|'");
      return !push(column, list);
    }
    const bool opens_list = list && column == indent() && !levels_.back().list && !has_value_;
    while (indent() > column || (!list && ends_list_at(column))) levels_.pop_back();
    if (indent() != column) {
      report(column, "begins where no line above it begins", "align it with the others of its group");
      return !push(column, list);
    }
    if (opens_list) return push(column, true);
    if (list == levels_.back().list) return true;
    return list ? report(column, "a '-' where no list can be", "delete the '-', or put the list below a key")
                : report(column, "a key in a list", "put '- ' before it, or align it with other keys");
  }

  /// A list may stand at the indent of its key, and ends with the next one.
  bool ends_list_at(std::size_t column) const {
    return levels_.size() > 1 && levels_.back().list && indent() == column &&
           levels_[levels_.size() - 2].indent == column;
  }

  bool push(std::size_t column, bool list) {
    levels_.push_back({column, list, {}});
    return true;
  }

  bool report(std::size_t at, std::string message, std::string remedy) {
    refuse(source_, start_ + at, key_beside(source_, start_), std::move(message), std::move(remedy), problems_);
    return false;
  }

  const SourceText& source_;
  Problems& problems_;
  std::size_t start_ = 0;  ///< of the line at hand
  std::vector<Level> levels_;
  bool has_value_ = false;  ///< has the last entry one on its line?
};

/// Where a line says ">65", which YAML takes for the head of a text; nothing: it doesn't.
std::optional<std::size_t> bound_at(std::string_view line) {
  line = without_comment(line);
  const std::size_t colon = line.find(": ");
  const std::size_t sign = colon == line.npos ? colon : line.find_first_not_of(' ', colon + 1);
  if (sign == line.npos || line[sign] != '>') return std::nullopt;
  const std::string_view number = trimmed(line.substr(sign + 1));
  const bool is_number = number.find_first_of("=0123456789") == 0;
  return is_number ? std::optional(sign) : std::nullopt;
}

/// Checks the quotes, brackets and places of one chunk, line by line.
class LineCheck {
 public:
  LineCheck(const SourceText& source, const Chunk& chunk, Problems& problems)
      : source_(source), chunk_(chunk), problems_(problems), alignment_(source, problems) {}

  bool run() {
    bool aligned = true;
    std::optional<std::size_t> block_indent;  // of the entry whose value is a block of text
    for (std::size_t i = source_.line_at(chunk_.begin); i < source_.line_count(); ++i) {
      start_ = source_.line_start(i);
      if (start_ >= chunk_.end) break;
      const std::string_view line = source_.line(i);
      if (is_blank(line) || (block_indent && indent_of(line) > *block_indent)) continue;
      block_indent.reset();
      if (opened_.empty() && !is_blank_or_comment(line)) {
        if (const auto sign = bound_at(line); sign && !has_text_below(i))
          report(start_ + *sign, "a '>' in front of a number", "write the number alone");
        aligned = alignment_.take(i) && aligned;
        if (opens_block(line)) block_indent = alignment_.indent();
      }
      check(line);
    }
    if (ok_ && !opened_.empty()) {
      const std::string bracket(1, source_.text()[opened_.back()]);
      report(opened_.back(), "this '" + bracket + "' is not closed", "close it, or put a text in quotes");
    }
    return ok_ && aligned;
  }

 private:
  bool has_text_below(std::size_t index) const {
    return index + 1 < source_.line_count() && indent_of(source_.line(index + 1)) > indent_of(source_.line(index));
  }

  void check(std::string_view line) {
    bool at_token = true;  // elsewhere quotes and brackets are ordinary characters
    for (std::size_t i = 0; i < line.size() && ok_; ++i) {
      const char c = line[i];
      if (c == '#' && (i == 0 || line[i - 1] == ' ')) return;
      if (at_token && (c == '"' || c == '\'')) {
        i = after_quote(line, i) - 1;
        at_token = false;
      } else if ((c == '[' || c == '{') && (at_token || !opened_.empty())) {
        open(start_ + i);
        at_token = true;
      } else if ((c == ']' || c == '}') && !opened_.empty()) {
        close(start_ + i, c);
        at_token = false;
      } else if (c != ' ') {
        const bool spaced = i + 1 == line.size() || line[i + 1] == ' ';
        at_token = (c == ',' && !opened_.empty()) || ((c == ':' || c == '-') && spaced);
      }
    }
  }

  /// The offset in the line behind a quote; reports a quote that does not close, or that text follows.
  std::size_t after_quote(std::string_view line, std::size_t begin) {
    const std::optional<std::size_t> end = quote_end(line, begin);
    if (!end) {
      report(start_ + begin, "this quote does not close on its line", "close it, or write a long text after '|'");
      return line.size();
    }
    const std::size_t next = line.find_first_not_of(' ', *end);
    const bool comment = next != std::string_view::npos && line[next] == '#' && next > *end;
    if (next == std::string_view::npos || comment ||
        std::string_view(",]}:").find(line[next]) != std::string_view::npos)
      return *end;
    report(start_ + next, "text after the closing quote", "put all of it inside the quotes");
    return line.size();
  }

  void open(std::size_t at) {
    opened_.push_back(at);
    if (opened_.size() > deepest)
      report(at, "nested more than " + std::to_string(deepest) + " levels deep", "make it flatter");
  }

  void close(std::size_t at, char bracket) {
    const char opener = source_.text()[opened_.back()];
    if ((opener == '[') != (bracket == ']'))
      report(at, std::string("this '") + bracket + "' does not close the '" + opener + "' before it",
             "close what is open first");
    opened_.pop_back();
  }

  void report(std::size_t at, std::string message, std::string remedy) {
    ok_ = false;
    const std::string_view key = key_beside(source_, at);
    refuse(source_, at, key.empty() ? std::string_view(chunk_.key) : key, std::move(message), std::move(remedy),
           problems_);
  }

  const SourceText& source_;
  const Chunk& chunk_;
  Problems& problems_;
  Alignment alignment_;
  std::size_t start_ = 0;            ///< of the line at hand
  std::vector<std::size_t> opened_;  ///< the brackets that are not closed yet
  bool ok_ = true;
};

}  // namespace

bool check_lines(const SourceText& source, const Chunk& chunk, Problems& problems) {
  return LineCheck(source, chunk, problems).run();
}

}  // namespace rehab::yaml_detail
