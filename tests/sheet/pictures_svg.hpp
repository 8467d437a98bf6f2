// SPDX-License-Identifier: Apache-2.0
// Drawings as SVG, for looking at: one sheet of all forms. Developers and the gallery of the build folder only.
#pragma once

#include <string>
#include <vector>

#include "sheet/html/figure.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::svg {

using html::number;

/// The usual inks, or what a grey printer makes of them.
inline Design inks(bool grey) {
  Design design;
  if (grey) {
    design.colours.accent = rgb(0x5a5a5a);
    design.colours.accent_dark = rgb(0x303030);
  }
  return design;
}

/// The drawing with its lower left corner at x, y (SVG's own y, downwards), `scale` units to the centimetre.
inline std::string placed(const Drawing& d, double x, double y, double scale, bool grey) {
  std::string out = "<g transform='translate(" + number(x) + " " + number(y) + ") scale(" + number(scale) +
                    ") translate(" + number(-d.left) + " " + number(d.bottom) + ")' font-family='sans-serif'>\n";
  return out + html::svg_marks(d, inks(grey)) + "</g>\n";
}

struct Entry {
  std::string title;
  std::vector<Drawing> frames;
};

inline std::string contact_sheet(const std::vector<Entry>& entries, bool grey) {
  constexpr double cell_width = 540, cell_height = 250, scale = 1.1;
  constexpr std::size_t columns = 3;
  std::string body;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double x = cell_width * static_cast<double>(i % columns), y = cell_height * static_cast<double>(i / columns);
    body += "<text x='" + number(x + 8) + "' y='" + number(y + 16) + "' font-family='sans-serif' font-size='13'>" +
            entries[i].title + "</text>\n";
    double at = x + 10;
    for (const Drawing& d : entries[i].frames) {
      body += placed(d, at, y + cell_height - 14, scale, grey);
      at += (d.right - d.left) * scale + 16;
    }
  }
  const std::size_t lines = (entries.size() + columns - 1) / columns;
  const std::string width = number(cell_width * columns), height = number(cell_height * static_cast<double>(lines));
  return "<svg xmlns='http://www.w3.org/2000/svg' width='" + width + "' height='" + height +
         "'><rect width='100%' height='100%' fill='white'/>\n" + body + "</svg>\n";
}

}  // namespace rehab::svg
