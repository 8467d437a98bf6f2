// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace rehab {

namespace {

/// Letters and digits, and inside also what can't begin anything else in YAML.
bool reads_back_bare(std::string_view text) {
  constexpr std::string_view inside = " _-./+()";
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ') return false;
  if (text == "null" || text == "Null" || text == "NULL") return false;
  return std::ranges::all_of(text, [&](char c) {
    return is_letter(c) || inside.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (reads_back_bare(text)) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace rehab
