// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/annotations.hpp"

#include <algorithm>

#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/figure.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double arrow_length = 30, short_arrow = 20, arrow_width = 6, arrow_head = 13, arrow_head_width = 16;
constexpr double arrow_gap = 5, arrow_halo = 1.6;
/// A covered cell is worth a detour of this many cm; an earlier place is worth keeping for less than that.
constexpr double edge_room = 3;  ///< the trained leg's edge
constexpr double cost_of_covering = 30, preference_cm = 10, cost_of_leaving_the_ground = 4000;
constexpr double guide_distance = 17, guide_width = 1.8;

struct ArrowPlace {
  Point from, to;
};

/// Half the thickness of the body about a joint, toward any side.
double room_about(const Skeleton& s, const std::string& joint) {
  const bool wide = s.seen_from_front() && (joint == "hip" || joint == "waist" || joint == "chest");
  return radius_at(joint) + (wide ? bone::half_hips + edge_room : 0);
}

/// Where an arrow may stand, best first. A limb's arrow goes on from it or beside it; the trunk's arrow pushes at it.
std::vector<ArrowPlace> places_about(Point joint, double radius, double deg, bool pushes) {
  const Point way = towards(deg), side = towards(deg + 90);
  const double clear = radius + arrow_gap;
  std::vector<ArrowPlace> places;
  const auto add = [&](Point tail, double long_cm) { places.push_back({tail, tail + way * long_cm}); };
  const Point pushing = joint - way * (clear + arrow_length - 2), going_on = joint + way * clear;
  for (const double off : {0.0, 0.9, -0.9}) add((pushes ? pushing : going_on) + side * (radius * off), arrow_length);
  if (!pushes) add(going_on + way * 10, arrow_length);  // past the toes
  add(going_on - way * 3, short_arrow);
  for (const double off : {1.0, -1.0, 1.5, -1.5})
    for (const double along : {-0.35, 0.0, -0.8})
      add(joint + side * (clear * off) + way * (arrow_length * along), arrow_length);
  add(pushes ? going_on : pushing, arrow_length);
  for (const double off : {2.2, -2.2, 3.0, -3.0})
    add(joint + side * (clear * off) - way * (arrow_length / 2), arrow_length);
  return places;
}

/// From inside the body through the small of the back, into what it presses at.
ArrowPlace place_through_the_back(Point spine, double deg) {
  constexpr double into = 20, from = 8;
  return {spine - towards(deg, from), spine + towards(deg, into)};
}

double head_length(const ArrowPlace& p) {
  return std::min(arrow_head, length(p.to - p.from) * 0.6);
}

/// The outline of an arrow, its point first, the two corners behind it second and last.
std::vector<Point> shape_of(const ArrowPlace& p) {
  const Point way = (p.to - p.from) * (1 / length(p.to - p.from));
  const Point side{-way.y, way.x};
  const Point neck = p.to - way * head_length(p);
  const auto pair = [&](Point at, double width, double sign) { return at + side * (width / 2 * sign); };
  return {p.to,
          pair(neck, arrow_head_width, 1),
          pair(neck, arrow_width, 1),
          pair(p.from, arrow_width, 1),
          pair(p.from, arrow_width, -1),
          pair(neck, arrow_width, -1),
          pair(neck, arrow_head_width, -1)};
}

void draw_arrow(Drawing& d, const ArrowPlace& p) {
  d.marks.push_back(outline(Ink::paper, shape_of(p), 2 * arrow_halo));
  d.marks.push_back(fill(Ink::arrow, shape_of(p)));
}

/// Whether the arrow reaches below what the figure stands or lies on; a ground seen from above is a surface to lie on.
bool is_below_ground(const Skeleton& s, const ArrowPlace& p) {
  if (s.seen_from_above() || !s.camera.is_straight_on()) return false;
  return std::ranges::any_of(shape_of(p), [](Point corner) { return corner.y < 0; });
}

}  // namespace

Point joint_of(const Skeleton& s, const Arrow& arrow) {
  const std::optional<Vec> joint = s.joint(arrow.at);
  if (!joint)
    throw PictureError("arrow at '" + arrow.at + "': no such joint; expected near_knee, near_foot, waist ...");
  return s.camera(*joint);
}

void add_arrow(Drawing& d, const Skeleton& s, const Arrow& arrow) {
  const Point joint = joint_of(s, arrow);
  if (arrow.at == "lower_back") return draw_arrow(d, place_through_the_back(joint, arrow.deg));
  const Coverage coverage(d);
  const std::vector<ArrowPlace> places =
      places_about(joint, room_about(s, arrow.at), arrow.deg, arrow.at == "waist" || arrow.at == "chest");
  const auto cost = [&](const ArrowPlace& p) {
    const Point neck = between(p.from, p.to, 1 - arrow_head / length(p.to - p.from));
    const int taken = coverage.taken_along(p.from, neck, arrow_width * 0.7) +
                      coverage.taken_along(neck, between(neck, p.to, 0.5), arrow_head_width / 2);
    return taken * cost_of_covering + is_below_ground(s, p) * cost_of_leaving_the_ground +
           length(between(p.from, p.to, 0.5) - joint);
  };
  // The first of the best stays: places are listed in order of preference.
  const ArrowPlace* best = &places.front();
  for (const ArrowPlace& p : places)
    if (cost(p) + preference_cm < cost(*best)) best = &p;
  draw_arrow(d, *best);
}

void add_straight_line(Drawing& d, const Skeleton& s) {
  const bool knees_down = length(s.near_leg.end - s.near_leg.middle) > 1 && s.near_leg.middle.y < 12;
  const Vec joint =
      knees_down ? between(s.near_leg.middle, s.far_leg.middle, 0.5) : between(s.near_leg.end, s.far_leg.end, 0.5);
  const Point end = s.camera(joint), head = s.camera(s.head);
  const Point way = (end - head) * (1 / length(end - head));
  Point off{-way.y, way.x};
  if (off.y < 0) off = off * -1;
  const Coverage coverage(d);
  double distance = guide_distance;
  const auto covered = [&] { return coverage.taken_along(head + off * distance, end + off * distance, 1) > 0; };
  while (covered() && distance < 2 * guide_distance) distance += 2;
  d.marks.push_back(dashed(stroke(Ink::arrow, {head + off * distance, end + off * distance}, guide_width)));
}

}  // namespace rehab
