// SPDX-License-Identifier: Apache-2.0
// The body of a picture: from joints to round, tapering limbs, trunk and head, far to near. The trained leg gets its
// own ink, an edge and diagonal bands, so that it is told apart in colour, in grey and on a poor copy. Pure geometry.
#pragma once

#include "sheet/pictures/geometry.hpp"
#include "sheet/pictures/skeleton.hpp"

namespace rehab {

struct FigureStyle {
  bool mark_near_leg = false;   ///< it is the trained one
  bool crosses_behind = false;  ///< the near leg passes behind the far one
  Arms arms = Arms::as_seen;
  double bump_cm = 0;  ///< how far a pregnant belly stands out
};

Marks figure(const Skeleton&, const FigureStyle&);

/// Half the thickness of the body about a joint, for whoever puts something beside it.
double radius_at(std::string_view joint);

}  // namespace rehab
