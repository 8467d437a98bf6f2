// SPDX-License-Identifier: Apache-2.0
// What a picture shows, in degrees, held against what the form states. Called for every form before every plan, and by
// `plugins check`, so that no card shows more than its safety facts admit. It never changes a picture. Degrees
// throughout.
#pragma once

#include <string>
#include <vector>

#include "model/exercise.hpp"
#include "model/picture.hpp"

namespace rehab {

/// The near (trained) leg of one frame, measured on the joints in space.
struct DrawnAngles {
  std::string frame;
  double hip_flexion_deg = 0;  ///< below 0: extended
  double knee_flexion_deg = 0;
  double out_deg = 0;  ///< abduction; below 0: past the middle
};

inline constexpr double drawn_angle_tolerance_deg = 15;

std::vector<DrawnAngles> drawn_angles(const Picture&);

/// The most that any frame bends a knee, either leg's.
double most_knee_bend_deg(const Picture&);

/// What is wrong where the trunk does not lie or stand as the form's position says; else empty. Side views only.
std::string compare_position(const Picture& picture, const Facts& facts);

/// One message for each stated angle the picture contradicts: it shows more than the form admits, or the form states
/// more than any frame (or `getting_there_deg`) shows. Empty: they agree. What the picture calls `not_shown` is not
/// compared.
std::vector<std::string> compare_angles(const Picture&, const Facts&);

}  // namespace rehab
