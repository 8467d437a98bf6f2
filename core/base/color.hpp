// SPDX-License-Identifier: Apache-2.0
// A colour on paper or on a screen, as designs write it and as pages draw it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehab {

/// Its parts from 0 to 1.
struct Color {
  double red = 0, green = 0, blue = 0;
  friend bool operator==(const Color&, const Color&) = default;
};

/// 0xrrggbb
constexpr Color rgb(unsigned hex) {
  return {static_cast<double>((hex >> 16) & 255U) / 255, static_cast<double>((hex >> 8) & 255U) / 255,
          static_cast<double>(hex & 255U) / 255};
}

/// "#c2410c"
std::string hex_text(const Color& color);
std::optional<Color> read_color(std::string_view hex_text);

/// How well one is read on the other, 1 to 21 (WCAG 2.2); 7 is what letters need.
double contrast(const Color& a, const Color& b);

}  // namespace rehab
