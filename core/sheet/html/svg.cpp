// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/svg.hpp"

#include <cmath>

#include "sheet/html/markup.hpp"

namespace rehab::html {

namespace {

constexpr double half_capital = 0.36;  // of the letters' size: what sets a word's middle on a point

std::string points(const DrawingMark& mark) {
  std::string all;
  for (const Point p : mark.points) all += (all.empty() ? "" : " ") + number(p.x) + "," + number(-p.y);
  return all;
}

std::string line_tag(std::string_view name, const DrawingMark& mark, const std::string& ink) {
  return empty_element(name, {{"points", points(mark)},
                              {"fill", "none"},
                              {"stroke", ink},
                              {"stroke-width", number(mark.width)},
                              {"stroke-linecap", "round"},
                              {"stroke-linejoin", "round"},
                              {"stroke-dasharray", mark.dashed ? "5 4" : ""}});
}

std::string label(const DrawingMark& mark, const std::string& ink) {
  return element("text",
                 {{"x", number(mark.points[0].x)},
                  {"y", number(-mark.points[0].y + mark.width * half_capital)},
                  {"font-size", number(mark.width)},
                  {"font-weight", "bold"},
                  {"text-anchor", "middle"},
                  {"fill", ink}},
                 escaped(mark.text));
}

std::string svg_mark(const DrawingMark& mark, const std::string& ink) {
  switch (mark.kind) {
    case DrawingMark::Kind::stroke:
      return line_tag("polyline", mark, ink);
    case DrawingMark::Kind::outline:
      return line_tag("polygon", mark, ink);
    case DrawingMark::Kind::fill:
      return empty_element("polygon", {{"points", points(mark)}, {"fill", ink}});
    case DrawingMark::Kind::disc:
      return empty_element("circle", {{"cx", number(mark.points[0].x)},
                                      {"cy", number(-mark.points[0].y)},
                                      {"r", number(mark.width)},
                                      {"fill", ink}});
    case DrawingMark::Kind::label:
      return label(mark, ink);
  }
  return {};
}

}  // namespace

std::string hex(const pdf::Color& color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const double part : {color.red, color.green, color.blue}) {
    const auto value = static_cast<unsigned>(std::lround(part * 255));
    text += digits[value / 16];
    text += digits[value % 16];
  }
  return text;
}

std::string svg_marks(const Drawing& drawing, const Design& design) {
  std::string all;
  for (const DrawingMark& mark : drawing.marks) all += svg_mark(mark, hex(design.ink(mark.ink)));
  return all;
}

std::string view_box(const Drawing& d) {
  return number(d.left) + " " + number(-d.top) + " " + number(d.right - d.left) + " " + number(d.top - d.bottom);
}

}  // namespace rehab::html
