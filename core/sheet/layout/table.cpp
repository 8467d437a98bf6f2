// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "sheet/layout/blocks.hpp"
#include "sheet/layout/reading.hpp"

namespace rehab {

namespace {

constexpr double thin_pt = 0.5, head_rule_pt = 1, tick_box_share = 0.68, tick_gap_pt = 6;

struct Cell {
  TextBlock text;
  bool empty = false;  ///< in a table of boxes: a box for the pen
};

struct Columns {
  std::vector<double> from, width;  ///< from the table's left edge
  std::vector<char> boxes;          ///< of boxes to tick, in the middle of their column
};

std::size_t column_count(const Table& table) {
  std::size_t count = table.head.size();
  for (const auto& row : table.rows) count = std::max(count, row.size());
  return count;
}

/// The first column of a table of boxes names its row, and a last one with words in it tells the dose: both read from
/// the left.
std::vector<char> box_columns(const Table& table, std::size_t count) {
  std::vector<char> boxes(count, table.boxes ? 1 : 0);
  if (!table.boxes || count == 0) return boxes;
  boxes.front() = 0;
  if (ends_in_words(table)) boxes.back() = 0;
  return boxes;
}

double tick_side(const Setting& setting) {
  return setting.design.space.pen_row_pt * tick_box_share;
}

/// The widths at which no word is broken and every box is as large as it should be.
std::vector<double> least_widths(const Setting& setting, const Table& table, const std::vector<char>& boxes) {
  std::vector<double> least(boxes.size(), 0);
  const double padding = 2 * setting.design.space.cell_pt;
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (boxes[i] != 0) least[i] = tick_side(setting) + tick_gap_pt;
  for (std::size_t i = 0; i < table.head.size(); ++i)
    least[i] = std::max(least[i], padding + widest_word_pt(setting.body(), {{table.head[i], true}}));
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      least[i] = std::max(least[i], padding + widest_word_pt(setting.body(), row[i]));
  return least;
}

/// Parts of the whole width, but none below its least where there is room for all of them.
std::vector<double> shared_out(const std::vector<double>& parts, const std::vector<double>& least, double width) {
  const std::size_t count = parts.size();
  const bool room = std::accumulate(least.begin(), least.end(), 0.0) <= width;
  std::vector<double> widths(count, 0);
  std::vector<char> fixed(count, 0);
  for (bool again = true; again;) {
    again = false;
    double left = width, open = 0;
    for (std::size_t i = 0; i < count; ++i) (fixed[i] != 0 ? left : open) += fixed[i] != 0 ? -least[i] : parts[i];
    for (std::size_t i = 0; i < count; ++i) {
      widths[i] = fixed[i] != 0 ? least[i] : left * parts[i] / open;
      if (!room || fixed[i] != 0 || widths[i] >= least[i]) continue;
      fixed[i] = 1;
      again = true;
    }
  }
  return widths;
}

Columns columns(const Setting& setting, const Table& table, double width) {
  const std::size_t count = column_count(table);
  std::vector<double> parts = table.widths;
  parts.resize(count, 1);
  Columns c;
  c.boxes = box_columns(table, count);
  c.width = shared_out(parts, least_widths(setting, table, c.boxes), width);
  double at = 0;
  for (const double wide : c.width) {
    c.from.push_back(at);
    at += wide;
  }
  return c;
}

void tick_box(Canvas& canvas, double x, double width, double middle_y, double most) {
  const double side = std::min(most, width - tick_gap_pt / 2);
  canvas.outline({x + (width - side) / 2, middle_y - side / 2, side, side},
                 {.width_pt = 0.9, .color = canvas.design().colours.text}, 2.5);
}

struct RowLook {
  bool head = false, boxes = false;
  double padding = 4;
};

Strip row_strip(const Setting& setting, const Columns& c, std::vector<Cell> cells, RowLook look) {
  Strip s;
  for (const Cell& cell : cells) s.height = std::max(s.height, cell.text.height_pt());
  s.height += 2 * look.padding;
  if (look.boxes && !look.head) s.height = std::max(s.height, setting.design.space.pen_row_pt);
  s.opens = {{pdf::Role::table_row, {}}};
  s.closes = 1;
  s.repeats = s.keep_with_next = look.head;
  s.draw = [=, side = tick_side(setting), middle = c.boxes, cells = std::move(cells), height = s.height](
               Canvas& canvas, double x, double top, double width) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool names_row = look.boxes && i == 0;
      const Canvas::Tag tag(canvas, look.head   ? pdf::Role::header_cell
                                    : names_row ? pdf::Role::row_header_cell
                                                : pdf::Role::table_cell);
      const double left = x + c.from[i], wide = c.width[i];
      const TextBlock& text = cells[i].text;
      if (cells[i].empty && middle[i] != 0) {
        tick_box(canvas, left, wide, top - height / 2, side);
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
  const Columns c = columns(setting, table, width);
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
    all.push_back(row_strip(setting, c, std::move(cells), {true, table.boxes, padding}));
  }
  for (const auto& row : table.rows) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell(i, row[i]));
    all.push_back(row_strip(setting, c, std::move(cells), {false, table.boxes, padding}));
  }
  if (all.empty()) return all;
  all.front().opens.insert(all.front().opens.begin(), {pdf::Role::table, {}});
  ++all.back().closes;
  return all;
}

}  // namespace rehab
