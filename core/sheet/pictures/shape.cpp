// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/shape.hpp"

#include <array>
#include <boost/polygon/polygon.hpp>

namespace rehab {

namespace {

namespace area = boost::polygon;
using Grid = area::polygon_data<int>;
constexpr double units_per_cm = 50;  ///< of the grid that unions are made on
constexpr double simplified_by = 0.1;

std::vector<Point> round_the_clock(int count) {
  std::vector<Point> ways;
  for (int i = 0; i < count; ++i) ways.push_back(towards(360.0 * (i + 0.5) / count));
  return ways;
}

/// The smaller a thing is, the fewer corners make it round.
const std::vector<Point>& directions_for(const Ellipsoid& e) {
  static const std::vector<Point> few = round_the_clock(12), some = round_the_clock(16), many = round_the_clock(22);
  const double size = std::max({dot(e.a, e.a), dot(e.b, e.b), dot(e.c, e.c)});
  return size < 9 ? few : size < 36 ? some : many;
}

/// An ellipsoid on the page: an ellipse as the sum of three flat vectors.
struct Shadow {
  Point middle, a, b, c;
};

Shadow shadow(const Ellipsoid& e, const Camera& camera) {
  return {camera(e.middle), camera(e.a), camera(e.b), camera(e.c)};
}

void add_outline(std::vector<Point>& points, const Ellipsoid& e, const Camera& camera, double grown) {
  const Shadow s = shadow(e, camera);
  for (const Point way : directions_for(e)) {
    const double a = dot(s.a, way), b = dot(s.b, way), c = dot(s.c, way);
    const double reach = std::sqrt(a * a + b * b + c * c);
    points.push_back(s.middle + (s.a * a + s.b * b + s.c * c) * (1 / std::max(reach, 1e-9)) + way * grown);
  }
}

void add_hull(area::polygon_set_data<int>& set, std::vector<Point> points) {
  const std::vector<Point> hull = convex_hull(std::move(points));
  if (hull.size() < 3) return;
  std::vector<area::point_data<int>> corners;
  corners.reserve(hull.size());
  for (const Point p : hull)
    corners.emplace_back(static_cast<int>(std::lround(p.x * units_per_cm)),
                         static_cast<int>(std::lround(p.y * units_per_cm)));
  Grid polygon;
  polygon.set(corners.begin(), corners.end());
  set.insert(polygon);
}

/// Douglas and Peucker's way, between two corners that stay.
void keep_corners(const std::vector<Point>& points, std::size_t first, std::size_t last, std::vector<bool>& kept) {
  double most = 0;
  std::size_t farthest = first;
  for (std::size_t i = first + 1; i < last; ++i)
    if (const double off = distance_to_segment(points[i], points[first], points[last]); off > most) {
      most = off;
      farthest = i;
    }
  if (most <= simplified_by) return;
  kept[farthest] = true;
  keep_corners(points, first, farthest, kept);
  keep_corners(points, farthest, last, kept);
}

std::vector<Point> simplified(std::vector<Point> points) {
  std::size_t opposite = 0;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (length(points[i] - points[0]) > length(points[opposite] - points[0])) opposite = i;
  points.push_back(points.front());
  std::vector<bool> kept(points.size(), false);
  kept[0] = kept[opposite] = true;
  keep_corners(points, 0, opposite, kept);
  keep_corners(points, opposite, points.size() - 1, kept);
  std::vector<Point> corners;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    if (kept[i]) corners.push_back(points[i]);
  return corners;
}

}  // namespace

Ellipsoid ball(Vec middle, double radius) {
  return {middle, {radius, 0, 0}, {0, radius, 0}, {0, 0, radius}};
}

Ellipsoid disc_across(Vec middle, Vec bone, double radius) {
  constexpr double half_thick = 0.5;
  const Vec along = unit(bone);
  const Vec across = square_to(along, {0, 0, 1}, {1, 0, 0});
  return {middle, along * half_thick, across * radius, cross(along, across) * radius};
}

std::vector<std::vector<Point>> outlines(const Solid& solid, const Camera& camera, double grown) {
  area::polygon_set_data<int> set;
  for (const Chain& chain : solid) {
    std::vector<Point> before;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      std::vector<Point> now;
      add_outline(now, chain[i], camera, grown);
      if (i > 0 || chain.size() == 1) {
        before.insert(before.end(), now.begin(), now.end());
        add_hull(set, std::move(before));
      }
      before = std::move(now);
    }
  }
  std::vector<area::polygon_with_holes_data<int>> united;
  set.get(united);
  std::vector<std::vector<Point>> all;
  constexpr double speck = 2 * units_per_cm * units_per_cm;  // left over from rounding to the grid
  for (const auto& polygon : united) {
    if (area::area(polygon) < speck) continue;
    std::vector<Point> points;
    for (const auto& p : polygon) points.push_back(Point{p.x() / units_per_cm, p.y() / units_per_cm});
    all.push_back(simplified(std::move(points)));
  }
  return all;
}

double farthest(const Solid& solid, Vec way) {
  double most = -1e9;
  for (const Chain& chain : solid)
    for (const Ellipsoid& e : chain)
      most = std::max(most, dot(e.middle, way) + std::sqrt(std::pow(dot(e.a, way), 2) + std::pow(dot(e.b, way), 2) +
                                                           std::pow(dot(e.c, way), 2)));
  return most;
}

}  // namespace rehab
