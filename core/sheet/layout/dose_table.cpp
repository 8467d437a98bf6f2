// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/dose_table.hpp"

#include <algorithm>
#include <span>

namespace rehab {

namespace {

constexpr double table_corner_pt = 4;
/// Of the letters' size: less than programs that read a page take for the gap between two columns.
constexpr double cell_gap = 0.66;
constexpr std::size_t most_rows = 3;

struct DoseCell {
  TextBlock label, value;
  double x = 0, top = 0;  ///< from the table's upper left corner, downwards
  bool ruled = false;     ///< a rule parts it from the one at its left
};

double padding_of(const Setting& setting) {
  return setting.design.space.cell_pt + 2;
}

double space_of(const Setting& setting) {
  return setting.fonts.width_pt(pdf::Face::bold, setting.design.type.body_pt, " ");
}

double width_of(const Setting& setting, const DoseCell& c) {
  return c.label.width_pt() + space_of(setting) + c.value.width_pt();
}

double gap_of(const Setting& setting) {
  return cell_gap * setting.design.type.body_pt;
}

double width_of(const Setting& setting, std::span<const DoseCell> cells) {
  double width = -gap_of(setting);
  for (const DoseCell& c : cells) width += width_of(setting, c) + gap_of(setting);
  return width;
}

double widest_label(const Setting& setting, const DoseTable& dose, double width) {
  double widest = 0;
  for (const auto& [label, value] : dose) widest = std::max(widest, broken(setting.body(), label, width).width_pt());
  return widest;
}

/// The list: its values are broken for the width that the widest label leaves.
std::vector<DoseCell> cells_of(const Setting& setting, const DoseTable& dose, double width) {
  const double rest = width - widest_label(setting, dose, width) - space_of(setting);
  std::vector<DoseCell> cells;
  for (const auto& [label, value] : dose)
    cells.push_back({broken(setting.body(), label, width),
                     broken(setting.body(), value, std::max(rest, setting.design.type.body_pt), true)});
  return cells;
}

bool in_lines(const DoseCell& c) {
  return c.label.lines.size() == 1 && c.value.lines.size() == 1;
}

void frame(Canvas& canvas, double x, double top, double width, double height) {
  const Colours& colours = canvas.design().colours;
  canvas.fill({x, top - height, width, height}, colours.tint, table_corner_pt);
  canvas.outline({x, top - height, width, height}, {.width_pt = 0.8, .color = colours.rule}, table_corner_pt);
}

void draw_pair(Canvas& canvas, const DoseCell& c, pdf::Point label, pdf::Point value) {
  const Canvas::Tag row(canvas, pdf::Role::table_row);
  {
    const Canvas::Tag name(canvas, pdf::Role::row_header_cell);
    canvas.text(c.label, label.x, label.y);
  }
  const Canvas::Tag tag(canvas, pdf::Role::table_cell);
  canvas.text(c.value, value.x, value.y);
}

Strip table_strip() {
  Strip s;
  s.opens = {{pdf::Role::table, {}}};
  s.closes = 1;
  return s;
}

/// Places the cells one after the other, row by row; returns the number of rows.
std::size_t place_in_rows(const Setting& setting, std::vector<DoseCell>& cells, double width) {
  constexpr double cell_rounding_pt = 0.01;
  double x = 0;
  std::size_t row = 0;
  for (DoseCell& c : cells) {
    const double right = x + width_of(setting, c);
    if (x > 0 && right > width + cell_rounding_pt) {
      x = 0;
      ++row;
    }
    c.x = x;
    c.top = static_cast<double>(row) * c.value.line_pt;
    c.ruled = x > 0;
    x += width_of(setting, c) + gap_of(setting);
  }
  return row + 1;
}

/// Places the cells in as few rows as the width takes, and makes the rows as alike as can be. False where a list is
/// easier to read.
bool place_in_even_rows(const Setting& setting, std::vector<DoseCell>& cells, double width) {
  if (!std::ranges::all_of(cells, in_lines)) return false;
  const std::size_t rows = place_in_rows(setting, cells, width);
  if (rows > most_rows || (rows > 1 && rows == cells.size())) return false;
  double narrowest = width;
  for (std::size_t first = 0; first < cells.size(); ++first)
    for (std::size_t count = 1; first + count <= cells.size(); ++count) {
      const double one_row = width_of(setting, std::span(cells).subspan(first, count));
      if (one_row < narrowest && place_in_rows(setting, cells, one_row) == rows) narrowest = one_row;
    }
  place_in_rows(setting, cells, narrowest);
  return true;
}

/// Labels end and values begin along one line.
void place_in_list(std::vector<DoseCell>& cells) {
  double labels = 0, top = 0;
  for (const DoseCell& c : cells) labels = std::max(labels, c.label.width_pt());
  for (DoseCell& c : cells) {
    c.x = labels - c.label.width_pt();
    c.top = top;
    c.ruled = false;
    top += std::max(c.label.height_pt(), c.value.height_pt());
  }
}

}  // namespace

DoseFit dose_fit(const Setting& setting, const DoseTable& dose, double width) {
  const double inner = width - 2 * padding_of(setting) - space_of(setting);
  const double rest = inner - widest_label(setting, dose, width);
  DoseFit fit = DoseFit::in_lines;
  for (const auto& [label, value] : dose) {
    if (widest_word_pt(setting.body(), {{value, true}}) > rest) return DoseFit::broken;
    if (broken(setting.body(), value, rest, true).lines.size() > 1) fit = DoseFit::in_words;
  }
  return fit;
}

Strip dose_strip(const Setting& setting, const DoseTable& dose, double width) {
  if (dose.empty()) return {};
  const double padding = padding_of(setting), inner = width - 2 * padding, space = space_of(setting);
  std::vector<DoseCell> cells = cells_of(setting, dose, inner);
  if (!place_in_even_rows(setting, cells, inner)) place_in_list(cells);
  Strip s = table_strip();
  s.height = cells.back().top + std::max(cells.back().label.height_pt(), cells.back().value.height_pt()) + padding;
  s.draw = [=, half_gap = gap_of(setting) / 2, cells = std::move(cells), height = s.height](Canvas& canvas, double x,
                                                                                            double top, double) {
    frame(canvas, x, top, width, height);
    for (const DoseCell& c : cells) {
      const double left = x + padding + c.x, upper = top - padding / 2 - c.top;
      if (c.ruled)
        canvas.upright_rule(left - half_gap, upper - 2, upper - c.value.line_pt + 2, 0.5, canvas.design().colours.rule);
      draw_pair(canvas, c, {left, upper}, {left + c.label.width_pt() + space, upper});
    }
  };
  return s;
}

}  // namespace rehab
