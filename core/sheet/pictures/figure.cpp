// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/figure.hpp"

#include <algorithm>
#include <array>

namespace rehab {

namespace {

constexpr double line_width = 0.95, thin_line = 0.8;
/// Round the trained leg: paper next to it, then its dark edge. Both lie within the leg's natural width.
constexpr double gap = 0.7, edge = 0.9, taken_in = gap + edge;

struct Inks {
  Ink skin, shirt, shorts, line;
};
constexpr Inks inks{Ink::skin, Ink::shirt, Ink::shorts, Ink::line};
constexpr Inks far_inks{Ink::far_skin, Ink::far_shirt, Ink::far_shorts, Ink::far_line};

class Painter {
 public:
  Painter(const Body& body, bool mark_near_leg)
      : body_(body), s_(body.skeleton()), camera_(s_.camera), mark_near_leg_(mark_near_leg) {}

  void paint(const std::string& part) {
    if (part == "trunk") return trunk();
    if (part == "head") return head();
    const bool near = part.starts_with("near");
    if (part.ends_with("leg")) return near && mark_near_leg_ ? trained_leg() : leg(near);
    arm(near);
  }

  Marks out;

 private:
  /// From the front neither side is farther than the other.
  const Inks& of_side(bool near) const { return near || s_.seen_from_front() ? inks : far_inks; }

  void part(const Solid& solid, Ink fill_ink, Ink line_ink) {
    for (std::vector<Point>& shape : outlines(solid, camera_))
      out.push_back(edged(fill(fill_ink, std::move(shape)), line_ink, line_width));
  }
  void without_line(const Solid& solid, Ink ink) {
    for (std::vector<Point>& shape : outlines(solid, camera_)) out.push_back(fill(ink, std::move(shape)));
  }
  void line(Ink ink, const std::vector<Vec>& points, double width = thin_line) {
    std::vector<Point> seen;
    for (const Vec p : points) seen.push_back(camera_(p));
    out.push_back(stroke(ink, std::move(seen), width));
  }

  /// Part of an ellipse round a point of the body, from one angle to another.
  static std::vector<Vec> arc(Vec middle, Vec across, Vec up, double from_deg, double to_deg) {
    constexpr int steps = 10;
    std::vector<Vec> points;
    for (int i = 0; i <= steps; ++i) {
      const Point at = towards(from_deg + (to_deg - from_deg) * i / steps);
      points.push_back(middle + across * at.x + up * at.y);
    }
    return points;
  }

  /// A thigh or shin that points at the eye, or a shin folded back over its thigh, is drawn as a part of its own.
  bool is_split(const Limb& leg) const {
    constexpr double short_thigh = 28, short_shin = 26, folded = -0.55;
    const Point thigh = camera_(leg.middle) - camera_(leg.root), shin = camera_(leg.end) - camera_(leg.middle);
    const double turn = dot(thigh, shin) / std::max(1e-6, length(thigh) * length(shin));
    return length(thigh) < short_thigh || length(shin) < short_shin || turn < folded;
  }

  /// The bare leg as one part, or as two with the farther one first.
  std::vector<Solid> parts_of(const Limb& leg, double from) const {
    const Solid thigh = body_.thigh(leg, from), shin = body_.shin_and_foot(leg);
    if (!is_split(leg)) return {joined(thigh, shin)};
    const double thigh_depth = camera_.depth(between(leg.root, leg.middle, .6)),
                 shin_depth = camera_.depth(between(leg.middle, leg.end, .5));
    return thigh_depth < shin_depth ? std::vector{thigh, shin} : std::vector{shin, thigh};
  }

  void leg(bool near) {
    const Limb& limb = near ? s_.near_leg : s_.far_leg;
    const Inks& ink = of_side(near);
    if (ink.skin == Ink::far_skin) part(body_.leg_of_shorts(limb, hem), ink.shorts, ink.line);
    for (const Solid& solid : parts_of(limb, hem)) part(solid, ink.skin, ink.line);
    knee_mark(limb, ink.line);
  }

  void trained_leg() {
    for (const Solid& solid : parts_of(s_.near_leg, hem_of_trained))
      for (const std::vector<Point>& shape : outlines(solid, camera_, gap / 2 - taken_in)) {
        out.push_back(outline(Ink::trained_edge, shape, gap + 2 * edge));
        out.push_back(edged(fill(Ink::trained, shape), Ink::paper, gap));
      }
    knee_mark(s_.near_leg, Ink::paper);
  }

  /// The kneecap, or the hollow of the knee: where the leg bends, and which way it looks.
  void knee_mark(const Limb& leg, Ink ink) {
    constexpr double shows = 0.45, clearly_bent_deg = 35;
    const Vec thigh = unit(leg.middle - leg.root), shin = unit(leg.end - leg.middle);
    const Vec front = unit(knee_front(s_, leg) + square_to(shin, thigh, knee_front(s_, leg)));
    if (camera_.faces(front) > shows) {
      const Vec aside = unit(cross(front, thigh + shin)), down = cross(aside, front);
      return line(ink, arc(leg.middle + front * 4.5, aside * 2.9, down * 2.8, 15, 165));
    }
    if (knee_bend_deg(leg) < clearly_bent_deg || is_split(leg)) return;
    const Vec inside = unit(shin - thigh);
    constexpr double least_seen = 2;  // of its 4 cm: from behind the hollow is a dot
    if (length(camera_(inside)) * 4 > least_seen) line(ink, {leg.middle + inside * .6, leg.middle + inside * 4.6});
  }

  void arm(bool near) {
    const Limb& limb = near ? s_.near_arm : s_.far_arm;
    const Inks& ink = of_side(near);
    if (!s_.seen_from_front()) part(body_.sleeve(limb), ink.shirt, ink.line);
    part(body_.arm(limb), ink.skin, ink.line);
  }

  void shorts() {
    Solid cloth = joined(body_.shorts(), body_.leg_of_shorts(s_.near_leg, mark_near_leg_ ? hem_of_trained : hem));
    if (s_.seen_from_front()) cloth = joined(cloth, body_.leg_of_shorts(s_.far_leg, hem));
    part(cloth, Ink::shorts, Ink::line);
  }

  void trunk() {
    const bool pregnant = body_.bump_cm() > 0;
    part(body_.neck(), Ink::skin, Ink::line);
    if (pregnant) shorts();
    Solid shirt = body_.shirt();
    if (s_.seen_from_front()) shirt = joined(joined(shirt, body_.sleeve(s_.near_arm)), body_.sleeve(s_.far_arm));
    part(shirt, Ink::shirt, Ink::line);
    neck_line();
    if (!pregnant) shorts();
    if (pregnant && camera_.faces(s_.axes(.3).front) > .5) belly();
  }

  void neck_line() {
    constexpr double shows = 0.3;
    if (camera_.faces(s_.chest.front) < shows) return;
    const double wide = body_.is_man() ? 5.9 : 5.2;
    const Vec middle = s_.shoulder + s_.chest.up * 4.4 + s_.chest.front * 2.5;
    const std::vector<Vec> low = arc(middle, s_.chest.right * wide, s_.chest.up * 5.4, 180, 360);
    std::vector<Point> skin;
    for (const Vec p : low) skin.push_back(camera_(p));
    for (const double side : {1.0, -1.0})
      skin.push_back(camera_(middle + s_.chest.right * (wide * side) + s_.chest.up * 4));
    out.push_back(fill(Ink::skin, std::move(skin)));
    line(Ink::line, low);
  }

  /// From the front: lighter, with its lower edge. No navel.
  void belly() {
    constexpr double at = .3;
    const Axes axes = s_.axes(at);
    const double b = body_.bump_cm(), wide = 10 + .3 * b, high = 6.5 + .42 * b;
    const Vec middle = s_.spine(at) + axes.front * (8 + .8 * b);
    std::vector<Point> shape;
    for (const Vec p : arc(middle, axes.right * wide, axes.up * high, 0, 360)) shape.push_back(camera_(p));
    out.push_back(fill(Ink::belly, std::move(shape)));
    line(Ink::line, arc(middle, axes.right * wide, axes.up * high, 190, 350));
  }

  void head() {
    constexpr double straight_at_the_eye = 0.8, turned_away = -0.35;
    const double faces = camera_.faces(s_.skull.front);
    if (faces < turned_away) {
      part(body_.face(), Ink::skin, Ink::line);
      return part(body_.hair(), Ink::hair, Ink::line);
    }
    if (body_.is_man() && faces > .5) ears();
    part(body_.hair(), Ink::hair, Ink::line);
    part(body_.face(), Ink::skin, Ink::line);
    without_line(body_.fringe(), Ink::hair);
    if (faces <= straight_at_the_eye)
      without_line(body_.side_hair(), Ink::hair);
    else
      nose();
  }

  void nose() {
    const Axes& a = s_.skull;
    const auto at = [&](double up, double aside) { return s_.head + a.up * up + a.right * aside + a.front * 9.5; };
    line(Ink::line, {at(-.4, .1), at(-3.6, .9), at(-4, .2)});
  }

  void ears() {
    for (const double side : {1.0, -1.0}) {
      const Vec at = s_.head - s_.skull.up * 1.4 + s_.skull.right * (7.4 * side);
      part({{{at, s_.skull.up * 2.2, s_.skull.front * 1.1, s_.skull.right * 1.1}}}, Ink::skin, Ink::line);
    }
  }

  const Body& body_;
  const Skeleton& s_;
  const Camera& camera_;
  bool mark_near_leg_;
};

using Order = std::vector<std::string>;

/// From the front: the crossing leg first where it passes behind, and arms as the card says.
Order order_from_the_front(const Picture& p, bool lies) {
  const std::string near_leg = "near_leg", far_leg = "far_leg";
  Order order;
  if (p.arms == Arms::behind) order = {"far_arm", "near_arm"};
  if (p.arms == Arms::as_seen && !lies) order = {"far_arm"};
  if (lies && !p.crosses_behind) order.push_back(far_leg);
  if (p.arms == Arms::as_seen && lies) order.push_back("far_arm");
  order.insert(order.end(), {"trunk"});
  if (!lies || p.crosses_behind) order.push_back(p.crosses_behind ? near_leg : far_leg);
  order.push_back("head");
  order.push_back(p.crosses_behind ? far_leg : near_leg);
  if (p.arms == Arms::in_front) order.push_back("far_arm");
  if (p.arms != Arms::behind) order.push_back("near_arm");
  return order;
}

}  // namespace

std::vector<std::string> order_of(const Picture& p, const Frame& f) {
  if (!f.order.empty()) return f.order;
  if (p.view == View::front || p.view == View::above_front)
    return order_from_the_front(p, p.view == View::front && std::abs(std::sin(radians(f.torso.deg))) < 0.7);
  return {"far_arm", "far_leg", "trunk", "head", "near_leg", "near_arm"};
}

Marks figure(const Body& body, bool mark_near_leg, const std::vector<std::string>& order) {
  Painter painter(body, mark_near_leg);
  for (const std::string& part : order) painter.paint(part);
  return std::move(painter.out);
}

double radius_at(std::string_view joint) {
  constexpr std::array<std::string_view, 5> trunk{"hip", "waist", "lower_back", "chest", "shoulder"};
  if (std::ranges::find(trunk, joint) != trunk.end()) return 10;
  if (joint == "head") return 11;
  const std::string_view part = joint.substr(std::min(joint.size(), joint.find('_') + 1));
  if (part == "hip" || part == "thigh") return 8.6;
  if (part == "knee") return 6;
  return 4.6;
}

}  // namespace rehab
