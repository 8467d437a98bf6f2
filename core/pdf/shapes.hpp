// SPDX-License-Identifier: Apache-2.0
// A content in the making: its shapes, and the state they need (colours, line), set only where it changes. What an
// Artwork and a Page have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/color.hpp"
#include "pdf/path.hpp"

namespace rehab::pdf {

/// How a line is drawn; ends and corners are round. In an Artwork its lengths are in the artwork's units.
struct Pen {
  std::optional<double> width_pt = 1;  ///< nothing, in an Artwork only: the fine lines of the page
  Color color = {};
  std::vector<double> dashes_pt = {};  ///< on, off, on, ...; on 0: dots; empty: unbroken
};

class ShapeWriter {
 public:
  /// Coordinates have so many decimals, what belongs to lines one more. Without a width lines begin as wide as those of
  /// the page that the content is drawn on.
  ShapeWriter(int decimals, std::optional<double> line_width) : decimals_(decimals) { state_.width = line_width; }
  virtual ~ShapeWriter() = default;
  ShapeWriter(const ShapeWriter&) = delete;
  ShapeWriter& operator=(const ShapeWriter&) = delete;

  void stroke(const Path& path, const Pen& pen) { paint(path, nullptr, &pen); }
  void fill(const Path& path, const Color& color) { paint(path, &color, nullptr); }
  void fill_and_stroke(const Path& path, const Color& inside, const Pen& pen) { paint(path, &inside, &pen); }

 protected:
  /// Called before anything is said of a shape.
  virtual void begin_shape() {}
  void set_fill(const Color& color);
  /// Back to the page's line width, where a wider one was set.
  void end_own_width();

  std::string content_;

 private:
  /// What is set now; nothing: never set.
  struct State {
    std::optional<Color> fill, stroke;
    std::optional<double> width;
    std::vector<double> dashes = {};
  };
  void paint(const Path& path, const Color* inside, const Pen* pen);
  void set_pen(const Pen& pen);
  void set_width(double width);
  void set_dashes(const std::vector<double>& dashes);

  int decimals_;
  State state_;
  std::optional<State> of_page_;  ///< while a width of its own is set
};

}  // namespace rehab::pdf
