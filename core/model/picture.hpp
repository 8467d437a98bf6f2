// SPDX-License-Identifier: Apache-2.0
// The pose of a figure in two or more frames, as a card states it: joint angles, props and an arrow. Always the picture
// of a RIGHT leg; whoever draws mirrors it for the left. Points are in centimetres, x to the right, y up, floor at y 0;
// angles in degrees, counter-clockwise from "right", absolute, one for each bone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"

namespace rehab {

struct Point {
  double x = 0;
  double y = 0;
};

/// side: one hip and one shoulder point. front: the person faces the reader. above: seen from the ceiling, on the side.
/// above_front: seen from the ceiling, on the back.
enum class View { side, front, above, above_front };
template <>
inline constexpr auto enum_words<View> = words_up_to<View::above_front>("side", "front", "above", "above_front");

struct Bone {
  double deg = 0;
  double length = 1;  ///< part of the true length that shows, because it points toward or away from the eye
};

struct Arrow {
  std::string at;  ///< a joint: near_knee, near_foot, waist, head, hip, chest ...
  double deg = 0;  ///< the way it points
};

struct Frame {
  std::string label;  ///< "start", "lift": the id of its caption in the words
  Point hip;
  Bone torso;
  double head_deg = 90;
  std::optional<double> pelvis_deg;  ///< front views: the line of the hips is square to it; default the torso's
  std::vector<Bone> near_leg, far_leg, near_arm, far_arm;  ///< thigh shin foot; upper arm, forearm, hand
  double arch = 0;  ///< bend of the trunk in cm: + hollows the lower back, - rounds it
  std::vector<Arrow> arrows;
  bool straight_line = false;  ///< mark the line from head to heel with a thin dashed rule
};

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
};

/// Which arms are drawn over the trunk. as_seen: the near one; from the front a far arm is often reached across.
enum class Arms { as_seen, in_front, behind };
template <>
inline constexpr auto enum_words<Arms> = words_up_to<Arms::behind>("", "in_front", "behind");

struct Picture {
  View view = View::side;
  std::string faces;  ///< where the front of the trunk points: left, right, up, down, reader
  std::vector<Prop> props;
  std::vector<Frame> frames;
  double getting_there_deg = 0;  ///< hip flexion on the way into the start, where larger than drawn
  bool crosses_behind = false;   ///< front views: the near leg passes behind the far one (else in front of it)
  Arms arms = Arms::as_seen;
  /// Facts in degrees that this view would show, were the leg not drawn short: they are stated, not compared.
  std::vector<std::string> not_shown;
};

}  // namespace rehab
