// SPDX-License-Identifier: Apache-2.0
// What a picture says beside the body: the arrow of the movement, the straight dashed line. Each finds free paper near
// its joint, so that nothing is drawn over the figure. Pure geometry.
#pragma once

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

}  // namespace rehab
