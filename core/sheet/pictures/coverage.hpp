// SPDX-License-Identifier: Apache-2.0
// Which paper is taken by the marks of a drawing, on a coarse grid, so that arrows and words find free room. Used
// inside core/sheet/pictures only. Centimetres.
#pragma once

#include <vector>

#include "model/drawing.hpp"

namespace rehab {

class Coverage {
 public:
  explicit Coverage(const Drawing&);

  /// How many taken cells a rectangle meets.
  int taken(Point low, Point high) const;
  /// How many taken cells lie within `radius` of a line.
  int taken_along(Point from, Point to, double radius) const;

 private:
  static constexpr double cell_ = 2;
  bool at(int column, int row) const;
  void take(const DrawingMark&);

  double left_ = 0, bottom_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<char> cells_;
};

/// Half the width and height a label takes, at most.
Point label_half(const DrawingMark&);

/// What the marks cover, edges included.
void fit_extents(Drawing&);

}  // namespace rehab
