// SPDX-License-Identifier: Apache-2.0
// Where the word LEFT or RIGHT stands beside the trained leg of a drawing: on free paper, nearer to that leg than to
// the other. Pure geometry; centimetres.
#pragma once

#include <string_view>

#include "sheet/drawing.hpp"

namespace rehab {

struct PlacedLabel {
  Point middle;
  Point half;       ///< of the room the word takes, at most
  Extents extents;  ///< what the drawing covers with it
};

/// In letters of this size, between two lines where that's where the word names its leg, else past them. It stands
/// beside the figure where there is room for it, else above or below, and makes the drawing wider only where it is
/// wider than that by itself.
PlacedLabel place_label(const DrawingPtr&, std::string_view text, double letter_cm, double left, double right);

/// What both cover.
Extents united(const Extents&, const Extents&);

}  // namespace rehab
