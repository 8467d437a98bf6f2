// SPDX-License-Identifier: Apache-2.0
// Which paper is taken by the marks of a drawing, on a coarse grid, so that arrows and words find free room. Used
// inside core/sheet/pictures only. Centimetres.
#pragma once

#include <vector>

#include "sheet/drawing.hpp"

namespace rehab {

class Coverage {
 public:
  /// `edges`: only the edges of open ground, which an arrow may cross and a word may not; else all but open ground.
  enum class Of { solid, edges };
  explicit Coverage(const Drawing& drawing, Of of = Of::solid);

  /// How many taken cells a rectangle meets.
  int taken(Point low, Point high) const;
  /// How many taken cells lie within `radius` of a line.
  int taken_along(Point from, Point to, double radius) const;

 private:
  static constexpr double cell_ = 2;
  void take_edge(const DrawingMark& mark);
  void take_polygon(const std::vector<Point>& points);
  void take_line(Point from, Point to, double radius);
  void take_row(int row, double from_x, double to_x);
  void sum_up();
  int column_of(double x) const;
  int row_of(double y) const;
  int sum(int column, int row) const;
  std::size_t index(int column, int row) const;

  double left_ = 0, bottom_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<int> cells_;  ///< 1: taken
  std::vector<int> sums_;   ///< of all cells left of and below a corner of the grid
};

/// What the marks cover, edges included.
void fit_extents(Drawing& drawing);

}  // namespace rehab
