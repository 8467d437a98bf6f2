// SPDX-License-Identifier: Apache-2.0
// The pose of a figure in two or more frames, as a card states it: joint angles, props and an arrow. Always the picture
// of a RIGHT leg; whoever draws mirrors it for the left. Points are in centimetres, x to the right, y up, floor at y 0;
// angles in degrees, counter-clockwise from "right", absolute, one for each bone.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rehab {

struct Point {
  double x = 0;
  double y = 0;
};

/// side: one hip and one shoulder point. front: the person faces the reader. above: seen from the ceiling, on the side.
/// above_front: seen from the ceiling, on the back.
enum class View { side, front, above, above_front };

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
  std::optional<Arrow> arrow;
  bool straight_line = false;  ///< mark the line from head to heel with a thin dashed rule
};

/// A thing in the picture. `at` are its numbers, as the kind asks for them (a wall: the x of its face).
struct Prop {
  std::string kind;  ///< floor, mat, bed, wall, chair, worktop, pillow, blanket, post, band, strap
  std::vector<double> at;
  std::string from, to;  ///< band and strap: the joints or "post" they join
};

struct Picture {
  View view = View::side;
  std::string faces;  ///< where the front of the trunk points: left, right, up, down, reader
  std::vector<Prop> props;
  std::vector<Frame> frames;
  double getting_there_deg = 0;      ///< hip flexion on the way into the start, where larger than drawn
  bool angles_out_of_plane = false;  ///< the drawn hip angle says nothing about the stated one
};

}  // namespace rehab
