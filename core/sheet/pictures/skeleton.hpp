// SPDX-License-Identifier: Apache-2.0
// A frame of a picture as joints in the plane: where hip, knee, ankle and toe come to lie. Made from the stated angles
// for everybody who draws or measures. Refuses a knee, ankle or elbow bent the wrong way (PictureError), so that no
// impossible body is ever printed. Always the figure of a right leg: near is the figure's right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/picture.hpp"

namespace rehab {

/// Lengths of the bones in cm.
namespace bone {
inline constexpr double torso = 50, head = 20, upper_arm = 28, forearm = 25, hand = 8, thigh = 43, shin = 42, foot = 22;
inline constexpr double head_radius = 11;
inline constexpr double half_hips = 9, half_shoulders = 16;  ///< seen from the front
}  // namespace bone

/// Root, middle joint, end and tip: hip, knee, ankle, toes; or shoulder, elbow, wrist, fingers.
struct Limb {
  Point root, middle, end, tip;
};

struct Skeleton {
  View view = View::side;
  bool seen_from_front = false;  ///< views front and above_front: shoulders and hips have a width
  Point hip, shoulder, head;
  double torso_deg = 90, pelvis_deg = 90, head_deg = 90;
  double arch = 0;
  Limb near_leg, far_leg, near_arm, far_arm;

  /// The way the front of the trunk points, in the plane of the picture (views side and above).
  double front_deg() const { return torso_deg - 90; }
  /// A point of the spine, 0 at the hip to 1 at the shoulder, with the arch.
  Point spine(double part) const;
  /// A joint by the name cards use; nothing if there is no such joint.
  std::optional<Point> joint(std::string_view name) const;
};

Skeleton skeleton(View, const Frame&);

/// Degrees of bend: hip below 0 is extension, knee and elbow below 0 the wrong way. For views side and above.
double hip_bend_deg(const Frame&, const std::vector<Bone>& leg);
double knee_bend_deg(const std::vector<Bone>& leg);
/// Degrees the near thigh is held out to the side; below 0: past the middle. For views front and above_front.
double out_deg(const Frame&);

}  // namespace rehab
