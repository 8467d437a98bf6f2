// SPDX-License-Identifier: Apache-2.0
#include "desk/urlencoded.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab::desk {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') return lower - 'a' + 10;
  throw BadForm("a % without two hexadecimal digits");
}

/// Browsers encode everything else.
bool stands_for_itself(char c) {
  return is_ascii_letter_or_digit(c) || std::string_view("*-._~").find(c) != std::string_view::npos;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) throw BadForm("a % without two hexadecimal digits");
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else if (c == '+') {
      out += ' ';
    } else if (stands_for_itself(c)) {
      out += c;
    } else {
      throw BadForm("a character that had to be encoded");
    }
    if (out.ends_with("\r\n")) out.erase(out.size() - 2, 1);
  }
  if (first_bad_utf8(out) || out.find('\0') != std::string::npos) throw BadForm("bytes that are no text");
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> urldecoded(std::string_view body) {
  std::vector<std::pair<std::string, std::string>> fields;
  if (body.empty()) return fields;
  if (static_cast<std::size_t>(std::ranges::count(body, '&')) >= most_names) throw BadForm("too many names");
  for (std::string_view pair : split(body, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) throw BadForm("a name without a value");
    fields.emplace_back(decoded(pair.substr(0, equals)), decoded(pair.substr(equals + 1)));
  }
  return fields;
}

}  // namespace rehab::desk
