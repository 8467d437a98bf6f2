// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/dose_table.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace rehab {

namespace {

constexpr double corner_pt = 4;
/// Of the letters' size: less than programs that read a page take for the gap between two columns.
constexpr double cell_gap = 0.66;

struct DoseCell {
  TextBlock label, value;
  double x = 0, top = 0;  ///< from the table's upper left corner, downwards
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

std::vector<DoseCell> cells_of(const Setting& setting, const DoseTable& dose, double width) {
  std::vector<DoseCell> cells;
  for (const auto& [label, value] : dose) {
    TextBlock name = broken(setting.body(), label, width);
    const double rest = width - name.width_pt() - space_of(setting);
    TextBlock words = broken(setting.body(), value, std::max(rest, setting.design.type.body_pt), true);
    cells.push_back({std::move(name), std::move(words)});
  }
  return cells;
}

bool in_lines(const DoseCell& c) {
  return c.label.lines.size() == 1 && c.value.lines.size() == 1;
}

/// Where to turn to a second row, so that both come out most alike: behind the last cell where one row is enough;
/// nothing where two are too few.
std::optional<std::size_t> turn(const Setting& setting, const std::vector<DoseCell>& cells, double width) {
  if (!std::ranges::all_of(cells, in_lines)) return std::nullopt;
  if (width_of(setting, cells) <= width) return cells.size();
  std::optional<std::size_t> best;
  for (std::size_t first = 1; first < cells.size(); ++first) {
    const auto upper = std::span(cells).first(first), lower = std::span(cells).subspan(first);
    const double widest = std::max(width_of(setting, upper), width_of(setting, lower));
    if (widest > width) continue;
    width = widest;
    best = first;
  }
  return best;
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

/// In one row or two.
void place_in_rows(const Setting& setting, std::vector<DoseCell>& cells, std::size_t second_row) {
  double x = 0, top = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == second_row) {
      x = 0;
      top = cells[0].value.height_pt();
    }
    cells[i].x = x;
    cells[i].top = top;
    x += width_of(setting, cells[i]) + gap_of(setting);
  }
}

void place_in_list(std::vector<DoseCell>& cells) {
  double top = 0;
  for (DoseCell& c : cells) {
    c.top = top;
    top += std::max(c.label.height_pt(), c.value.height_pt());
  }
}

}  // namespace

DoseFit dose_fit(const Setting& setting, const DoseTable& dose, double width) {
  const double inner = width - 2 * padding_of(setting) - space_of(setting);
  DoseFit fit = DoseFit::in_lines;
  for (const auto& [label, value] : dose) {
    const double rest = inner - broken(setting.body(), label, width).width_pt();
    if (widest_word_pt(setting.body(), {{value, true}}) > rest) return DoseFit::broken;
    if (broken(setting.body(), value, rest, true).lines.size() > 1) fit = DoseFit::in_words;
  }
  return fit;
}

Strip dose_strip(const Setting& setting, const DoseTable& dose, double width) {
  if (dose.empty()) return {};
  const double padding = padding_of(setting), inner = width - 2 * padding, space = space_of(setting);
  std::vector<DoseCell> cells = cells_of(setting, dose, inner);
  if (const auto second_row = turn(setting, cells, inner))
    place_in_rows(setting, cells, *second_row);
  else
    place_in_list(cells);
  Strip s = table_strip();
  s.height = cells.back().top + std::max(cells.back().label.height_pt(), cells.back().value.height_pt()) + padding;
  s.draw = [=, half_gap = gap_of(setting) / 2, cells = std::move(cells), height = s.height](Canvas& canvas, double x,
                                                                                            double top, double) {
    frame(canvas, x, top, width, height);
    for (const DoseCell& c : cells) {
      const double left = x + padding + c.x, upper = top - padding / 2 - c.top;
      if (c.x > 0)
        canvas.upright_rule(left - half_gap, upper - 2, upper - c.value.line_pt + 2, 0.5, canvas.design().colours.rule);
      draw_pair(canvas, c, {left, upper}, {left + c.label.width_pt() + space, upper});
    }
  };
  return s;
}

}  // namespace rehab
