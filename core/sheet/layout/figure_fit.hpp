// SPDX-License-Identifier: Apache-2.0
// The frames of a figure on paper: the last one large, those before it small, with their captions and the word LEFT or
// RIGHT at one size whatever the scale. Used inside core/sheet/layout only. Points.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sheet/layout/blocks.hpp"
#include "sheet/pictures/label.hpp"

namespace rehab {

struct FittedFigure {
  struct Frame {
    DrawingPtr drawing;
    double scale = 1;  ///< points to the figure's cm
    std::optional<PlacedLabel> label = {};
    double x = 0, top = 0;  ///< from the figure's upper left corner, downwards

    const Extents& covers() const { return label ? label->extents : *drawing; }
    double width() const { return covers().width() * scale; }
    double height() const { return covers().height() * scale; }
  };
  struct Caption {
    TextBlock text;
    double x = 0, top = 0;
  };
  std::vector<Frame> frames;
  std::vector<Caption> captions;
  std::string alternative, label;
  double width = 0, height = 0;  ///< of all, captions included
};

/// The scale at which a figure is `width_pt` wide. Frames of a tall one stand beside each other, so they count
/// together, and its height is no more than that either.
double picture_scale(const Figure& figure, double width_pt);

enum class FramePlace {
  above,  ///< each other, captions of small ones beside them; but frames of a tall figure stand in a row
  in_row
};
/// The last frame comes out at `scale`. Wider than `width` only where its label is, or the words below frames in a row.
FittedFigure fit_figure(const Setting& setting, const Figure& figure, double scale, double width, FramePlace place);

/// Draws it with its tags: a figure with its alternative text, then the captions.
void draw_figure(Canvas& canvas, const FittedFigure& figure, double x, double top);

/// A figure as a strip of its own.
Strips figure_strips(const Setting& setting, const Figure& figure, double scale, double width);

}  // namespace rehab
