// SPDX-License-Identifier: Apache-2.0
// A page's content in the making: its texts beside its shapes. Used by Page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/fonts.hpp"
#include "pdf/shapes.hpp"
#include "pdf/subset.hpp"

namespace rehab::pdf {

class TextWriter : public ShapeWriter {
 public:
  /// `subsets`: one a face; both must outlive it.
  TextWriter(const Fonts& fonts, Subset* subsets) : ShapeWriter(1, 1), fonts_(fonts), subsets_(subsets) {}

  void text(Point at, Face face, double size_pt, const Color& color, std::string_view utf8);
  void unseen_text(Point at, Face face, double size_pt, std::string_view utf8);
  /// Before all that is no text.
  void end_text();

 private:
  void set_font(Face face, double size_pt);
  void begin_text(Point at, Face face, double size_pt);
  void append_characters(std::string_view utf8);
  void append_as_is(std::string_view utf8);
  void append_turned(std::u32string_view letters, const std::vector<std::pair<std::size_t, std::size_t>>& runs);

  const Fonts& fonts_;
  Subset* subsets_;
  std::optional<Face> font_;  ///< set now
  double font_pt_ = 0;
  std::optional<Point> line_;  ///< where the last one began, in the text that is not ended
  double pen_x_ = 0;           ///< where its letters end
};

}  // namespace rehab::pdf
