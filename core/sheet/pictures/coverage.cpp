// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/coverage.hpp"

#include <algorithm>
#include <cmath>

#include "sheet/pictures/geometry.hpp"

namespace rehab {

namespace {

struct Bounds {
  Point low, high;
};

Bounds bounds(const DrawingMark& m) {
  Bounds b{m.points.front(), m.points.front()};
  for (const Point p : m.points) {
    b.low = {std::min(b.low.x, p.x), std::min(b.low.y, p.y)};
    b.high = {std::max(b.high.x, p.x), std::max(b.high.y, p.y)};
  }
  const Point margin{m.width / 2, m.width / 2};
  return {b.low - margin, b.high + margin};
}

}  // namespace

Coverage::Coverage(const Drawing& d, Of of)
    : left_(d.left),
      bottom_(d.bottom),
      columns_(std::max(1, static_cast<int>(std::ceil((d.right - d.left) / cell_)))),
      rows_(std::max(1, static_cast<int>(std::ceil((d.top - d.bottom) / cell_)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {
  for (const DrawingMark& m : d.marks) {
    if (m.open != (of == Of::edges)) continue;
    if (m.kind == DrawingMark::Kind::fill && of == Of::solid) take_polygon(m.points);
    take_edge(m);
  }
  sum_up();
}

std::size_t Coverage::index(int column, int row) const {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
}

int Coverage::column_of(double x) const {
  return static_cast<int>(std::floor(std::clamp((x - left_) / cell_, -1.0, columns_ + 1.0)));
}

int Coverage::row_of(double y) const {
  return static_cast<int>(std::floor(std::clamp((y - bottom_) / cell_, -1.0, rows_ + 1.0)));
}

void Coverage::take_row(int row, double from_x, double to_x) {
  const int last = std::min(columns_ - 1, column_of(to_x));
  for (int column = std::max(0, column_of(from_x)); column <= last; ++column) cells_[index(column, row)] = 1;
}

/// Takes cells row by row, between the places where the middle of the row crosses the polygon's sides.
void Coverage::take_polygon(const std::vector<Point>& points) {
  const auto [lowest, highest] = std::ranges::minmax(points, {}, &Point::y);
  const int last = std::min(rows_ - 1, row_of(highest.y));
  std::vector<double> crossings;
  for (int row = std::max(0, row_of(lowest.y)); row <= last; ++row) {
    const double y = bottom_ + (row + 0.5) * cell_;
    crossings.clear();
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
      const Point a = points[i], b = points[j];
      if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) take_row(row, crossings[i], crossings[i + 1]);
  }
}

void Coverage::take_line(Point from, Point to, double radius) {
  const int first_column = std::max(0, column_of(std::min(from.x, to.x) - radius));
  const int last_column = std::min(columns_ - 1, column_of(std::max(from.x, to.x) + radius));
  const int last_row = std::min(rows_ - 1, row_of(std::max(from.y, to.y) + radius));
  for (int row = std::max(0, row_of(std::min(from.y, to.y) - radius)); row <= last_row; ++row) {
    const double y = bottom_ + (row + 0.5) * cell_;
    for (int column = first_column; column <= last_column; ++column)
      if (distance_to_segment({left_ + (column + 0.5) * cell_, y}, from, to) <= radius) cells_[index(column, row)] = 1;
  }
}

void Coverage::take_edge(const DrawingMark& m) {
  constexpr double thin = 0.5;  // a line thinner than a cell still takes it
  if (m.width <= 0) return;
  const double radius = m.width / 2 + thin;
  if (m.kind != DrawingMark::Kind::stroke) take_line(m.points.back(), m.points.front(), radius);
  for (std::size_t i = 0; i + 1 < m.points.size(); ++i) take_line(m.points[i], m.points[i + 1], radius);
}

void Coverage::sum_up() {
  const auto wide = static_cast<std::size_t>(columns_) + 1;
  sums_.assign(wide * (static_cast<std::size_t>(rows_) + 1), 0);
  for (int row = 0; row < rows_; ++row)
    for (int column = 0; column < columns_; ++column) {
      const std::size_t at = (static_cast<std::size_t>(row) + 1) * wide + static_cast<std::size_t>(column) + 1;
      sums_[at] = cells_[index(column, row)] + sums_[at - 1] + sums_[at - wide] - sums_[at - wide - 1];
    }
}

int Coverage::sum(int column, int row) const {
  const auto at = [](int n, int most) { return static_cast<std::size_t>(std::clamp(n, 0, most)); };
  return sums_[at(row, rows_) * (static_cast<std::size_t>(columns_) + 1) + at(column, columns_)];
}

int Coverage::taken(Point low, Point high) const {
  const int left = column_of(low.x), right = column_of(high.x) + 1, down = row_of(low.y), up = row_of(high.y) + 1;
  return sum(right, up) - sum(left, up) - sum(right, down) + sum(left, down);
}

int Coverage::taken_along(Point from, Point to, double radius) const {
  const int last_row = std::min(rows_ - 1, row_of(std::max(from.y, to.y) + radius));
  const int last_column = std::min(columns_ - 1, column_of(std::max(from.x, to.x) + radius));
  const int first_column = std::max(0, column_of(std::min(from.x, to.x) - radius));
  int count = 0;
  for (int row = std::max(0, row_of(std::min(from.y, to.y) - radius)); row <= last_row; ++row)
    for (int column = first_column; column <= last_column; ++column) {
      const Point middle{left_ + (column + 0.5) * cell_, bottom_ + (row + 0.5) * cell_};
      if (cells_[index(column, row)] != 0 && distance_to_segment(middle, from, to) <= radius) ++count;
    }
  return count;
}

void fit_extents(Drawing& d) {
  if (d.marks.empty()) return;
  Bounds all = bounds(d.marks.front());
  for (const DrawingMark& m : d.marks) {
    const Bounds b = bounds(m);
    all.low = {std::min(all.low.x, b.low.x), std::min(all.low.y, b.low.y)};
    all.high = {std::max(all.high.x, b.high.x), std::max(all.high.y, b.high.y)};
  }
  d.left = all.low.x;
  d.bottom = all.low.y;
  d.right = all.high.x;
  d.top = all.high.y;
}

}  // namespace rehab
