// SPDX-License-Identifier: Apache-2.0
// A content in the making: its shapes, and the state they need (colours, line), set only where it changes. Whoever adds
// operators of another kind appends them to `content`. Used by Page and ArtworkRecorder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/color.hpp"
#include "pdf/document.hpp"

namespace rehab::pdf {

class ShapeWriter {
 public:
  /// Coordinates have so many decimals, what belongs to lines one more. Without a width lines begin as wide as those of
  /// the page that the content is drawn on.
  ShapeWriter(int decimals, std::optional<double> line_width) : decimals_(decimals) { state_.width = line_width; }

  void set_fill(const Color& color);
  void stroke(const Path& path, const Pen& pen);
  void fill(const Path& path, const Color& color);
  void fill_and_stroke(const Path& path, const Color& inside, const Pen& pen);
  /// Back to the page's line width, where a wider one was set.
  void end_own_width();

  std::string content;

 private:
  /// What is set now; nothing: never set.
  struct State {
    std::optional<Color> fill, stroke;
    std::optional<double> width;
    std::vector<double> dashes = {};
  };
  void set_pen(const Pen& pen);
  void set_width(double width);
  void set_dashes(const std::vector<double>& dashes);
  void append_path(const Path& path, char painted, char closed_and_painted);

  int decimals_;
  State state_;
  std::optional<State> of_page_;  ///< while a width of its own is set
};

}  // namespace rehab::pdf
