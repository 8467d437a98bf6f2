// SPDX-License-Identifier: Apache-2.0
// A page's content in the making: its texts beside its shapes. What Page is made of.
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

/// Text with characters that would print as nothing. The message names code points, never the text.
struct MissingGlyphs : DrawingError {
  std::vector<char32_t> code_points;
  explicit MissingGlyphs(std::vector<char32_t> missing);
};

class TextWriter : public ShapeWriter {
 public:
  /// `subsets`: one a face; both must outlive it.
  TextWriter(const Fonts& fonts, Subset* subsets) : ShapeWriter(1, 1), fonts_(fonts), subsets_(subsets) {}

  /// One line of text; `at` is where its baseline begins. Empty text draws nothing.
  void text(Point at, Face face, double size_pt, const Color& color, std::string_view utf8);
  /// The same for readers only: nothing of it is seen.
  void unseen_text(Point at, Face face, double size_pt, std::string_view utf8);

 protected:
  /// Called before anything is drawn, be it text or a shape.
  virtual void mark() = 0;
  void begin_shape() final;
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
