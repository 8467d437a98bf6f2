// SPDX-License-Identifier: Apache-2.0
// The frames of a figure on paper: beside or below each other, whichever shows them larger, with their captions, the
// word LEFT or RIGHT in letters as large as the text, and a tip that leads from frame to frame. Used inside
// core/sheet/layout only. Points.
#pragma once

#include <vector>

#include "sheet/layout/blocks.hpp"

namespace rehab {

struct FittedFigure {
  std::vector<Drawing> frames;
  std::vector<TextBlock> captions;
  std::string alternative;
  double scale = 1;  ///< points to the figure's cm
  bool stacked = false;
  double frame_width = 0;
  std::vector<double> frame_heights;
  double width = 0, height = 0;  ///< of all, captions included
};

/// How large a figure's frames come out in a width, without fitting them: for choosing where they go.
class FigureRoom {
 public:
  FigureRoom() = default;
  FigureRoom(const Setting& setting, const Figure& figure, double width);

  double scale(double most_height) const;
  double height(double most_height) const;  ///< of frames and captions at that scale
  /// The height at which the frames come out at that scale, or as large as the width lets them.
  double height_at(double scale) const;
  bool stacked(double most_height) const { return &better(most_height) == &stacked_; }

 private:
  struct Way {
    double cm = 0;     ///< of the frames, what grows with the scale ...
    double fixed = 0;  ///< ... and of captions, words and gaps, what does not
    double widest_scale = 0;
    double worth = 1;  ///< of a picture there, beside the other way
    double scale(double most_height) const;
  };
  const Way& better(double most_height) const;

  Way beside_, stacked_;
};

FittedFigure fit_figure(const Setting& setting, const Figure& figure, double width, double most_height);

/// Draws it with its tags: a figure with its alternative text, then the captions.
void draw_figure(Canvas& canvas, const FittedFigure& figure, double x, double top);

/// One frame alone, its left edge and its floor at a point of the page.
void draw_frame(Canvas& canvas, const Drawing& frame, double scale, pdf::Point at);

/// A figure that stands by itself, as strips.
std::vector<Strip> figure_strips(const Setting& setting, const Figure& figure, double width, double most_height);

}  // namespace rehab
