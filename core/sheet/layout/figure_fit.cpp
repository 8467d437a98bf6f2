// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/figure_fit.hpp"

#include <algorithm>

#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double beside_gap_pt = 20, below_gap_pt = 5, caption_gap_pt = 2, lead_pt = 14;
constexpr double least_stroke_pt = 0.5;

double cm_wide(const Drawing& d) {
  return d.right - d.left;
}
double cm_high(const Drawing& d) {
  return d.top - d.bottom;
}

double label_width_pt(const Setting& setting, const std::vector<Drawing>& frames) {
  double widest = 0;
  for (const Drawing& d : frames)
    for (const DrawingMark& m : d.marks)
      if (m.kind == DrawingMark::Kind::label)
        widest = std::max(widest, setting.fonts.width_pt(pdf::Face::bold, setting.design.type.body_pt, m.text));
  return widest;
}

/// The width of one frame.
double room_of_frame(const FittedFigure& f, double width) {
  const auto count = static_cast<double>(f.frames.size());
  return f.stacked ? width : (width - beside_gap_pt * (count - 1)) / count;
}

/// 1 where a frame is wide enough for a figure with LEFT or RIGHT beside it; in less, the figure comes out a dwarf.
double worth_of_room(const Setting& setting, const FittedFigure& f, double width) {
  constexpr double room_for_label = 1.6, dwarf = 0.25;
  return room_of_frame(f, width) >= room_for_label * label_width_pt(setting, f.frames) ? 1 : dwarf;
}

/// The scale at which the frames fill their room, for the arrangement `f` says.
double scale_for(const Setting& setting, const FittedFigure& f, double width, double most_height) {
  const auto count = static_cast<double>(f.frames.size());
  double captions = 0, highest = 0;
  for (const TextBlock& c : f.captions) {
    captions += c.height_pt() + caption_gap_pt;
    highest = std::max(highest, c.height_pt() + caption_gap_pt);
  }
  const double wide = room_of_frame(f, width);
  double cm = 0;
  for (const Drawing& d : f.frames) cm = f.stacked ? cm + cm_high(d) : cm_high(d);
  const double high = most_height - (f.stacked ? captions + below_gap_pt * (count - 1) : highest);
  return std::min({wide / cm_wide(f.frames[0]), high / cm, setting.design.picture.pt_per_cm});
}

FittedFigure arranged(const Setting& setting, const Figure& figure, double width, double most_height, bool stacked) {
  FittedFigure f;
  f.frames = figure.frames;
  f.alternative = figure.alternative;
  f.stacked = stacked;
  if (stacked) trim_heights(f.frames);
  const auto count = static_cast<double>(f.frames.size());
  const double caption_width = stacked ? width - lead_pt : (width - beside_gap_pt * (count - 1)) / count;
  for (const std::string& c : figure.captions) f.captions.push_back(broken(setting.body(), c, caption_width));
  f.captions.resize(f.frames.size(), TextBlock{{}, setting.design.type.body_pt, 0});
  f.scale = scale_for(setting, f, width, most_height);
  return f;
}

/// Letters that are larger next to a smaller figure may need more room round it, which makes it smaller still, until
/// both fit.
void make_room_for_labels(const Setting& setting, FittedFigure& f, double width, double most_height) {
  constexpr int most_turns = 24;
  constexpr double settled = 0.999;
  for (int turn = 0; turn < most_turns && f.scale > 0; ++turn) {
    fit_labels(f.frames, setting.design.type.body_pt / f.scale);
    if (f.stacked) trim_heights(f.frames);
    const double next = scale_for(setting, f, width, most_height);
    const bool fits = next >= f.scale * settled;
    f.scale = std::min(f.scale, next);
    if (fits) break;
  }
}

void measure(FittedFigure& f) {
  const auto count = static_cast<double>(f.frames.size());
  f.frame_width = cm_wide(f.frames[0]) * f.scale;
  double frames = 0, highest_frame = 0;
  for (const Drawing& d : f.frames) {
    f.frame_heights.push_back(cm_high(d) * f.scale);
    frames += f.frame_heights.back();
    highest_frame = std::max(highest_frame, f.frame_heights.back());
  }
  double captions = 0, highest = 0, widest = 0;
  for (const TextBlock& c : f.captions) {
    captions += c.height_pt() + caption_gap_pt;
    highest = std::max(highest, c.height_pt() + caption_gap_pt);
    widest = std::max(widest, c.width_pt());
  }
  if (f.stacked) {
    f.width = std::max(f.frame_width, widest + lead_pt);
    f.height = frames + captions + below_gap_pt * (count - 1);
  } else {
    f.frame_width = std::max(f.frame_width, widest);
    f.width = count * f.frame_width + beside_gap_pt * (count - 1);
    f.height = highest_frame + highest;
  }
}

/// A drawing with its left edge and floor at a point of the page.
class Placed {
 public:
  Placed(Canvas& canvas, const Drawing& d, double scale, pdf::Point at)
      : canvas_(canvas), drawing_(d), scale_(scale), at_(at) {}

  void draw() {
    canvas_.claim({at_.x, at_.y, cm_wide(drawing_) * scale_, cm_high(drawing_) * scale_});
    for (const DrawingMark& m : drawing_.marks) draw(m);
  }

 private:
  pdf::Point on_page(Point p) const {
    return {at_.x + (p.x - drawing_.left) * scale_, at_.y + (p.y - drawing_.bottom) * scale_};
  }

  pdf::Pen pen(const DrawingMark& m) const {
    pdf::Pen pen{.width_pt = std::max(least_stroke_pt, m.width * scale_), .color = canvas_.design().ink(m.ink)};
    if (m.dashed) pen.dashes_pt = {4, 3};
    return pen;
  }

  void draw(const DrawingMark& m) {
    std::vector<pdf::Point> points;
    for (const Point p : m.points) points.push_back(on_page(p));
    switch (m.kind) {
      case DrawingMark::Kind::stroke:
        return canvas_.page().stroke(pdf::Path::polyline(points), pen(m));
      case DrawingMark::Kind::outline:
        return canvas_.page().stroke(pdf::Path::smooth_polygon(points), pen(m));
      case DrawingMark::Kind::fill:
        return canvas_.page().fill(pdf::Path::smooth_polygon(points), canvas_.design().ink(m.ink));
      case DrawingMark::Kind::disc:
        return canvas_.page().fill(pdf::Path::circle(points[0], m.width * scale_), canvas_.design().ink(m.ink));
      case DrawingMark::Kind::label:
        return label(m, points[0]);
    }
  }

  /// Never smaller than the text of the page, whatever the figure's scale.
  void label(const DrawingMark& m, pdf::Point middle) {
    const double size = canvas_.design().type.body_pt;
    const double wide = canvas_.fonts().width_pt(pdf::Face::bold, size, m.text);
    const double capital = canvas_.fonts().heights(pdf::Face::bold).capital * size;
    canvas_.page().text({middle.x - wide / 2, middle.y - capital / 2}, pdf::Face::bold, size,
                        canvas_.design().ink(m.ink), m.text);
  }

  Canvas& canvas_;
  const Drawing& drawing_;
  double scale_;
  pdf::Point at_;
};

/// A small triangle: to the next frame, at the right or below.
void lead_on(Canvas& canvas, pdf::Point middle, bool down) {
  constexpr double r = 4.6;
  const std::array<pdf::Point, 3> right{
      {{middle.x + r, middle.y}, {middle.x - r * 0.7, middle.y + r}, {middle.x - r * 0.7, middle.y - r}}};
  const std::array<pdf::Point, 3> below{
      {{middle.x, middle.y - r}, {middle.x - r, middle.y + r * 0.7}, {middle.x + r, middle.y + r * 0.7}}};
  canvas.page().fill(pdf::Path::polygon(down ? below : right), canvas.design().colours.accent_dark);
}

struct FramePlace {
  double x = 0, top = 0;
};

std::vector<FramePlace> places(const FittedFigure& f, double x, double top) {
  std::vector<FramePlace> all;
  for (std::size_t i = 0; i < f.frames.size(); ++i) {
    all.push_back({x, top});
    if (f.stacked)
      top -= f.frame_heights[i] + caption_gap_pt + f.captions[i].height_pt() + below_gap_pt;
    else
      x += f.frame_width + beside_gap_pt;
  }
  return all;
}

}  // namespace

FigureRoom::FigureRoom(const Setting& setting, const Figure& figure, double width) {
  if (figure.frames.empty()) return;
  const auto measured = [&](bool stacked) {
    const FittedFigure f = arranged(setting, figure, width, width, stacked);
    Way way;
    const auto gaps = static_cast<double>(f.frames.size() - 1);
    for (const TextBlock& c : f.captions) {
      const double high = c.height_pt() + caption_gap_pt;
      way.fixed = stacked ? way.fixed + high : std::max(way.fixed, high);
    }
    for (const Drawing& d : f.frames) way.cm = stacked ? way.cm + cm_high(d) : std::max(way.cm, cm_high(d));
    if (stacked) way.fixed += below_gap_pt * gaps;
    way.widest_scale = std::min(room_of_frame(f, width) / cm_wide(f.frames[0]), setting.design.picture.pt_per_cm) *
                       worth_of_room(setting, f, width);
    return way;
  };
  beside_ = measured(false);
  stacked_ = measured(true);
}

double FigureRoom::Way::scale(double most_height) const {
  return cm > 0 ? std::min(widest_scale, (most_height - fixed) / cm) : 0;
}

const FigureRoom::Way& FigureRoom::better(double most_height) const {
  return stacked_.scale(most_height) > beside_.scale(most_height) ? stacked_ : beside_;
}

double FigureRoom::scale(double most_height) const {
  return better(most_height).scale(most_height);
}

double FigureRoom::height(double most_height) const {
  const Way& way = better(most_height);
  return way.cm > 0 ? way.scale(most_height) * way.cm + way.fixed : 0;
}

FittedFigure fit_figure(const Setting& setting, const Figure& figure, double width, double most_height) {
  FittedFigure beside = arranged(setting, figure, width, most_height, false);
  FittedFigure below = arranged(setting, figure, width, most_height, true);
  const auto worth = [&](const FittedFigure& f) { return f.scale * worth_of_room(setting, f, width); };
  FittedFigure& best = worth(below) > worth(beside) ? below : beside;
  make_room_for_labels(setting, best, width, most_height);
  measure(best);
  return std::move(best);
}

void draw_figure(Canvas& canvas, const FittedFigure& f, double x, double top) {
  const std::vector<FramePlace> at = places(f, x, top);
  {
    const Canvas::Tag tag(canvas, pdf::Role::figure,
                          {.alternative = f.alternative, .box = pdf::Box{x, top - f.height, f.width, f.height}});
    for (std::size_t i = 0; i < f.frames.size(); ++i) {
      const double spare = f.stacked ? 0 : (f.frame_width - cm_wide(f.frames[i]) * f.scale) / 2;
      Placed(canvas, f.frames[i], f.scale, {at[i].x + spare, at[i].top - f.frame_heights[i]}).draw();
      if (i + 1 == f.frames.size()) break;
      if (f.stacked)
        lead_on(
            canvas,
            {x + f.width - lead_pt / 2, at[i].top - f.frame_heights[i] - caption_gap_pt - f.captions[i].line_pt / 2},
            true);
      else
        lead_on(canvas, {at[i].x + f.frame_width + beside_gap_pt / 2, top - f.frame_heights[i] / 2}, false);
    }
  }
  for (std::size_t i = 0; i < f.captions.size(); ++i) {
    if (f.captions[i].lines.empty()) continue;
    const Canvas::Tag tag(canvas, pdf::Role::caption);
    canvas.text(f.captions[i], at[i].x, at[i].top - f.frame_heights[i] - caption_gap_pt);
  }
}

std::vector<Strip> figure_strips(const Setting& setting, const Figure& figure, double width, double most_height) {
  if (figure.frames.empty()) return {};
  FittedFigure fitted = fit_figure(setting, figure, width, most_height);
  Strip s;
  s.height = fitted.height;
  s.draw = [fitted = std::move(fitted)](Canvas& canvas, double x, double top, double) {
    draw_figure(canvas, fitted, x, top);
  };
  return {std::move(s)};
}

}  // namespace rehab
