// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "sheet/layout/groups.hpp"
#include "sheet/layout/reading.hpp"

namespace rehab {

namespace {

constexpr double corner_pt = 4, column_gap_pt = 16;
constexpr double least_width_for_two = 36;  // of the letters' size: below it, columns hold too few words

Surround surround(const BoxLook& look) {
  return [look](Canvas& canvas, const Area& a) {
    const Colours& colours = canvas.design().colours;
    const pdf::Box box{a.left, a.bottom, a.width(), a.height()};
    if (look.tint) canvas.fill(box, colours.tint, corner_pt);
    if (look.bar_pt > 0) canvas.fill({a.left, a.bottom, look.bar_pt, a.height()}, colours.accent_dark);
    if (look.rule_pt <= 0) return;
    pdf::Pen pen{.width_pt = look.rule_pt, .color = look.rule_pt > 1.2 ? colours.text : colours.rule};
    if (look.dashed) pen.dashes_pt = {5, 3};
    const double half = look.rule_pt / 2;
    canvas.outline({box.x + half, box.y + half, box.width - look.rule_pt, box.height - look.rule_pt}, pen,
                   look.bar_pt > 0 ? 0 : corner_pt);
  };
}

/// Two titled lists beside each other, the left one read first.
Strip beside(const Setting& setting, const std::vector<Block>& blocks, std::size_t at, double width) {
  const double column = (width - column_gap_pt) / 2;
  std::array<std::vector<Strip>, 2> sides;
  for (std::size_t i = 0; i < 2; ++i) sides[i] = strips(setting, {blocks[at + 2 * i], blocks[at + 2 * i + 1]}, column);
  Strip s;
  s.height = std::max(total_height(sides[0]), total_height(sides[1]));
  s.draw = [=](Canvas& canvas, double x, double top, double) {
    draw_strips(canvas, sides[0], x, top, column);
    draw_strips(canvas, sides[1], x + column + column_gap_pt, top, column);
  };
  return s;
}

}  // namespace

Group box_group(const Setting& setting, const Box& box, double width) {
  const BoxLook& look = setting.design.look(box.role);
  const bool bare = look.rule_pt <= 0 && look.bar_pt <= 0 && !look.tint;
  Group g;
  g.padding = bare ? 0 : setting.design.space.padding_pt;
  g.padding_left = look.bar_pt;
  g.gap = setting.design.space.part_pt;
  if (!bare) g.surround = surround(look);
  const double inner = width - 2 * g.padding - g.padding_left;
  if (!box.title.empty()) g.strips.push_back(heading_strip(setting, 2, {{box.title, true}}, inner));
  const bool wide = inner >= least_width_for_two * setting.design.type.body_pt;
  for (std::size_t i = 0; i < box.blocks.size(); ++i) {
    if (wide && is_titled_list(box.blocks, i) && is_titled_list(box.blocks, i + 2)) {
      append_block(setting, g.strips, {beside(setting, box.blocks, i, inner)});
      i += 3;
    } else {
      append_block(setting, g.strips, strips(setting, box.blocks[i], inner));
    }
  }
  if (g.strips.empty()) return g;
  g.strips.front().opens.insert(g.strips.front().opens.begin(), {pdf::Role::section, {}});
  ++g.strips.back().closes;
  return g;
}

}  // namespace rehab
