// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_source.hpp"

#include <algorithm>
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

bool is_blank_or_comment(std::string_view line) {
  const std::string_view rest = trimmed(line);
  return rest.empty() || rest.front() == '#';
}

namespace {

bool ends_key(std::string_view line, std::size_t colon) {
  return line[colon] == ':' && (colon + 1 == line.size() || line[colon + 1] == ' ');
}

}  // namespace

KeyLine key_line(std::string_view line) {
  KeyLine out;
  if (line.front() == '"' || line.front() == '\'') {
    const std::optional<std::size_t> end = quote_end(line, 0);
    const std::size_t colon = end ? line.find_first_not_of(' ', *end) : std::string_view::npos;
    if (colon == std::string_view::npos || line[colon] != ':') return out;
    return {line.substr(1, *end - 2), ends_key(line, colon), colon};
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != ':') continue;
    if (out.colon == std::string_view::npos) out.colon = i;
    if (out.colon < i && is_key_like(line.substr(0, out.colon))) break;  // "xray:{date: ..."
    if (!ends_key(line, i)) continue;
    return {trimmed(line.substr(0, i)), true, i};
  }
  if (out.colon != std::string_view::npos) out.key = trimmed(line.substr(0, out.colon));
  return out;
}

namespace {

std::size_t behind_dashes(std::string_view line) {
  return std::min(line.find_first_not_of(" -"), line.size());
}

}  // namespace

std::string_view key_beside(const SourceText& source, std::size_t at) {
  const std::string_view line = source.line(source.line_at(at));
  const std::string_view rest = line.substr(behind_dashes(line));
  return rest.empty() ? rest : key_line(rest).key;
}

void refuse(const SourceText& source, std::size_t at, std::string_view field, std::string message, std::string remedy,
            Problems& problems) {
  if (is_key_like(field)) {
    const std::size_t line = source.line_at(at);
    const std::size_t begin = behind_dashes(source.line(line));
    if (source.line(line).substr(begin).starts_with(field))
      problems.release(source.place(source.line_start(line) + begin), field.size());
    const std::string name = std::string(field) + ": ";
    if (!message.starts_with(name)) message.insert(0, name);
  }
  problems.error(source.place(at), std::move(message), std::move(remedy));
}

std::string indented_below(std::string_view key) {
  return "indented below " + (is_key_like(key) ? "'" + std::string(key) + "'" : "a line") +
         ", which has its value already";
}

std::string remove_indent(std::size_t spaces, std::string_view own) {
  return (spaces == 1 ? "remove the space before '" : "remove the spaces before '") + std::string(own) +
         "'; a text over several lines goes after '|'";
}

std::size_t odd_space(std::string_view line, std::size_t at) {
  constexpr std::string_view no_break = "\u00A0", narrow = "\u202F", wide = "\u3000", of_print = "\u2000";
  const std::string_view rest = line.substr(std::min(at, line.size()));
  if (rest.starts_with(no_break)) return no_break.size();
  if (rest.starts_with(narrow) || rest.starts_with(wide)) return wide.size();
  const bool is_of_print = rest.starts_with(of_print.substr(0, 2)) && rest.size() > 2 && rest[2] >= of_print[2] &&
                           rest[2] <= static_cast<char>(of_print[2] + 10);
  return is_of_print ? of_print.size() : 0;
}

std::pair<std::string, std::string> colon_fault(std::string_view line, const KeyLine& found) {
  const std::string example = "write '" + std::string(found.key) + ": ...'";
  const std::size_t length = odd_space(line, found.colon + 1);
  if (length == 0) return {"a space is missing after ':'", example};
  const char32_t space = decode_utf8(line.substr(found.colon + 1, length))[0];
  return {"what follows ':' looks like a space and is none (" + code_point_name(space) + ")",
          "delete it and type a space"};
}

bool check_encoding(const SourceText& source, Problems& problems) {
  const std::optional<std::size_t> bad = first_bad_utf8(source.text());
  if (!bad) return true;
  problems.error(source.place(*bad), "this is not UTF-8 text", "save the file in the encoding UTF-8");
  return false;
}

namespace {

/// Where the first refused character of a line stands, and which it is.
std::optional<std::pair<std::size_t, char32_t>> refused_character(std::string_view line) {
  if (is_plain(line)) return std::nullopt;
  const std::u32string text = decode_utf8(line);
  const auto bad = std::ranges::find_if(text, is_unseen);
  if (bad == text.end()) return std::nullopt;
  return std::pair{encode_utf8(std::u32string_view(text.begin(), bad)).size(), *bad};
}

bool is_marker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' ');
}

class Cutter {
 public:
  Cutter(const SourceText& source, Problems& problems) : source_(source), problems_(problems) {}

  std::vector<Chunk> run() {
    for (std::size_t i = 0; i < source_.line_count() && !at_end_; ++i) {
      const bool clean = check_characters(i, source_.line(i));
      take_line(i, source_.line(i), clean);
      if (!chunks_.empty()) {
        if (!at_end_) chunks_.back().end = source_.line_start(i) + source_.line(i).size();
        if (!clean) chunks_.back().damaged = true;
      }
    }
    return std::move(chunks_);
  }

 private:
  bool check_characters(std::size_t index, std::string_view line) {
    const auto bad = refused_character(line);
    if (!bad) return true;
    const auto [column, character] = *bad;
    if (character == U'\t')
      report(index, column, field_of(line), "a tab", "use spaces");
    else if (character == 0)
      report(index, column, field_of(line), "a NUL byte", "save the file in the encoding UTF-8");
    else
      report(index, column, field_of(line), "a character that can't be seen (" + code_point_name(character) + ")",
             "delete it and type the text anew");
    return false;
  }

  /// The key at the margin that a line, which is not empty, belongs to.
  std::string_view field_of(std::string_view line) const {
    if (line.front() != ' ' && line.front() != '-') return key_line(line).key;
    return chunks_.empty() ? std::string_view() : chunks_.back().key;
  }

  void take_line(std::size_t index, std::string_view line, bool clean) {
    if (is_blank_or_comment(line)) return;
    if (line.front() == '%') {
      report(index, 0, {}, "a line can't begin with '%'", "put the text in quotes, or indent it");
      if (!chunks_.empty()) chunks_.back().damaged = true;
    } else if (is_marker(line, "---") || is_marker(line, "...")) {
      take_marker(index, line);
    } else if (flow_root_ || (single_ && take_stray(index, line))) {
      return;
    } else if (line.front() == ' ' || line.front() == '\t') {
      if (chunks_.empty()) take_first_indented(index, line);
    } else if (line == "-" || line.starts_with("- ") || line.front() == ']' || line.front() == '}') {
      if (chunks_.empty()) {
        report(index, 0, {}, "this file is a list", "begin with a key at the margin, like 'schema: 1'");
        begin_chunk(index, {}, true);
      }
    } else if (chunks_.empty() && (line.front() == '{' || line.front() == '[')) {
      flow_root_ = true;
      begin_chunk(index, {}, false);
    } else {
      take_key_line(index, line, clean);
    }
  }

  void take_marker(std::size_t index, std::string_view line) {
    const bool opens = chunks_.empty() && line.front() == '-' && is_blank_or_comment(line.substr(3));
    if (opens) return;
    report(index, 0, {}, "a second document begins here",
           "keep one patient or table in a file, without '---' and '...'");
    at_end_ = true;
  }

  void take_first_indented(std::size_t index, std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    report(index, begin, key_line(line.substr(begin)).key, "the file begins with an indented line",
           "begin the keys at the margin");
    begin_chunk(index, {}, true);
  }

  /// A key behind spaces or a '-', below a line with a value: meant as an entry, so that it is not called missing too.
  bool take_stray(std::size_t index, std::string_view line) {
    const std::size_t begin = behind_dashes(line);
    const KeyLine found = begin == 0 || begin == line.size() ? KeyLine{} : key_line(line.substr(begin));
    if (!is_key_like(found.key)) return false;
    const std::size_t dash = line.find('-');
    if (dash < begin)
      report(index, dash, found.key, "a '-' where no list can be", "delete the '-'");
    else
      report(index, begin, found.key, indented_below(chunks_.back().key), remove_indent(begin, found.key));
    begin_chunk(index, found.key, true);
    return true;
  }

  /// Is the whole value on the line? Nothing can then stand below it.
  static bool has_value(std::string_view line, std::size_t colon) {
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (value.empty() || std::string_view("#|>&*!").find(value.front()) != std::string_view::npos) return false;
    if (value.front() == '[') return std::ranges::count(value, '[') == std::ranges::count(value, ']');
    if (value.front() == '{') return std::ranges::count(value, '{') == std::ranges::count(value, '}');
    return (value.front() != '"' && value.front() != '\'') || quote_end(value, 0);
  }

  void take_key_line(std::size_t index, std::string_view line, bool clean) {
    const KeyLine found = key_line(line);
    single_ = clean && found.complete && has_value(line, found.colon);
    if (const std::size_t space = odd_space(line, 0)) {
      report(index, 0, {}, "the line begins with what looks like a space", "remove it");
      return begin_chunk(index, key_line(line.substr(space)).key, true);
    }
    if (clean && line.starts_with("? ")) {
      report(index, 0, {}, "a key can't be written with '?'", "write 'key: value'");
    } else if (clean && !found.complete) {
      report_no_key(index, line, found);
    } else {
      begin_chunk(index, found.key, false);
      return;
    }
    begin_chunk(index, found.key, true);
  }

  static constexpr std::string_view wide_colon = "\uFF1A";

  void report_no_key(std::size_t index, std::string_view line, const KeyLine& found) {
    // A quote left open is the better explanation of a missing ':'.
    if ((line.front() == '"' || line.front() == '\'') && !quote_end(line, 0)) {
      report(index, 0, {}, "this quote does not close on its line", "close it, or write a long text after '|'");
    } else if (found.colon != std::string_view::npos && is_key_like(found.key)) {
      const auto [message, remedy] = colon_fault(line, found);
      report(index, found.colon, found.key, message, remedy);
    } else if (const std::size_t wide = line.find(wide_colon);
               wide != std::string_view::npos && is_key_like(line.substr(0, wide))) {
      report(index, wide, line.substr(0, wide), "a wide '\uFF1A' in place of ':'",
             "write '" + std::string(line.substr(0, wide)) + ": ...'");
    } else {
      report(index, 0, {}, "expected 'key: value' at the margin",
             "a line is a name, ': ' and the answer; a longer text goes below '|', each line indented");
    }
  }

  void begin_chunk(std::size_t index, std::string_view key, bool damaged) {
    const std::size_t start = source_.line_start(index);
    chunks_.push_back({start, start, std::string(key), damaged});
  }

  void report(std::size_t index, std::size_t column, std::string_view field, std::string message, std::string remedy) {
    refuse(source_, source_.line_start(index) + column, field, std::move(message), std::move(remedy), problems_);
  }

  const SourceText& source_;
  Problems& problems_;
  std::vector<Chunk> chunks_;
  bool flow_root_ = false;
  bool single_ = false;  ///< the last chunk is a line with its value
  bool at_end_ = false;
};

}  // namespace

std::vector<Chunk> cut(const SourceText& source, Problems& problems) {
  return Cutter(source, problems).run();
}

}  // namespace rehab::yaml_detail
