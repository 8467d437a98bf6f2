// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/markup.hpp"

#include <array>
#include <charconv>

namespace rehab::html {

namespace {

std::string open_tag(std::string_view name, Attributes attributes) {
  std::string tag = "<" + std::string(name);
  for (const Attribute& a : attributes)
    if (!a.value.empty()) tag += " " + std::string(a.name) + "=\"" + escaped(a.value) + "\"";
  return tag;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

std::string element(std::string_view name, Attributes attributes, std::string_view content) {
  return open_tag(name, attributes) + ">" + std::string(content) + "</" + std::string(name) + ">\n";
}

std::string empty_element(std::string_view name, Attributes attributes) {
  return open_tag(name, attributes) + "/>\n";
}

std::string number(double value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2).ptr;
  std::string text(buffer.data(), end);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace rehab::html
