// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/annotations.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <utility>

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
/// A word nearer to the other leg says the wrong thing; one hardly nearer to its own is to be avoided.
constexpr double cost_of_wrong_leg = 300, doubtful_cm = 5, cost_of_doubt = 3, cost_of_widening = 120;
constexpr double guide_distance = 17, guide_width = 1.8;
constexpr double usual_letter_cm = 13;

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

double distance_to_box(Point p, Point low, Point high) {
  return std::hypot(std::max({low.x - p.x, 0.0, p.x - high.x}), std::max({low.y - p.y, 0.0, p.y - high.y}));
}

/// The distance between a box and the bones of a leg: hip, knee, ankle and toes.
double distance_to_leg(std::span<const Point> joints, Point low, Point high) {
  constexpr int steps = 12;
  double least = std::numeric_limits<double>::max();
  for (std::size_t bone = 0; bone + 1 < joints.size(); ++bone)
    for (int i = 0; i <= steps; ++i)
      least = std::min(least, distance_to_box(between(joints[bone], joints[bone + 1], i / double{steps}), low, high));
  return least;
}

/// The price of a place where the word might be taken to name the other leg.
double cost_of_naming(const DrawingMark& label, Point low, Point high) {
  const std::span<const Point> joints(label.points);
  const double own = distance_to_leg(joints.subspan(1, 4), low, high);
  const double other = distance_to_leg(joints.subspan(5, 4), low, high);
  return (own > other ? cost_of_wrong_leg : 0) + std::max(0.0, own + doubtful_cm - other) * cost_of_doubt;
}

/// Free room about the leg: rings round shin, knee and ankle, the closest free one. Between two lines if that's where
/// the word names its leg, else past them; a word above or below the extents costs, beside them hardly anything.
Point free_place(const Drawing& d, const DrawingMark& label, double left, double right) {
  const Coverage coverage(d), edges(d, Coverage::Of::edges);
  const Point knee = label.points[2], ankle = label.points[3], half = label_half(label);
  const std::array<Point, 3> anchors{between(knee, ankle, 0.5), knee, ankle};
  const Point pad{2, 1.5};
  double best = std::numeric_limits<double>::max();
  Point found = anchors[0];
  const auto consider = [&](Point middle, double cost_so_far) {
    const Point low = middle - half, high = middle + half;
    const double beside = std::max(0.0, d.left - low.x) + std::max(0.0, high.x - d.right);
    const double off = std::max(0.0, d.bottom - low.y) + std::max(0.0, high.y - d.top);
    const double cost =
        cost_so_far + (coverage.taken(low - pad, high + pad) + edges.taken(low, high)) * 50 + off * 2 + beside * 0.2;
    if (cost >= best) return;
    const double named = cost + cost_of_naming(label, low, high);
    if (named >= best) return;
    best = named;
    found = middle;
  };
  for (std::size_t i = 0; i < anchors.size(); ++i)
    for (const double ring : {6.0, 10.0, 15.0, 22.0, 32.0, 45.0})
      for (int step = 0; step < 16; ++step) {
        const Point way = towards(step * 22.5);
        const Point free = anchors[i] + Point{way.x * (half.x + ring), way.y * (half.y + ring)};
        const double held = std::max(std::min(free.x, right - half.x), left + half.x);
        const double cost = ring + static_cast<double>(i) * 3;
        consider({held, free.y}, cost);
        if (held != free.x) consider(free, cost + cost_of_widening + std::abs(free.x - held) * 2);
      }
  return found;
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

void add_side_label(Drawing& d, const Skeleton& s, const std::string& text) {
  DrawingMark m;
  m.kind = DrawingMark::Kind::label;
  m.ink = Ink::label;
  m.text = text;
  m.points = {s.camera(s.near_leg.middle)};
  for (const Limb* leg : {&s.near_leg, &s.far_leg})
    for (const Vec joint : {leg->root, leg->middle, leg->end, leg->tip}) m.points.push_back(s.camera(joint));
  put_label(d, m, usual_letter_cm, d.left, d.right);
}

std::optional<DrawingMark> taken_label(Drawing& d) {
  const auto is_label = [](const DrawingMark& m) { return m.kind == DrawingMark::Kind::label; };
  const auto found = std::find_if(d.marks.begin(), d.marks.end(), is_label);
  std::optional<DrawingMark> label;
  if (found != d.marks.end()) {
    label = std::move(*found);
    d.marks.erase(found);
  }
  fit_extents(d);
  return label;
}

void put_label(Drawing& d, DrawingMark label, double letter_cm, double left, double right) {
  label.width = letter_cm;
  const double spare = std::max(0.0, label_half(label).x - (right - left) / 2);
  label.points[0] = free_place(d, label, left - spare, right + spare);
  d.marks.push_back(std::move(label));
  fit_extents(d);
}

}  // namespace rehab
