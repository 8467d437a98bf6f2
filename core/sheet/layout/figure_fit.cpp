// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/figure_fit.hpp"

#include <algorithm>
#include <numeric>

#include "sheet/layout/drawing_print.hpp"
#include "sheet/layout/pieces.hpp"

namespace rehab {

namespace {

constexpr double caption_gap_pt = 2, beside_caption_pt = 8, below_frame_pt = 5, between_frames_pt = 10;
constexpr double above_label_pt = 9;   ///< or the word would be read with the caption above it
constexpr double small_frame = 0.6;    ///< of the scale of the last one
constexpr double tall_from = 0.9;      ///< height of a tall frame, of its width
constexpr double label_room = 1.05;    ///< of its width
constexpr double least_caption = 4.8;  ///< its width beside a frame, of the letters' size

/// What a figure takes at a scale of 1, words and captions aside.
struct Extent {
  double widest = 0, row = 0, highest = 0;

  bool is_tall() const { return highest > tall_from * widest; }
};

Extent extent_of(const Figure& figure) {
  Extent e;
  for (const DrawingPtr& d : figure.frames) {
    e.widest = std::max(e.widest, d->width());
    e.highest = std::max(e.highest, d->height());
    e.row += d->width();
  }
  return e;
}

double gaps_in_row(const Figure& figure) {
  return between_frames_pt * static_cast<double>(figure.frames.size() - 1);
}

double width_of_label(const Setting& setting, const Figure& figure) {
  if (figure.label.empty()) return 0;
  return label_room * setting.fonts.width_pt(pdf::Face::bold, setting.design.type.strong_pt, figure.label);
}

class FigureMaker {
 public:
  FigureMaker(const Setting& setting, const Figure& figure, double scale, double width)
      : setting_(setting), figure_(figure), scale_(scale), width_(width) {
    made_.alternative = figure.alternative;
    made_.label = figure.label;
  }

  FittedFigure stacked() {
    double top = 0;
    for (std::size_t i = 0; i + 1 < figure_.frames.size(); ++i)
      top += small_above(i, scale_ * small_frame, top) + below_frame_pt;
    FittedFigure::Frame frame = last(scale_, width_);
    if (frame.covers().top > frame.drawing->top) top += above_label_pt;
    add_frame(std::move(frame), 0, top);
    add_caption(figure_.frames.size() - 1, 0, made_.height + caption_gap_pt, width_);
    return std::move(made_);
  }

  /// The frames stand on one floor, each in a cell of its own with its caption below; no word of it is cut.
  FittedFigure in_row(double of_small) {
    const double room = width_ - gaps_in_row(figure_);
    std::vector<FittedFigure::Frame> frames;
    double together = 0;
    for (const DrawingPtr& drawing : figure_.frames) {
      frames.push_back({drawing, drawing == figure_.frames.back() ? 1 : of_small});
      together += frames.back().width();
    }
    std::vector<double> cells;
    for (FittedFigure::Frame& frame : frames) {
      frame.scale *= std::min(scale_, room / together);
      cells.push_back(std::max(frame.width(), widest_word(cells.size())));
    }
    cells.back() = std::max(cells.back(), width_of_label(setting_, figure_));
    const double spare = std::max(0.0, room - std::accumulate(cells.begin(), cells.end(), 0.0));
    for (double& cell : cells) cell += spare / static_cast<double>(cells.size());
    frames.back() = last(frames.back().scale, cells.back());
    cells.back() = std::max(cells.back(), frames.back().width());
    double x = 0, floor = 0;
    for (const FittedFigure::Frame& frame : frames) floor = std::max(floor, frame.height());
    for (std::size_t i = 0; i < frames.size(); ++i) {
      add_frame(frames[i], x, floor - frames[i].height());
      add_caption(i, x, floor + caption_gap_pt, cells[i]);
      x += cells[i] + between_frames_pt;
    }
    return std::move(made_);
  }

 private:
  /// With its label, set for the size it is printed at.
  FittedFigure::Frame last(double scale, double width) const {
    FittedFigure::Frame frame{figure_.frames.back(), scale};
    if (figure_.label.empty()) return frame;
    const Extents& bare = *frame.drawing;
    const double spare = std::max(0.0, width / scale - bare.width()) / 2;
    frame.label = place_label(frame.drawing, figure_.label, setting_.design.type.strong_pt / scale, bare.left - spare,
                              bare.right + spare);
    return frame;
  }

  /// Its caption stands beside it, or below where a word is too wide for that; returns the height of both.
  double small_above(std::size_t i, double scale, double top) {
    const FittedFigure::Frame frame{figure_.frames[i], scale};
    const double wide = frame.width(), high = frame.height();
    const double beside = width_ - wide - beside_caption_pt;
    const TextBlock caption = caption_of(i, std::max(beside, 1.0));
    if (beside < std::max(least_caption * caption.size_pt, widest_word(i))) {
      add_frame(frame, 0, top);
      add_caption(i, 0, top + high + caption_gap_pt, width_);
      return made_.height - top;
    }
    const double row = std::max(high, caption.height_pt());
    add_frame(frame, 0, top + row - high);
    add_caption(i, wide + beside_caption_pt, top + (row - caption.height_pt()) / 2, beside);
    return row;
  }

  std::string text_of(std::size_t i) const { return i < figure_.captions.size() ? figure_.captions[i] : ""; }
  bool is_strong(std::size_t i) const { return i + 1 == figure_.frames.size(); }
  double widest_word(std::size_t i) const { return widest_word_pt(setting_.body(), {{text_of(i), is_strong(i)}}); }
  TextBlock caption_of(std::size_t i, double width) const {
    return broken(setting_.body(), text_of(i), width, is_strong(i));
  }

  void add_frame(FittedFigure::Frame frame, double x, double top) {
    frame.x = x;
    frame.top = top;
    made_.width = std::max(made_.width, x + frame.width());
    made_.height = std::max(made_.height, top + frame.height());
    made_.frames.push_back(std::move(frame));
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

/// Of one size, whatever the figure's scale.
void draw_label(Canvas& canvas, const std::string& text, pdf::Point middle) {
  const double size = canvas.design().type.strong_pt;
  const double wide = canvas.fonts().width_pt(pdf::Face::bold, size, text);
  const double capital = canvas.fonts().heights(pdf::Face::bold).capital * size;
  canvas.page().text({middle.x - wide / 2, middle.y - capital / 2}, pdf::Face::bold, size,
                     canvas.design().ink(Ink::label), text);
}

/// Its left edge and floor at a point of the page.
void draw_frame(Canvas& canvas, const FittedFigure::Frame& frame, const std::string& label, pdf::Point at) {
  canvas.claim({at.x, at.y, frame.width(), frame.height()});
  const Extents &covers = frame.covers(), &bare = *frame.drawing;
  const auto on_page = [&](double x, double y) {
    return pdf::Point{at.x + (x - covers.left) * frame.scale, at.y + (y - covers.bottom) * frame.scale};
  };
  draw_drawing(canvas, frame.drawing, frame.scale, on_page(bare.left, bare.bottom));
  if (frame.label) draw_label(canvas, label, on_page(frame.label->middle.x, frame.label->middle.y));
}

pdf::Box box_of_frames(const FittedFigure& f, double x, double top) {
  double right = 0, bottom = 0;
  for (const FittedFigure::Frame& frame : f.frames) {
    right = std::max(right, frame.x + frame.width());
    bottom = std::max(bottom, frame.top + frame.height());
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
    draw_frame(canvas, frame, f.label, {x + frame.x, top - frame.top - frame.height()});
  if (f.captions.empty()) return;
  const Canvas::Tag said(canvas, pdf::Role::caption);
  for (const FittedFigure::Caption& caption : f.captions) {
    const Canvas::Tag one(canvas, pdf::Role::paragraph);
    canvas.text(caption.text, x + caption.x, top - caption.top);
  }
}

Strips figure_strips(const Setting& setting, const Figure& figure, double scale, double width) {
  if (figure.frames.empty()) return {};
  FittedFigure fitted = fit_figure(setting, figure, scale, width, FramePlace::in_row);
  const double height = fitted.height;
  return {{.height = height, .draw = [fitted = std::move(fitted)](Canvas& canvas, double x, double top, double) {
             draw_figure(canvas, fitted, x, top);
           }}};
}

}  // namespace rehab
