// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/drawn_angles.hpp"

#include <algorithm>
#include <cmath>

#include "sheet/pictures/skeleton.hpp"

namespace rehab {

namespace {

double stated(const Facts& facts, std::string_view key) {
  const auto f = facts.find(key);
  if (f == facts.end()) return 0;
  if (const int* n = std::get_if<int>(&f->second)) return *n;
  if (const double* n = std::get_if<double>(&f->second)) return *n;
  return 0;
}

struct Largest {
  double deg = 0;
  std::string frame;

  void meet(double other, const std::string& in_frame) {
    if (other > deg) {
      deg = other;
      frame = in_frame;
    }
  }
};

std::string degrees(double deg) {
  return std::to_string(std::lround(deg)) + " degrees";
}

/// `least_too`: the drawing must also show as much as is stated.
void compare(std::vector<std::string>& messages, const Facts& facts, std::string_view key, const Largest& drawn,
             bool least_too) {
  const double says = stated(facts, key);
  const std::string name(key);
  if (drawn.deg > says + drawn_angle_tolerance_deg)
    messages.push_back("frame '" + drawn.frame + "' shows more than the form admits: " + degrees(drawn.deg) +
                       " drawn, " + name + " states " + degrees(says));
  else if (least_too && drawn.deg < says - drawn_angle_tolerance_deg)
    messages.push_back(name + " states " + degrees(says) + ", but no frame shows more than " + degrees(drawn.deg) +
                       "; correct the pose or the fact, or state getting_there_deg");
}

}  // namespace

std::vector<DrawnAngles> drawn_angles(const Picture& picture) {
  std::vector<DrawnAngles> all;
  for (const Frame& f : picture.frames) {
    const Skeleton s = skeleton(picture, f);
    all.push_back({f.label, hip_flexion_deg(s, s.near_leg), knee_bend_deg(s.near_leg), hip_out_deg(s, s.near_leg)});
  }
  return all;
}

double most_knee_bend_deg(const Picture& picture) {
  double most = 0;
  for (const Frame& f : picture.frames) {
    const Skeleton s = skeleton(picture, f);
    most = std::max({most, knee_bend_deg(s.near_leg), knee_bend_deg(s.far_leg)});
  }
  return most;
}

std::vector<std::string> compare_angles(const Picture& picture, const Facts& facts) {
  std::vector<std::string> messages;
  Largest flexion, extension, out, past, knee;
  for (const Frame& f : picture.frames) {
    const Skeleton s = skeleton(picture, f);
    flexion.meet(hip_flexion_deg(s, s.far_leg), f.label);  // the larger of both sides counts
    knee.meet(knee_bend_deg(s.far_leg), f.label);
  }
  for (const DrawnAngles& a : drawn_angles(picture)) {
    flexion.meet(a.hip_flexion_deg, a.frame);
    extension.meet(-a.hip_flexion_deg, a.frame);
    knee.meet(a.knee_flexion_deg, a.frame);
    out.meet(a.out_deg, a.frame);
    past.meet(-a.out_deg, a.frame);
  }
  flexion.meet(picture.getting_there_deg, "getting there");
  const auto compare_shown = [&](std::string_view key, const Largest& drawn, bool least_too = true) {
    if (std::ranges::find(picture.not_shown, key) == picture.not_shown.end())
      compare(messages, facts, key, drawn, least_too);
  };
  compare_shown("hip_flexion_deg", flexion);
  compare_shown("hip_extension_deg", extension);
  compare_shown("hip_abduction_deg", out);
  compare_shown("past_midline_deg", past);
  compare_shown("knee_bend_deg", knee, picture.getting_there_deg == 0);
  return messages;
}

std::string compare_position(const Picture& picture, const Facts& facts) {
  constexpr double upright_up_to_deg = 30, lying_from_deg = 75;
  const auto stated = facts.find("position");
  if (picture.view != View::side || stated == facts.end()) return {};
  const std::string& position = std::get<std::string>(stated->second);
  double least = 180, most = 0;
  for (const Frame& frame : picture.frames) {
    const double leans = angle_deg(skeleton(picture, frame).chest.up, {0, 1, 0});
    least = std::min(least, leans);
    most = std::max(most, leans);
  }
  const bool upright = position == "standing" || position == "seated" || position == "floor_sitting";
  if (upright && least >= lying_from_deg) return "position states " + position + ", but the trunk is drawn lying";
  if (!upright && position != "leaning" && most <= upright_up_to_deg)
    return "position states " + position + ", but the trunk is drawn upright";
  return {};
}

}  // namespace rehab
