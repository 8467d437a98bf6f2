// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/dose_table.hpp"

#include <algorithm>

namespace rehab {

namespace {

constexpr double corner_pt = 4, label_gap_pt = 8;

struct DoseCell {
  TextBlock label, value;
  double x = 0, width = 0;
  std::size_t row = 0;
};

double padding_of(const Setting& setting) {
  return setting.design.space.cell_pt + 2;
}

/// Cells as wide as their words ask for, over as many rows as it takes.
std::vector<DoseCell> cells_in_rows(const Setting& setting, const DoseTable& dose, double width) {
  const double padding = padding_of(setting);
  std::vector<DoseCell> cells;
  double at = 0;
  std::size_t row = 0;
  for (const auto& [label, value] : dose) {
    DoseCell c{broken(setting.body(), label, width - 2 * padding),
               broken(setting.body(), value, width - 2 * padding, true), 0, 0, 0};
    c.width = std::max(c.label.width_pt(), c.value.width_pt()) + 2 * padding;
    if (at > 0 && at + c.width > width) {
      at = 0;
      ++row;
    }
    c.x = at;
    c.row = row;
    at += c.width;
    cells.push_back(std::move(c));
  }
  return cells;
}

/// The cells of a row share what is left of its width.
void fill_rows(std::vector<DoseCell>& cells, double width) {
  for (std::size_t first = 0, end = 0; first < cells.size(); first = end) {
    while (end < cells.size() && cells[end].row == cells[first].row) ++end;
    const double used = cells[end - 1].x + cells[end - 1].width;
    const double more = (width - used) / static_cast<double>(end - first);
    for (std::size_t i = first; i < end; ++i) {
      cells[i].x += more * static_cast<double>(i - first);
      cells[i].width += more;
    }
  }
}

void frame(Canvas& canvas, double x, double top, double width, double height) {
  const Colours& colours = canvas.design().colours;
  canvas.fill({x, top - height, width, height}, colours.tint, corner_pt);
  canvas.outline({x, top - height, width, height}, {.width_pt = 0.8, .color = colours.rule}, corner_pt);
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

}  // namespace

Strip dose_across(const Setting& setting, const DoseTable& dose, double width) {
  if (dose.empty()) return {};
  const double padding = padding_of(setting);
  std::vector<DoseCell> cells = cells_in_rows(setting, dose, width);
  fill_rows(cells, width);
  std::vector<double> row_height(cells.back().row + 1, 0);
  for (const DoseCell& c : cells)
    row_height[c.row] = std::max(row_height[c.row], c.label.height_pt() + c.value.height_pt() + padding);
  Strip s = table_strip();
  for (const double h : row_height) s.height += h;
  s.draw = [=, cells = std::move(cells), height = s.height](Canvas& canvas, double x, double top, double) {
    const pdf::Color& rule = canvas.design().colours.rule;
    frame(canvas, x, top, width, height);
    double upper = top;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const DoseCell& c = cells[i];
      if (i > 0 && c.row != cells[i - 1].row) {
        upper -= row_height[cells[i - 1].row];
        canvas.rule(x, upper, x + width, 0.5, rule);
      } else if (i > 0) {
        canvas.upright_rule(x + c.x, upper - 4, upper - row_height[c.row] + 4, 0.5, rule);
      }
      const double left = x + c.x + padding, label_top = upper - padding / 2;
      draw_pair(canvas, c, {left, label_top}, {left, label_top - c.label.height_pt()});
    }
  };
  return s;
}

Strip dose_upright(const Setting& setting, const DoseTable& dose, double width) {
  if (dose.empty()) return {};
  const double padding = padding_of(setting);
  double label_width = 0, widest_word = 0;
  for (const auto& [label, value] : dose) {
    label_width = std::max(label_width, broken(setting.body(), label, width).width_pt());
    widest_word = std::max(widest_word, widest_word_pt(setting.body(), {{value, true}}));
  }
  if (label_width + label_gap_pt + widest_word + 2 * padding > width) return dose_across(setting, dose, width);
  const double value_x = padding + label_width + label_gap_pt;
  std::vector<DoseCell> cells;
  Strip s = table_strip();
  for (const auto& [label, value] : dose) {
    cells.push_back({broken(setting.body(), label, label_width + 0.01),
                     broken(setting.body(), value, width - value_x - padding, true), 0, 0, 0});
    cells.back().width = std::max(cells.back().label.height_pt(), cells.back().value.height_pt()) + padding;
    s.height += cells.back().width;
  }
  s.draw = [=, cells = std::move(cells), height = s.height](Canvas& canvas, double x, double top, double) {
    frame(canvas, x, top, width, height);
    double upper = top;
    for (const DoseCell& c : cells) {
      if (upper < top) canvas.rule(x, upper, x + width, 0.5, canvas.design().colours.rule);
      draw_pair(canvas, c, {x + padding, upper - padding / 2}, {x + value_x, upper - padding / 2});
      upper -= c.width;
    }
  };
  return s;
}

}  // namespace rehab
