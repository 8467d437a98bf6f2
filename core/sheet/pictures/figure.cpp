// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/figure.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace rehab {

namespace {

/// Half the thickness of a limb at its root, middle joint, end and tip, in cm.
struct LimbShape {
  double root, middle, end, tip;
};
constexpr LimbShape leg_shape{8.2, 6.2, 4.6, 3.2};
constexpr LimbShape arm_shape{5.0, 4.2, 3.3, 2.7};

constexpr double trunk_back = 10, trunk_front_hip = 9.6, trunk_front_waist = 8.6, trunk_front_chest = 10.4;
constexpr double trunk_front_shoulder = 8.6;
constexpr double neck_radius = 4.6;
constexpr double gap = 1.3;   ///< of paper between limbs that lie over each other
constexpr double edge = 1.7;  ///< round the trained limb
constexpr double band_width = 1.4, band_spacing = 8.5, band_slant_deg = 40;

std::array<Taper, 3> tapers(const Limb& l, const LimbShape& s) {
  return {Taper{l.root, s.root, l.middle, s.middle}, Taper{l.middle, s.middle, l.end, s.end},
          Taper{l.end, s.end, l.tip, s.tip}};
}

Taper grown(Taper t, double by) {
  t.from_radius += by;
  t.to_radius += by;
  return t;
}

void add_limb(Marks& out, const Limb& limb, const LimbShape& shape, Ink ink, double grow = 0) {
  for (const Taper& t : tapers(limb, shape)) out.push_back(fill(ink, outline(grown(t, grow))));
}

/// Diagonal bands across one piece of the limb, kept inside its edges.
void add_bands(Marks& out, const Taper& t) {
  const Point along = t.to - t.from;
  const double total = length(along);
  const double deg = direction_deg(along);
  for (int band = 0; (band + 0.5) * band_spacing < total; ++band) {
    const double part = (band + 0.5) * band_spacing / total;
    const double radius = t.from_radius + (t.to_radius - t.from_radius) * part;
    const double reach = std::max(0.0, radius - band_width) / std::cos(radians(90 - band_slant_deg - 12));
    const Point middle = between(t.from, t.to, part);
    const Point half = towards(deg + 90 - band_slant_deg, std::min(reach, radius * 1.15));
    out.push_back(stroke(Ink::paper, {middle - half, middle + half}, band_width));
  }
}

void add_trained(Marks& out, std::span<const Taper> parts) {
  for (const Taper& t : parts) out.push_back(fill(Ink::paper, outline(grown(t, edge + gap))));
  for (const Taper& t : parts) out.push_back(fill(Ink::trained_edge, outline(grown(t, edge))));
  for (const Taper& t : parts) out.push_back(fill(Ink::trained, outline(t)));
}

/// A shin folded back over its thigh is drawn apart from it, or the two would be one thick stump.
bool is_folded(const Limb& leg) {
  constexpr double folded_from_deg = 140;
  return std::abs(wrapped_deg(direction_deg(leg.middle - leg.root) - direction_deg(leg.end - leg.middle))) >
         folded_from_deg;
}

void add_trained_leg(Marks& out, const Limb& leg) {
  const auto parts = tapers(leg, leg_shape);
  const auto lower = std::span(parts).subspan(1);
  if (is_folded(leg)) {
    add_trained(out, std::span(parts).first(1));
    add_bands(out, parts[0]);
    add_trained(out, lower);
  } else {
    add_trained(out, parts);
    add_bands(out, parts[0]);
  }
  add_bands(out, parts[1]);
}

void add_arm_in_front(Marks& out, const Limb& arm) {
  add_limb(out, arm, arm_shape, Ink::paper, gap);
  add_limb(out, arm, arm_shape, Ink::body);
}

double blend(double a, double b, double part) {
  return a + (b - a) * (1 - std::cos(part * std::numbers::pi)) / 2;
}

double trunk_front(double part) {
  if (part < 0.35) return blend(trunk_front_hip, trunk_front_waist, part / 0.35);
  if (part < 0.72) return blend(trunk_front_waist, trunk_front_chest, (part - 0.35) / 0.37);
  return blend(trunk_front_chest, trunk_front_shoulder, (part - 0.72) / 0.28);
}

/// The belly of a pregnant body, low: from the pubic bone to below the chest.
double bump(double part) {
  constexpr double middle = 0.32, half = 0.36;
  const double off = std::abs(part - middle) / half;
  return off < 1 ? (1 + std::cos(off * std::numbers::pi)) / 2 : 0;
}

/// Seen from its side: the back a straight (or arched) line, the front softly curved, round at both ends.
std::vector<Point> trunk_from_the_side(const Skeleton& s, double bump_cm) {
  constexpr int steps = 24;
  std::vector<Point> front, back;
  for (int i = 0; i <= steps; ++i) {
    const double part = static_cast<double>(i) / steps;
    front.push_back(s.spine(part) + towards(s.front_deg(), trunk_front(part) + bump_cm * bump(part)));
    back.push_back(s.spine(part) - towards(s.front_deg(), trunk_back));
  }
  std::vector<Point> all = front;
  const auto add_end = [&](Point middle, double from_deg, double radius_from, double radius_to) {
    for (int i = 1; i < 12; ++i) {
      const double part = i / 12.0;
      all.push_back(middle + towards(from_deg + 180 * part, radius_from + (radius_to - radius_from) * part));
    }
  };
  add_end(s.shoulder, s.front_deg(), trunk_front_shoulder, trunk_back);
  all.insert(all.end(), back.rbegin(), back.rend());
  add_end(s.hip, s.front_deg() + 180, trunk_back, trunk_front_hip);
  return all;
}

/// Seen from the front: a round-cornered shape between shoulders and hips.
std::vector<Point> trunk_from_the_front(const Skeleton& s, double grow = 0) {
  constexpr double shoulder_radius = 6.2, hip_radius = 8.2, shoulder_inset = 0.86;
  const auto inset = [&](Point root) { return between(s.shoulder, root, shoulder_inset); };
  return stretched_round({{inset(s.near_arm.root), shoulder_radius + grow},
                          {inset(s.far_arm.root), shoulder_radius + grow},
                          {s.near_leg.root, hip_radius + grow},
                          {s.far_leg.root, hip_radius + grow}});
}

Taper nose(const Skeleton& s) {
  const Point front = towards(s.head_deg - 90), up = towards(s.head_deg);
  const Point base = s.head + front * (bone::head_radius - 2.6) - up * 2.6;
  return {base, 2.9, base + front * 2.8 - up * 0.6, 1.4};
}

/// In profile the nose and an eye tell which way a head looks, so lying on the back from lying face down.
void add_profile(Marks& out, const Skeleton& s) {
  const Point front = towards(s.head_deg - 90), up = towards(s.head_deg);
  out.push_back(fill(Ink::body, outline(nose(s))));
  out.push_back(disc(Ink::paper, s.head + front * 6.2 + up * 1.4, 1.2));
}

/// A calm face for a figure that looks at the reader: without it nobody could tell front from back.
void add_face(Marks& out, const Skeleton& s) {
  const Point up = towards(s.head_deg), right = towards(s.head_deg - 90);
  for (const double side : {-1.0, 1.0}) out.push_back(disc(Ink::paper, s.head + right * (3.7 * side) + up * 1.6, 1.15));
  std::vector<Point> smile;
  for (int deg = 225; deg <= 315; deg += 10)
    smile.push_back(s.head + right * (std::cos(radians(deg)) * 5) + up * (std::sin(radians(deg)) * 5 - 0.6));
  out.push_back(stroke(Ink::paper, smile, 1.1));
}

/// From the front a belly is round, with a navel.
void add_bump_from_the_front(Marks& out, const Skeleton& s, double bump_cm) {
  const Point middle = s.spine(0.4);
  out.push_back(outline(Ink::paper, stretched_round({{middle, 9 + bump_cm / 3}}), 1.1));
  out.push_back(disc(Ink::paper, middle - towards(s.torso_deg, 3), 0.9));
}

void add_trunk_and_neck(Marks& out, const Skeleton& s, double bump_cm) {
  out.push_back(fill(Ink::body, s.seen_from_front ? trunk_from_the_front(s) : trunk_from_the_side(s, bump_cm)));
  if (s.seen_from_front && bump_cm > 0) add_bump_from_the_front(out, s, bump_cm);
  out.push_back(fill(Ink::body, outline(Taper{s.shoulder, neck_radius + 0.6, s.head, neck_radius})));
}

/// A forehead rests on the near hand.
bool is_under_the_head(const Skeleton& s, const Limb& arm) {
  return !s.seen_from_front && distance_to_segment(s.head, arm.middle, arm.end) < bone::head_radius + arm_shape.middle;
}

/// The fingers are behind the middle of the near thigh, below the hip: the hand holds it from behind.
bool is_under_the_leg(const Skeleton& s, const Limb& arm) {
  constexpr double from_cm = 12, behind_cm = 0.5;
  const double thigh_deg = direction_deg(s.near_leg.middle - s.near_leg.root);
  const Point fingers = arm.tip - s.near_leg.root, along = towards(thigh_deg), back = towards(thigh_deg - 90);
  const double down = fingers.x * along.x + fingers.y * along.y, behind = fingers.x * back.x + fingers.y * back.y;
  return !s.seen_from_front && down > from_cm && down < bone::thigh && behind > behind_cm &&
         behind < 2 * leg_shape.root;
}

/// `lies_over`: with a gap of paper round it.
void add_head(Marks& out, const Skeleton& s, bool lies_over) {
  if (lies_over) {
    out.push_back(disc(Ink::paper, s.head, bone::head_radius + gap));
    if (!s.seen_from_front) out.push_back(fill(Ink::paper, outline(grown(nose(s), gap))));
    out.push_back(
        fill(Ink::body, outline(Taper{s.shoulder, neck_radius + 0.6, between(s.shoulder, s.head, 0.5), neck_radius})));
  }
  out.push_back(disc(Ink::body, s.head, bone::head_radius));
  s.seen_from_front ? add_face(out, s) : add_profile(out, s);
}

/// The near arm goes behind too, and a gap of paper keeps trunk and legs apart from both.
void add_arms_room(Marks& out, const Skeleton& s) {
  add_limb(out, s.near_arm, arm_shape, Ink::body);
  if (s.seen_from_front) out.push_back(fill(Ink::paper, trunk_from_the_front(s, gap)));
  for (const Limb* leg : {&s.far_leg, &s.near_leg}) add_limb(out, *leg, leg_shape, Ink::paper, gap);
}

}  // namespace

Marks figure(const Skeleton& s, const FigureStyle& style) {
  Marks out;
  // Without a trained leg both legs are the patient's to move; from the front neither is farther than the other.
  const Ink far_leg = s.seen_from_front && !style.mark_near_leg ? Ink::body : Ink::body_far;
  const Ink far_arm = s.seen_from_front ? Ink::body : Ink::body_far;
  const auto add_near_leg = [&] {
    style.mark_near_leg ? add_trained_leg(out, s.near_leg) : add_limb(out, s.near_leg, leg_shape, Ink::body);
  };
  if (style.arms != Arms::in_front) add_limb(out, s.far_arm, arm_shape, far_arm);
  if (style.arms == Arms::behind) add_arms_room(out, s);
  if (style.crosses_behind) {
    add_near_leg();
    add_limb(out, s.far_leg, leg_shape, Ink::paper, gap);
  }
  add_limb(out, s.far_leg, leg_shape, far_leg);
  add_trunk_and_neck(out, s, style.bump_cm);
  const bool under_head = is_under_the_head(s, s.near_arm);
  const bool arm_first = under_head || is_under_the_leg(s, s.near_arm);
  if (arm_first) add_arm_in_front(out, s.near_arm);
  add_head(out, s, s.seen_from_front || under_head);
  if (!style.crosses_behind) add_near_leg();
  if (style.arms == Arms::in_front) add_arm_in_front(out, s.far_arm);
  if (style.arms != Arms::behind && !arm_first) add_arm_in_front(out, s.near_arm);
  return out;
}

double radius_at(std::string_view joint) {
  constexpr std::array<std::string_view, 5> trunk{"hip", "waist", "lower_back", "chest", "shoulder"};
  if (std::ranges::find(trunk, joint) != trunk.end()) return trunk_back;
  if (joint == "head") return bone::head_radius;
  const std::string_view part = joint.substr(std::min(joint.size(), joint.find('_') + 1));
  if (part == "hip" || part == "thigh") return leg_shape.root;
  if (part == "knee") return leg_shape.middle;
  return leg_shape.end;
}

}  // namespace rehab
