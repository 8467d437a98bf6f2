// SPDX-License-Identifier: Apache-2.0
#include "pdf/shapes.hpp"

#include <utility>

#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

void append_color(std::string& out, const Color& color, std::string_view of_grey, std::string_view of_colors) {
  constexpr int decimals = 4;
  for (const double part : {color.red, color.green, color.blue})
    if (!(part >= 0 && part <= 1)) throw DrawingError("PDF: a colour that is not between 0 and 1");
  append_number(out, color.red, decimals);
  if (color.red == color.green && color.green == color.blue) {
    out += of_grey;
    return;
  }
  append_number(out, color.green, decimals);
  append_number(out, color.blue, decimals);
  out += of_colors;
}

}  // namespace

void ShapeWriter::set_fill(const Color& color) {
  if (state_.fill == color) return;
  append_color(content, color, "g\n", "rg\n");
  state_.fill = color;
}

void ShapeWriter::set_pen(const Pen& pen) {
  if (pen.width_pt)
    set_width(*pen.width_pt);
  else
    end_own_width();
  if (state_.stroke != pen.color) append_color(content, pen.color, "G\n", "RG\n");
  state_.stroke = pen.color;
  set_dashes(pen.dashes_pt);
}

void ShapeWriter::set_width(double width) {
  if (state_.width == width) return;
  must_be_positive(width, "a line width");
  if (!state_.width) {
    of_page_ = state_;
    content += "q\n";
  }
  append_number(content, width, decimals_ + 1);
  content += "w\n";
  state_.width = width;
}

void ShapeWriter::end_own_width() {
  if (!state_.width) return;
  if (!of_page_) throw DrawingError("PDF: on a page a line needs a width");
  state_ = *std::exchange(of_page_, std::nullopt);
  content += "Q\n";
}

void ShapeWriter::set_dashes(const std::vector<double>& dashes) {
  if (state_.dashes == dashes) return;
  content += '[';
  double together = 0;
  for (const double length : dashes) {
    if (!(length >= 0)) throw DrawingError("PDF: a dash of no length");
    append_number(content, length, decimals_ + 1);
    together += length;
  }
  if (!dashes.empty()) must_be_positive(together, "a pattern of dashes");
  content += "]0 d\n";
  state_.dashes = dashes;
}

void ShapeWriter::append_path(const Path& path, char painted, char closed_and_painted) {
  if (path.empty()) return;
  const auto [x, y] = path.origin();
  const bool moved = x != 0 || y != 0;
  if (moved) {
    content += "q 1 0 0 1 ";
    append_number(content, x);
    append_number(content, y);
    content += "cm\n";
  }
  path.append_to(content, decimals_);
  content += path.closed() ? closed_and_painted : painted;
  content += moved ? "\nQ\n" : "\n";
}

void ShapeWriter::stroke(const Path& path, const Pen& pen) {
  set_pen(pen);
  append_path(path, 'S', 's');
}

void ShapeWriter::fill(const Path& path, const Color& color) {
  set_fill(color);
  append_path(path, 'f', 'f');
}

void ShapeWriter::fill_and_stroke(const Path& path, const Color& inside, const Pen& pen) {
  set_pen(pen);  // first: it may end what was set before
  set_fill(inside);
  append_path(path, 'B', 'b');
}

}  // namespace rehab::pdf
