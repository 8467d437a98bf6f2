// SPDX-License-Identifier: Apache-2.0
#include "form/drawn.hpp"

#include <algorithm>

#include "sheet/html/figure.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::form {

namespace {

constexpr double gap_cm = 25;

}  // namespace

/// Beside each other, to one scale and on one floor.
std::string drawn(const Figure& figure, const Design& design) {
  if (figure.frames.empty()) return {};
  Extents all = *figure.frames.front();
  std::string marks;
  double left = all.left;
  for (const DrawingPtr& frame : figure.frames) {
    all.bottom = std::min(all.bottom, frame->bottom);
    all.top = std::max(all.top, frame->top);
    marks += html::element("g", {{"transform", "translate(" + html::number(left - frame->left) + " 0)"}},
                           html::svg_marks(*frame, design));
    left += frame->width() + gap_cm;
  }
  all.right = left - gap_cm;
  return html::element(
      "svg",
      {{"class", "drawn"}, {"role", "img"}, {"aria-label", figure.alternative}, {"viewBox", html::view_box(all)}},
      marks);
}

}  // namespace rehab::form
