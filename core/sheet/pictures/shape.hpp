// SPDX-License-Identifier: Apache-2.0
// Round solids and what a camera sees of them. A part of the body is a few chains of ellipsoids; neighbours in a chain
// are joined as by a rubber skin. Used inside core/sheet/pictures only; knows nothing of bodies. Centimetres.
#pragma once

#include <vector>

#include "sheet/pictures/space.hpp"

namespace rehab {

struct Ellipsoid {
  Vec middle;
  Vec a, b, c;  ///< half axes
};

/// A ball.
Ellipsoid ball(Vec middle, double radius);
/// A thin disc square to a bone: where cloth ends, so that hems are straight cuts.
Ellipsoid disc_across(Vec middle, Vec bone, double radius);

using Chain = std::vector<Ellipsoid>;
using Solid = std::vector<Chain>;

/// The outlines of what is seen, each a polygon with no hole; one where all chains hang together. `grown`: as if every
/// ellipsoid were larger all round by this much; below 0: smaller.
std::vector<std::vector<Point>> outlines(const Solid&, const Camera&, double grown = 0);

/// The farthest that any of it comes in a direction, measured along it from the origin.
double farthest(const Solid&, Vec way);

}  // namespace rehab
