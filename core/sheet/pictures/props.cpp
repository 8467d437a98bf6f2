// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/props.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>

#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double beyond = 14;  ///< floor, mat and bed reach this far past the figure
constexpr double line = 1.4;
constexpr double mat_height = 4;
constexpr double bed_height = 50, mattress_height = 17;
constexpr double seat_height = 45, seat_thickness = 5, chair_back_top = 92, chair_leg = 3, chair_depth = 43;
constexpr double worktop_height = 90, worktop_thickness = 5, worktop_depth = 44;
constexpr double wall_thickness = 7, wall_height = 188;
constexpr double table_height = 72, table_width = 32, tied_at = 10;
constexpr double band_thickness = 2.6, cuff_thickness = 3.6;
constexpr double stands_back = 10;  ///< how much higher a thing stands that is farther from the reader

struct Scenery {
  const Scene& scene;
  const Skeleton& figure;
  Marks& out;
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

bool from_above(const Skeleton& s) {
  return s.view == View::above || s.view == View::above_front;
}

/// Whether a band runs along the floor, from one side of a figure that faces the reader to the other.
bool is_tied_low(const Scenery& s) {
  const auto is_post = [](const Prop& p) { return p.kind == "post"; };
  return s.figure.view == View::front && std::any_of(s.scene.props->begin(), s.scene.props->end(), is_post);
}

/// Sitting or standing toward the reader, so that the floor shows as a surface.
bool sits_toward_reader(const Skeleton& s) {
  const auto near_floor = [](const Limb& l) { return l.end.y < 25 && l.root.y < 30; };
  return s.view == View::front && std::abs(wrapped_deg(s.pelvis_deg - 90)) < 30 && near_floor(s.near_leg);
}

void ground_line(const Scenery& s, double y) {
  s.out.push_back(stroke(Ink::ground, {{s.scene.room.left - beyond, y}, {s.scene.room.right + beyond, y}}, line));
}

void shape_with_edge(const Scenery& s, Ink ink, const std::vector<Point>& shape, bool open = false) {
  s.out.push_back(fill(ink, shape));
  s.out.push_back(outline(Ink::prop_edge, shape, line));
  (s.out.end() - 1)->open = (s.out.end() - 2)->open = open;
}

void slab(const Scenery& s, Point low, Point high, double radius) {
  shape_with_edge(s, Ink::prop, round_rectangle(low, high, radius));
}

/// The left and right end of a thing: as stated, else a little past the figure.
std::pair<double, double> reach(const Scenery& s, const Prop& p) {
  if (p.at.size() >= 2) return {p.at[0], p.at[1]};
  return {s.scene.room.left - beyond / 2, s.scene.room.right + beyond / 2};
}

/// The left and right end of the floor: past the figure, and past what stands beside it.
std::pair<double, double> floor_reach(const Scenery& s) {
  double left = s.scene.room.left - beyond, right = s.scene.room.right + beyond;
  for (const Prop& p : *s.scene.props)
    if (p.at.size() == 1 && (p.kind == "post" || p.kind == "chair")) {
      const double wide = (p.kind == "post" ? table_width : chair_depth) + 6;
      left = std::min(left, s.figure.hip.x < p.at[0] ? left : p.at[0] - wide);
      right = std::max(right, s.figure.hip.x < p.at[0] ? p.at[0] + wide : right);
    }
  return {left, right};
}

/// The floor as a surface, where things stand before and behind each other.
void floor(const Scenery& s, const Prop& p) {
  expect_numbers(p, 0, 0);
  const auto [left, right] = floor_reach(s);
  if (!is_tied_low(s)) return s.out.push_back(stroke(Ink::ground, {{left, 0}, {right, 0}}, line));
  s.out.push_back(fill(Ink::prop, {{left - 4, -7}, {right + 4, -7}, {right - 4, 16}, {left + 4, 16}}));
  s.out.back().open = true;
}

void expect_ground(const Scenery& s, const Prop& p) {
  expect_numbers(p, 0, from_above(s.figure) ? 4 : 2);
}

/// A mat or a bed seen from the ceiling: as stated, else a little larger than the figure.
void ground_from_above(const Scenery& s, const Prop& p, double radius) {
  const auto [left, right] = reach(s, p);
  const bool stated = p.at.size() == 4;
  const double low = stated ? p.at[2] : s.scene.room.bottom - 9, high = stated ? p.at[3] : s.scene.room.top + 9;
  shape_with_edge(s, Ink::prop, round_rectangle({left, low}, {right, high}, radius), true);
}

/// A bed has a pillow of its own, where the card gives the head none.
void bed_from_above(const Scenery& s, const Prop& p) {
  ground_from_above(s, p, 5);
  for (const Prop& other : *s.scene.props)
    if (other.kind == "pillow") return;
  const Point head = s.figure.head;
  shape_with_edge(s, Ink::paper, round_rectangle({head.x - 17, head.y - 24}, {head.x + 17, head.y + 24}, 7), true);
}

void bed(const Scenery& s, const Prop& p) {
  expect_ground(s, p);
  if (from_above(s.figure)) return bed_from_above(s, p);
  const auto [left, right] = reach(s, p);
  const bool head_left = s.figure.head.x < s.figure.hip.x;
  for (const double x : {left + 6, right - 6})
    s.out.push_back(stroke(Ink::prop_edge, {{x, -mattress_height}, {x, -bed_height + 2}}, 4));
  const double board = head_left ? left : right;
  s.out.push_back(stroke(Ink::prop_edge, {{board, 16}, {board, -bed_height + 2}}, 4));
  slab(s, {left, -mattress_height}, {right, 0}, 5);
  ground_line(s, -bed_height);
}

void mat(const Scenery& s, const Prop& p) {
  if (s.scene.on_bed) return bed(s, p);
  expect_ground(s, p);
  if (from_above(s.figure)) return ground_from_above(s, p, 3);
  const auto [left, right] = reach(s, p);
  if (sits_toward_reader(s.figure)) {
    const std::vector<Point> shape{{left - 4, -9}, {right + 4, -9}, {right - 14, 13}, {left + 14, 13}};
    return shape_with_edge(s, Ink::prop, shape);
  }
  ground_line(s, -mat_height);
  slab(s, {left, -mat_height}, {right, 0}, mat_height / 2);
}

void wall(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 1);
  const double face = p.at[0];
  const double back = face + (s.figure.hip.x > face ? -wall_thickness : wall_thickness);
  s.out.push_back(fill(Ink::prop, {{face, 0}, {face, wall_height}, {back, wall_height}, {back, 0}}));
  s.out.push_back(stroke(Ink::prop_edge, {{face, 0}, {face, wall_height}}, line * 1.3));
}

/// A chair to hold: its back is at the near x, its seat points away from the figure. A band passes in front of it.
void chair_to_hold(const Scenery& s, const Prop& p) {
  const double x = p.at[0], away = s.figure.hip.x < x ? 1 : -1;
  const double foot = is_tied_low(s) ? stands_back : 0, seat = seat_height + foot;
  s.out.push_back(stroke(Ink::prop_edge, {{x, foot + 1.5}, {x, worktop_height - 4}}, chair_leg));
  s.out.push_back(stroke(Ink::prop_edge,
                         {{x + away * (chair_depth - 3), foot + 1.5}, {x + away * (chair_depth - 3), seat - 3}},
                         chair_leg));
  slab(s, {std::min(x, x + away * chair_depth), seat - seat_thickness}, {std::max(x, x + away * chair_depth), seat}, 2);
  slab(s, {x - 2.5, worktop_height - 26}, {x + 2.5, worktop_height}, 2.4);
}

/// The back of a chair, seen from the reader's side or from behind the sitter, is left out: the sitter hides it.
void chair(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 4);
  if (p.at.size() == 1) return chair_to_hold(s, p);
  const double left = p.at[0], right = p.at[1];
  for (const double x : {left + 4, right - 4})
    s.out.push_back(stroke(Ink::prop_edge, {{x, 1.5}, {x, seat_height - seat_thickness}}, chair_leg));
  if (p.at.size() > 2) {
    const bool at_left = std::abs(p.at[2] - left) < std::abs(p.at[2] - right);
    const double out_of_face = at_left ? -2.2 : 2.2;
    const double lean = p.at.size() > 3 ? std::tan(radians(p.at[3])) * (at_left ? -1 : 1) : 0;
    const Point foot{p.at[2] + out_of_face, seat_height - 2};
    const Point top{foot.x + lean * (chair_back_top - foot.y), chair_back_top};
    s.out.push_back(stroke(Ink::prop_edge, {foot, top}, 4.4));
    s.out.push_back(stroke(Ink::prop, {foot, top}, 2));
  }
  slab(s, {left, seat_height - seat_thickness}, {right, seat_height}, 2.2);
}

void worktop(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 2);
  const double near = p.at[0];
  const double far = p.at.size() == 2 ? p.at[1] : near + (s.figure.hip.x < near ? worktop_depth : -worktop_depth);
  const double left = std::min(near, far), right = std::max(near, far);
  const std::vector<Point> cupboard{
      {left + 4, 0}, {left + 4, worktop_height - 4}, {right - 2, worktop_height - 4}, {right - 2, 0}};
  shape_with_edge(s, Ink::prop, cupboard);
  slab(s, {left, worktop_height - worktop_thickness}, {right, worktop_height}, 1.5);
}

void cushion(const Scenery& s, const Prop& p, double wide) {
  if (p.at.size() != 2) expect_numbers(p, 4, 4);
  expect_numbers(p, 2, 4);
  const bool lying = p.at.size() == 2;
  const Point low = lying ? Point{p.at[0] - wide / 2, 0} : Point{p.at[0], p.at[2]};
  const Point high = lying ? Point{p.at[0] + wide / 2, p.at[1]} : Point{p.at[1], p.at[3]};
  if (!(low.x < high.x && low.y < high.y)) refuse_prop(p, "its numbers leave no room between its edges");
  const double radius = std::min({4.0, (high.x - low.x) / 2, (high.y - low.y) / 2});
  shape_with_edge(s, Ink::paper, round_rectangle(low, high, radius), from_above(s.figure));
}

void pillow(const Scenery& s, const Prop& p) {
  cushion(s, p, 40);
}
void leg_pillow(const Scenery& s, const Prop& p) {
  expect_numbers(p, 4, 4);
  cushion(s, p, 0);
}
void bump_pillow(const Scenery& s, const Prop& p) {
  if (s.scene.has_bump) leg_pillow(s, p);
}
void blanket(const Scenery& s, const Prop& p) {
  cushion(s, p, 34);
}
void pad(const Scenery& s, const Prop& p) {
  cushion(s, p, 22);
}

/// The leg of a heavy table, the rest of which points away from the figure.
void post(const Scenery& s, const Prop& p) {
  expect_numbers(p, 1, 1);
  const double x = p.at[0], away = s.figure.hip.x < x ? 1 : -1, end = x + away * table_width;
  for (const double leg : {end, x}) s.out.push_back(stroke(Ink::prop_edge, {{leg, 4}, {leg, table_height - 6}}, 9));
  slab(s, {std::min(x - away * 7, end + away * 7), table_height - 10},
       {std::max(x - away * 7, end + away * 7), table_height}, 1.5);
}

/// Where a band is tied or looped: across a leg of the body or of the table.
struct BandEnd {
  Point at;
  Point half{0, 0};  ///< to one edge of what it goes round; none: it is held
};

BandEnd round_bone(Point at, Point from, Point to, double radius) {
  return {at, towards(direction_deg(to - from) + 90, radius)};
}

BandEnd end_of(const Scenery& s, const Prop& p, const std::string& name) {
  if (name == "post") {
    for (const Prop& other : *s.scene.props)
      if (other.kind == "post" && other.at.size() == 1) return {{other.at[0], tied_at}, {3, 0}};
    refuse_prop(p, "it ends at a post, but the picture has none");
  }
  const std::optional<Point> joint = s.figure.joint(name);
  if (!joint) refuse_prop(p, "it ends at '" + name + "'; expected post or a joint such as near_ankle");
  const Limb& leg = name.starts_with("near") ? s.figure.near_leg : s.figure.far_leg;
  if (name.ends_with("_thigh")) return round_bone(*joint, leg.root, leg.middle, 7.6);
  if (name.ends_with("_ankle")) return round_bone(between(leg.end, leg.middle, 0.12), leg.middle, leg.end, 6);
  if (name.ends_with("_foot")) return round_bone(between(leg.end, leg.tip, 0.65), leg.end, leg.tip, 4.8);
  return {*joint};
}

void band_line(const Scenery& s, Point a, Point b, double thickness) {
  s.out.push_back(stroke(Ink::paper, {a, b}, thickness + 1.8));
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
enum class Layer { behind, in_front, in_front_seen_from_front };
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
      {"leg_pillow", {leg_pillow, Layer::in_front_seen_from_front}},
      {"bump_pillow", {bump_pillow, Layer::in_front_seen_from_front}},
      {"blanket", {blanket}},
      {"pad", {pad}},
      {"post", {post}},
      {"band", {band, Layer::in_front}},
      {"strap", {band, Layer::in_front}},
  };
  return all;
}

bool is_in_front(Layer layer, const Skeleton& s) {
  return layer == Layer::in_front || (layer == Layer::in_front_seen_from_front && s.view == View::front);
}

Marks drawn(const Scene& scene, const Skeleton& figure, bool in_front) {
  Marks out;
  const Scenery stage{scene, figure, out};
  for (const Prop& p : *scene.props) {
    const auto kind = kinds().find(p.kind);
    if (kind == kinds().end())
      refuse_prop(
          p,
          "unknown; expected floor, mat, bed, wall, chair, worktop, pillow, leg_pillow, bump_pillow, blanket, pad, "
          "post, band or strap");
    if (is_in_front(kind->second.layer, figure) == in_front) kind->second.draw(stage, p);
  }
  return out;
}

}  // namespace

Marks props_behind(const Scene& scene, const Skeleton& s) {
  return drawn(scene, s, false);
}
Marks props_in_front(const Scene& scene, const Skeleton& s) {
  return drawn(scene, s, true);
}

}  // namespace rehab
