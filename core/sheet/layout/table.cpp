// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "sheet/layout/blocks.hpp"
#include "sheet/layout/reading.hpp"

namespace rehab {

namespace {

constexpr double thin_pt = 0.5, head_rule_pt = 1, tick_box_pt = 18;

struct Cell {
  TextBlock text;
  bool empty = false;  ///< in a table of boxes: a box for the pen
};

struct Columns {
  std::vector<double> from, width;  ///< from the table's left edge
};

Columns columns(const Table& table, double width) {
  std::size_t count = table.head.size();
  for (const auto& row : table.rows) count = std::max(count, row.size());
  std::vector<double> parts = table.widths;
  parts.resize(count, 1);
  const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
  Columns c;
  double at = 0;
  for (const double part : parts) {
    c.from.push_back(at);
    c.width.push_back(width * part / all);
    at += c.width.back();
  }
  return c;
}

/// The first column of a table of boxes names its row and the last tells the dose: both read from the left.
bool centred(const Table& table, std::size_t column, std::size_t count) {
  return table.boxes && column > 0 && column + 1 < count;
}

void tick_box(Canvas& canvas, double x, double width, double middle_y) {
  const double side = std::min(tick_box_pt, width - 4);
  canvas.outline({x + (width - side) / 2, middle_y - side / 2, side, side},
                 {.width_pt = 0.9, .color = canvas.design().colours.text}, 2.5);
}

struct RowLook {
  bool head = false, boxes = false;
  double padding = 4;
};

Strip row_strip(const Setting& setting, const Table& table, const Columns& c, std::vector<Cell> cells, RowLook look) {
  Strip s;
  for (const Cell& cell : cells) s.height = std::max(s.height, cell.text.height_pt());
  s.height += 2 * look.padding;
  if (look.boxes && !look.head) s.height = std::max(s.height, setting.design.space.pen_row_pt);
  s.opens = {{pdf::Role::table_row, {}}};
  s.closes = 1;
  s.repeats = s.keep_with_next = look.head;
  std::vector<char> middle;
  for (std::size_t i = 0; i < cells.size(); ++i) middle.push_back(centred(table, i, c.from.size()) ? 1 : 0);
  s.draw = [=, cells = std::move(cells), height = s.height](Canvas& canvas, double x, double top, double width) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool names_row = look.boxes && i == 0;
      const Canvas::Tag tag(canvas, look.head   ? pdf::Role::header_cell
                                    : names_row ? pdf::Role::row_header_cell
                                                : pdf::Role::table_cell);
      const double left = x + c.from[i], wide = c.width[i];
      const TextBlock& text = cells[i].text;
      if (cells[i].empty && middle[i] != 0) {
        tick_box(canvas, left, wide, top - height / 2);
        continue;
      }
      const double inset = middle[i] != 0 ? (wide - text.width_pt()) / 2 : i == 0 && !look.boxes ? 0 : look.padding;
      const double above = look.boxes ? (height - text.height_pt()) / 2 : look.padding;
      canvas.text(text, left + inset, top - above);
    }
    const Colours& colours = canvas.design().colours;
    canvas.rule(x, top - height, x + width, look.head ? head_rule_pt : thin_pt,
                look.head ? colours.text : colours.rule);
  };
  return s;
}

}  // namespace

std::vector<Strip> table_strips(const Setting& setting, const Table& table, double width) {
  const Columns c = columns(table, width);
  const double padding = setting.design.space.cell_pt;
  const auto cell = [&](std::size_t column, const Line& line) {
    const double inner = c.width[column] - (table.boxes && column > 0 ? padding : 2 * padding);
    return Cell{broken(setting.body(), line, std::max(inner, setting.design.type.body_pt)),
                table.boxes && is_empty(line)};
  };
  std::vector<Strip> all;
  if (!table.head.empty()) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < table.head.size(); ++i) cells.push_back(cell(i, {{table.head[i], true}}));
    all.push_back(row_strip(setting, table, c, std::move(cells), {true, table.boxes, padding}));
  }
  for (const auto& row : table.rows) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell(i, row[i]));
    all.push_back(row_strip(setting, table, c, std::move(cells), {false, table.boxes, padding}));
  }
  if (all.empty()) return all;
  all.front().opens.insert(all.front().opens.begin(), {pdf::Role::table, {}});
  ++all.back().closes;
  return all;
}

}  // namespace rehab
