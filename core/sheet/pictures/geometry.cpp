// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/geometry.hpp"

#include <algorithm>

namespace rehab {

namespace {

constexpr int points_round_a_disc = 24;

double cross(Point a, Point b) {
  return a.x * b.y - a.y * b.x;
}

}  // namespace

/// Andrew's monotone chain, counter-clockwise.
std::vector<Point> convex_hull(std::vector<Point> points) {
  std::sort(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Point> hull;
  const auto add_chain = [&hull](auto first, auto last) {
    const std::size_t start = hull.size();
    for (auto p = first; p != last; ++p) {
      while (hull.size() >= start + 2 && cross(hull.back() - hull[hull.size() - 2], *p - hull.back()) <= 0)
        hull.pop_back();
      hull.push_back(*p);
    }
    hull.pop_back();  // the other chain begins with it
  };
  add_chain(points.begin(), points.end());
  add_chain(points.rbegin(), points.rend());
  return hull;
}

std::vector<Point> stretched_round(const std::vector<Disc>& discs) {
  std::vector<Point> points;
  points.reserve(discs.size() * points_round_a_disc);
  for (const Disc& d : discs)
    for (int i = 0; i < points_round_a_disc; ++i)
      points.push_back(d.middle + towards(360.0 * i / points_round_a_disc, d.radius));
  return convex_hull(std::move(points));
}

double distance_to_segment(Point p, Point a, Point b) {
  const Point d = b - a;
  const double square = d.x * d.x + d.y * d.y;
  const double part = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0.0;
  return length(p - between(a, b, part));
}

}  // namespace rehab
