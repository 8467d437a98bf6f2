// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/pictures.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/kept_bytes.hpp"
#include "sheet/pictures/annotations.hpp"
#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/figure.hpp"
#include "sheet/pictures/kept_drawings.hpp"
#include "sheet/pictures/props.hpp"

namespace rehab {

namespace {

/// Where the joints are in any frame, with the body about them.
Room room_of(const std::vector<Skeleton>& skeletons) {
  constexpr double flesh = 8;
  Room room{{1e9, 1e9, 1e9}, {-1e9, -1e9, -1e9}};
  const auto meet = [&room](Vec v) {
    room.low = {std::min(room.low.x, v.x - flesh), std::min(room.low.y, v.y - flesh),
                std::min(room.low.z, v.z - flesh)};
    room.high = {std::max(room.high.x, v.x + flesh), std::max(room.high.y, v.y + flesh),
                 std::max(room.high.z, v.z + flesh)};
  };
  for (const Skeleton& s : skeletons) {
    for (const Limb* l : {&s.near_leg, &s.far_leg, &s.near_arm, &s.far_arm})
      for (const Vec v : {l->root, l->middle, l->end, l->tip}) meet(v);
    meet(s.head + s.skull.up * 4);
  }
  return room;
}

bool presses_back(const Picture& picture) {
  return std::ranges::any_of(picture.frames, [](const Frame& f) {
    return std::ranges::any_of(f.arrows, [](const Arrow& a) { return a.at == "lower_back"; });
  });
}

void append(Marks& to, const Marks& more) {
  to.insert(to.end(), more.begin(), more.end());
}

void mirror(Drawing& d) {
  for (DrawingMark& m : d.marks)
    for (Point& p : m.points) p.x = -p.x;
  for (Point& p : d.legs) p.x = -p.x;
  std::swap(d.left, d.right);
  d.left = -d.left;
  d.right = -d.right;
}

std::vector<Point> legs_of(const Skeleton& s) {
  std::vector<Point> joints;
  for (const Limb* leg : {&s.near_leg, &s.far_leg})
    for (const Vec joint : {leg->root, leg->middle, leg->end, leg->tip}) joints.push_back(s.camera(joint));
  return joints;
}

/// The figure with what lies between its legs under the near one.
void add_figure(Drawing& d, const Scene& scene, const Body& body, bool marked, const std::vector<std::string>& order) {
  const auto near_leg = std::ranges::find(order, "near_leg");
  append(d.marks, figure(body, marked, {order.begin(), near_leg}));
  append(d.marks, props(scene, body.skeleton(), Layer::between_legs));
  append(d.marks, figure(body, marked, {near_leg, order.end()}));
}

Drawing drawn(const Picture& picture, const Frame& frame, const Skeleton& s, const Scene& scene,
              const DrawRequest& request) {
  Drawing d;
  d.marks = props(scene, s, Layer::behind);
  add_figure(d, scene, Body(s, request.body, request.bump_cm), request.leg != Side::none, order_of(picture, frame));
  append(d.marks, props(scene, s, Layer::in_front));
  fit_extents(d);
  if (frame.straight_line) add_straight_line(d, s);
  for (const Arrow& arrow : frame.arrows) add_arrow(d, s, arrow);
  fit_extents(d);
  return d;
}

std::vector<Drawing> drawn_anew(const Picture& picture, const DrawRequest& request) {
  if (picture.frames.empty()) throw PictureError("a picture needs at least one frame");
  std::vector<Skeleton> skeletons;
  for (const Frame& f : picture.frames) skeletons.push_back(skeleton(picture, f));
  const Scene scene{&picture.props, request.on_bed, request.bump_cm > 0, room_of(skeletons), presses_back(picture)};
  std::vector<Drawing> drawings;
  for (std::size_t i = 0; i < skeletons.size(); ++i) {
    Drawing d = drawn(picture, picture.frames[i], skeletons[i], scene, request);
    if (request.leg != Side::none) d.legs = legs_of(skeletons[i]);
    if (request.leg == Side::left || request.mirrored) mirror(d);
    drawings.push_back(std::move(d));
  }
  return drawings;
}

/// Once for all runs, where what was drawn can be kept.
Frames drawn_once(const Picture& picture, const DrawRequest& request) {
  if (!keeps_bytes()) {
    Frames frames;
    for (Drawing& d : drawn_anew(picture, request)) frames.push_back(std::make_shared<const Drawing>(std::move(d)));
    return frames;
  }
  const std::string key = drawing_key(picture, request);
  if (std::optional<Frames> known = kept_drawings(key)) return std::move(*known);
  return keep_drawings(key, drawn_anew(picture, request));
}

}  // namespace

void refuse_undrawable(const Picture& picture, bool on_bed) {
  if (picture.frames.empty()) throw PictureError("a picture needs at least one frame");
  const Scene scene{&picture.props, on_bed, false, {}};
  for (const Frame& frame : picture.frames) {
    const Skeleton s = skeleton(picture, frame);
    for (const Layer layer : {Layer::behind, Layer::between_legs, Layer::in_front}) props(scene, s, layer);
    for (const Arrow& arrow : frame.arrows) joint_of(s, arrow);
  }
}

Frames draw(const Picture& picture, const DrawRequest& request) {
  struct Known {
    Picture picture;
    DrawRequest request;
    Frames frames;
  };
  constexpr std::size_t most = 64;
  static std::deque<Known> known;
  const auto same = [&](const Known& k) { return k.request == request && k.picture == picture; };
  if (const auto found = std::ranges::find_if(known, same); found != known.end()) return found->frames;
  if (known.size() == most) known.pop_front();
  return known.emplace_back(picture, request, drawn_once(picture, request)).frames;
}

}  // namespace rehab
