// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_source.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/text.hpp"

namespace rehab::yaml_detail {

SourceText::SourceText(std::string file, std::string_view bytes, int first_line)
    : file_(std::move(file)), first_line_(first_line) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  text_.reserve(bytes.size());
  for (std::size_t end = 0; !bytes.empty(); bytes.remove_prefix(end)) {  // up to each "\r\n", which loses its '\r'
    end = bytes.find("\r\n");
    text_ += bytes.substr(0, end);
    end = end == std::string_view::npos ? bytes.size() : end + 1;
  }
  starts_.push_back(0);
  for (std::size_t i = text_.find('\n'); i != std::string::npos && i + 1 < text_.size(); i = text_.find('\n', i + 1))
    starts_.push_back(i + 1);
}

std::size_t SourceText::line_at(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(starts_, offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

std::string_view SourceText::line(std::size_t index) const {
  const std::size_t begin = starts_[index];
  const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
  std::string_view line = std::string_view(text_).substr(begin, end - begin);
  if (line.ends_with('\n')) line.remove_suffix(1);
  return line;
}

Place SourceText::place(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t index = line_at(offset);
  if (index != counted_.line || offset < counted_.offset) counted_ = {starts_[index], index, 1};
  const std::string_view between = std::string_view(text_).substr(counted_.offset, offset - counted_.offset);
  counted_ = {offset, index, counted_.column + static_cast<int>(code_point_count(between))};
  return {file_, first_line_ + static_cast<int>(index), counted_.column};
}

bool is_key_like(std::string_view text) {
  constexpr std::size_t longest = 64;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  });
}

std::optional<std::size_t> quote_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '\'' && i + 1 < text.size() && text[i + 1] == '\'') {
        ++i;
      } else {
        return i + 1;
      }
    }
  }
  return std::nullopt;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank(std::string_view line) {
  return indent_of(line) == line.size();
}

void refuse(const SourceText& source, std::size_t at, std::string message, std::string remedy, Problems& problems) {
  const std::size_t line = source.line_at(at);
  const std::string_view text = source.line(line);
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && is_key_like(text.substr(0, colon)))
    problems.release(source.place(source.line_start(line)), colon);
  problems.error(source.place(at), std::move(message), std::move(remedy));
}

bool check_encoding(const SourceText& source, Problems& problems) {
  const std::optional<std::size_t> bad = first_bad_utf8(source.text());
  if (!bad) return true;
  problems.error(source.place(*bad), "this is not UTF-8 text", "save the file in the encoding UTF-8");
  return false;
}

namespace {

std::string code_name(char32_t code) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code));
  return name;
}

/// Reports the first refused character of a line. False: there is one.
bool check_characters(const SourceText& source, std::size_t line, Problems& problems) {
  if (is_plain(source.line(line))) return true;
  const std::u32string text = decode_utf8(source.line(line));
  const auto bad = std::ranges::find_if(text, is_unseen);
  if (bad == text.end()) return true;
  const std::size_t at = source.line_start(line) + encode_utf8(std::u32string_view(text.begin(), bad)).size();
  if (*bad == U'\t') {
    refuse(source, at, "a tab", "use spaces", problems);
  } else if (*bad == 0) {
    refuse(source, at, "a NUL byte", "save the file in the encoding UTF-8", problems);
  } else {
    refuse(source, at, "a character that can't be seen (" + code_name(*bad) + ")", "delete it and type the text anew",
           problems);
  }
  return false;
}

bool is_marker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' ');
}

bool is_blank_or_comment(std::string_view line) {
  const std::string_view rest = trimmed(line);
  return rest.empty() || rest.front() == '#';
}

bool ends_key(std::string_view line, std::size_t colon) {
  return line[colon] == ':' && (colon + 1 == line.size() || line[colon + 1] == ' ');
}

/// The key that a line at the margin begins with; complete: its ':' is followed by a space or the line's end.
struct KeyLine {
  std::string key;
  bool complete = false;
  std::size_t colon = std::string_view::npos;
};

KeyLine key_line(std::string_view line) {
  KeyLine out;
  if (line.front() == '"' || line.front() == '\'') {
    const std::optional<std::size_t> end = quote_end(line, 0);
    const std::size_t colon = end ? line.find_first_not_of(' ', *end) : std::string_view::npos;
    if (colon == std::string_view::npos || line[colon] != ':') return out;
    return {std::string(line.substr(1, *end - 2)), ends_key(line, colon), colon};
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != ':') continue;
    if (out.colon == std::string_view::npos) out.colon = i;
    if (!ends_key(line, i)) continue;
    return {std::string(trimmed(line.substr(0, i))), true, i};
  }
  if (out.colon != std::string_view::npos) out.key = std::string(line.substr(0, out.colon));
  return out;
}

class Cutter {
 public:
  Cutter(const SourceText& source, Problems& problems) : source_(source), problems_(problems) {}

  std::vector<Chunk> run() {
    for (std::size_t i = 0; i < source_.line_count() && !at_end_; ++i) {
      const bool clean = check_characters(source_, i, problems_);
      take_line(i, source_.line(i), clean);
      if (!chunks_.empty()) {
        if (!at_end_) chunks_.back().end = source_.line_start(i) + source_.line(i).size();
        if (!clean) chunks_.back().damaged = true;
      }
    }
    return std::move(chunks_);
  }

 private:
  void take_line(std::size_t index, std::string_view line, bool clean) {
    if (is_blank_or_comment(line)) return;
    if (line.front() == '%') {
      report(index, 0, "a line can't begin with '%'", "put the text in quotes, or indent it");
      if (!chunks_.empty()) chunks_.back().damaged = true;
    } else if (is_marker(line, "---") || is_marker(line, "...")) {
      take_marker(index, line);
    } else if (flow_root_) {
      return;
    } else if (line.front() == ' ' || line.front() == '\t') {
      if (chunks_.empty()) take_first_indented(index, line);
    } else if (line == "-" || line.starts_with("- ") || line.front() == ']' || line.front() == '}') {
      if (chunks_.empty()) {
        report(index, 0, "this file is a list", "begin with a key at the margin, like 'schema: 1'");
        begin(index, {}, true);
      }
    } else if (chunks_.empty() && (line.front() == '{' || line.front() == '[')) {
      flow_root_ = true;
      begin(index, {}, false);
    } else {
      take_key_line(index, line, clean);
    }
  }

  void take_marker(std::size_t index, std::string_view line) {
    const bool opens = chunks_.empty() && line.front() == '-' && is_blank_or_comment(line.substr(3));
    if (opens) return;
    report(index, 0, "a second document begins here", "keep one patient or table in a file, without '---' and '...'");
    at_end_ = true;
  }

  void take_first_indented(std::size_t index, std::string_view line) {
    report(index, line.find_first_not_of(' '), "the file begins with an indented line", "begin the keys at the margin");
    begin(index, {}, true);
  }

  void take_key_line(std::size_t index, std::string_view line, bool clean) {
    KeyLine found = key_line(line);
    if (clean && line.starts_with("? ")) {
      report(index, 0, "a key can't be written with '?'", "write 'key: value'");
    } else if (clean && !found.complete) {
      report_no_key(index, line, found);
    } else {
      begin(index, std::move(found.key), false);
      return;
    }
    begin(index, std::move(found.key), true);
  }

  void report_no_key(std::size_t index, std::string_view line, const KeyLine& found) {
    // A quote left open is the better explanation of a missing ':'.
    if ((line.front() == '"' || line.front() == '\'') && !quote_end(line, 0)) {
      report(index, 0, "this quote does not close on its line", "close it, or write a long text after '|'");
    } else if (found.colon != std::string_view::npos && is_key_like(found.key)) {
      report(index, found.colon, found.key + ": a space is missing after ':'", "write '" + found.key + ": ...'");
    } else {
      report(index, 0, "expected 'key: value' at the margin",
             "a text over several lines goes after '|', each line indented");
    }
  }

  void begin(std::size_t index, std::string key, bool damaged) {
    const std::size_t start = source_.line_start(index);
    chunks_.push_back({start, start, std::move(key), damaged});
  }

  void report(std::size_t index, std::size_t column, std::string message, std::string remedy) {
    refuse(source_, source_.line_start(index) + column, std::move(message), std::move(remedy), problems_);
  }

  const SourceText& source_;
  Problems& problems_;
  std::vector<Chunk> chunks_;
  bool flow_root_ = false;
  bool at_end_ = false;
};

}  // namespace

std::vector<Chunk> cut(const SourceText& source, Problems& problems) {
  return Cutter(source, problems).run();
}

namespace {

/// Whether a line's value is the head of a block scalar: "key: |", "- >-".
bool opens_block(std::string_view line) {
  line = trimmed(line.substr(0, std::min(line.find(" #"), line.size())));
  const std::size_t space = line.rfind(' ');
  const std::string_view head = space == std::string_view::npos ? line : line.substr(space + 1);
  if (head.empty() || (head[0] != '|' && head[0] != '>') || head.size() > 3) return false;
  const std::string_view before = trimmed(line.substr(0, line.size() - head.size()));
  return before.ends_with(':') || before.ends_with('-');
}

/// Checks the quotes and brackets of one chunk, line by line.
class LineCheck {
 public:
  LineCheck(const SourceText& source, const Chunk& chunk, Problems& problems)
      : source_(source), chunk_(chunk), problems_(problems) {}

  bool run() {
    std::optional<std::size_t> block_indent;  // of the line that opened a block scalar
    for (std::size_t i = source_.line_at(chunk_.begin); i < source_.line_count(); ++i) {
      start_ = source_.line_start(i);
      if (start_ >= chunk_.end) break;
      const std::string_view line = source_.line(i);
      if (is_blank(line) || (block_indent && indent_of(line) > *block_indent)) continue;
      block_indent.reset();
      if (opened_.empty() && opens_block(line)) block_indent = indent_of(line);
      check(line);
    }
    if (ok_ && !opened_.empty()) {
      const std::string bracket(1, source_.text()[opened_.back()]);
      report(opened_.back(), "this '" + bracket + "' is not closed", "close it, or put a text in quotes");
    }
    return ok_;
  }

 private:
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
    refuse(source_, at, std::move(message), std::move(remedy), problems_);
  }

  const SourceText& source_;
  const Chunk& chunk_;
  Problems& problems_;
  std::size_t start_ = 0;            ///< of the line at hand
  std::vector<std::size_t> opened_;  ///< the brackets that are not closed yet
  bool ok_ = true;
};

}  // namespace

bool check_lines(const SourceText& source, const Chunk& chunk, Problems& problems) {
  return LineCheck(source, chunk, problems).run();
}

}  // namespace rehab::yaml_detail
