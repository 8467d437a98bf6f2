// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/drawing_print.hpp"

#include <algorithm>
#include <deque>

#include "base/kept_value.hpp"
#include "pdf/artwork.hpp"

namespace rehab::pdf {
using rehab::serialize;  // or it isn't found from here
}

namespace rehab {

template <>
inline constexpr std::size_t members<pdf::Artwork> = 2;

namespace {

constexpr double units_per_cm = 10;                      ///< of an artwork: whole numbers are fine enough
constexpr double fine_line_cm = 0.9, fine_up_to_cm = 1;  ///< such lines get no thinner than a printer shows
constexpr double least_stroke_pt = 0.5;

/// From the drawing's lower left corner.
std::vector<pdf::Point> in_units(const Drawing& d, const std::vector<Point>& points) {
  std::vector<pdf::Point> all;
  all.reserve(points.size());
  for (const Point p : points) all.push_back({(p.x - d.left) * units_per_cm, (p.y - d.bottom) * units_per_cm});
  return all;
}

pdf::Pen pen(const DrawingMark& m, const Color& color) {
  pdf::Pen pen{.width_pt = {}, .color = color};
  if (m.width > fine_up_to_cm) pen.width_pt = m.width * units_per_cm;
  if (m.dashed) pen.dashes_pt = {4 * units_per_cm, 3 * units_per_cm};
  return pen;
}

void record(pdf::ArtworkRecorder& recorder, const Drawing& d, const DrawingMark& m, const Design& design) {
  const std::vector<pdf::Point> points = in_units(d, m.points);
  const Color ink = design.ink(m.ink);
  switch (m.kind) {
    case DrawingMark::Kind::stroke:
      return recorder.stroke(pdf::Path::polyline(points), pen(m, ink));
    case DrawingMark::Kind::outline:
      return recorder.stroke(pdf::Path::smooth_polygon(points), pen(m, ink));
    case DrawingMark::Kind::fill: {
      const pdf::Path path = pdf::Path::smooth_polygon(points);
      return m.width > 0 ? recorder.fill_and_stroke(path, ink, pen(m, design.ink(m.edge))) : recorder.fill(path, ink);
    }
  }
}

pdf::Artwork recorded(const Drawing& d, const Design& design) {
  pdf::ArtworkRecorder recorder;
  for (const DrawingMark& m : d.marks) record(recorder, d, m, design);
  constexpr double edge = 2;  // what rounding may add
  return recorder.finish({-edge, -edge, d.width() * units_per_cm + 2 * edge, d.height() * units_per_cm + 2 * edge});
}

/// Once for all runs, where it can be kept.
pdf::Artwork artwork_of(const Drawing& d, const Design& design) {
  if (d.key.empty()) return recorded(d, design);
  std::string name = d.key;
  for (int ink = 0; ink < ink_count; ++ink) name += hex_text(design.ink(static_cast<Ink>(ink)));
  if (auto artwork = kept_value<pdf::Artwork>("artwork", name, {})) return std::move(*artwork);
  pdf::Artwork artwork = recorded(d, design);
  keep_value("artwork", name, {}, artwork);
  return artwork;
}

const pdf::Artwork& remembered_artwork(const DrawingPtr& drawing, const Design& design) {
  struct Known {
    DrawingPtr drawing;
    Colours colours;
    pdf::Artwork artwork;
  };
  constexpr std::size_t most = 256;
  static std::deque<Known> known;
  const auto same = [&](const Known& k) { return k.drawing == drawing && k.colours == design.colours; };
  if (const auto found = std::ranges::find_if(known, same); found != known.end()) return found->artwork;
  if (known.size() == most) known.pop_front();
  return known.emplace_back(drawing, design.colours, artwork_of(*drawing, design)).artwork;
}

}  // namespace

void draw_drawing(Canvas& canvas, const DrawingPtr& drawing, double scale, pdf::Point at) {
  const pdf::ArtworkId artwork = canvas.document().add(remembered_artwork(drawing, canvas.design()));
  canvas.page().draw(artwork, at, scale / units_per_cm, std::max(least_stroke_pt, fine_line_cm * scale));
}

}  // namespace rehab
