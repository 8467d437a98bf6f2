// SPDX-License-Identifier: Apache-2.0
// A colour, as designs write it and pages draw it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehab {

/// sRGB; each part is from 0 to 1.
struct Color {
  double red = 0, green = 0, blue = 0;
  friend bool operator==(const Color&, const Color&) = default;
};

/// `hex`: 0xrrggbb.
constexpr Color rgb(unsigned hex) {
  return {static_cast<double>((hex >> 16) & 255U) / 255, static_cast<double>((hex >> 8) & 255U) / 255,
          static_cast<double>(hex & 255U) / 255};
}

/// As "#c2410c".
std::string hex_text(const Color& color);
/// Nothing unless the text is '#' and six hexadecimal digits.
std::optional<Color> read_color(std::string_view hex_text);

/// The light of a part of a colour, and of a colour: from 0, none, to 1, white.
double light_of_part(double part);
double light_of(const Color& color);

/// The grey that is as light: it contrasts with everything as the colour does.
Color grey_of(const Color& color);

/// The contrast ratio of WCAG 2.2, from 1 to 21; text needs 7.
double contrast(const Color& a, const Color& b);

}  // namespace rehab
