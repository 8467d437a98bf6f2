// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sheet/layout/layout.hpp"

namespace rehab {

namespace {

constexpr double area_rounding_pt = 0.5;

std::string whole_pt(double pt) {
  return std::to_string(std::lround(pt));
}

}  // namespace

void Canvas::bookmark(int level, const std::string& title, double top) {
  deepest_bookmark_ = std::min(level, deepest_bookmark_ + 1);
  document_.bookmark(deepest_bookmark_, title, *page_, top);
}

void Canvas::claim(const pdf::Box& b) const {
  const bool inside = b.x >= area_.left - area_rounding_pt && b.y >= area_.bottom - area_rounding_pt &&
                      b.x + b.width <= area_.right + area_rounding_pt && b.y + b.height <= area_.top + area_rounding_pt;
  if (!inside)
    throw LayoutError("a block at x " + whole_pt(b.x) + " to " + whole_pt(b.x + b.width) + ", y " + whole_pt(b.y) +
                      " to " + whole_pt(b.y + b.height) + " pt leaves its area, x " + whole_pt(area_.left) + " to " +
                      whole_pt(area_.right) + ", y " + whole_pt(area_.bottom) + " to " + whole_pt(area_.top));
}

void Canvas::text(const TextBlock& block, double x, double top, const Color& color) {
  claim({x, top - block.height_pt(), block.width_pt(), block.height_pt()});
  // Capitals stand in the middle of their line: accents above and tails below then have room within it.
  const double capital = fonts_.heights(pdf::Face::regular).capital * block.size_pt;
  double baseline = top - (block.line_pt + capital) / 2;
  const bool tells = tells_strong();
  for (const TextLine& line : block.lines) {
    double at = x;
    for (const Run& run : line.runs) {
      std::optional<Tag> strong;
      if (tells && run.face == pdf::Face::bold) strong.emplace(*this, pdf::Role::strong);
      page().text({at, baseline}, run.face, block.size_pt, color, run.text);
      at += run.width_pt;
    }
    baseline -= block.line_pt;
  }
  if (!block.lines.empty())
    page().unseen_text({x + block.lines.back().width_pt, baseline + block.line_pt}, pdf::Face::regular, block.size_pt,
                       block.tail);
}

bool Canvas::tells_strong() const {
  constexpr std::array in_running_text{pdf::Role::paragraph, pdf::Role::list_body, pdf::Role::table_cell};
  const auto role = document_.open_role();
  return role && std::ranges::find(in_running_text, *role) != in_running_text.end();
}

void Canvas::image(const pdf::Artwork& picture, const pdf::Box& box) {
  claim(box);
  page().image(document_.add(picture), box);
}

void Canvas::rule(double x, double y, double to_x, double width_pt, const Color& color) {
  claim({x, y, to_x - x, 0});
  const Decoration decoration(*this);
  page().stroke(pdf::Path::line({x, y}, {to_x, y}), {.width_pt = width_pt, .color = color});
}

void Canvas::upright_rule(double x, double y, double to_y, double width_pt, const Color& color) {
  claim({x, to_y, 0, y - to_y});
  const Decoration decoration(*this);
  page().stroke(pdf::Path::line({x, y}, {x, to_y}), {.width_pt = width_pt, .color = color});
}

void Canvas::fill(const pdf::Box& box, const Color& color, double radius) {
  claim(box);
  const Decoration decoration(*this);
  page().fill(pdf::Path::rectangle(box, radius), color);
}

void Canvas::outline(const pdf::Box& box, const pdf::Pen& pen, double radius) {
  claim(box);
  const Decoration decoration(*this);
  page().stroke(pdf::Path::rectangle(box, radius), pen);
}

}  // namespace rehab
