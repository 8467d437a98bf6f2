// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/props.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <string>

#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double beyond = 14;  ///< floor, mat and bed reach this far past the figure
constexpr double prop_line = 0.9;
constexpr double mat_height = 2.5;
constexpr double bed_height = 50, mattress_height = 17;
constexpr double seat_thickness = 4, chair_leg = 3, chair_depth = 43, half_chair = 21;
constexpr double worktop_thickness = 4, worktop_depth = 44;
constexpr double wall_thickness = 9, wall_height = 186, half_wall = 34;
constexpr double table_height = 72, table_width = 32, half_table = 16, tied_at = 10;
constexpr double band_thickness = 1.9, cuff_thickness = 2.8;
using prop_size::chair_top, prop_size::seat_height, prop_size::worktop_height;

struct Scenery {
  const Scene& scene;
  const Skeleton& figure;
  Marks& out;

  Point seen(Vec v) const { return figure.camera(v); }
};

[[noreturn]] void refuse_prop(const Prop& p, const std::string& what) {
  throw PictureError("prop '" + p.kind + "': " + what);
}

void expect_numbers(const Prop& p, std::size_t least, std::size_t most) {
  if (p.at.size() < least || p.at.size() > most)
    refuse_prop(p, std::to_string(p.at.size()) + " numbers; expected " + std::to_string(least) +
                       (most > least ? " to " + std::to_string(most) : ""));
  for (const double n : p.at)
    if (!std::isfinite(n)) refuse_prop(p, "a number is not finite");
}

void shape_with_edge(const Scenery& s, Ink ink, const std::vector<Point>& shape, bool open = false) {
  s.out.push_back(edged(fill(ink, shape), Ink::prop_edge, prop_line));
  s.out.back().open = open;
}

/// A box whose top may be shifted, so that it leans; what is seen of it, with the edges that meet at the near corner.
void box(const Scenery& s, Vec low, Vec high, Ink ink = Ink::prop, Vec lean = {}) {
  const auto corner = [&](int i) {
    const Vec v{i & 1 ? high.x : low.x, i & 2 ? high.y : low.y, i & 4 ? high.z : low.z};
    return i & 2 ? v + lean : v;
  };
  std::vector<Point> corners;
  int nearest = 0;
  for (int i = 0; i < 8; ++i) {
    corners.push_back(s.seen(corner(i)));
    if (s.figure.camera.depth(corner(i)) > s.figure.camera.depth(corner(nearest)) + 1e-9) nearest = i;
  }
  const std::vector<Point> hull = convex_hull(std::move(corners));
  shape_with_edge(s, ink, hull);
  if (s.figure.camera.is_straight_on()) return;
  for (const int way : {1, 2, 4})
    s.out.push_back(stroke(Ink::prop_edge, {s.seen(corner(nearest)), s.seen(corner(nearest ^ way))}, prop_line * .8));
}

/// What one lies on: seen a little from above, its top is pale, so that the figure lies on it and not in it.
void slab(const Scenery& s, Vec low, Vec high) {
  box(s, low, high);
  if (s.figure.camera.is_straight_on()) return;
  const double y = high.y;
  shape_with_edge(
      s, Ink::paper,
      {s.seen({low.x, y, low.z}), s.seen({high.x, y, low.z}), s.seen({high.x, y, high.z}), s.seen({low.x, y, high.z})});
}

/// A soft box: as a skin over eight balls.
void cushion(const Scenery& s, Vec low, Vec high, double radius, bool open) {
  std::vector<Disc> balls;
  for (const double x : {low.x + radius, high.x - radius})
    for (const double y : {low.y + radius, high.y - radius})
      for (const double z : {low.z + radius, high.z - radius}) balls.push_back({s.seen({x, y, z}), radius});
  shape_with_edge(s, Ink::paper, stretched_round(balls), open);
}

void ground_line(const Scenery& s, double left, double right, double y) {
  constexpr double behind_the_feet = -9;
  s.out.push_back(
      stroke(Ink::ground, {s.seen({left, y, behind_the_feet}), s.seen({right, y, behind_the_feet})}, prop_line));
}

/// The left and right end of a thing: as stated, else a little past the figure.
std::pair<double, double> reach(const Scenery& s, const Prop& p) {
  if (p.at.size() >= 2) return {p.at[0], p.at[1]};
  return {s.scene.room.low.x - beyond / 2, s.scene.room.high.x + beyond / 2};
}

/// The left and right end of the floor: past the figure, and past what stands beside it.
std::pair<double, double> floor_reach(const Scenery& s) {
  double left = s.scene.room.low.x - beyond, right = s.scene.room.high.x + beyond;
  for (const Prop& p : *s.scene.props)
    if (p.at.size() == 1 && (p.kind == "post" || p.kind == "chair")) {
      const double wide = (p.kind == "post" ? table_width : chair_depth) + 6;
      left = std::min(left, s.figure.hip.x < p.at[0] ? left : p.at[0] - wide);
      right = std::max(right, s.figure.hip.x < p.at[0] ? p.at[0] + wide : right);
    }
  return {left, right};
}

void floor(const Scenery& s, const Prop& p) {
  expect_numbers(p, 0, 0);
  const auto [left, right] = floor_reach(s);
  ground_line(s, left, right, 0);
}

void expect_ground(const Scenery& s, const Prop& p) {
  expect_numbers(p, 0, s.figure.seen_from_above() ? 4 : 2);
}

/// A mat or a bed seen from the ceiling: as stated, else a little larger than the figure.
void ground_from_above(const Scenery& s, const Prop& p, double radius) {
  const auto [left, right] = reach(s, p);
  const bool stated = p.at.size() == 4;
  const double low = stated ? p.at[2] : s.scene.room.low.y - 9, high = stated ? p.at[3] : s.scene.room.high.y + 9;
  shape_with_edge(s, Ink::paper, round_rectangle({left, low}, {right, high}, radius), true);
}

/// A bed has a pillow of its own, where the card gives the head none.
void bed_from_above(const Scenery& s, const Prop& p) {
  ground_from_above(s, p, 5);
  for (const Prop& other : *s.scene.props)
    if (other.kind == "pillow") return;
  const Vec head = s.figure.head;
  shape_with_edge(s, Ink::paper, round_rectangle({head.x - 17, head.y - 24}, {head.x + 17, head.y + 24}, 7), true);
}

/// How deep a mat or a bed must be for all of the figure to lie on it.
std::pair<double, double> depth_of_ground(const Scenery& s) {
  constexpr double margin = 5, least = 26;
  return {std::min(-least, s.scene.room.low.z - margin), std::max(least, s.scene.room.high.z + margin)};
}

void bed(const Scenery& s, const Prop& p) {
  expect_ground(s, p);
  if (s.figure.seen_from_above()) return bed_from_above(s, p);
  const auto [left, right] = reach(s, p);
  const auto [back, fore] = depth_of_ground(s);
  const bool head_left = s.figure.head.x < s.figure.hip.x;
  if (s.figure.camera.is_straight_on()) ground_line(s, left - 8, right + 8, -bed_height);
  for (const double z : {back + 3, fore - 3})
    for (const double x : {left + 6, right - 6})
      box(s, {x - 2, -bed_height, z - 2}, {x + 2, -mattress_height, z + 2}, Ink::prop_edge);
  slab(s, {left, -mattress_height, back}, {right, 0, fore});
  const double board = head_left ? left - 4 : right;
  box(s, {board, -bed_height, back}, {board + 4, 16, fore}, Ink::paper);
}

void mat(const Scenery& s, const Prop& p) {
  if (s.scene.on_bed) return bed(s, p);
  expect_ground(s, p);
  if (s.figure.seen_from_above()) return ground_from_above(s, p, 3);
  const auto [left, right] = reach(s, p);
  const auto [back, fore] = depth_of_ground(s);
  if (s.figure.camera.is_straight_on()) ground_line(s, left - 8, right + 8, -mat_height);
  slab(s, {left, -mat_height, back}, {right, 0, fore});
}

void wall(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 1);
  const double face = p.at[0], other = face + (s.figure.hip.x > face ? -wall_thickness : wall_thickness);
  box(s, {std::min(face, other), 0, -half_wall}, {std::max(face, other), wall_height, half_wall});
}

/// Seat, four legs and a back; `back` is the x of its face, or it is behind a sitter who faces the reader.
void legs_and_seat(const Scenery& s, double left, double right, double back, double fore) {
  for (const double z : {back, fore - chair_leg})
    for (const double x : {left, right - chair_leg})
      box(s, {x, 0, z}, {x + chair_leg, seat_height - seat_thickness, z + chair_leg}, Ink::paper);
  box(s, {left, seat_height - seat_thickness, back}, {right, seat_height, fore});
}

/// A chair to hold: its back is at the near x, its seat points away from the figure.
void chair_to_hold(const Scenery& s, const Prop& p) {
  const double x = p.at[0], away = s.figure.hip.x < x ? 1 : -1;
  legs_and_seat(s, std::min(x, x + away * chair_depth), std::max(x, x + away * chair_depth), -half_chair, half_chair);
  box(s, {x - 1.5, seat_height, -half_chair}, {x + 1.5, chair_top, half_chair}, Ink::paper);
}

void chair(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 4);
  if (p.at.size() == 1) return chair_to_hold(s, p);
  const double left = p.at[0], right = p.at[1];
  if (s.figure.seen_from_front()) {
    const double back = -half_chair;
    box(s, {left, seat_height + 22, back - 2}, {right, chair_top, back}, Ink::paper);
    for (const double x : {left, right - chair_leg})
      box(s, {x, seat_height, back - 2}, {x + chair_leg, seat_height + 22, back}, Ink::paper);
    return legs_and_seat(s, left, right, back, half_chair);
  }
  if (p.at.size() > 2) {
    const bool at_left = std::abs(p.at[2] - left) < std::abs(p.at[2] - right);
    const double lean = p.at.size() > 3 ? std::tan(radians(p.at[3])) * (at_left ? -1 : 1) : 0;
    const double from = at_left ? p.at[2] - 4 : p.at[2];
    box(s, {from, seat_height - 2, -half_chair}, {from + 4, chair_top, half_chair}, Ink::paper,
        {lean * (chair_top - seat_height), 0, 0});
  }
  legs_and_seat(s, left, right, -half_chair, half_chair);
}

/// It stands before the figure, or on its far side where the figure stands along it.
void worktop(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 2);
  constexpr double half_long = 45, beside = -16;
  const double near = p.at[0];
  const double far = p.at.size() == 2 ? p.at[1] : near + (s.figure.hip.x < near ? worktop_depth : -worktop_depth);
  const double left = std::min(near, far), right = std::max(near, far);
  const bool along = left < s.figure.hip.x && s.figure.hip.x < right;
  const double back = along ? beside - 2 * half_chair : -half_long, fore = along ? beside : half_long;
  box(s, {left + 2, 0, back}, {right - 2, worktop_height - worktop_thickness, fore});
  box(s, {left, worktop_height - worktop_thickness, back}, {right, worktop_height, fore}, Ink::paper);
}

/// Lying on the ground, or between its edges; seen from above its edges are those of the page.
void soft_thing(const Scenery& s, const Prop& p, double wide, double back = -19, double fore = 19) {
  if (p.at.size() != 2) expect_numbers(p, 4, 4);
  expect_numbers(p, 2, 4);
  const bool lying = p.at.size() == 2;
  const Vec low = lying ? Vec{p.at[0] - wide / 2, 0, back} : Vec{p.at[0], p.at[2], back};
  const Vec high = lying ? Vec{p.at[0] + wide / 2, p.at[1], fore} : Vec{p.at[1], p.at[3], fore};
  if (!(low.x < high.x && low.y < high.y)) refuse_prop(p, "its numbers leave no room between its edges");
  const double radius = std::min({4.0, (high.x - low.x) / 2, (high.y - low.y) / 2});
  cushion(s, low, high, radius, s.figure.seen_from_above());
}

void pillow(const Scenery& s, const Prop& p) {
  soft_thing(s, p, 40);
}
void leg_pillow(const Scenery& s, const Prop& p) {
  expect_numbers(p, 4, 4);
  soft_thing(s, p, 0);
}
void bump_pillow(const Scenery& s, const Prop& p) {
  expect_numbers(p, 4, 4);
  if (s.scene.has_bump) soft_thing(s, p, 0, 4, 30);
}
void blanket(const Scenery& s, const Prop& p) {
  soft_thing(s, p, 34);
}
void pad(const Scenery& s, const Prop& p) {
  soft_thing(s, p, 22);
}

/// The leg of a heavy table, the rest of which points away from the figure.
void post(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 1);
  constexpr double half_leg = 3, top = 5;
  const double x = p.at[0], away = s.figure.hip.x < x ? 1 : -1, end = x + away * table_width;
  for (const double z : {-half_table, half_table})
    for (const double leg : {end, x})
      box(s, {leg - half_leg, 0, z - half_leg}, {leg + half_leg, table_height - top, z + half_leg});
  box(s, {std::min(x, end) - 5, table_height - top, -half_table - 5},
      {std::max(x, end) + 5, table_height, half_table + 5});
}

/// Where a band is tied or looped: across a leg of the body or of the table.
struct BandEnd {
  Point at;
  Point half{0, 0};  ///< to one edge of what it goes round; none: it is held
};

BandEnd round_bone(const Scenery& s, Vec at, Vec from, Vec to, double radius) {
  return {s.seen(at), towards(direction_deg(s.seen(to) - s.seen(from)) + 90, radius)};
}

BandEnd end_of(const Scenery& s, const Prop& p, const std::string& name) {
  if (name == "post") {
    for (const Prop& other : *s.scene.props)
      if (other.kind == "post" && other.at.size() == 1) return {s.seen({other.at[0], tied_at, half_table}), {3, 0}};
    refuse_prop(p, "it ends at a post, but the picture has none");
  }
  const std::optional<Vec> joint = s.figure.joint(name);
  if (!joint) refuse_prop(p, "it ends at '" + name + "'; expected post or a joint such as near_ankle");
  const Limb& leg = name.starts_with("near") ? s.figure.near_leg : s.figure.far_leg;
  if (name.ends_with("_thigh")) return round_bone(s, *joint, leg.root, leg.middle, 6.8);
  if (name.ends_with("_ankle")) return round_bone(s, between(leg.end, leg.middle, 0.12), leg.middle, leg.end, 4.4);
  if (name.ends_with("_foot")) return round_bone(s, between(leg.end, leg.tip, 0.6), leg.end, leg.tip, 4.4);
  return {s.seen(*joint)};
}

void band_line(const Scenery& s, Point a, Point b, double thickness) {
  s.out.push_back(stroke(Ink::paper, {a, b}, thickness + 1.4));
  s.out.push_back(stroke(Ink::guide, {a, b}, thickness));
}

/// One loop round both thighs: seen as two taut strands between them.
void strands(const Scenery& s, const BandEnd& a, const BandEnd& b) {
  const Point across = towards(direction_deg(b.at - a.at) + 90, 3.2);
  for (const Point off : {across, across * -1}) band_line(s, a.at + off, b.at + off, band_thickness * 0.7);
}

void band(const Scenery& s, const Prop& p) {
  expect_numbers(p, 0, 0);
  const BandEnd from = end_of(s, p, p.from), to = end_of(s, p, p.to);
  if (p.from.ends_with("_thigh") && p.to.ends_with("_thigh"))
    strands(s, from, to);
  else
    band_line(s, from.at, to.at, band_thickness);
  for (const BandEnd& end : {from, to})
    if (length(end.half) > 0) band_line(s, end.at - end.half, end.at + end.half, cuff_thickness);
}

using Draw = void (*)(const Scenery&, const Prop&);
struct Kind {
  Draw draw;
  Layer layer = Layer::behind;
};
const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> all{
      {"floor", {floor}},
      {"mat", {mat}},
      {"bed", {bed}},
      {"wall", {wall}},
      {"chair", {chair}},
      {"worktop", {worktop}},
      {"pillow", {pillow}},
      {"leg_pillow", {leg_pillow, Layer::between_legs}},
      {"bump_pillow", {bump_pillow, Layer::between_legs}},
      {"blanket", {blanket}},
      {"pad", {pad}},
      {"post", {post}},
      {"band", {band, Layer::in_front}},
      {"strap", {band, Layer::in_front}},
  };
  return all;
}

/// From the side and from above, the figure lies on its cushions.
Layer layer_of(const Kind& kind, const Skeleton& s) {
  return kind.layer == Layer::between_legs && s.view != View::front ? Layer::behind : kind.layer;
}

/// Between the hollow back and what it will be pressed on; the figure covers all but the gap.
void gap_under_the_back(const Scenery& s) {
  constexpr double from = 0.1, to = 0.7, least_arch = 2, depth = 10.4;
  if (s.figure.arch < least_arch) return;
  const Vec off = s.figure.chest.front * -depth;
  const auto at = [&](double part) { return between(s.figure.hip, s.figure.shoulder, part); };
  s.out.push_back(fill(Ink::trained, {s.seen(at(from)), s.seen(at(to)), s.seen(at(to) + off), s.seen(at(from) + off)}));
}

}  // namespace

Marks props(const Scene& scene, const Skeleton& figure, Layer layer) {
  Marks out;
  const Scenery stage{scene, figure, out};
  for (const Prop& p : *scene.props) {
    const auto kind = kinds().find(p.kind);
    if (kind == kinds().end())
      refuse_prop(
          p,
          "unknown; expected floor, mat, bed, wall, chair, worktop, pillow, leg_pillow, bump_pillow, blanket, pad, "
          "post, band or strap");
    if (layer_of(kind->second, figure) == layer) kind->second.draw(stage, p);
  }
  if (layer == Layer::behind && scene.presses_back) gap_under_the_back(stage);
  return out;
}

}  // namespace rehab
