// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/label.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <span>

#include "base/kept_value.hpp"
#include "model/packed_picture.hpp"
#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/geometry.hpp"

namespace rehab {

namespace {

/// About this much of their size letters are wide on average, and high.
constexpr double letter_width = 0.68, letter_height = 0.8;
/// A word nearer to the other leg says the wrong thing; one hardly nearer to its own is to be avoided.
constexpr double cost_of_wrong_leg = 300, doubtful_cm = 5, cost_of_doubt = 3, cost_of_widening = 120;

double square_of_distance(Point p, Point low, Point high) {
  const Point off{std::max({low.x - p.x, 0.0, p.x - high.x}), std::max({low.y - p.y, 0.0, p.y - high.y})};
  return dot(off, off);
}

/// The distance between a box and the bones of a leg: hip, knee, ankle and toes.
double distance_to_leg(std::span<const Point> joints, Point low, Point high) {
  constexpr int steps = 12;
  double least = std::numeric_limits<double>::max();
  for (std::size_t bone = 0; bone + 1 < joints.size(); ++bone)
    for (int i = 0; i <= steps; ++i)
      least =
          std::min(least, square_of_distance(between(joints[bone], joints[bone + 1], i / double{steps}), low, high));
  return std::sqrt(least);
}

/// The price of a place where the word might be taken to name the other leg.
double cost_of_naming(const std::vector<Point>& legs, Point low, Point high) {
  const std::span<const Point> joints(legs);
  const double own = distance_to_leg(joints.first(4), low, high);
  const double other = distance_to_leg(joints.subspan(4, 4), low, high);
  return (own > other ? cost_of_wrong_leg : 0) + std::max(0.0, own + doubtful_cm - other) * cost_of_doubt;
}

/// What is taken about a drawing. The last few are remembered.
struct Paper {
  explicit Paper(const DrawingPtr& d) : drawing(d), solid(*d) {
    if (std::ranges::any_of(d->marks, &DrawingMark::open)) open_edges.emplace(*d, Coverage::Of::edges);
  }

  int taken(Point low, Point high) const {
    constexpr Point pad{2, 1.5};
    return solid.taken(low - pad, high + pad) + (open_edges ? open_edges->taken(low, high) : 0);
  }

  DrawingPtr drawing;
  Coverage solid;
  std::optional<Coverage> open_edges;
};

/// Free room about the leg: rings round shin, knee and ankle, the closest free one. Between two lines if that's where
/// the word names its leg, else past them; a word above or below the extents costs, beside them hardly anything.
Point free_place(const Paper& paper, Point half, double left, double right) {
  const Drawing& d = *paper.drawing;
  const Point knee = d.legs[1], ankle = d.legs[2];
  const std::array<Point, 3> anchors{between(knee, ankle, 0.5), knee, ankle};
  double best = std::numeric_limits<double>::max();
  Point found = anchors[0];
  const auto consider = [&](Point middle, double cost_so_far) {
    const Point low = middle - half, high = middle + half;
    const double beside = std::max(0.0, d.left - low.x) + std::max(0.0, high.x - d.right);
    const double off = std::max(0.0, d.bottom - low.y) + std::max(0.0, high.y - d.top);
    double cost = cost_so_far + off * 2 + beside * 0.2;
    if (cost >= best) return;
    cost += paper.taken(low, high) * 50;
    if (cost >= best) return;
    const double named = cost + cost_of_naming(d.legs, low, high);
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

const Paper& paper_of(const DrawingPtr& drawing) {
  constexpr std::size_t most = 16;
  static std::deque<Paper> known;
  const auto found = std::ranges::find(known, drawing, &Paper::drawing);
  if (found != known.end()) return *found;
  if (known.size() == most) known.pop_front();
  return known.emplace_back(drawing);
}

/// The middles of the words that were placed beside a drawing, by their half width and height, left and right.
using Places = std::map<std::array<double, 4>, Point>;

/// Found once for all runs, where what is made of the drawing can be kept.
Point known_place(const DrawingPtr& drawing, Point half, double left, double right) {
  const auto found_anew = [&] { return free_place(paper_of(drawing), half, left, right); };
  if (drawing->key.empty()) return found_anew();
  constexpr std::size_t most_drawings = 256, most_places = 64;
  static std::map<std::string, Places> known;
  auto beside = known.find(drawing->key);
  if (beside == known.end()) {
    if (known.size() == most_drawings) known.clear();
    beside = known.emplace(drawing->key, kept_value<Places>("labels", drawing->key, {}).value_or(Places{})).first;
  }
  Places& places = beside->second;
  const std::array asked{half.x, half.y, left, right};
  if (const auto place = places.find(asked); place != places.end()) return place->second;
  if (places.size() >= most_places) places.clear();
  const Point middle = places[asked] = found_anew();
  keep_value("labels", drawing->key, {}, places);
  return middle;
}

}  // namespace

Extents united(const Extents& a, const Extents& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right), std::max(a.top, b.top)};
}

PlacedLabel place_label(const DrawingPtr& drawing, std::string_view text, double letter_cm, double left, double right) {
  const Point half = Point{letter_width * static_cast<double>(text.size()), letter_height} * (letter_cm / 2);
  const double spare = std::max(0.0, half.x - (right - left) / 2);
  const Point middle = known_place(drawing, half, left - spare, right + spare);
  const Point low = middle - half, high = middle + half;
  return {middle, half, united(*drawing, {low.x, low.y, high.x, high.y})};
}

}  // namespace rehab
