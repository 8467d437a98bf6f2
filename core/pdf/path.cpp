// SPDX-License-Identifier: Apache-2.0
#include "pdf/path.hpp"

#include <algorithm>

#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

/// How far the control points of a quarter circle lie from its ends, as a part of the radius.
constexpr double quarter = 0.5523;

void append_point(std::string& out, Point point) {
  append_number(out, point.x);
  append_number(out, point.y);
}

}  // namespace

Path& Path::move_to(Point to) {
  append_point(operators_, to);
  operators_ += "m\n";
  return *this;
}

Path& Path::line_to(Point to) {
  append_point(operators_, to);
  operators_ += "l\n";
  return *this;
}

Path& Path::curve_to(Point control_1, Point control_2, Point to) {
  append_point(operators_, control_1);
  append_point(operators_, control_2);
  append_point(operators_, to);
  operators_ += "c\n";
  return *this;
}

Path& Path::close() {
  operators_ += "h\n";
  return *this;
}

Path& Path::add(const Path& other) {
  operators_ += other.operators_;
  return *this;
}

Path Path::line(Point from, Point to) {
  return Path().move_to(from).line_to(to);
}

Path Path::polyline(std::span<const Point> points) {
  Path path;
  for (const Point& point : points) {
    if (path.operators_.empty())
      path.move_to(point);
    else
      path.line_to(point);
  }
  return path;
}

Path Path::polygon(std::span<const Point> points) {
  Path path = polyline(points);
  return points.empty() ? path : path.close();
}

Path Path::rectangle(const Box& box, double radius) {
  Path path;
  const double left = box.x, bottom = box.y, right = box.x + box.width, top = box.y + box.height;
  const double r = std::min({radius, box.width / 2, box.height / 2});
  if (!(r > 0))
    return path.move_to({left, bottom}).line_to({right, bottom}).line_to({right, top}).line_to({left, top}).close();
  const double k = r * (1 - quarter);
  path.move_to({left + r, bottom}).line_to({right - r, bottom});
  path.curve_to({right - k, bottom}, {right, bottom + k}, {right, bottom + r}).line_to({right, top - r});
  path.curve_to({right, top - k}, {right - k, top}, {right - r, top}).line_to({left + r, top});
  path.curve_to({left + k, top}, {left, top - k}, {left, top - r}).line_to({left, bottom + r});
  return path.curve_to({left, bottom + k}, {left + k, bottom}, {left + r, bottom}).close();
}

Path Path::circle(Point middle, double radius) {
  return rectangle({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius}, radius);
}

}  // namespace rehab::pdf
