// SPDX-License-Identifier: Apache-2.0
// The things in a picture: what the figure lies on, leans at, holds or pulls. Refuses an unknown kind, missing numbers
// and a band that ends at no joint (PictureError). Pure geometry. model/picture.hpp says what each kind is.
#pragma once

#include <vector>

#include "sheet/pictures/geometry.hpp"
#include "sheet/pictures/skeleton.hpp"

namespace rehab {

/// Where things may reach, from left to right and up, so that both frames show the same room.
struct Room {
  double left = 0, right = 0, bottom = 0, top = 0;
};

struct Scene {
  const std::vector<Prop>* props = nullptr;
  bool on_bed = false;  ///< a bed in place of the mat
  bool has_bump = false;
  Room room;  ///< what the figure covers in any frame
};

/// Things behind the figure.
Marks props_behind(const Scene&, const Skeleton&);
/// Bands and straps, in front of it.
Marks props_in_front(const Scene&, const Skeleton&);

}  // namespace rehab
