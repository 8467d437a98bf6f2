// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/figure.hpp"

#include <algorithm>

#include "sheet/html/markup.hpp"
#include "sheet/pictures/pictures.hpp"

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

std::string label(const DrawingMark& mark, const std::string& ink) {
  return element("text",
                 {{"x", number(mark.points[0].x)},
                  {"y", number(-mark.points[0].y + mark.width * half_capital)},
                  {"font-size", number(mark.width)},
                  {"font-weight", "bold"},
                  {"text-anchor", "middle"},
                  {"fill", ink}},
                 escaped(mark.text));
}

std::string svg_mark(const DrawingMark& mark, const std::string& ink) {
  switch (mark.kind) {
    case DrawingMark::Kind::stroke:
      return line_tag("polyline", mark, ink);
    case DrawingMark::Kind::outline:
      return line_tag("polygon", mark, ink);
    case DrawingMark::Kind::fill:
      return empty_element("polygon", {{"points", points(mark)}, {"fill", ink}});
    case DrawingMark::Kind::label:
      return label(mark, ink);
  }
  return {};
}

constexpr double gap_rem = 1, most_height_rem = 13.75, most_rem_per_cm = 0.092;

/// Frames below each other are as high as they need; beside each other they stand on one floor.
struct Fitted {
  std::vector<Drawing> frames;
  bool stacked = false;
  double rem_per_cm = 0;
};

double room_rem(const Fitted& f) {
  const auto count = static_cast<double>(f.frames.size());
  return f.stacked ? picture_column_rem : (picture_column_rem - gap_rem * (count - 1)) / count;
}

/// The scale at which the frames fill the column.
double scale_of(const Fitted& f) {
  double high = 0;
  for (const Drawing& d : f.frames) high = f.stacked ? high + d.height() : d.height();
  return std::min({room_rem(f) / f.frames[0].width(), most_height_rem / high, most_rem_per_cm});
}

/// Words as large as the text may need more height over a smaller figure, which makes it smaller still.
Fitted fitted(const std::vector<Drawing>& frames, bool stacked) {
  Fitted f{without_labels(frames), stacked, 0};
  if (stacked) trim_heights(f.frames);
  f.rem_per_cm = scale_of(f);
  f.frames = frames;
  for (int turn = 0; turn < 4; ++turn) {
    fit_labels(f.frames, 1 / f.rem_per_cm, room_rem(f) / f.rem_per_cm);
    if (stacked) trim_heights(f.frames);
    const double next = scale_of(f);
    if (next >= f.rem_per_cm) break;
    f.rem_per_cm = next;
  }
  return f;
}

Fitted fitted(const std::vector<Drawing>& frames) {
  Fitted stacked = fitted(frames, true), beside = fitted(frames, false);
  return stacked.rem_per_cm > beside.rem_per_cm ? std::move(stacked) : std::move(beside);
}

std::string svg(const Drawing& drawing, const Design& design, double width_rem, const std::string& alternative) {
  return element("svg",
                 {{"role", alternative.empty() ? "" : "img"},
                  {"aria-label", alternative},
                  {"aria-hidden", alternative.empty() ? "true" : ""},
                  {"viewBox", view_box(drawing)},
                  {"style", "width:" + number(width_rem) + "rem"}},
                 "\n" + svg_marks(drawing, design));
}

}  // namespace

std::string svg_marks(const Drawing& drawing, const Design& design) {
  std::string all;
  for (const DrawingMark& mark : drawing.marks) all += svg_mark(mark, hex_text(design.ink(mark.ink)));
  return all;
}

std::string view_box(const Drawing& d) {
  return number(d.left) + " " + number(-d.top) + " " + number(d.width()) + " " + number(d.height());
}

std::string picture(const Drawing& drawing, const std::string& alternative, const Design& design) {
  constexpr double most_rem = 10;
  const double rem = std::min(most_rem / drawing.width(), 0.7 * most_rem / drawing.height()) * drawing.width();
  return svg(drawing, design, rem, alternative);
}

std::string figure(const Figure& figure, const Design& design) {
  if (figure.frames.empty()) return {};
  const Fitted fit = fitted(figure.frames);
  std::string all;
  for (std::size_t i = 0; i < fit.frames.size(); ++i) {
    const double width = fit.frames[i].width() * fit.rem_per_cm;
    std::string inside = svg(fit.frames[i], design, width, i == 0 ? figure.alternative : "");
    if (i < figure.captions.size()) inside += element("figcaption", {}, escaped(figure.captions[i]));
    all += element("figure", {{"style", "width:" + number(width) + "rem"}}, inside);
  }
  return element("div", {{"class", "frames"}}, all);
}

}  // namespace rehab::html
