// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sheet/layout/groups.hpp"

namespace rehab {

namespace {

struct PlacedCell {
  TextBlock text;
  bool pen = false;
  double x = 0, width = 0, below_top = 0;
};

}  // namespace

Strips strips(const Setting& setting, const PenLine& pen, double width) {
  constexpr double least_line_pt = 150, longest_line_pt = 240, above_line_pt = 6;
  const TextBlock caption = broken(setting.body(), pen.caption, width);
  const bool beside = caption.lines.size() == 1 && caption.width_pt() + 8 + least_line_pt <= width;
  const double room = std::min(setting.design.space.pen_row_pt, 2.4 * setting.design.type.body_pt);
  const double height = std::max(room, beside ? 0 : caption.height_pt() + room);
  const auto draw = [=](Canvas& canvas, double x, double top, double wide) {
    const double base = top - height + above_line_pt;
    canvas.text(caption, x, beside ? base - 3 + caption.height_pt() : top);
    const double from = beside ? x + caption.width_pt() + 8 : x;
    canvas.rule(from, base, std::min(x + wide, from + longest_line_pt), 0.8, canvas.design().colours.text);
  };
  return {tagged(pdf::Role::paragraph, height, draw)};
}

Group group(const Setting& setting, const PenRow& row, double width) {
  constexpr double least_line_pt = 75, gap_pt = 12, above_line_pt = 4;
  std::vector<PlacedCell> cells;
  double all = -gap_pt;
  for (const PenRow::Cell& cell : row.cells) {
    PlacedCell placed{broken(setting.body(), cell.text, width), cell.pen};
    placed.width = placed.text.width_pt() + (cell.pen ? least_line_pt : 0);
    all += placed.width + gap_pt;
    cells.push_back(std::move(placed));
  }
  const double line = setting.body().line_pt + above_line_pt;
  const bool beside = all <= width;
  const double spare = beside && !cells.empty() ? (width - all) / static_cast<double>(cells.size()) : 0;
  double x = 0, down = 0, highest = line;
  for (PlacedCell& cell : cells) {
    highest = std::max(highest, cell.text.height_pt() + above_line_pt);
    cell.x = x;
    cell.below_top = down;
    cell.width = beside ? cell.width + spare : width;
    beside ? x += cell.width + gap_pt : down += std::max(line, cell.text.height_pt() + above_line_pt);
  }
  const auto draw = [cells, above_line_pt](Canvas& canvas, double left, double top, double) {
    for (const PlacedCell& cell : cells) {
      const Canvas::Tag tag(canvas, pdf::Role::paragraph);
      const double at = left + cell.x, head = top - cell.below_top - above_line_pt;
      canvas.text(cell.text, at, head);
      if (cell.pen)
        canvas.rule(at + cell.text.width_pt() + 4, head - cell.text.height_pt() + 1.5, at + cell.width, 0.8,
                    canvas.design().colours.text);
    }
  };
  return {.strips = {{.height = beside ? highest : down, .draw = draw}}};
}

Group group(const Setting& setting, const Notes& notes, double width) {
  const double line = 8 * pt_per_mm * setting.design.type.body_pt / 12;
  const TextBlock caption = broken(setting.body(), notes.caption, width);
  const auto draw = [=, lines = notes.lines](Canvas& canvas, double x, double top, double wide) {
    canvas.text(caption, x, top);
    for (int i = 1; i <= lines; ++i)
      canvas.rule(x, top - caption.height_pt() - line * i + 1, x + wide, 0.6, canvas.design().colours.rule);
  };
  return {.strips = {tagged(pdf::Role::paragraph, caption.height_pt() + line * notes.lines, draw)}};
}

}  // namespace rehab
