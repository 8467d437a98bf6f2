// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/figure_fit.hpp"

#include <algorithm>
#include <limits>

#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double below_gap_pt = 5, caption_gap_pt = 2;
constexpr double beside_gap_pt = 25, lead_column_pt = 16;  ///< with room for what leads from frame to frame
constexpr double label_room = 1.05;                        ///< of its width
constexpr double label_lines = 1.2;  ///< what the word LEFT or RIGHT takes above a frame, in letters' sizes, at most
constexpr double least_stroke_pt = 0.5, scale_rounding = 0.002;

double cm_wide(const Drawing& d) {
  return d.right - d.left;
}
double cm_high(const Drawing& d) {
  return d.top - d.bottom;
}

bool has_label(const std::vector<Drawing>& frames) {
  return std::ranges::any_of(frames, [](const Drawing& d) {
    return std::ranges::any_of(d.marks, [](const DrawingMark& m) { return m.kind == DrawingMark::Kind::label; });
  });
}

double frames_cm(const FittedFigure& f) {
  double cm = 0;
  for (const Drawing& d : f.frames) cm = f.stacked ? cm + cm_high(d) : cm_high(d);
  return cm;
}

double captions_pt(const FittedFigure& f) {
  double captions = f.stacked ? below_gap_pt * static_cast<double>(f.frames.size() - 1) : 0;
  for (const TextBlock& c : f.captions) {
    const double high = c.height_pt() + caption_gap_pt;
    captions = f.stacked ? captions + high : std::max(captions, high);
  }
  return captions;
}

/// The width of one frame.
double room_of_frame(const FittedFigure& f, double width) {
  const auto count = static_cast<double>(f.frames.size());
  return f.stacked ? width : (width - beside_gap_pt * (count - 1)) / count;
}

/// Without their labels.
FittedFigure arranged(const Setting& setting, const Figure& figure, double width, bool stacked) {
  FittedFigure f;
  f.frames = without_labels(figure.frames);
  f.alternative = figure.alternative;
  f.stacked = stacked;
  if (stacked) trim_heights(f.frames);
  const double caption_width = stacked && f.frames.size() > 1 ? width - lead_column_pt : room_of_frame(f, width);
  for (const std::string& c : figure.captions) f.captions.push_back(broken(setting.body(), c, caption_width));
  f.captions.resize(f.frames.size(), TextBlock{{}, setting.design.type.body_pt, 0});
  f.scale = std::min(room_of_frame(f, width) / cm_wide(f.frames[0]), setting.design.picture.pt_per_cm);
  return f;
}

/// The words beside the limbs are as large as the text at any scale; the figure gets the height they leave.
void fit_height(const Setting& setting, FittedFigure& f, const std::vector<Drawing>& labelled, double width,
                double most_height) {
  constexpr int most_turns = 24;
  const double cm = frames_cm(f), room = most_height - captions_pt(f), wide = room_of_frame(f, width);
  f.scale = std::min(f.scale, room / cm);
  if (!has_label(labelled)) return;
  f.frames = labelled;
  for (int turn = 0; turn < most_turns && f.scale > 0; ++turn) {
    fit_labels(f.frames, setting.design.type.body_pt / f.scale, wide / f.scale);
    if (f.stacked) trim_heights(f.frames);
    const double for_labels = (frames_cm(f) - cm) * f.scale;
    const double next = std::min((room - for_labels) / cm, wide / cm_wide(f.frames[0]));
    const bool settled = next >= f.scale * (1 - scale_rounding);
    f.scale = std::min(f.scale, next);
    if (settled) return;
  }
}

void measure(FittedFigure& f) {
  const auto count = static_cast<double>(f.frames.size());
  f.frame_width = cm_wide(f.frames[0]) * f.scale;
  for (const Drawing& d : f.frames) f.frame_heights.push_back(cm_high(d) * f.scale);
  double widest = 0;
  for (const TextBlock& c : f.captions) widest = std::max(widest, c.width_pt());
  if (f.stacked) {
    f.width = std::max(f.frame_width, widest + (count > 1 ? lead_column_pt : 0));
  } else {
    f.frame_width = std::max(f.frame_width, widest);
    f.width = count * f.frame_width + beside_gap_pt * (count - 1);
  }
  f.height = frames_cm(f) * f.scale + captions_pt(f);
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

/// From one frame to the next, at the right or below: a grey tip without a shaft, as an arrow means a movement.
void lead_on(Canvas& canvas, pdf::Point middle, bool down) {
  constexpr double half = 4.5, width = 6.5;
  const auto at = [&](double along, double across) {
    return down ? pdf::Point{middle.x + across, middle.y - along} : pdf::Point{middle.x + along, middle.y + across};
  };
  const std::array<pdf::Point, 3> tip{{at(half, 0), at(-half, width), at(-half, -width)}};
  canvas.page().fill(pdf::Path::polygon(tip), canvas.design().colours.rule);
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

/// Less than 1 where frames are too narrow for a word of their captions, or for LEFT or RIGHT.
double worth_of_room(const Setting& setting, const Figure& figure, double frame) {
  constexpr double broken_word = 0.5, no_room_for_label = 0.01;
  for (const Drawing& d : figure.frames)
    for (const DrawingMark& m : d.marks)
      if (m.kind == DrawingMark::Kind::label && widest_word_pt(setting.body(), {{m.text, true}}) * label_room > frame)
        return no_room_for_label;
  const bool breaks = std::ranges::any_of(figure.captions, [&](const std::string& caption) {
    return widest_word_pt(setting.body(), {{caption, false}}) > frame;
  });
  return breaks ? broken_word : 1;
}

}  // namespace

FigureRoom::FigureRoom(const Setting& setting, const Figure& figure, double width) {
  if (figure.frames.empty()) return;
  const double label = has_label(figure.frames) ? label_lines * setting.design.type.body_pt : 0;
  const auto measured = [&](bool stacked) {
    const FittedFigure f = arranged(setting, figure, width, stacked);
    const double labels = label * (stacked ? static_cast<double>(f.frames.size()) : 1);
    FittedFigure with_words = f;
    fit_height(setting, with_words, figure.frames, width, std::numeric_limits<double>::max());
    return Way{frames_cm(f), captions_pt(f) + labels, with_words.scale,
               worth_of_room(setting, figure, room_of_frame(f, width))};
  };
  beside_ = measured(false);
  stacked_ = measured(true);
}

double FigureRoom::Way::scale(double most_height) const {
  return cm > 0 ? std::min(widest_scale, (most_height - fixed) / cm) : 0;
}

const FigureRoom::Way& FigureRoom::better(double most_height) const {
  const auto worth = [most_height](const Way& way) { return way.scale(most_height) * way.worth; };
  return worth(stacked_) > worth(beside_) ? stacked_ : beside_;
}

double FigureRoom::scale(double most_height) const {
  return better(most_height).scale(most_height);
}

double FigureRoom::height(double most_height) const {
  const Way& way = better(most_height);
  return way.cm > 0 ? way.scale(most_height) * way.cm + way.fixed : 0;
}

double FigureRoom::height_at(double scale) const {
  constexpr double as_good = 0.97;
  const auto reached = [scale](const Way& way) { return std::min(scale, way.widest_scale); };
  const auto height = [&](const Way& way) { return way.cm > 0 ? reached(way) * way.cm + way.fixed : 0; };
  const auto worth = [&](const Way& way) { return reached(way) * way.worth; };
  if (worth(beside_) < as_good * worth(stacked_)) return height(stacked_);
  if (worth(stacked_) < as_good * worth(beside_)) return height(beside_);
  return std::min(height(beside_), height(stacked_));
}

FittedFigure fit_figure(const Setting& setting, const Figure& figure, double width, double most_height) {
  const bool stacked = FigureRoom(setting, figure, width).stacked(most_height);
  FittedFigure f = arranged(setting, figure, width, stacked);
  fit_height(setting, f, figure.frames, width, most_height);
  measure(f);
  return f;
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
        lead_on(canvas, {x + f.width - lead_column_pt / 2, (at[i].top - f.frame_heights[i] + at[i + 1].top) / 2}, true);
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

void draw_frame(Canvas& canvas, const Drawing& frame, double scale, pdf::Point at) {
  Placed(canvas, frame, scale, at).draw();
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
