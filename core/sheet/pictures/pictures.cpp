// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/pictures.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "sheet/pictures/annotations.hpp"
#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/figure.hpp"
#include "sheet/pictures/props.hpp"

namespace rehab {

namespace {

Room room_of(const std::vector<Marks>& figures) {
  Drawing all;
  for (const Marks& f : figures) all.marks.insert(all.marks.end(), f.begin(), f.end());
  fit_extents(all);
  return {all.left, all.right, all.bottom, all.top};
}

void append(Marks& to, const Marks& more) {
  to.insert(to.end(), more.begin(), more.end());
}

void mirror_points(Drawing& d) {
  for (DrawingMark& m : d.marks)
    for (Point& p : m.points) p.x = -p.x;
  std::swap(d.left, d.right);
  d.left = -d.left;
  d.right = -d.right;
}

std::pair<double, double> widths_of(const std::vector<Drawing>& all) {
  std::pair<double, double> widths{0, 0};
  for (std::size_t i = 0; i < all.size(); ++i) {
    widths.first = i == 0 ? all[i].left : std::min(widths.first, all[i].left);
    widths.second = i == 0 ? all[i].right : std::max(widths.second, all[i].right);
  }
  return widths;
}

void share_extents(std::vector<Drawing>& all) {
  if (all.empty()) return;
  Drawing shared = all.front();
  for (const Drawing& d : all) {
    shared.left = std::min(shared.left, d.left);
    shared.bottom = std::min(shared.bottom, d.bottom);
    shared.right = std::max(shared.right, d.right);
    shared.top = std::max(shared.top, d.top);
  }
  for (Drawing& d : all) {
    d.left = shared.left;
    d.bottom = shared.bottom;
    d.right = shared.right;
    d.top = shared.top;
  }
}

Skeleton mirrored(Skeleton s) {
  const auto flip = [](Point& p) { p.x = -p.x; };
  for (Limb* l : {&s.near_leg, &s.far_leg, &s.near_arm, &s.far_arm})
    for (Point* p : {&l->root, &l->middle, &l->end, &l->tip}) flip(*p);
  for (Point* p : {&s.hip, &s.shoulder, &s.head}) flip(*p);
  return s;
}

}  // namespace

Drawing mirrored(const Drawing& d) {
  Drawing m = d;
  mirror_points(m);
  return m;
}

std::vector<Drawing> without_labels(std::vector<Drawing> drawings) {
  for (Drawing& d : drawings) taken_label(d);
  share_extents(drawings);
  return drawings;
}

void fit_labels(std::vector<Drawing>& drawings, double letter_cm, double width_cm) {
  std::vector<std::optional<DrawingMark>> labels;
  for (Drawing& d : drawings) labels.push_back(taken_label(d));
  const auto [left, right] = widths_of(drawings);
  const double spare = std::max(0.0, width_cm - (right - left)) / 2;
  for (std::size_t i = 0; i < drawings.size(); ++i)
    if (labels[i]) put_label(drawings[i], std::move(*labels[i]), letter_cm, left - spare, right + spare);
  share_extents(drawings);
}

void trim_heights(std::vector<Drawing>& drawings) {
  for (Drawing& d : drawings) {
    const double left = d.left, right = d.right;
    fit_extents(d);
    d.left = left;
    d.right = right;
  }
}

void refuse_undrawable(const Picture& picture, bool on_bed) {
  if (picture.frames.empty()) throw PictureError("a picture needs at least one frame");
  const Scene scene{&picture.props, on_bed, false, {}};
  for (const Frame& frame : picture.frames) {
    const Skeleton s = skeleton(picture.view, frame);
    props_behind(scene, s);
    props_in_front(scene, s);
    for (const Arrow& arrow : frame.arrows) joint_of(s, arrow);
  }
}

std::vector<Drawing> draw(const Picture& picture, const DrawRequest& request) {
  if (picture.frames.empty()) throw PictureError("a picture needs at least one frame");
  std::vector<Skeleton> skeletons;
  std::vector<Marks> figures;
  for (const Frame& f : picture.frames) {
    skeletons.push_back(skeleton(picture.view, f));
    figures.push_back(
        figure(skeletons.back(), {request.leg != Side::none, picture.crosses_behind, picture.arms, request.bump_cm}));
  }
  const Scene scene{&picture.props, request.on_bed, request.bump_cm > 0, room_of(figures)};
  std::vector<Drawing> drawings;
  for (std::size_t i = 0; i < skeletons.size(); ++i) {
    Drawing d;
    d.marks = props_behind(scene, skeletons[i]);
    append(d.marks, figures[i]);
    append(d.marks, props_in_front(scene, skeletons[i]));
    fit_extents(d);
    if (picture.frames[i].straight_line) add_straight_line(d, skeletons[i]);
    for (const Arrow& arrow : picture.frames[i].arrows) add_arrow(d, skeletons[i], arrow);
    fit_extents(d);
    if (request.leg == Side::left) mirror_points(d);
    drawings.push_back(std::move(d));
  }
  if (request.leg != Side::none && !request.side_label.empty())
    for (std::size_t i = 0; i < drawings.size(); ++i)
      add_side_label(drawings[i], request.leg == Side::left ? mirrored(skeletons[i]) : skeletons[i],
                     request.side_label);
  share_extents(drawings);
  return drawings;
}

}  // namespace rehab
