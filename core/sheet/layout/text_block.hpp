// SPDX-License-Identifier: Apache-2.0
// Words broken into lines for a width, regular and bold mixed, ready to be measured and drawn. Used inside
// core/sheet/layout only. Nothing is dropped: a word wider than a line is broken, never shrunk. Points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/fonts.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

struct Run {
  pdf::Face face = pdf::Face::regular;
  std::string text;
  double width_pt = 0;
};
struct TextLine {
  std::vector<Run> runs;
  double width_pt = 0;
};

struct TextBlock {
  std::vector<TextLine> lines;
  double size_pt = 12;
  double line_pt = 15;  ///< from line to line
  /// Read behind the last line but not seen: ". " behind a number.
  std::string tail = {};

  double height_pt() const { return line_pt * static_cast<double>(lines.size()); }
  double width_pt() const;
};

struct TextMeasure {
  const pdf::Fonts& fonts;
  double size_pt = 12;
  double line_pt = 15;
};

TextBlock broken(const TextMeasure& measure, const Line& line, double width_pt);
/// The same for a text that is strong throughout, or not at all.
TextBlock broken(const TextMeasure& measure, std::string_view text, double width_pt, bool strong = false);

/// The width below which a word of the line would be broken elsewhere than after a hyphen or a stroke.
double widest_word_pt(const TextMeasure& measure, const Line& line);

}  // namespace rehab
