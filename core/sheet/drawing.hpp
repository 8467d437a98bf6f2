// SPDX-License-Identifier: Apache-2.0
// A picture as marks on paper, in centimetres of the figure's own world (y up). Made from a pose, drawn by whoever
// makes PDF or SVG. Colours are roles, so that one drawing serves colour, grey and any template.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/picture.hpp"

namespace rehab {

/// paper is the colour of the sheet: a gap that keeps the trained limb apart from what is behind it. far_: limbs on the
/// side away from the reader.
enum class Ink {
  paper,
  skin,
  shirt,
  shorts,
  hair,
  belly,
  line,
  far_skin,
  far_shirt,
  far_shorts,
  far_line,
  trained,
  trained_edge,
  prop,
  prop_edge,
  ground,
  arrow,
  guide,
  label  ///< of words beside the figure
};
inline constexpr int ink_count = static_cast<int>(Ink::label) + 1;

struct DrawingMark {
  enum class Kind { stroke, outline, fill } kind = Kind::stroke;
  Ink ink = Ink::line;
  std::vector<Point> points;  ///< stroke: a round-ended polyline; outline: a closed one; fill: a polygon
  double width = 1;           ///< stroke, outline: thickness; fill: of its edge, 0: none
  Ink edge = Ink::line;       ///< fill: drawn over it
  bool dashed = false;
  bool open = false;  ///< a ground seen from above: arrows and words may stand on it
  bool operator==(const DrawingMark&) const = default;
};

struct Extents {
  double left = 0, bottom = 0, right = 0, top = 0;

  double width() const { return right - left; }
  double height() const { return top - bottom; }
  bool operator==(const Extents&) const = default;
};

struct Drawing : Extents {         ///< what the marks cover, edges included
  std::vector<DrawingMark> marks;  ///< drawn in order
  /// Hip, knee, ankle and toes of the trained leg, then of the other; empty: none is trained.
  std::vector<Point> legs;
  /// The same for the same drawing only; empty where nothing made of it can be kept.
  std::string key = {};
};
/// Never changes after it is drawn, and often serves several papers.
using DrawingPtr = std::shared_ptr<const Drawing>;
using Frames = std::vector<DrawingPtr>;

}  // namespace rehab
