// SPDX-License-Identifier: Apache-2.0
// A shape to be stroked or filled on a Page: built point by point, or by one of the ready-made shapes.
// Coordinates in points, origin at the lower left corner of the page, y up; in an Artwork in units of its own. A
// coordinate that is no finite number, or beyond a million, throws DrawingError at once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/problem.hpp"

namespace rehab::pdf {

/// Wrong use of this room, or libharu's own failure: never the reader's fault.
struct DrawingError : Error {
  explicit DrawingError(const std::string& message) : Error(ErrorKind::internal, message) {}
};

struct Point {
  double x = 0, y = 0;
};

struct Box {
  double x = 0, y = 0;  ///< the lower left corner
  double width = 0, height = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

class Path {
 public:
  Path& move_to(Point to);
  Path& line_to(Point to);
  Path& curve_to(Point control_1, Point control_2, Point to);
  Path& close();

  static Path line(Point from, Point to);
  static Path polyline(std::span<const Point> points);
  static Path polygon(std::span<const Point> points);
  /// A polygon whose evenly turning runs, sampled from circles, are drawn as the arcs they came from.
  static Path smooth_polygon(std::span<const Point> points);
  /// A radius of more than half a side counts as half a side.
  static Path rectangle(const Box& box, double radius = 0);
  static Path circle(Point middle, double radius);

  bool empty() const { return steps_.empty(); }
  /// Ends where it began, so that the operator that paints it may close it.
  bool closed() const { return steps_.ends_with('h'); }

  /// Where (0, 0) of what it spells lies: shapes that differ in their place only spell alike, and compress to nothing.
  Point origin() const { return origin_; }
  /// As a content spells it, without a close at its end; `decimals` of each number, the rest is rounded away.
  void append_to(std::string& content, int decimals) const;

 private:
  /// Its lower left corner at (0, 0).
  static Path rounded_rectangle(double width, double height, double radius);

  std::string steps_;  ///< operators: m, l, c, h, and r for re
  std::vector<Point> points_;
  Point origin_;
};

}  // namespace rehab::pdf
