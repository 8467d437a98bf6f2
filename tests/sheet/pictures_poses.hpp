// SPDX-License-Identifier: Apache-2.0
// Every pose of the eight exercises as its clinical table gives it, with the true angles measured there: independent of
// the cards, so that a card and its drawing can be held against it.
#pragma once

#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "model/exercise.hpp"
#include "model/picture.hpp"
#include "model/regimen.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab::poses {

inline constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

struct FrameRow {
  const char *label, *hip, *torso, *head, *near_leg, *far_leg, *near_arm, *far_arm, *also, *arrow;
  double hip_flexion, knee_flexion, out;  ///< true angles of the near leg; nan: not shown
};
struct PoseRow {
  const char* form;
  View view;
  Side leg;
  const char* props;
  double getting_there;
  bool out_of_plane;
  int facts[4];  ///< hip flexion, extension, abduction, past midline
  std::vector<FrameRow> frames;
};

const std::vector<PoseRow>& rows();

/// The row of "plank.wall"; throws std::out_of_range where there is none.
const PoseRow& pose(std::string_view form);

/// The picture the row describes.
Picture picture(const PoseRow& row);
/// The largest angles it states.
Facts facts(const PoseRow& row);

/// Copies of what draw() draws, to be changed at will.
inline std::vector<Drawing> drawings(const Picture& picture, const DrawRequest& request) {
  std::vector<Drawing> all;
  for (const DrawingPtr& frame : draw(picture, request)) all.push_back(*frame);
  return all;
}

/// The same marks seen in a mirror.
inline Drawing mirrored(Drawing d) {
  for (DrawingMark& m : d.marks)
    for (Point& p : m.points) p.x = -p.x;
  std::swap(d.left, d.right);
  d.left = -d.left;
  d.right = -d.right;
  return d;
}

}  // namespace rehab::poses
