// SPDX-License-Identifier: Apache-2.0
// A frame of a picture as joints in space: where hip, knee, ankle and toe come to lie. Made from the stated angles and
// reaches for everybody who draws or measures. Refuses a knee, ankle or elbow bent the wrong way and a hand that can't
// get where it is laid (PictureError), so that no impossible body is ever printed. Always the figure of a right leg:
// near is the figure's right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/picture.hpp"
#include "sheet/pictures/space.hpp"

namespace rehab {

/// Lengths of the bones in cm.
namespace bone {
inline constexpr double torso = 50, head = 20, upper_arm = 28, forearm = 25, hand = 8, thigh = 43, shin = 42, foot = 22;
inline constexpr double half_hips = 9, half_shoulders = 15.5, shoulder_drop = 2.6;
}  // namespace bone

/// Root, middle joint, end and tip: hip, knee, ankle, toes; or shoulder, elbow, wrist, fingers.
struct Limb {
  Vec root, middle, end, tip;
  bool stated_tip = false;  ///< the hand is stated, so it rests on something: else it goes on from the forearm
};

struct Skeleton {
  View view = View::side;
  Camera camera;
  Vec hip, shoulder, head;
  Axes pelvis, chest, skull;
  double arch = 0;
  Limb near_leg, far_leg, near_arm, far_arm;

  bool seen_from_front() const { return view == View::front || view == View::above_front; }
  bool seen_from_above() const { return view == View::above || view == View::above_front; }
  /// A point of the spine, 0 at the hip to 1 at the shoulder, with the arch; below 0 it goes on straight.
  Vec spine(double part) const;
  /// How far the arch brings it forward there, in cm.
  double arch_at(double part) const;
  /// How the trunk is turned there.
  Axes axes(double part) const;
  /// A joint by the name cards use; nothing if there is no such joint.
  std::optional<Vec> joint(std::string_view name) const;
};

Skeleton skeleton(const Picture&, const Frame&);

/// Degrees the thigh is brought forward of the pelvis; below 0: back.
double hip_flexion_deg(const Skeleton&, const Limb& leg);
/// Degrees the thigh is held out to its own side of the pelvis; below 0: past the middle.
double hip_out_deg(const Skeleton&, const Limb& leg);
double knee_bend_deg(const Limb& leg);
/// Where the kneecap points, square to the thigh.
Vec knee_front(const Skeleton&, const Limb& leg);

}  // namespace rehab
