// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/body.hpp"

#include <array>
#include <span>

namespace rehab {

namespace {

struct Knot {
  double at, value;
};

/// Through all knots, softly: Catmull and Rom's curve.
double curve(std::span<const Knot> knots, double at) {
  if (at <= knots.front().at) return knots.front().value;
  if (at >= knots.back().at) return knots.back().value;
  std::size_t i = 0;
  while (knots[i + 1].at < at) ++i;
  const Knot a = knots[i], b = knots[i + 1];
  const auto slope = [&](std::size_t k) {
    const Knot before = knots[k > 0 ? k - 1 : k], after = knots[std::min(k + 1, knots.size() - 1)];
    return (after.value - before.value) / (after.at - before.at);
  };
  const double wide = b.at - a.at, t = (at - a.at) / wide, t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * a.value + (t3 - 2 * t2 + t) * wide * slope(i) + (3 * t2 - 2 * t3) * b.value +
         (t3 - t2) * wide * slope(i + 1);
}

// The trunk by its height: part 0 the hip, 1 the shoulder. Depth behind the spine and before it, half width.
constexpr std::array<Knot, 9> back_depth{
    {{-.17, 7}, {-.08, 9.8}, {.03, 10.8}, {.16, 9.8}, {.34, 8.5}, {.55, 9.2}, {.75, 9.9}, {.90, 8.2}, {1, 5.6}}};
constexpr std::array<Knot, 9> front_depth{
    {{-.17, 4}, {-.08, 6.8}, {.03, 8.4}, {.16, 8.8}, {.34, 8.6}, {.55, 8.9}, {.75, 9.4}, {.90, 7.0}, {1, 4.0}}};
constexpr std::array<Knot, 9> width_of_man{
    {{-.17, 13}, {-.08, 15.2}, {.05, 15.8}, {.18, 15.2}, {.36, 14}, {.55, 14.6}, {.75, 16}, {.88, 15}, {1, 9}}};
constexpr std::array<Knot, 9> width_of_woman{
    {{-.17, 13.6}, {-.08, 16.4}, {.05, 17.2}, {.18, 15.8}, {.38, 12.2}, {.55, 12.8}, {.75, 14.4}, {.88, 13.6}, {1, 8}}};

// Limbs by the part of the bone: radius, and how far the flesh lies off it.
constexpr std::array<Knot, 4> thigh_radius{{{0, 9.0}, {.35, 8.6}, {.72, 6.8}, {1, 5.7}}};
constexpr std::array<Knot, 5> shin_radius{{{0, 5.5}, {.3, 5.75}, {.6, 4.6}, {.85, 3.6}, {1, 3.5}}};
constexpr std::array<Knot, 4> calf_back{{{0, 0}, {.3, 1.3}, {.65, .5}, {1, 0}}};
constexpr double knee_radius = 5.7, ankle_radius = 3.5, elbow_radius = 3.8, wrist_radius = 2.5;
constexpr double sleeve_end = 0.51;

/// A pregnant belly by the height of the trunk: 1 where it stands out farthest. A larger one reaches higher.
double bump_at(double s, double bump_cm) {
  const double bottom = -.06, top = std::clamp(.4 + .019 * bump_cm, .48, .70);
  const double q = (s - bottom) / (top - bottom);
  if (q <= 0 || q >= 1) return 0;
  const double round = 1 - std::pow((q - .47) / .45, 2);
  return .5 * std::pow(std::sin(std::numbers::pi * std::pow(q, .95)), 1.4) + .5 * std::sqrt(std::max(0.0, round));
}

void append(Solid& to, const Solid& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

Solid joined(Solid a, const Solid& b) {
  append(a, b);
  return a;
}

Ellipsoid Body::station(double s, bool with_bump) const {
  const bool at_end = s < -.1 || s > .95;
  double wide = is_man() ? curve(width_of_man, s) : curve(width_of_woman, s);
  double fore = curve(front_depth, s);
  const double aft = curve(back_depth, s);
  if (!is_man()) fore += 1.5 * std::exp(-std::pow((s - .67) / .13, 2));
  if (with_bump && bump_cm_ > 0) {
    const double bump = bump_cm_ * bump_at(s, bump_cm_);
    fore += bump - s_.arch_at(s);  // the back moves, the bump stays
    wide += .27 * bump;
  }
  const Axes axes = s_.axes(s);
  const double half = (fore + aft) / 2;
  return {s_.spine(s) + axes.front * ((fore - aft) / 2), axes.up * (at_end ? 2.6 : 3.2), axes.right * wide,
          axes.front * half};
}

Chain Body::stations(double from, double to, double step, bool with_bump) const {
  Chain chain;
  const int count = static_cast<int>(std::ceil((to - from) / step));
  for (int i = 0; i <= count; ++i) chain.push_back(station(from + (to - from) * i / count, with_bump));
  return chain;
}

Solid Body::shirt() const {
  const bool from_aside = std::abs(s_.camera.faces(s_.chest.right)) > 0.8;
  const double from = bump_cm_ > 0 ? 0 : .10;  // a long top, over the shorts
  Solid solid{stations(from, from_aside ? 1 : .94, .1, true)};
  if (from_aside) return solid;
  for (const Limb* arm : {&s_.near_arm, &s_.far_arm})
    solid.push_back({ball(s_.shoulder + s_.chest.up * 3.8 - s_.chest.front * 1.4, 4.2),
                     ball(between(arm->root, s_.shoulder, .1), 4.9), station(.84, false)});
  return solid;
}

Solid Body::shorts() const {
  return {stations(-.17, .15, .08, false)};
}

Solid Body::leg_of_shorts(const Limb& leg, double to_hem) const {
  const Vec bone = leg.middle - leg.root;
  return {{ball(leg.root, 9.4), disc_across(between(leg.root, leg.middle, .16), bone, 9.5),
           disc_across(between(leg.root, leg.middle, to_hem), bone, curve(thigh_radius, to_hem) + 1)}};
}

Solid Body::sleeve(const Limb& arm) const {
  const double build = is_man() ? 1 : .92;
  const Vec bone = arm.middle - arm.root;
  return {{ball(arm.root, 5.5 * build), disc_across(between(arm.root, arm.middle, .25), bone, 5.5 * build),
           disc_across(between(arm.root, arm.middle, sleeve_end), bone, 5.7 * build)}};
}

Solid Body::neck() const {
  const double build = is_man() ? .98 : .85;
  const Vec low = s_.shoulder + s_.chest.up * 1.5 - s_.chest.front * 1.2;
  const Vec high = s_.head - s_.skull.up * 6 - s_.skull.front * 2.7;
  return {{ball(low, 6.4 * build), ball(between(low, high, .5), 5.7 * build), ball(high, 5.7 * build)}};
}

Solid Body::arm(const Limb& arm) const {
  const double build = is_man() ? 1 : .92;
  const Vec upper = arm.middle - arm.root, fore = arm.end - arm.middle;
  const auto on_upper = [&](double part, double radius) {
    return disc_across(between(arm.root, arm.middle, part), upper, radius * build);
  };
  const auto on_fore = [&](double part, double radius) {
    return disc_across(between(arm.middle, arm.end, part), fore, radius * build);
  };
  Solid solid{{on_upper(sleeve_end, 4.7), ball(arm.middle, elbow_radius * build), on_fore(.3, 4.0), on_fore(.6, 3.4),
               ball(arm.end, wrist_radius)}};
  append(solid, hand(arm));
  return solid;
}

Solid Body::hand(const Limb& arm) const {
  const Vec along = unit(arm.tip - arm.end);
  const bool near = &arm == &s_.near_arm;
  // A hand that rests on something lies flat, thumb inward; one that hangs has its thumb in front.
  const Vec inward = s_.chest.right * (near ? -1 : 1);
  const Vec thumb_side = arm.stated_tip && !s_.seen_from_front() ? square_to(along, inward, s_.chest.up)
                                                                 : square_to(along, s_.chest.front, s_.chest.up);
  const Vec thick = cross(along, thumb_side);
  const auto flat = [&](double at, double half_long, double half_wide, double aside = 0) {
    return Ellipsoid{arm.end + along * at + thumb_side * aside, along * half_long, thumb_side * half_wide,
                     thick * (half_wide > 2.5 ? 1.7 : 1.3)};
  };
  return {{ball(arm.end, wrist_radius), flat(5, 3.0, 3.7), flat(10, 2.6, 3.3), flat(13, 1.6, 2.2, -.4)},
          {ball(arm.end + along * 3 + thumb_side * 1.6, 1.6), ball(arm.end + along * 6.6 + thumb_side * 5, 1.2)}};
}

Solid Body::thigh(const Limb& leg, double from) const {
  const double build = is_man() ? 1 : 1.02;
  const Vec bone = leg.middle - leg.root, fore = knee_front(s_, leg);
  Chain chain;
  for (const double at : {from, .5, .75}) {
    if (at < from) continue;
    const Vec middle = between(leg.root, leg.middle, at) + fore * (.6 * std::sin(std::numbers::pi * at));
    chain.push_back(disc_across(middle, bone, curve(thigh_radius, at) * build));
  }
  chain.push_back(ball(leg.middle, knee_radius));
  return {chain};
}

Solid Body::shin_and_foot(const Limb& leg) const {
  const Vec bone = unit(leg.end - leg.middle);
  const Vec fore = square_to(bone, knee_front(s_, leg), s_.pelvis.front);
  Chain chain{ball(leg.middle, knee_radius)};
  for (const double at : {.14, .3, .5, .75}) {
    const Vec middle = between(leg.middle, leg.end, at) - fore * curve(calf_back, at);
    chain.push_back(disc_across(middle, bone, curve(shin_radius, at)));
  }
  chain.push_back(ball(leg.end, ankle_radius));
  return joined({chain}, foot(leg));
}

Solid Body::foot(const Limb& leg) const {
  const Vec along = unit(leg.tip - leg.end);
  const Vec sole = square_to(along, unit(leg.end - leg.middle), s_.pelvis.front * -1), aside = cross(along, sole);
  const auto part = [&](double forward, double down, double radius, double half_wide) {
    return Ellipsoid{leg.end + along * forward + sole * down, along * radius, sole * radius, aside * half_wide};
  };
  const Ellipsoid heel = part(-3.3, 1.4, 3.5, 3.3), joint = part(0, -.6, 3.7, 3.4), instep = part(6, .2, 3.6, 3.6),
                  ball_of_foot = part(13, 1.7, 2.8, 4.3), toes = part(18.6, 2.1, 2.2, 3.6);
  return {{joint, heel, ball_of_foot, toes}, {joint, instep, ball_of_foot}, {heel, instep}};
}

Ellipsoid Body::of_head(double up, double forward, double along_up, double along_front, double aside) const {
  const Axes& a = s_.skull;
  return {s_.head + a.up * up + a.front * forward, a.up * along_up, a.front * along_front, a.right * aside};
}

Solid Body::hair() const {
  const Ellipsoid skull = of_head(1.8, -.6, 10.2, 9.6, 8.0);
  if (is_man()) return {{skull}, {of_head(0, -2.4, 8.5, 7.6, 7.7), of_head(-4.6, -4.4, 3.2, 4.2, 6.4)}};
  return {{skull},
          {of_head(.5, -2.4, 9.3, 7.8, 8.3), of_head(-4, -4.2, 5.5, 5.6, 8.4), of_head(-8.6, -5.2, 2.2, 3.8, 7.4)}};
}

Solid Body::face() const {
  Solid solid{{of_head(-1.4, 1.8, 7.6, 7.2, 6.7), of_head(-4.2, 2.6, 6, 5.4, 5.6), of_head(-8.6, 4.8, 2.5, 3.2, 3.2)}};
  constexpr double straight_at_the_eye = 0.8;
  if (s_.camera.faces(s_.skull.front) <= straight_at_the_eye)
    solid.push_back({of_head(.3, 8.2, 1, .6, .6), of_head(-3, 10.2, 1, 1, .9), of_head(-4, 7.4, .9, 1, .9),
                     of_head(.3, 8.2, 1, .6, .6)});
  return solid;
}

Solid Body::fringe() const {
  return {{of_head(8.2, .5, 3.6, 7.4, 6.6), of_head(5.6, -3.2, 5.6, 5.4, 7.6), of_head(5.9, 1.6, 1.8, 7.2, 6.7),
           of_head(8.2, .5, 3.6, 7.4, 6.6)}};
}

Solid Body::side_hair() const {
  if (is_man()) return {{of_head(3.5, -2.6, 4, 4.8, 8.1), of_head(-4.5, -3.2, 4, 4.2, 8.2)}};
  return {{of_head(4.5, -2.6, 4, 4.6, 8.1), of_head(-2, -3.6, 4, 3.9, 8.3), of_head(-7.5, -4.6, 3, 3.6, 7.8)}};
}

std::vector<std::pair<std::string_view, Solid>> Body::parts() const {
  const auto leg = [&](const Limb& limb) { return joined(thigh(limb, .1), shin_and_foot(limb)); };
  return {{"trunk", {stations(-.17, 1, .07, true)}},
          {"head", joined(hair(), face())},
          {"near_leg", leg(s_.near_leg)},
          {"far_leg", leg(s_.far_leg)},
          {"near_arm", arm(s_.near_arm)},
          {"far_arm", arm(s_.far_arm)}};
}

}  // namespace rehab
