// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/skeleton.hpp"

#include <cmath>
#include <string>

#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

/// What a joint can do, in degrees; a few degrees past straight are within the accuracy of a drawing.
constexpr double straight_slack_deg = 8;
constexpr double most_knee_deg = 160, most_elbow_deg = 155, most_ankle_deg = 135, least_ankle_deg = -15;
constexpr double most_hip_flexion_deg = 140, most_hip_extension_deg = 35;
/// A full-length leg can't bend sideways at the knee: seen from the front it is straight.
constexpr double most_sideways_knee_deg = 12;
constexpr double reach_slack_cm = 1.5;

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

void check_range(const Frame& f, const std::string& joint, double bend_deg, double least, double most) {
  if (bend_deg < least) refuse(f, joint + " bends the wrong way, by " + whole_deg(-bend_deg) + " degrees");
  if (bend_deg > most)
    refuse(f, joint + " bends " + whole_deg(bend_deg) + " degrees; at most " + whole_deg(most) + " is possible");
}

/// The front of a straight thigh: as the hip turns it in the plane of the trunk.
Vec thigh_front(const Skeleton& s, Vec thigh) {
  return square_to(thigh, cross(s.pelvis.right, thigh), s.pelvis.front);
}

void check_leg_from_the_side(const Frame& f, const Skeleton& s, const Limb& leg, const std::string& which) {
  const Vec thigh = unit(leg.middle - leg.root), shin = unit(leg.end - leg.middle), foot = unit(leg.tip - leg.end);
  const Vec front = thigh_front(s, thigh);
  const double knee = std::atan2(-dot(shin, front), dot(shin, thigh)) * 180 / std::numbers::pi;
  const Vec shin_front = thigh_front(s, shin);
  const double ankle = std::atan2(dot(foot, shin_front), dot(foot, shin)) * 180 / std::numbers::pi;
  check_range(f, which + " hip", hip_flexion_deg(s, leg), -most_hip_extension_deg, most_hip_flexion_deg);
  check_range(f, which + " knee", knee, -straight_slack_deg, most_knee_deg);
  check_range(f, which + " ankle", ankle, least_ankle_deg, most_ankle_deg);
}

void check_leg_from_the_front(const Frame& f, const std::vector<Bone>& leg, const std::string& which) {
  if (leg[0].length < 1 || leg[1].length < 1) return;  // it bends toward the reader
  const double sideways = std::abs(wrapped_deg(leg[0].deg - leg[1].deg));
  if (sideways > most_sideways_knee_deg)
    refuse(f, which + " knee bends sideways, by " + whole_deg(sideways) +
                  " degrees; a leg bent toward the reader shows its bones shorter");
}

void check_arm(const Frame& f, const std::vector<Bone>& arm, const std::string& which) {
  check_range(f, which + " elbow", wrapped_deg(arm[1].deg - arm[0].deg), -straight_slack_deg, most_elbow_deg);
}

Vec direction(const Bone& b, bool away_by_limb = false) {
  const bool away = b.depth == Bone::Depth::away || (b.depth == Bone::Depth::by_limb && away_by_limb);
  const Point in_plane = towards(b.deg, b.length);
  return {in_plane.x, in_plane.y, std::sqrt(std::max(0.0, 1 - b.length * b.length)) * (away ? -1 : 1)};
}

/// The upper bone, the lower one and the end of a limb, by its angles.
struct Lengths {
  double upper, lower, tip;
};
constexpr Lengths leg_lengths{bone::thigh, bone::shin, bone::foot},
    arm_lengths{bone::upper_arm, bone::forearm, bone::hand};

Limb limb_from(Vec root, const std::vector<Bone>& bones, const Lengths& lengths, bool away) {
  Limb l;
  l.root = root;
  l.middle = root + direction(bones[0], away) * lengths.upper;
  l.end = l.middle + direction(bones[1], away) * lengths.lower;
  l.stated_tip = bones.size() > 2;
  l.tip = l.end + direction(bones.size() > 2 ? bones[2] : bones[1], away) * lengths.tip;
  return l;
}

/// Bends the limb so that its end comes to the place, with the middle joint pointing where it is told.
void reach(const Frame& f, Limb& l, Vec place, Vec bend, const Lengths& lengths, const std::string& which) {
  const Vec line = place - l.root;
  const double far = length(line), most = lengths.upper + lengths.lower;
  if (far > most + reach_slack_cm)
    refuse(f, which + " can't get there: it is " + whole_deg(far - most) + " cm too far");
  const double d = std::min(far, most - 1e-6);
  const double along = (lengths.upper * lengths.upper - lengths.lower * lengths.lower + d * d) / (2 * d);
  if (along > lengths.upper) refuse(f, which + " can't get there: it is too near");
  const Vec way = unit(line), side = square_to(way, bend, {0, 0, 0});
  if (length(side) < 0.5) refuse(f, which + ": 'bend' points along the limb, so its middle joint has nowhere to go");
  const Vec tip = l.tip - l.end, forearm = unit(l.end - l.middle);
  l.middle = l.root + way * along + side * std::sqrt(std::max(0.0, lengths.upper * lengths.upper - along * along));
  l.end = l.middle + unit(place - l.middle) * lengths.lower;
  const bool goes_on = !l.stated_tip || dot(unit(tip), forearm) > 1 - 1e-9;
  l.tip = l.end + (goes_on && &lengths == &arm_lengths ? unit(l.end - l.middle) * lengths.tip : tip);
}

class Maker {
 public:
  Maker(const Picture& picture, const Frame& frame) : frame_(frame) {
    s_.view = picture.view;
    s_.camera = camera(picture);
    s_.arch = frame.arch;
    put_trunk();
    put_limbs();
  }

  Skeleton made() {
    check_legs();
    return std::move(s_);
  }

  static void check(View view, const Frame& f) {
    check_count(f, f.near_leg, "near_leg", 3);
    check_count(f, f.far_leg, "far_leg", 3);
    check_count(f, f.near_arm, "near_arm", 2);
    check_count(f, f.far_arm, "far_arm", 2);
    // Seen from the front or from above, an arm rolls at the shoulder and its elbow may point any way.
    if (view != View::side) return;
    if (!f.near_hand) check_arm(f, f.near_arm, "near");
    if (!f.far_hand) check_arm(f, f.far_arm, "far");
  }

 private:
  static Camera camera(const Picture& picture) {
    constexpr double from_the_front = 12;
    const CameraAngles usual{0, picture.view == View::front ? from_the_front : 0};
    const CameraAngles& c = picture.camera.value_or(usual);
    return {c.yaw, c.pitch};
  }

  Axes axes_of(const Bone& up) const {
    const Point front = towards(up.deg - 90);
    return Axes::of(direction(up), s_.seen_from_front() ? Vec{0, 0, 1} : Vec{front.x, front.y, 0});
  }

  void put_trunk() {
    s_.chest = axes_of(frame_.torso);
    s_.pelvis = frame_.pelvis ? axes_of(*frame_.pelvis) : s_.chest;
    s_.skull = axes_of(frame_.head);
    s_.hip = {frame_.hip.x, frame_.hip.y, 0};
    s_.shoulder = s_.hip + s_.chest.up * bone::torso;
    s_.head = s_.shoulder + s_.skull.up * bone::head;
  }

  /// Legs first: hands are laid on them; a limb that stands by itself before one that is laid on it.
  void put_limbs() {
    const bool far_away = !s_.seen_from_front();
    const Vec hips = s_.pelvis.right * bone::half_hips, shoulders = s_.chest.right * bone::half_shoulders;
    const Vec arms = s_.shoulder - s_.chest.up * bone::shoulder_drop;
    s_.near_leg = limb_from(s_.hip + hips, frame_.near_leg, leg_lengths, false);
    s_.far_leg = limb_from(s_.hip - hips, frame_.far_leg, leg_lengths, far_away);
    s_.near_arm = limb_from(arms + shoulders, frame_.near_arm, arm_lengths, false);
    s_.far_arm = limb_from(arms - shoulders, frame_.far_arm, arm_lengths, far_away);
    lay(frame_.near_ankle, s_.near_leg, leg_lengths, "near_ankle");
    lay(frame_.far_ankle, s_.far_leg, leg_lengths, "far_ankle");
    lay(frame_.near_hand, s_.near_arm, arm_lengths, "near_hand");
    lay(frame_.far_hand, s_.far_arm, arm_lengths, "far_hand");
  }

  void lay(const std::optional<Reach>& where, Limb& limb, const Lengths& lengths, const std::string& which) {
    if (!where) return;
    Vec place{where->at[0], where->at[1], where->at[2]};
    if (!where->joint.empty()) {
      const std::optional<Vec> joint = s_.joint(where->joint);
      if (!joint) refuse(frame_, which + " is laid on '" + where->joint + "': no such joint");
      place = place + *joint;
    }
    reach(frame_, limb, place, {where->bend[0], where->bend[1], where->bend[2]}, lengths, which);
  }

  void check_legs() const {
    const bool front = s_.seen_from_front();
    if (!front) check_leg_from_the_side(frame_, s_, s_.near_leg, "near");
    if (!front) check_leg_from_the_side(frame_, s_, s_.far_leg, "far");
    if (front && !frame_.near_ankle) check_leg_from_the_front(frame_, frame_.near_leg, "near");
    if (front && !frame_.far_ankle) check_leg_from_the_front(frame_, frame_.far_leg, "far");
  }

  const Frame& frame_;
  Skeleton s_;
};

double smooth_step(double part) {
  const double p = std::clamp(part, 0.0, 1.0);
  return p * p * (3 - 2 * p);
}

}  // namespace

Skeleton skeleton(const Picture& picture, const Frame& frame) {
  Maker::check(picture.view, frame);
  return Maker(picture, frame).made();
}

double hip_flexion_deg(const Skeleton& s, const Limb& leg) {
  const Vec thigh = leg.middle - leg.root;
  return std::atan2(dot(thigh, s.pelvis.front), -dot(thigh, s.pelvis.up)) * 180 / std::numbers::pi;
}

double hip_out_deg(const Skeleton& s, const Limb& leg) {
  const double side = dot(leg.root - s.hip, s.pelvis.right) > 0 ? 1 : -1;
  const double out = dot(unit(leg.middle - leg.root), s.pelvis.right) * side;
  return std::asin(std::clamp(out, -1.0, 1.0)) * 180 / std::numbers::pi;
}

double knee_bend_deg(const Limb& leg) {
  return angle_deg(leg.middle - leg.root, leg.end - leg.middle);
}

Vec knee_front(const Skeleton& s, const Limb& leg) {
  constexpr double clearly_bent_deg = 12;
  const Vec thigh = unit(leg.middle - leg.root), shin = unit(leg.end - leg.middle);
  const Vec straight = thigh_front(s, thigh);
  return angle_deg(thigh, shin) < clearly_bent_deg ? straight : square_to(thigh, thigh - shin, straight);
}

Vec Skeleton::spine(double part) const {
  if (part < 0) return hip + pelvis.up * (bone::torso * part);
  // A trunk that leans off a level pelvis bends softly.
  const Vec control = hip + pelvis.up * (bone::torso / 2);
  const Vec on_curve = between(between(hip, control, part), between(control, shoulder, part), part);
  return on_curve + axes(part).front * arch_at(part);
}

double Skeleton::arch_at(double part) const {
  if (part < 0) return 0;
  constexpr double small_of_the_back = 0.36;
  const double up = part / small_of_the_back;
  return arch * std::min(1.0, 1.2 * up * std::exp(1 - up) * std::sqrt(std::max(0.0, 1 - part)));
}

Axes Skeleton::axes(double part) const {
  const double blend = smooth_step(part / 0.55);
  return Axes::of(unit(between(pelvis.up, chest.up, blend)), between(pelvis.front, chest.front, blend));
}

std::optional<Vec> Skeleton::joint(std::string_view name) const {
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
