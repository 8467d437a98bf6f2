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

double light_of_part(double part) {
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double light_of(const Color& color) {
  return 0.2126 * light_of_part(color.red) + 0.7152 * light_of_part(color.green) + 0.0722 * light_of_part(color.blue);
}

Color grey_of(const Color& color) {
  const double light = light_of(color);
  const double part = light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return {part, part, part};
}

double contrast(const Color& a, const Color& b) {
  const auto [less, more] = std::minmax({light_of(a), light_of(b)});
  return (more + 0.05) / (less + 0.05);
}

}  // namespace rehab
