// SPDX-License-Identifier: Apache-2.0
// Short ways to say a mark. Used inside core/sheet/pictures only.
#pragma once

#include <utility>
#include <vector>

#include "model/drawing.hpp"
#include "sheet/pictures/geometry.hpp"

namespace rehab {

using Marks = std::vector<DrawingMark>;

inline DrawingMark mark(DrawingMark::Kind kind, Ink ink, std::vector<Point> points, double width) {
  DrawingMark m;
  m.kind = kind;
  m.ink = ink;
  m.points = std::move(points);
  m.width = width;
  return m;
}
inline DrawingMark stroke(Ink ink, std::vector<Point> points, double width) {
  return mark(DrawingMark::Kind::stroke, ink, std::move(points), width);
}
inline DrawingMark outline(Ink ink, std::vector<Point> points, double width) {
  return mark(DrawingMark::Kind::outline, ink, std::move(points), width);
}
inline DrawingMark fill(Ink ink, std::vector<Point> points) {
  return mark(DrawingMark::Kind::fill, ink, std::move(points), 0);
}
inline DrawingMark disc(Ink ink, Point middle, double radius) {
  return mark(DrawingMark::Kind::disc, ink, {middle}, radius);
}
inline DrawingMark dashed(DrawingMark m) {
  m.dashed = true;
  return m;
}

/// A rectangle with round corners, as a polygon.
inline std::vector<Point> round_rectangle(Point low, Point high, double radius) {
  return stretched_round({{{low.x + radius, low.y + radius}, radius},
                          {{high.x - radius, low.y + radius}, radius},
                          {{high.x - radius, high.y - radius}, radius},
                          {{low.x + radius, high.y - radius}, radius}});
}

}  // namespace rehab
