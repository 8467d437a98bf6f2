// SPDX-License-Identifier: Apache-2.0
// The things in a picture: what the figure lies on, leans at, holds or pulls, as boxes and cushions under its camera.
// Refuses an unknown kind, missing numbers and a band that ends at no joint (PictureError). Pure geometry.
// model/picture.hpp says what each kind is.
#pragma once

#include <vector>

#include "sheet/pictures/geometry.hpp"
#include "sheet/pictures/skeleton.hpp"

namespace rehab {

/// Where the figure is in any frame, so that all frames show the same room: x, y and z in cm.
struct Room {
  Vec low, high;
};

struct Scene {
  const std::vector<Prop>* props = nullptr;
  bool on_bed = false;  ///< a bed in place of the mat
  bool has_bump = false;
  Room room;
  bool presses_back = false;  ///< the picture is about the gap under the lower back: it is shown where there is one
};

/// What the hands and feet of a picture may lean on, in cm.
namespace prop_size {
inline constexpr double seat_height = 45, chair_top = 92, worktop_height = 90;
}

/// behind the figure; between its legs; in front of it.
enum class Layer { behind, between_legs, in_front };
Marks props(const Scene&, const Skeleton&, Layer);

}  // namespace rehab
