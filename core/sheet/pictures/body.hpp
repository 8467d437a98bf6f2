// SPDX-License-Identifier: Apache-2.0
// The body round its bones: limbs, trunk and clothes as solids of natural proportions, for whoever draws them or asks
// what they touch. A man, a woman, a pregnant woman. Centimetres; a standing body is 172 tall.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "sheet/pictures/pictures.hpp"
#include "sheet/pictures/shape.hpp"
#include "sheet/pictures/skeleton.hpp"

namespace rehab {

/// Where the leg of the shorts ends, as a part of the thigh. The trained leg shows more of itself, but not the hip.
inline constexpr double hem = 0.42, hem_of_trained = 0.27;

class Body {
 public:
  Body(const Skeleton& skeleton, BodyKind body, double bump_cm) : s_(skeleton), body_(body), bump_cm_(bump_cm) {}

  const Skeleton& skeleton() const { return s_; }
  bool is_man() const { return body_ == BodyKind::man; }
  double bump_cm() const { return bump_cm_; }

  Solid shirt() const;
  Solid shorts() const;
  Solid leg_of_shorts(const Limb& leg, double to_hem) const;
  Solid sleeve(const Limb& arm) const;
  Solid neck() const;
  /// Bare, from the sleeve to the fingers.
  Solid arm(const Limb& arm) const;
  Solid hand(const Limb& arm) const;
  /// Bare, from a part of the thigh on.
  Solid thigh(const Limb& leg, double from) const;
  Solid shin_and_foot(const Limb& leg) const;
  Solid foot(const Limb& leg) const;
  Solid hair() const, face() const, fringe() const, side_hair() const;
  /// All of it by the names of figure_parts, bare: for measuring.
  std::vector<std::pair<std::string_view, Solid>> parts() const;

 private:
  Ellipsoid station(double s, bool with_bump) const;
  Chain stations(double from, double to, double step, bool with_bump) const;
  Ellipsoid of_head(double up, double front, double along_up, double along_front, double aside) const;

  const Skeleton& s_;
  BodyKind body_;
  double bump_cm_;
};

/// Both, as one part.
Solid joined(Solid, const Solid&);

}  // namespace rehab
