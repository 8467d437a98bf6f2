// SPDX-License-Identifier: Apache-2.0
#include "pdf/path.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

constexpr double least_turn = 0.08, most_turn = 0.6;  ///< tangent of the angle from edge to edge of a sampled circle
constexpr double alike = 0.03;
constexpr double longest_arc = std::numbers::pi / 2 + 0.001;

/// The corner between two edges of a polygon.
struct Turn {
  double cross = 0, dot = 0, square = 0;  ///< square: of the length of the edge that leads to it

  bool is_of_arc() const {
    const double slope = std::abs(cross) / dot;
    return dot > 0 && slope > least_turn && slope < most_turn;
  }
  bool is_like(const Turn& other) const {
    return std::abs(cross - other.cross) <= alike * std::abs(cross) &&
           std::abs(square - other.square) <= alike * square;
  }
};

class Smoother {
 public:
  explicit Smoother(std::span<const Point> points) : points_(points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point a = edge(i + points.size() - 1), b = edge(i);
      turns_.push_back({a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y, a.x * a.x + a.y * a.y});
    }
  }

  Path path() const {
    const std::size_t count = points_.size(), start = first_corner();
    Path path;
    path.move_to(points_[start]);
    for (std::size_t i = 0; i < count;) {
      const std::size_t edges = edges_of_arc(start + i, count - i);
      if (edges > 1)
        add_arc(path, start + i, edges);
      else if (i + 1 < count)  // the last edge closes the path
        path.line_to(at(start + i + 1));
      i += edges;
    }
    return path.close();
  }

 private:
  const Point& at(std::size_t i) const { return points_[i % points_.size()]; }
  const Turn& turn(std::size_t i) const { return turns_[i % points_.size()]; }
  Point edge(std::size_t i) const { return {at(i + 1).x - at(i).x, at(i + 1).y - at(i).y}; }

  /// The edge before the corner and the one after it belong to one arc.
  bool goes_on(std::size_t corner) const {
    const Turn& here = turn(corner);
    return here.is_of_arc() && std::abs(turn(corner + 1).square - here.square) <= alike * here.square;
  }

  std::size_t first_corner() const {
    for (std::size_t i = 0; i < points_.size(); ++i)
      if (!goes_on(i)) return i;
    return 0;
  }

  /// How many edges from a corner on are one arc of a quarter circle at most; 1: none.
  std::size_t edges_of_arc(std::size_t corner, std::size_t most) const {
    if (!goes_on(corner + 1)) return 1;
    const Turn& first = turn(corner + 1);
    const double angle = std::atan2(std::abs(first.cross), first.dot);
    std::size_t edges = 1;
    while (edges < most && static_cast<double>(edges + 1) * angle <= longest_arc && goes_on(corner + edges) &&
           first.is_like(turn(corner + edges)))
      ++edges;
    return edges;
  }

  /// A circle touches its sampled polygon's corner half a turn off the edge.
  void add_arc(Path& path, std::size_t corner, std::size_t edges) const {
    const Turn& first = turn(corner + 1);
    const double turn_angle = std::atan2(first.cross, first.dot);
    const double radius = std::sqrt(first.square) / (2 * std::sin(std::abs(turn_angle) / 2));
    const double reach = 4.0 / 3 * std::tan(std::abs(turn_angle) * static_cast<double>(edges) / 4) * radius;
    const Point from = at(corner), to = at(corner + edges);
    const Point leaves = rotated(edge(corner), -turn_angle / 2),
                comes = rotated(edge(corner + edges - 1), turn_angle / 2);
    path.curve_to({from.x + leaves.x * reach, from.y + leaves.y * reach},
                  {to.x - comes.x * reach, to.y - comes.y * reach}, to);
  }

  static Point rotated(Point v, double angle) {
    const double length = std::hypot(v.x, v.y), c = std::cos(angle) / length, s = std::sin(angle) / length;
    return {v.x * c - v.y * s, v.x * s + v.y * c};
  }

  std::span<const Point> points_;
  std::vector<Turn> turns_;
};

/// How far the control points of a quarter circle lie from its ends, as a part of the radius.
constexpr double quarter = 0.5523;

Point checked(Point point) {
  if (!printable(point.x) || !printable(point.y))
    throw DrawingError("PDF: a coordinate that is not finite, or far off any page");
  return point;
}

}  // namespace

Path& Path::move_to(Point to) {
  points_.push_back(checked(to));
  steps_ += 'm';
  return *this;
}

Path& Path::line_to(Point to) {
  points_.push_back(checked(to));
  steps_ += 'l';
  return *this;
}

Path& Path::curve_to(Point control_1, Point control_2, Point to) {
  for (const Point& point : {control_1, control_2, to}) points_.push_back(checked(point));
  steps_ += 'c';
  return *this;
}

Path& Path::close() {
  steps_ += 'h';
  return *this;
}

void Path::append_to(std::string& content, int decimals) const {
  const std::string_view steps = std::string_view(steps_).substr(0, steps_.size() - closed());
  auto point = points_.begin();
  for (const char step : steps) {
    for (int count = step == 'c' ? 3 : step == 'r' ? 2 : step == 'h' ? 0 : 1; count > 0; --count, ++point) {
      append_number(content, point->x, decimals);
      append_number(content, point->y, decimals);
    }
    content += step;
    content += step == 'r' ? "e\n" : "\n";
  }
}

Path Path::line(Point from, Point to) {
  return Path().move_to(from).line_to(to);
}

Path Path::polyline(std::span<const Point> points) {
  Path path;
  for (const Point& point : points) path.empty() ? path.move_to(point) : path.line_to(point);
  return path;
}

Path Path::polygon(std::span<const Point> points) {
  Path path = polyline(points);
  return points.empty() ? path : path.close();
}

Path Path::smooth_polygon(std::span<const Point> points) {
  constexpr std::size_t fewest = 8;  // too few to be sampled from a curve
  return points.size() < fewest ? polygon(points) : Smoother(points).path();
}

Path Path::rectangle(const Box& box, double radius) {
  const double r = std::min({radius, box.width / 2, box.height / 2});
  if (!(r > 0)) {
    Path path;
    path.points_ = {checked({box.x, box.y}), checked({box.width, box.height})};
    path.steps_ += 'r';
    return path;
  }
  Path path = rounded_rectangle(box.width, box.height, r);
  path.origin_ = checked({box.x, box.y});
  return path;
}

Path Path::rounded_rectangle(double width, double height, double r) {
  const double k = r * (1 - quarter);
  Path path;
  const auto side = [&path](Point to) {
    if (const Point& from = path.points_.back(); from.x != to.x || from.y != to.y) path.line_to(to);
  };
  path.move_to({r, 0});
  side({width - r, 0});
  path.curve_to({width - k, 0}, {width, k}, {width, r});
  side({width, height - r});
  path.curve_to({width, height - k}, {width - k, height}, {width - r, height});
  side({r, height});
  path.curve_to({k, height}, {0, height - k}, {0, height - r});
  side({0, r});
  return path.curve_to({0, k}, {k, 0}, {r, 0}).close();
}

Path Path::circle(Point middle, double radius) {
  return rectangle({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius}, radius);
}

}  // namespace rehab::pdf
