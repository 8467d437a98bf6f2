// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/groups.hpp"

namespace rehab {

namespace {

constexpr double corner_pt = 4;

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
  for (const Block& b : box.blocks) append_block(setting, g.strips, strips(setting, b, inner));
  if (g.strips.empty()) return g;
  g.strips.front().opens.insert(g.strips.front().opens.begin(), {pdf::Role::section, {}});
  ++g.strips.back().closes;
  return g;
}

}  // namespace rehab
