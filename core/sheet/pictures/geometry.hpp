// SPDX-License-Identifier: Apache-2.0
// The few bits of plane geometry the pictures are made of, and the marks they come out as. Used inside
// core/sheet/pictures only; knows nothing of bodies. Centimetres, y up; degrees counter-clockwise from "right".
#pragma once

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "sheet/drawing.hpp"

namespace rehab {

inline Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double k) {
  return {a.x * k, a.y * k};
}

inline double radians(double deg) {
  return deg * std::numbers::pi / 180;
}
inline Point towards(double deg, double length = 1) {
  return {std::cos(radians(deg)) * length, std::sin(radians(deg)) * length};
}
inline double dot(Point a, Point b) {
  return a.x * b.x + a.y * b.y;
}
inline double length(Point a) {
  return std::hypot(a.x, a.y);
}
inline double direction_deg(Point a) {
  return std::atan2(a.y, a.x) * 180 / std::numbers::pi;
}
inline Point between(Point a, Point b, double part) {
  return a + (b - a) * part;
}

/// The same angle between -180 and 180.
inline double wrapped_deg(double deg) {
  return std::remainder(deg, 360.0);
}

/// Counter-clockwise.
std::vector<Point> convex_hull(std::vector<Point> points);

/// The outline of a rubber band stretched round discs.
struct Disc {
  Point middle;
  double radius = 1;
};
std::vector<Point> stretched_round(const std::vector<Disc>&);

double distance_to_segment(Point, Point a, Point b);

// Short ways to say a mark.

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
/// With a line round it.
inline DrawingMark edged(DrawingMark m, Ink edge, double width) {
  m.edge = edge;
  m.width = width;
  return m;
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
