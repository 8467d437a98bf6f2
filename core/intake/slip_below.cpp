// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_below.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/slip_lines.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// A ',' between figures, of which the last end the value.
bool is_decimal_comma(std::string_view line, std::size_t at) {
  if (line[at] != ',' || at == 0 || !is_digit_at(line, at - 1) || !is_digit_at(line, at + 1)) return false;
  const std::size_t end = line.find_first_not_of("0123456789", at + 1);
  const std::size_t begin = line.find_last_not_of("0123456789", at - 1);
  return end != line.npos && (line[end] == '}' || line[end] == ',') && begin != line.npos && line[begin] == ' ';
}

}  // namespace

Node words_below(const Shape& shape, std::span<const std::string_view> lines, std::size_t key_line) {
  Node list;
  list.kind = Node::Kind::list;
  if (!trimmed(lines[key_line]).ends_with(':')) return list;
  for (std::size_t i = key_line + 1; i < lines.size(); ++i) {
    std::string text = plainly_typed(lines[i]);
    if (text.empty() || text.front() == '#' || line_meant(shape, lines[i])) break;
    if (text == "-" || text.starts_with("- ")) return {};
    for (const char* mark : {"* ", "\u2022 ", "\u00B7 ", "+ "})
      if (text.starts_with(mark)) text = trimmed(std::string_view(text).substr(std::string_view(mark).size()));
    while (text.ends_with(',') || text.ends_with(';')) text.pop_back();
    list.items.emplace_back().kind = Node::Kind::scalar;
    list.items.back().text = text;
  }
  return list;
}

std::string decimal_points(std::string_view line) {
  std::string mended(line);
  const std::size_t brace = std::min(line.find('{'), line.size());
  int lists = 0;  // "[2,3]" are two numbers
  for (std::size_t i = brace; i < line.size(); ++i) {
    if (line[i] == '[') ++lists;
    if (line[i] == ']') --lists;
    if (lists == 0 && is_decimal_comma(line, i)) mended[i] = '.';
  }
  return mended == line ? std::string() : mended;
}

}  // namespace rehab
