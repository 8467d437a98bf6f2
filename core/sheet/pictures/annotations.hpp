// SPDX-License-Identifier: Apache-2.0
// What a picture says beside the body: the arrow of the movement, the word LEFT or RIGHT, the straight dashed line.
// Each finds free paper near its joint, so that nothing is written over the figure. Pure geometry.
#pragma once

#include <optional>
#include <string>

#include "sheet/drawing.hpp"
#include "sheet/pictures/skeleton.hpp"

namespace rehab {

/// Throws PictureError where there is no such joint.
Point joint_of(const Skeleton&, const Arrow&);
/// Adds the arrow beside its joint; at the lower_back through the body, up to what the back presses at. Throws
/// PictureError for a joint that doesn't exist.
void add_arrow(Drawing&, const Skeleton&, const Arrow&);

/// Adds a thin dashed line along the body's back, from shoulder to heel (to the knee where the knees are down).
void add_straight_line(Drawing&, const Skeleton&);

/// Adds the word LEFT or RIGHT beside the near leg, of a usual size: see fit_labels().
void add_side_label(Drawing&, const Skeleton&, const std::string& text);

/// Takes a drawing's label away, if it has one, and gives the drawing the extents its other marks need.
std::optional<DrawingMark> taken_label(Drawing&);

/// Sets a label in letters of this size on free paper between two lines, and the drawing's extents to match.
void put_label(Drawing&, DrawingMark label, double letter_cm, double left, double right);

}  // namespace rehab
