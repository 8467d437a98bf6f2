// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/annotations.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/figure.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double arrow_length = 30, arrow_width = 4.4, arrow_head = 13, arrow_gap = 5;
constexpr double guide_distance = 17, guide_width = 1.3;
constexpr double usual_letter_cm = 13;

struct Place {
  Point from, to;
};

/// Where an arrow may stand, best first: on its way from the joint, beside it, or ending at it.
std::vector<Place> places_about(Point joint, double radius, double deg) {
  const Point way = towards(deg), side = towards(deg + 90);
  const double clear = radius + arrow_gap;
  std::vector<Place> places;
  const auto add = [&](Point tail) { places.push_back({tail, tail + way * arrow_length}); };
  add(joint + way * clear);
  for (const double off : {1.0, -1.0, 1.5, -1.5})
    for (const double along : {-0.35, 0.0, -0.8}) add(joint + side * (clear * off) + way * (arrow_length * along));
  add(joint - way * (clear + arrow_length));
  for (const double off : {2.2, -2.2, 3.0, -3.0}) add(joint + side * (clear * off) - way * (arrow_length / 2));
  return places;
}

void draw_arrow(Drawing& d, const Place& p) {
  const Point way = (p.to - p.from) * (1 / length(p.to - p.from));
  const Point side{-way.y, way.x};
  const Point neck = p.to - way * arrow_head;
  d.marks.push_back(stroke(Ink::arrow, {p.from, neck}, arrow_width));
  d.marks.push_back(fill(Ink::arrow, {p.to, neck + side * (arrow_head * 0.55), neck - side * (arrow_head * 0.55)}));
}

Point label_half(const std::string& text, double letter_cm, double width_cm) {
  const double wide = width_cm > 0 ? width_cm : letter_cm * 0.72 * static_cast<double>(text.size());
  return {wide / 2, letter_cm * 0.5};
}

/// Free room about the leg: rings round foot, shin and knee, the closest free one; a word outside the extents costs.
Point free_place(const Drawing& d, const std::array<Point, 3>& anchors, Point half) {
  const Coverage coverage(d);
  const Point pad{2, 1.5};
  double best = std::numeric_limits<double>::max();
  Point found = anchors[0];
  for (std::size_t i = 0; i < anchors.size(); ++i)
    for (const double ring : {6.0, 10.0, 15.0, 22.0})
      for (int step = 0; step < 16; ++step) {
        const Point way = towards(step * 22.5);
        const Point middle = anchors[i] + Point{way.x * (half.x + ring), way.y * (half.y + ring)};
        const Point low = middle - half, high = middle + half;
        const double outside = std::max(0.0, d.left - low.x) + std::max(0.0, high.x - d.right) +
                               std::max(0.0, d.bottom - low.y) + std::max(0.0, high.y - d.top);
        const double cost =
            coverage.taken(low - pad, high + pad) * 50 + outside * 2 + ring + static_cast<double>(i) * 3;
        if (cost < best) {
          best = cost;
          found = middle;
        }
      }
  return found;
}

}  // namespace

void add_arrow(Drawing& d, const Skeleton& s, const Arrow& arrow) {
  const std::optional<Point> joint = s.joint(arrow.at);
  if (!joint)
    throw PictureError("arrow at '" + arrow.at + "': no such joint; expected near_knee, near_foot, waist, ...");
  const Coverage coverage(d);
  const Place* best = nullptr;
  int least = std::numeric_limits<int>::max();
  const std::vector<Place> places = places_about(*joint, radius_at(arrow.at), arrow.deg);
  for (const Place& p : places) {
    const int taken = coverage.taken_along(p.from, p.to, arrow_head * 0.55 + 1);
    if (taken < least) {
      least = taken;
      best = &p;
    }
  }
  draw_arrow(d, *best);
}

void add_straight_line(Drawing& d, const Skeleton& s) {
  const bool knees_down = length(s.near_leg.end - s.near_leg.middle) > 1 && s.near_leg.middle.y < 12;
  const Point end = knees_down ? s.near_leg.middle : s.near_leg.end;
  const Point way = (end - s.head) * (1 / length(end - s.head));
  Point off{-way.y * guide_distance, way.x * guide_distance};
  if (off.y < 0) off = off * -1;
  d.marks.push_back(dashed(stroke(Ink::guide, {s.head + off, end + off}, guide_width)));
}

void add_side_label(Drawing& d, const Skeleton& s, const std::string& text) {
  DrawingMark m;
  m.kind = DrawingMark::Kind::label;
  m.ink = Ink::label;
  m.width = usual_letter_cm;
  m.text = text;
  const std::array<Point, 3> anchors{between(s.near_leg.middle, s.near_leg.end, 0.5), s.near_leg.middle,
                                     s.near_leg.end};
  m.points = {free_place(d, anchors, label_half(text, m.width, 0))};
  d.marks.push_back(m);
}

}  // namespace rehab
