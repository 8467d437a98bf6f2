// SPDX-License-Identifier: Apache-2.0
#include "base/color.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rehab {

std::string hex_text(const Color& color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const double part : {color.red, color.green, color.blue}) {
    const auto value = static_cast<unsigned>(std::lround(part * 255));
    text += digits[value / 16];
    text += digits[value % 16];
  }
  return text;
}

std::optional<Color> read_color(std::string_view text) {
  unsigned value = 0;
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (error != std::errc() || end != text.data() + 7) return std::nullopt;
  return rgb(value);
}

double contrast(const Color& a, const Color& b) {
  const auto linear = [](double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  const auto light = [&](const Color& c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue) + 0.05;
  };
  return std::max(light(a), light(b)) / std::min(light(a), light(b));
}

}  // namespace rehab
