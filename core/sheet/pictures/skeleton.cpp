// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/skeleton.hpp"

#include <array>
#include <cmath>
#include <string>

#include "sheet/pictures/geometry.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

/// What a joint can do, in degrees; a few degrees past straight are within the accuracy of a drawing.
constexpr double straight_slack_deg = 8;
constexpr double most_knee_deg = 160, most_elbow_deg = 155, most_ankle_deg = 135, least_ankle_deg = -15;
constexpr double most_hip_flexion_deg = 140, most_hip_extension_deg = 35;
/// A full-length leg can't bend sideways at the knee: seen from the front it is straight.
constexpr double most_sideways_knee_deg = 12;

std::string whole_deg(double deg) {
  return std::to_string(std::lround(deg));
}

[[noreturn]] void refuse(const Frame& f, const std::string& what) {
  throw PictureError("frame '" + f.label + "': " + what);
}

void check_count(const Frame& f, const std::vector<Bone>& bones, const char* limb, std::size_t least) {
  if (bones.size() < least || bones.size() > 3)
    refuse(f, std::string(limb) + " has " + std::to_string(bones.size()) + " bones; expected " +
                  (least == 3 ? "thigh, shin and foot" : "upper arm, forearm and, where it differs, hand"));
  for (const Bone& b : bones)
    if (!std::isfinite(b.deg) || !(b.length > 0) || b.length > 1)
      refuse(f, std::string(limb) + ": a bone shows a part of its length above 0 and up to 1");
}

void check_range(const Frame& f, const char* joint, double bend_deg, double least, double most) {
  if (bend_deg < least) refuse(f, std::string(joint) + " bends the wrong way, by " + whole_deg(-bend_deg) + " degrees");
  if (bend_deg > most)
    refuse(f, std::string(joint) + " bends " + whole_deg(bend_deg) + " degrees; at most " + whole_deg(most) +
                  " is possible");
}

void check_leg_from_the_side(const Frame& f, const std::vector<Bone>& leg, const std::string& which) {
  check_range(f, (which + " hip").c_str(), hip_bend_deg(f, leg), -most_hip_extension_deg, most_hip_flexion_deg);
  check_range(f, (which + " knee").c_str(), knee_bend_deg(leg), -straight_slack_deg, most_knee_deg);
  check_range(f, (which + " ankle").c_str(), wrapped_deg(leg[2].deg - leg[1].deg), least_ankle_deg, most_ankle_deg);
}

void check_leg_from_the_front(const Frame& f, const std::vector<Bone>& leg, const std::string& which) {
  if (leg[0].length < 1 || leg[1].length < 1) return;  // it bends toward the reader
  const double sideways = std::abs(knee_bend_deg(leg));
  if (sideways > most_sideways_knee_deg)
    refuse(f, which + " knee bends sideways, by " + whole_deg(sideways) +
                  " degrees; a leg bent toward the reader shows its bones shorter");
}

void check_arm(const Frame& f, const std::vector<Bone>& arm, const std::string& which) {
  check_range(f, (which + " elbow").c_str(), wrapped_deg(arm[1].deg - arm[0].deg), -straight_slack_deg, most_elbow_deg);
}

Point along(Point from, const Bone& b, double full_length) {
  return from + towards(b.deg, full_length * b.length);
}

Limb leg_from(Point hip, const std::vector<Bone>& leg) {
  Limb l;
  l.root = hip;
  l.middle = along(l.root, leg[0], bone::thigh);
  l.end = along(l.middle, leg[1], bone::shin);
  l.tip = along(l.end, leg[2], bone::foot);
  return l;
}

Limb arm_from(Point shoulder, const std::vector<Bone>& arm) {
  Limb l;
  l.root = shoulder;
  l.middle = along(l.root, arm[0], bone::upper_arm);
  l.end = along(l.middle, arm[1], bone::forearm);
  l.tip = along(l.end, arm.size() > 2 ? arm[2] : arm[1], bone::hand);
  return l;
}

void check(View view, const Frame& f) {
  check_count(f, f.near_leg, "near_leg", 3);
  check_count(f, f.far_leg, "far_leg", 3);
  check_count(f, f.near_arm, "near_arm", 2);
  check_count(f, f.far_arm, "far_arm", 2);
  const bool front = view == View::front || view == View::above_front;
  for (const auto& [leg, which] : {std::pair{&f.near_leg, "near"}, std::pair{&f.far_leg, "far"}})
    front ? check_leg_from_the_front(f, *leg, which) : check_leg_from_the_side(f, *leg, which);
  // Seen from the front or from above, an arm rolls at the shoulder and its elbow may point any way.
  if (view == View::side) {
    check_arm(f, f.near_arm, "near");
    check_arm(f, f.far_arm, "far");
  }
}

}  // namespace

double hip_bend_deg(const Frame& f, const std::vector<Bone>& leg) {
  return wrapped_deg(leg.at(0).deg - f.torso.deg - 180);
}
double knee_bend_deg(const std::vector<Bone>& leg) {
  return wrapped_deg(leg.at(0).deg - leg.at(1).deg);
}
double out_deg(const Frame& f) {
  return wrapped_deg(f.pelvis_deg.value_or(f.torso.deg) + 180 - f.near_leg.at(0).deg);
}

Skeleton skeleton(View view, const Frame& f) {
  check(view, f);
  Skeleton s;
  s.view = view;
  s.seen_from_front = view == View::front || view == View::above_front;
  s.torso_deg = f.torso.deg;
  s.pelvis_deg = f.pelvis_deg.value_or(f.torso.deg);
  s.head_deg = f.head_deg;
  s.arch = f.arch;
  s.hip = f.hip;
  s.shoulder = along(f.hip, f.torso, bone::torso);
  s.head = s.shoulder + towards(f.head_deg, bone::head);
  const Point to_near_hip = towards(s.pelvis_deg + 90, s.seen_from_front ? bone::half_hips : 0);
  const Point to_near_shoulder = towards(s.torso_deg + 90, s.seen_from_front ? bone::half_shoulders : 0);
  s.near_leg = leg_from(s.hip + to_near_hip, f.near_leg);
  s.far_leg = leg_from(s.hip - to_near_hip, f.far_leg);
  s.near_arm = arm_from(s.shoulder + to_near_shoulder, f.near_arm);
  s.far_arm = arm_from(s.shoulder - to_near_shoulder, f.far_arm);
  return s;
}

Point Skeleton::spine(double part) const {
  // A smooth hump, 0 at both ends and largest a third of the way up: 27/4 t (1-t)^2.
  const double hump = 6.75 * part * (1 - part) * (1 - part);
  return between(hip, shoulder, part) + towards(front_deg(), arch * hump);
}

std::optional<Point> Skeleton::joint(std::string_view name) const {
  if (name == "hip") return hip;
  if (name == "waist" || name == "lower_back") return spine(1.0 / 3);
  if (name == "chest") return spine(0.75);
  if (name == "shoulder") return shoulder;
  if (name == "head") return head;
  const bool near = name.starts_with("near_"), far = name.starts_with("far_");
  if (!near && !far) return std::nullopt;
  const std::string_view part = name.substr(near ? 5 : 4);
  const Limb& leg = near ? near_leg : far_leg;
  const Limb& arm = near ? near_arm : far_arm;
  if (part == "hip") return leg.root;
  if (part == "thigh") return between(leg.root, leg.middle, 0.75);  // where a loop sits: above the knee
  if (part == "knee") return leg.middle;
  if (part == "shin") return between(leg.middle, leg.end, 0.5);
  if (part == "ankle") return leg.end;
  if (part == "foot") return between(leg.end, leg.tip, 0.5);
  if (part == "toes") return leg.tip;
  if (part == "shoulder") return arm.root;
  if (part == "elbow") return arm.middle;
  if (part == "hand") return arm.end;
  return std::nullopt;
}

}  // namespace rehab
