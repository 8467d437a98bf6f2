// SPDX-License-Identifier: Apache-2.0
// The pose of a figure in two or more frames, as a card states it: joint angles, props and an arrow. Always the picture
// of a RIGHT leg; whoever draws mirrors it for the left. Points are in centimetres, x to the right, y up, floor at y 0,
// z toward the reader with the hip's middle at z 0; angles in degrees, counter-clockwise from "right", absolute, one
// for each bone. The body is solid: the camera turns round it, and what is stated stays as it is.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"

namespace rehab {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

/// side: the trunk is seen from its side. front: the person faces the reader. above: seen from the ceiling, on the
/// side. above_front: seen from the ceiling, on the back.
enum class View { side, front, above, above_front };
template <>
inline constexpr auto enum_words<View> = words_up_to<View::above_front>("side", "front", "above", "above_front");

/// From where the reader looks: straight on at 0, 0. Turned about the upright, + from the reader's right; raised, +
/// from above. Degrees.
struct CameraAngles {
  double yaw = 0, pitch = 0;
  bool operator==(const CameraAngles&) const = default;
};

struct Bone {
  double deg = 0;
  double length = 1;  ///< part of the true length that lies in the plane of the page; the rest points out of it
  /// Where it points out of the plane: toward the reader, away, or by the limb: toward; from the side or from above,
  /// the far limbs away.
  enum class Depth { by_limb, toward, away } depth = Depth::by_limb;
  bool operator==(const Bone&) const = default;
};

/// What a hand or an ankle is laid on: the limb bends to get there. A place on the body, or with no joint a point.
struct Reach {
  std::string joint;
  std::array<double, 3> at{};    ///< x, y, z in cm: added to the joint's middle
  std::array<double, 3> bend{};  ///< the way the elbow or the knee points
  bool operator==(const Reach&) const = default;
};

struct Arrow {
  std::string at;  ///< a joint: near_knee, near_foot, waist, head, hip, chest ...
  double deg = 0;  ///< the way it points
  bool operator==(const Arrow&) const = default;
};

struct Frame {
  std::string label;  ///< "start", "lift": the id of its caption in the words
  Point hip;
  Bone torso;
  Bone head{90};
  std::optional<Bone> pelvis;                              ///< where the pelvis does not follow the trunk
  std::vector<Bone> near_leg, far_leg, near_arm, far_arm;  ///< thigh shin foot; upper arm, forearm, hand
  /// In place of the two long bones above them, which then only say the foot or the hand, where there is a third.
  std::optional<Reach> near_ankle, far_ankle, near_hand, far_hand;
  double arch = 0;  ///< bend of the trunk in cm: + hollows the lower back, - rounds it
  std::vector<Arrow> arrows;
  bool straight_line = false;  ///< mark the line from head to heel with a thin dashed rule
  /// Parts from far to near, each of figure_parts once; empty: as the view has it, and `arms` and `crosses_behind` say.
  std::vector<std::string> order;
  bool operator==(const Frame&) const = default;
};

inline constexpr std::array<std::string_view, 6> figure_parts{"far_arm", "far_leg",  "trunk",
                                                              "head",    "near_leg", "near_arm"};

/// A thing in the picture. Its numbers, all in cm, by kind:
///   floor                       none; the line at y 0
///   mat, bed                    none, or [from x, to x]; under the figure (above views: a rectangle behind it, or
///                               the rectangle [from x, to x, from y, to y]; a bed has a pillow where none is given)
///   wall                        [x of its face]
///   chair                       [seat from x, seat to x], top at y 45; third: x of the face of its back (side view);
///                               fourth: degrees its back leans. One number: a chair to hold, its back at that x
///   worktop                     [edge x], or [from x, to x]; top at y 90
///   pillow, blanket, pad        [middle x, height] lying on the ground, or [from x, to x, from y, to y]
///   leg_pillow                  [from x, to x, from y, to y]; between the legs, in front of the lower one (above
///                               views: under the figure)
///   bump_pillow                 the same, under the bump; drawn only for a body with one
///   post                        [x]; the leg of a heavy table, for a band
///   band, strap                 no numbers; `from` and `to`: "post" or a joint (near_ankle, far_foot, near_thigh,
///                               far_hand ...); round a leg it is a loop, round two thighs one loop round both
struct Prop {
  std::string kind;
  std::vector<double> at;
  std::string from, to;  ///< band and strap: the joints or "post" they join
  bool operator==(const Prop&) const = default;
};

/// Which arms are drawn over the trunk. as_seen: the near one; from the front a far arm is often reached across.
enum class Arms { as_seen, in_front, behind };
template <>
inline constexpr auto enum_words<Arms> = words_up_to<Arms::behind>("", "in_front", "behind");

struct Picture {
  View view = View::side;
  std::optional<CameraAngles> camera;  ///< default: straight on; from the front a little from above
  std::string faces;                   ///< where the front of the trunk points: left, right, up, down, reader
  std::vector<Prop> props;
  std::vector<Frame> frames;
  double getting_there_deg = 0;  ///< hip flexion on the way into the start, where larger than drawn
  bool crosses_behind = false;   ///< front views: the near leg passes behind the far one (else in front of it)
  Arms arms = Arms::as_seen;
  /// Facts in degrees that are stated, not compared, because no frame shows them.
  std::vector<std::string> not_shown;
  bool operator==(const Picture&) const = default;
};

}  // namespace rehab
