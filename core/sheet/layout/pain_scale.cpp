// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sheet/layout/groups.hpp"
#include "sheet/layout/pieces.hpp"

namespace rehab {

namespace {

using Band = PainScale::Band;

constexpr int numbers_of_scale = 11;
constexpr double stop_rule_pt = 2.4, thin_rule_pt = 0.7, below_cells_pt = 3, right_of_text_pt = 8;
constexpr double cell_height_mm = 9, ring_share = 0.4;

/// A band of the scale: its cells, and below them what to do.
struct PlacedBand {
  Band band;
  double x = 0, width = 0;
  std::vector<TextBlock> cells;  ///< its numbers, or its words
  TextBlock answer, note;
};

struct PlacedScale {
  std::vector<PlacedBand> bands;
  int usual = -1;  ///< ringed; none where the bands have no numbers
  double cell_height = 0;

  double height() const {
    double words = 0;
    for (const PlacedBand& b : bands) words = std::max(words, b.answer.height_pt() + b.note.height_pt());
    return cell_height + below_cells_pt + words;
  }

  void draw(Canvas& canvas, double x, double top) const {
    const Canvas::Tag table(canvas, pdf::Role::table);
    for (const PlacedBand& b : bands) frame(canvas, b, x, top);
    {
      const Canvas::Tag row(canvas, pdf::Role::table_row);
      for (const PlacedBand& b : bands) {
        const Canvas::Tag cell(canvas, pdf::Role::header_cell);
        cells(canvas, b, x, top);
      }
    }
    const Canvas::Tag row(canvas, pdf::Role::table_row);
    for (const PlacedBand& b : bands) {
      const Canvas::Tag cell(canvas, pdf::Role::table_cell);
      const double at = top - cell_height - below_cells_pt;
      canvas.text(b.note.lines.empty() ? b.answer : before_more(b.answer), x + b.x, at);
      if (!b.note.lines.empty()) canvas.text(b.note, x + b.x, at - b.answer.height_pt());
    }
  }

 private:
  /// Lines carry the meaning where colours are lost: heavy is stop.
  void frame(Canvas& canvas, const PlacedBand& b, double x, double top) const {
    const Colours& colours = canvas.design().colours;
    const bool stop = b.band.look == Band::Look::stop;
    const double rule = stop ? stop_rule_pt : thin_rule_pt, half = rule / 2;
    const double one = b.width / static_cast<double>(b.cells.size());
    for (std::size_t i = 0; i < b.cells.size(); ++i) {
      const pdf::Box box{x + b.x + one * static_cast<double>(i), top - cell_height, one, cell_height};
      if (b.band.look == Band::Look::tint) canvas.fill(box, colours.tint);
      canvas.outline({box.x + half, box.y + half, box.width - (i + 1 == b.cells.size() ? rule : 0), box.height - rule},
                     {.width_pt = rule, .color = colours.text});
    }
  }

  void cells(Canvas& canvas, const PlacedBand& b, double x, double top) const {
    const double one = b.width / static_cast<double>(b.cells.size());
    for (std::size_t i = 0; i < b.cells.size(); ++i) {
      const double middle_x = x + b.x + one * (static_cast<double>(i) + 0.5), middle_y = top - cell_height / 2;
      if (b.band.from + static_cast<int>(i) == usual) ring(canvas, {middle_x, middle_y});
      const TextBlock& text = b.cells[i];
      canvas.text(i + 1 < b.cells.size() ? before_more(text) : text, middle_x - text.width_pt() / 2,
                  middle_y + text.height_pt() / 2);
    }
  }

  void ring(Canvas& canvas, pdf::Point middle) const {
    const double radius = cell_height * ring_share;
    const Canvas::Decoration decoration(canvas);
    canvas.page().fill_and_stroke(pdf::Path::circle(middle, radius), {1, 1, 1},
                                  {.width_pt = 1.4, .color = canvas.design().colours.text});
  }
};

PlacedScale placed(const Setting& setting, const PainScale& scale, double width) {
  const TypeSizes& type = setting.design.type;
  PlacedScale all;
  all.usual = scale.numbers ? scale.usual : -1;
  all.cell_height = std::max(cell_height_mm * pt_per_mm, setting.design.line_pt(type.heading_2_pt) + 4);
  double x = 0;
  for (const Band& band : scale.bands) {
    PlacedBand b;
    b.band = band;
    b.x = x;
    b.width = scale.numbers ? width * (band.to - band.from + 1) / numbers_of_scale
                            : width / static_cast<double>(scale.bands.size());
    const bool strong = band.look == Band::Look::stop;
    if (!scale.numbers) b.cells = {text_of(setting, type.heading_2_pt, band.words, b.width - 8, strong)};
    for (int n = band.from; scale.numbers && n <= band.to; ++n)
      b.cells.push_back(text_of(setting, type.heading_2_pt, std::to_string(n), b.width, strong || n == scale.usual));
    b.answer = text_of(setting, type.body_pt, band.answer, b.width - right_of_text_pt, true);
    b.note = text_of(setting, type.body_pt, band.note, b.width - right_of_text_pt, false);
    for (const TextBlock& cell : b.cells) all.cell_height = std::max(all.cell_height, cell.height_pt() + 6);
    x += b.width;
    all.bands.push_back(std::move(b));
  }
  return all;
}

}  // namespace

Group group(const Setting& setting, const PainScale& scale, double width) {
  Group g{.strips = strips(setting, Heading{2, scale.title}, width)};
  if (!scale.lead.empty()) append_block(setting, g.strips, strips(setting, Paragraph{plain(scale.lead)}, width));
  const PlacedScale drawn = placed(setting, scale, width);
  const auto draw = [drawn](Canvas& canvas, double x, double top, double) { drawn.draw(canvas, x, top); };
  append_block(setting, g.strips, {{.height = drawn.height(), .draw = draw}});
  append_block(setting, g.strips, strips(setting, Paragraph{scale.next_morning}, width));
  tag_all(g.strips, pdf::Role::section);
  return g;
}

}  // namespace rehab
