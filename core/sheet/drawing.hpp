// SPDX-License-Identifier: Apache-2.0
// A picture as marks on paper, in centimetres of the figure's own world (y up). Made from a pose, drawn by whoever
// makes PDF or SVG. Colours are roles, so that one drawing serves colour, grey and any template.
#pragma once

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
  label
};

struct DrawingMark {
  enum class Kind { stroke, outline, fill, label } kind = Kind::stroke;
  Ink ink = Ink::line;
  /// stroke: a round-ended polyline; outline: a closed one; fill: a polygon; label: its middle, then
  /// hip, knee, ankle and toes of the leg it names, then of the other leg
  std::vector<Point> points;
  double width = 1;  ///< stroke, outline: thickness; label: size of the letters
  bool dashed = false;
  bool open = false;  ///< a ground seen from above: arrows and words may stand on it
  std::string text;   ///< label
};

struct Drawing {
  double left = 0, bottom = 0, right = 0, top = 0;  ///< what the marks cover, edges included
  std::vector<DrawingMark> marks;                   ///< drawn in order

  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

}  // namespace rehab
