// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/figure_fit.hpp"

#include <algorithm>
#include <numeric>

#include "sheet/layout/pieces.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

constexpr double caption_gap_pt = 2, beside_caption_pt = 8, below_frame_pt = 5, between_frames_pt = 10;
constexpr double small_frame = 0.6;    ///< of the scale of the last one
constexpr double tall_from = 0.9;      ///< height of a tall frame, of its width
constexpr double label_room = 1.05;    ///< of its width
constexpr double least_caption = 4.8;  ///< its width beside a frame, of the letters' size
constexpr double least_stroke_pt = 0.5;

/// Without words, as large as its own marks.
Drawing bare(const Drawing& frame) {
  return without_labels({frame}).front();
}

/// What a figure takes at a scale of 1, words and captions aside.
struct Extent {
  double widest = 0, row = 0, highest = 0;

  bool is_tall() const { return highest > tall_from * widest; }
};

Extent extent_of(const Figure& figure) {
  Extent e;
  for (const Drawing& frame : figure.frames) {
    const Drawing d = bare(frame);
    e.widest = std::max(e.widest, d.width());
    e.highest = std::max(e.highest, d.height());
    e.row += d.width();
  }
  return e;
}

double gaps_in_row(const Figure& figure) {
  return between_frames_pt * static_cast<double>(figure.frames.size() - 1);
}

double width_of_label(const Setting& setting, const Drawing& frame) {
  const auto label = std::ranges::find(frame.marks, DrawingMark::Kind::label, &DrawingMark::kind);
  if (label == frame.marks.end()) return 0;
  return label_room * setting.fonts.width_pt(pdf::Face::bold, setting.design.type.strong_pt, label->text);
}

/// The last frame of a figure, with its label set for the size it is printed at.
Drawing with_label(const Setting& setting, const Drawing& frame, double scale, double width) {
  std::vector<Drawing> one{frame};
  if (width_of_label(setting, frame) > 0) fit_labels(one, setting.design.type.strong_pt / scale, width / scale);
  return one.front();
}

class FigureMaker {
 public:
  FigureMaker(const Setting& setting, const Figure& figure, double scale, double width)
      : setting_(setting), figure_(figure), scale_(scale), width_(width) {
    made_.alternative = figure.alternative;
  }

  FittedFigure stacked() {
    double top = 0;
    for (std::size_t i = 0; i + 1 < figure_.frames.size(); ++i)
      top += small_above(i, scale_ * small_frame, top) + below_frame_pt;
    const Drawing last = with_label(setting_, figure_.frames.back(), scale_, width_);
    add_frame(last, scale_, 0, top);
    add_caption(figure_.frames.size() - 1, 0, top + last.height() * scale_ + caption_gap_pt, width_);
    return std::move(made_);
  }

  /// The frames stand on one floor, each in a cell of its own with its caption below.
  FittedFigure in_row(double of_small) {
    const std::size_t count = figure_.frames.size();
    const double room = width_ - gaps_in_row(figure_);
    std::vector<Drawing> frames;
    std::vector<double> scales;
    double cm = 0;
    for (std::size_t i = 0; i < count; ++i) {
      frames.push_back(bare(figure_.frames[i]));
      scales.push_back(i + 1 < count ? of_small : 1);
      cm += frames[i].width() * scales[i];
    }
    for (double& scale : scales) scale *= std::min(scale_, room / cm);
    std::vector<double> cells;
    for (std::size_t i = 0; i < count; ++i) cells.push_back(frames[i].width() * scales[i]);
    cells.back() = std::max(cells.back(), width_of_label(setting_, figure_.frames.back()));
    const double spare = std::max(0.0, room - std::accumulate(cells.begin(), cells.end(), 0.0));
    for (double& cell : cells) cell += spare / static_cast<double>(count);
    frames.back() = with_label(setting_, figure_.frames.back(), scales.back(), cells.back());
    cells.back() = std::max(cells.back(), frames.back().width() * scales.back());
    double x = 0, floor = 0;
    for (std::size_t i = 0; i < count; ++i) floor = std::max(floor, frames[i].height() * scales[i]);
    for (std::size_t i = 0; i < count; ++i) {
      add_frame(frames[i], scales[i], x, floor - frames[i].height() * scales[i]);
      add_caption(i, x, floor + caption_gap_pt, cells[i]);
      x += cells[i] + between_frames_pt;
    }
    return std::move(made_);
  }

 private:
  /// Its caption stands beside it, or below where a word is too wide for that; returns the height of both.
  double small_above(std::size_t i, double scale, double top) {
    const Drawing frame = bare(figure_.frames[i]);
    const double wide = frame.width() * scale, high = frame.height() * scale;
    const double beside = width_ - wide - beside_caption_pt;
    const TextBlock caption = caption_of(i, std::max(beside, 1.0));
    if (beside < std::max(least_caption * caption.size_pt, widest_word_pt(setting_.body(), plain(text_of(i))))) {
      add_frame(frame, scale, 0, top);
      add_caption(i, 0, top + high + caption_gap_pt, width_);
      return made_.height - top;
    }
    const double row = std::max(high, caption.height_pt());
    add_frame(frame, scale, 0, top + row - high);
    add_caption(i, wide + beside_caption_pt, top + (row - caption.height_pt()) / 2, beside);
    return row;
  }

  std::string text_of(std::size_t i) const { return i < figure_.captions.size() ? figure_.captions[i] : ""; }
  TextBlock caption_of(std::size_t i, double width) const {
    return broken(setting_.body(), text_of(i), width, i + 1 == figure_.frames.size());
  }

  void add_frame(const Drawing& drawing, double scale, double x, double top) {
    made_.frames.push_back({drawing, scale, x, top});
    made_.width = std::max(made_.width, x + drawing.width() * scale);
    made_.height = std::max(made_.height, top + drawing.height() * scale);
  }

  void add_caption(std::size_t i, double x, double top, double width) {
    if (text_of(i).empty()) return;
    made_.captions.push_back({before_more(caption_of(i, width)), x, top});
    const TextBlock& text = made_.captions.back().text;
    made_.width = std::max(made_.width, x + text.width_pt());
    made_.height = std::max(made_.height, top + text.height_pt());
  }

  const Setting& setting_;
  const Figure& figure_;
  double scale_, width_;
  FittedFigure made_;
};

/// A drawing with its left edge and floor at a point of the page.
class Placed {
 public:
  Placed(Canvas& canvas, const Drawing& d, double scale, pdf::Point at)
      : canvas_(canvas), drawing_(d), scale_(scale), at_(at) {}

  void draw() {
    canvas_.claim({at_.x, at_.y, drawing_.width() * scale_, drawing_.height() * scale_});
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
      case DrawingMark::Kind::label:
        return label(m, points[0]);
    }
  }

  /// Of one size, whatever the figure's scale.
  void label(const DrawingMark& m, pdf::Point middle) {
    const double size = canvas_.design().type.strong_pt;
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

pdf::Box box_of_frames(const FittedFigure& f, double x, double top) {
  double right = 0, bottom = 0;
  for (const FittedFigure::Frame& frame : f.frames) {
    right = std::max(right, frame.x + frame.drawing.width() * frame.scale);
    bottom = std::max(bottom, frame.top + frame.drawing.height() * frame.scale);
  }
  return {x, top - bottom, right, bottom};
}

}  // namespace

double picture_scale(const Figure& figure, double width_pt) {
  const Extent e = extent_of(figure);
  return e.is_tall() ? std::min((width_pt - gaps_in_row(figure)) / e.row, width_pt / e.highest) : width_pt / e.widest;
}

FittedFigure fit_figure(const Setting& setting, const Figure& figure, double scale, double width, FramePlace place) {
  if (figure.frames.empty()) return {};
  FigureMaker maker(setting, figure, scale, width);
  const bool tall = extent_of(figure).is_tall();
  return tall || place == FramePlace::in_row ? maker.in_row(tall ? 1 : small_frame) : maker.stacked();
}

void draw_figure(Canvas& canvas, const FittedFigure& f, double x, double top) {
  if (f.frames.empty()) return;
  const Canvas::Tag tag(canvas, pdf::Role::figure, {.alternative = f.alternative, .box = box_of_frames(f, x, top)});
  for (const FittedFigure::Frame& frame : f.frames)
    Placed(canvas, frame.drawing, frame.scale, {x + frame.x, top - frame.top - frame.drawing.height() * frame.scale})
        .draw();
  if (f.captions.empty()) return;
  const Canvas::Tag said(canvas, pdf::Role::caption);
  for (const FittedFigure::Caption& caption : f.captions) canvas.text(caption.text, x + caption.x, top - caption.top);
}

void draw_frame(Canvas& canvas, const Drawing& frame, double scale, pdf::Point at) {
  Placed(canvas, frame, scale, at).draw();
}

std::vector<Strip> figure_strips(const Setting& setting, const Figure& figure, double scale, double width) {
  if (figure.frames.empty()) return {};
  FittedFigure fitted = fit_figure(setting, figure, scale, width, FramePlace::in_row);
  Strip s;
  s.height = fitted.height;
  s.draw = [fitted = std::move(fitted)](Canvas& canvas, double x, double top, double) {
    draw_figure(canvas, fitted, x, top);
  };
  return {std::move(s)};
}

}  // namespace rehab
