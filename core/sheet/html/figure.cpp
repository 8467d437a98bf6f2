// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/figure.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "sheet/html/markup.hpp"
#include "sheet/pictures/label.hpp"

namespace rehab::html {

namespace {

constexpr double half_capital = 0.36;  // of the letters' size: what sets a word's middle on a point

std::string points(const DrawingMark& mark) {
  std::string all;
  for (const Point p : mark.points) all += (all.empty() ? "" : " ") + number(p.x) + "," + number(-p.y);
  return all;
}

std::string line_tag(std::string_view name, const DrawingMark& mark, const std::string& ink) {
  return empty_element(name, {{"points", points(mark)},
                              {"fill", "none"},
                              {"stroke", ink},
                              {"stroke-width", number(mark.width)},
                              {"stroke-linecap", "round"},
                              {"stroke-linejoin", "round"},
                              {"stroke-dasharray", mark.dashed ? "5 4" : ""}});
}

std::string polygon(const DrawingMark& mark, const Design& design) {
  const bool edged = mark.width > 0;
  return empty_element("polygon", {{"points", points(mark)},
                                   {"fill", hex_text(design.ink(mark.ink))},
                                   {"stroke", edged ? hex_text(design.ink(mark.edge)) : ""},
                                   {"stroke-width", edged ? number(mark.width) : ""},
                                   {"stroke-linejoin", edged ? "round" : ""}});
}

std::string svg_mark(const DrawingMark& mark, const Design& design) {
  switch (mark.kind) {
    case DrawingMark::Kind::stroke:
      return line_tag("polyline", mark, hex_text(design.ink(mark.ink)));
    case DrawingMark::Kind::outline:
      return line_tag("polygon", mark, hex_text(design.ink(mark.ink)));
    case DrawingMark::Kind::fill:
      return polygon(mark, design);
  }
  return {};
}

std::string label(const std::string& text, const PlacedLabel& placed, double letter_cm, const Design& design) {
  return element("text",
                 {{"x", number(placed.middle.x)},
                  {"y", number(-placed.middle.y + letter_cm * half_capital)},
                  {"font-size", number(letter_cm)},
                  {"font-weight", "bold"},
                  {"text-anchor", "middle"},
                  {"fill", hex_text(design.ink(Ink::label))}},
                 escaped(text));
}

constexpr double gap_rem = 1, most_height_rem = 13.75, most_rem_per_cm = 0.092;

/// Frames below each other are as high as they need; beside each other they stand on one floor.
struct Fitted {
  bool stacked = false;
  double rem_per_cm = 0;
  std::vector<Extents> boxes = {};        ///< what is seen of each frame
  std::optional<PlacedLabel> label = {};  ///< of the last frame, in letters as large as the text
};

double room_rem(const Fitted& f) {
  const auto count = static_cast<double>(f.boxes.size());
  return f.stacked ? picture_column_rem : (picture_column_rem - gap_rem * (count - 1)) / count;
}

/// The scale at which the frames fill the column.
double scale_of(const Fitted& f) {
  double high = 0;
  for (const Extents& box : f.boxes) high = f.stacked ? high + box.height() : box.height();
  return std::min({room_rem(f) / f.boxes[0].width(), most_height_rem / high, most_rem_per_cm});
}

Extents around(const std::vector<Extents>& boxes) {
  return std::accumulate(boxes.begin(), boxes.end(), boxes.front(), united);
}

void share(Fitted& f) {
  const Extents all = around(f.boxes);
  for (Extents& box : f.boxes) box = f.stacked ? Extents{all.left, box.bottom, all.right, box.top} : all;
}

/// In the last frame only: below a caption it would be read as a part of it.
void place_label(Fitted& f, const Figure& figure, const Extents& bare) {
  const double spare = std::max(0.0, room_rem(f) / f.rem_per_cm - bare.width()) / 2;
  f.label = place_label(figure.frames.back(), figure.label, 1 / f.rem_per_cm, bare.left - spare, bare.right + spare);
  for (std::size_t i = 0; i < f.boxes.size(); ++i) f.boxes[i] = *figure.frames[i];
  f.boxes.back() = f.label->extents;
  share(f);
}

/// Words as large as the text may need more height over a smaller figure, which makes it smaller still.
Fitted fitted(const Figure& figure, bool stacked) {
  Fitted f{stacked};
  for (const DrawingPtr& drawing : figure.frames) f.boxes.push_back(*drawing);
  const Extents bare = around(f.boxes);
  share(f);
  f.rem_per_cm = scale_of(f);
  for (int turn = 0; turn < 4 && !figure.label.empty(); ++turn) {
    place_label(f, figure, bare);
    const double next = scale_of(f);
    if (next >= f.rem_per_cm) break;
    f.rem_per_cm = next;
  }
  return f;
}

Fitted fitted(const Figure& figure) {
  Fitted stacked = fitted(figure, true), beside = fitted(figure, false);
  return stacked.rem_per_cm > beside.rem_per_cm ? std::move(stacked) : std::move(beside);
}

std::string svg(const Extents& box, const std::string& marks, double width_rem, const std::string& alternative) {
  return element("svg",
                 {{"role", alternative.empty() ? "" : "img"},
                  {"aria-label", alternative},
                  {"aria-hidden", alternative.empty() ? "true" : ""},
                  {"viewBox", view_box(box)},
                  {"style", "width:" + number(width_rem) + "rem"}},
                 "\n" + marks);
}

}  // namespace

std::string svg_marks(const Drawing& drawing, const Design& design) {
  std::string all;
  for (const DrawingMark& mark : drawing.marks) all += svg_mark(mark, design);
  return all;
}

std::string view_box(const Extents& e) {
  return number(e.left) + " " + number(-e.top) + " " + number(e.width()) + " " + number(e.height());
}

std::string picture(const Drawing& drawing, const std::string& alternative, const Design& design) {
  constexpr double most_rem = 10;
  const double rem = std::min(most_rem / drawing.width(), 0.7 * most_rem / drawing.height()) * drawing.width();
  return svg(drawing, svg_marks(drawing, design), rem, alternative);
}

std::string figure(const Figure& figure, const Design& design) {
  if (figure.frames.empty()) return {};
  const Fitted fit = fitted(figure);
  std::string all;
  for (std::size_t i = 0; i < figure.frames.size(); ++i) {
    std::string marks = svg_marks(*figure.frames[i], design);
    if (fit.label && i + 1 == figure.frames.size())
      marks += label(figure.label, *fit.label, 1 / fit.rem_per_cm, design);
    const double width = fit.boxes[i].width() * fit.rem_per_cm;
    std::string inside = svg(fit.boxes[i], marks, width, i == 0 ? figure.alternative : "");
    if (i < figure.captions.size()) inside += element("figcaption", {}, escaped(figure.captions[i]));
    all += element("figure", {{"style", "width:" + number(width) + "rem"}}, inside);
  }
  return element("div", {{"class", "frames"}}, all);
}

}  // namespace rehab::html
