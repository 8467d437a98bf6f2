// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "sheet/layout/columns.hpp"
#include "sheet/layout/groups.hpp"

namespace rehab {

namespace {

constexpr double corner_pt = 4;

/// Two lines for the pen beside each other, level; nothing where half the width is too little for one.
Strips pen_lines_beside(const Setting& setting, const std::vector<Block>& blocks, std::size_t at, double width) {
  const double column = (width - between_columns_pt) / 2;
  if (at + 1 >= blocks.size()) return {};
  std::array<Strips, 2> sides;
  double most = 1.5 * setting.design.space.pen_row_pt;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!std::holds_alternative<PenLine>(blocks[at + i])) return {};
    sides[i] = strips(setting, blocks[at + i], column);
    if (total_height(sides[i]) > most) return {};
  }
  const double high = std::max(total_height(sides[0]), total_height(sides[1]));
  return {{.height = high, .draw = [=](Canvas& canvas, double x, double top, double) {
             for (const Strips& side : sides) {
               draw_strips(canvas, side, x, top - (high - total_height(side)), column);
               x += column + between_columns_pt;
             }
           }}};
}

/// A strong line and the list it announces: "Call us if".
bool is_titled_list(const std::vector<Block>& blocks, std::size_t at) {
  if (at + 1 >= blocks.size() || !std::holds_alternative<ItemList>(blocks[at + 1])) return false;
  const auto* title = std::get_if<Paragraph>(&blocks[at]);
  return title != nullptr && std::ranges::all_of(title->line, &Span::strong);
}

/// Lists that follow each other, each with its title and what is to be written under it.
std::vector<std::vector<Block>> titled_lists_from(const std::vector<Block>& blocks, std::size_t at) {
  std::vector<std::vector<Block>> lists;
  while (is_titled_list(blocks, at)) {
    const std::size_t end = at + (at + 2 < blocks.size() && std::holds_alternative<PenLine>(blocks[at + 2]) ? 3 : 2);
    lists.emplace_back(blocks.begin() + static_cast<std::ptrdiff_t>(at),
                       blocks.begin() + static_cast<std::ptrdiff_t>(end));
    at = end;
  }
  return lists;
}

/// A box with titled lists below each other may go on on the next page with one of them, under its title again.
void break_before(Group& g, const std::vector<std::size_t>& lists) {
  if (lists.size() < 2) return;
  g.together = false;
  g.strips.front().repeats = true;
  for (Strip& s : g.strips) s.keep_with_next = true;
  for (auto list = lists.begin() + 1; list != lists.end(); ++list) g.strips[*list - 1].keep_with_next = false;
}

}  // namespace

Surround framed(const BoxLook& look) {
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

Group group(const Setting& setting, const Box& box, double width) {
  const BoxLook& look = setting.design.look(box.role);
  const bool bare = look.rule_pt <= 0 && look.bar_pt <= 0 && !look.tint;
  Group g;
  g.is_letter = box.role == BoxRole::letter;
  g.padding = bare ? 0 : setting.design.space.padding_pt;
  g.padding_left = look.bar_pt;
  if (!bare) g.surround = framed(look);
  const double inner = width - 2 * g.padding - g.padding_left;
  if (!box.title.empty()) g.strips = strips(setting, Heading{2, box.title}, inner);
  if (!box.title.empty() && g.is_letter) g.strips.front().opens = {pdf::Role::heading_1};  // a paper of its own
  std::vector<std::size_t> lists_at;
  const bool wide = has_room_for_columns(setting, inner);
  for (std::size_t i = 0; i < box.blocks.size(); ++i) {
    const std::vector<std::vector<Block>> lists =
        wide ? titled_lists_from(box.blocks, i) : std::vector<std::vector<Block>>{};
    if (lists.size() > 1) {
      const auto one = [&](std::size_t n, double column) { return strips(setting, lists[n], column); };
      append_block(setting, g.strips, {in_columns(lists.size(), one, inner, 0.5, setting.design.space.block_pt)});
      for (const std::vector<Block>& list : lists) i += list.size();
      --i;
    } else if (auto pens = pen_lines_beside(setting, box.blocks, i, inner); !pens.empty()) {
      append_block(setting, g.strips, std::move(pens));
      i += 1;
    } else {
      if (is_titled_list(box.blocks, i)) lists_at.push_back(g.strips.size());
      append_block(setting, g.strips, strips(setting, box.blocks[i], inner));
    }
  }
  if (!box.title.empty()) break_before(g, lists_at);
  tag_all(g.strips, pdf::Role::section);
  return g;
}

}  // namespace rehab
