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
  append_color(content_, color, "g\n", "rg\n");
  state_.fill = color;
}

void ShapeWriter::set_pen(const Pen& pen) {
  pen.width_pt ? set_width(*pen.width_pt) : end_own_width();
  if (state_.stroke != pen.color) append_color(content_, pen.color, "G\n", "RG\n");
  state_.stroke = pen.color;
  set_dashes(pen.dashes_pt);
}

void ShapeWriter::set_width(double width) {
  if (state_.width == width) return;
  must_be_positive(width, "a line width");
  if (!state_.width) {
    of_page_ = state_;
    content_ += "q\n";
  }
  append_number(content_, width, decimals_ + 1);
  content_ += "w\n";
  state_.width = width;
}

void ShapeWriter::end_own_width() {
  if (!state_.width) return;
  if (!of_page_) throw DrawingError("PDF: on a page a line needs a width");
  state_ = *std::exchange(of_page_, std::nullopt);
  content_ += "Q\n";
}

void ShapeWriter::set_dashes(const std::vector<double>& dashes) {
  if (state_.dashes == dashes) return;
  content_ += '[';
  double together = 0;
  for (const double length : dashes) {
    if (!(length >= 0)) throw DrawingError("PDF: a dash of no length");
    append_number(content_, length, decimals_ + 1);
    together += length;
  }
  if (!dashes.empty()) must_be_positive(together, "a pattern of dashes");
  content_ += "]0 d\n";
  state_.dashes = dashes;
}

void ShapeWriter::paint(const Path& path, const Color* inside, const Pen* pen) {
  if (path.empty()) return;
  begin_shape();
  if (pen != nullptr) set_pen(*pen);  // first: it may end what was set before
  if (inside != nullptr) set_fill(*inside);
  const auto [x, y] = path.origin();
  const bool moved = x != 0 || y != 0;
  if (moved) {
    content_ += "q 1 0 0 1 ";
    append_number(content_, x);
    append_number(content_, y);
    content_ += "cm\n";
  }
  path.append_to(content_, decimals_);
  const char painted = pen == nullptr ? 'f' : inside == nullptr ? 'S' : 'B';
  content_ += path.closed() && pen != nullptr ? static_cast<char>(painted - 'A' + 'a') : painted;
  content_ += moved ? "\nQ\n" : "\n";
}

}  // namespace rehab::pdf
