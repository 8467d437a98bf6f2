// SPDX-License-Identifier: Apache-2.0
// Drawings as SVG, for looking at: one sheet of all forms. Developers and the gallery of the build folder only.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "model/drawing.hpp"

namespace rehab::svg {

inline std::string colour(Ink ink, bool grey) {
  switch (ink) {
    case Ink::paper:
      return "#ffffff";
    case Ink::body:
      return "#76838f";
    case Ink::body_far:
      return "#c3cad1";
    case Ink::trained:
      return grey ? "#5a5a5a" : "#c2410c";
    case Ink::trained_edge:
      return grey ? "#303030" : "#7c2a08";
    case Ink::prop:
      return "#eceff1";
    case Ink::prop_edge:
      return "#9aa3ab";
    case Ink::ground:
      return "#9aa3ab";
    case Ink::arrow:
      return grey ? "#303030" : "#9a3409";
    case Ink::guide:
      return "#404040";
    case Ink::label:
      return grey ? "#202020" : "#8a2f08";
  }
  return "#000000";
}

inline std::string number(double n) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", n);
  return text;
}

inline std::string mark(const DrawingMark& m, bool grey) {
  const std::string ink = colour(m.ink, grey);
  std::string points;
  for (const Point p : m.points) points += number(p.x) + "," + number(-p.y) + " ";
  const std::string dash = m.dashed ? " stroke-dasharray='5 4'" : "";
  switch (m.kind) {
    case DrawingMark::Kind::fill:
      return "<polygon points='" + points + "' fill='" + ink + "'/>\n";
    case DrawingMark::Kind::outline:
    case DrawingMark::Kind::stroke:
      return std::string("<") + (m.kind == DrawingMark::Kind::outline ? "polygon" : "polyline") + " points='" + points +
             "' fill='none' stroke='" + ink + "' stroke-width='" + number(m.width) +
             "' stroke-linecap='round' stroke-linejoin='round'" + dash + "/>\n";
    case DrawingMark::Kind::disc:
      return "<circle cx='" + number(m.points[0].x) + "' cy='" + number(-m.points[0].y) + "' r='" + number(m.width) +
             "' fill='" + ink + "'/>\n";
    case DrawingMark::Kind::label:
      return "<text x='" + number(m.points[0].x) + "' y='" + number(-m.points[0].y + m.width * 0.36) +
             "' font-family='sans-serif' font-weight='bold' text-anchor='middle' font-size='" + number(m.width) +
             "' fill='" + ink + "'>" + m.text + "</text>\n";
  }
  return "";
}

/// The drawing with its lower left corner at x, y (SVG's own y, downwards), `scale` units to the centimetre.
inline std::string placed(const Drawing& d, double x, double y, double scale, bool grey) {
  std::string out = "<g transform='translate(" + number(x) + " " + number(y) + ") scale(" + number(scale) +
                    ") translate(" + number(-d.left) + " " + number(d.bottom) + ")'>\n";
  for (const DrawingMark& m : d.marks) out += mark(m, grey);
  return out + "</g>\n";
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
