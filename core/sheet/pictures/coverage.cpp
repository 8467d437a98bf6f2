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

/// A label's letters: about this much of their size wide on average, and high.
constexpr double letter_width = 0.68, letter_height = 0.8;

double margin_of(const DrawingMark& m) {
  switch (m.kind) {
    case DrawingMark::Kind::stroke:
    case DrawingMark::Kind::outline:
      return m.width / 2;
    case DrawingMark::Kind::disc:
      return m.width;
    case DrawingMark::Kind::fill:
    case DrawingMark::Kind::label:
      return 0;
  }
  return 0;
}

Bounds bounds(const DrawingMark& m) {
  Bounds b{m.points.front(), m.points.front()};
  for (const Point p : m.points) {
    b.low = {std::min(b.low.x, p.x), std::min(b.low.y, p.y)};
    b.high = {std::max(b.high.x, p.x), std::max(b.high.y, p.y)};
  }
  const Point margin{margin_of(m), margin_of(m)};
  if (m.kind == DrawingMark::Kind::label) return {m.points.front() - label_half(m), m.points.front() + label_half(m)};
  return {b.low - margin, b.high + margin};
}

bool covers(const DrawingMark& m, Point p) {
  const std::size_t n = m.points.size();
  switch (m.kind) {
    case DrawingMark::Kind::fill:
      return inside(m.points, p);
    case DrawingMark::Kind::disc:
      return length(p - m.points.front()) <= m.width;
    case DrawingMark::Kind::label:
      return true;  // asked only within its bounds
    case DrawingMark::Kind::stroke:
    case DrawingMark::Kind::outline: {
      const std::size_t pieces = m.kind == DrawingMark::Kind::outline ? n : n - 1;
      for (std::size_t i = 0; i < pieces; ++i)
        if (distance_to_segment(p, m.points[i], m.points[(i + 1) % n]) <= m.width / 2 + 0.5) return true;
      return false;
    }
  }
  return false;
}

int cell_of(double at, double origin, double size) {
  return static_cast<int>(std::floor((at - origin) / size));
}

}  // namespace

Coverage::Coverage(const Drawing& d)
    : left_(d.left),
      bottom_(d.bottom),
      columns_(std::max(1, cell_of(d.right, d.left, cell_) + 1)),
      rows_(std::max(1, cell_of(d.top, d.bottom, cell_) + 1)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {
  for (const DrawingMark& m : d.marks)
    if (!m.open) take(m);
}

void Coverage::take(const DrawingMark& m) {
  const Bounds b = bounds(m);
  const int first_row = std::max(0, cell_of(b.low.y, bottom_, cell_));
  const int last_row = std::min(rows_ - 1, cell_of(b.high.y, bottom_, cell_));
  const int first_column = std::max(0, cell_of(b.low.x, left_, cell_));
  const int last_column = std::min(columns_ - 1, cell_of(b.high.x, left_, cell_));
  for (int row = first_row; row <= last_row; ++row)
    for (int column = first_column; column <= last_column; ++column) {
      const Point middle{left_ + (column + 0.5) * cell_, bottom_ + (row + 0.5) * cell_};
      if (covers(m, middle)) cells_[static_cast<std::size_t>(row * columns_ + column)] = 1;
    }
}

bool Coverage::at(int column, int row) const {
  if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return false;
  return cells_[static_cast<std::size_t>(row * columns_ + column)] != 0;
}

int Coverage::taken(Point low, Point high) const {
  int count = 0;
  for (int row = cell_of(low.y, bottom_, cell_); row <= cell_of(high.y, bottom_, cell_); ++row)
    for (int column = cell_of(low.x, left_, cell_); column <= cell_of(high.x, left_, cell_); ++column)
      if (at(column, row)) ++count;
  return count;
}

int Coverage::taken_along(Point from, Point to, double radius) const {
  const Point low{std::min(from.x, to.x) - radius, std::min(from.y, to.y) - radius};
  const Point high{std::max(from.x, to.x) + radius, std::max(from.y, to.y) + radius};
  int count = 0;
  for (int row = cell_of(low.y, bottom_, cell_); row <= cell_of(high.y, bottom_, cell_); ++row)
    for (int column = cell_of(low.x, left_, cell_); column <= cell_of(high.x, left_, cell_); ++column) {
      const Point middle{left_ + (column + 0.5) * cell_, bottom_ + (row + 0.5) * cell_};
      if (at(column, row) && distance_to_segment(middle, from, to) <= radius) ++count;
    }
  return count;
}

Point label_half(const DrawingMark& m) {
  return {m.width * letter_width * static_cast<double>(m.text.size()) / 2, m.width * letter_height / 2};
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
