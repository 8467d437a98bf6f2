// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/yaml_source.hpp"

namespace rehab::yaml_detail {

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

namespace {

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank(std::string_view line) {
  return indent_of(line) == line.size();
}

/// Whether a line's value is the head of a block scalar: "key: |", "- >-".
bool opens_block(std::string_view line) {
  line = trimmed(line.substr(0, std::min(line.find(" #"), line.size())));
  const std::size_t space = line.rfind(' ');
  const std::string_view head = space == std::string_view::npos ? line : line.substr(space + 1);
  if (head.empty() || (head[0] != '|' && head[0] != '>') || head.size() > 3) return false;
  const std::string_view before = trimmed(line.substr(0, line.size() - head.size()));
  return before.ends_with(':') || before.ends_with('-');
}

/// Walks over the lines of one chunk as far as quotes and brackets go.
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

  /// The offset in the line behind a quote and what may follow it directly.
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
    release_key(source_, source_.line_at(at), problems_);
    problems_.error(source_.place(at), std::move(message), std::move(remedy));
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

namespace {

void fail(Block& block, std::size_t at, std::string problem, std::string remedy) {
  block.problem = std::move(problem);
  block.remedy = std::move(remedy);
  block.problem_at = at;
}

bool check_head(Block& block, const SourceText& source, std::size_t begin) {
  const std::size_t line = source.line_at(begin);
  const std::string_view rest = source.line(line).substr(begin - source.line_start(line) + 1);
  const std::string_view head = trimmed(rest.substr(0, std::min(rest.find(" #"), rest.size())));
  if (head.empty() || head == "-") return true;
  fail(block, begin, "this start of a text is not understood", "write '|', '|-', '>' or '>-' and nothing after it");
  return false;
}

}  // namespace

Block read_block(const SourceText& source, std::size_t begin, std::size_t parent, std::size_t limit) {
  Block block;
  block.folded = source.text()[begin] == '>';
  if (!check_head(block, source, begin)) return block;
  std::size_t i = source.line_at(begin);
  std::optional<std::size_t> indent;
  block.end = source.line_start(i) + source.line(i).size();
  std::string pending;  // blank lines count only when text follows
  for (++i; i < source.line_count() && source.line_start(i) < limit; ++i) {
    const std::string_view line = source.line(i);
    if (is_blank(line)) {
      if (indent) pending += '\n';
      continue;
    }
    if (!indent) indent = indent_of(line);
    if (*indent <= parent) break;
    if (indent_of(line) < *indent) {
      if (indent_of(line) > parent && trimmed(line).front() != '#')
        fail(block, source.line_start(i) + indent_of(line), "this line is indented less than the text it belongs to",
             "indent every line of the text alike");
      break;
    }
    if (block.folded && indent_of(line) > *indent) {
      fail(block, source.line_start(i) + *indent, "this line is indented more than the text after '>'",
           "indent all lines alike, or write '|'");
      break;
    }
    if (!block.text.empty()) block.text += '\n';
    block.text += std::exchange(pending, {});
    block.text += line.substr(*indent);
    block.end = source.line_start(i) + line.size();
  }
  if (block.problem.empty() && block.text.empty())
    fail(block, begin, "no text follows", "indent the text on the lines below");
  return block;
}

}  // namespace rehab::yaml_detail
