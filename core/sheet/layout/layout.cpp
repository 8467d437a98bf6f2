// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/layout.hpp"

#include <variant>

#include "sheet/layout/groups.hpp"
#include "sheet/layout/running.hpp"

namespace rehab {

namespace {

struct GroupOf {
  const Setting& setting;
  double width, page_height;

  Group operator()(const Box& box) const { return box_group(setting, box, width); }
  Group operator()(const Card& card) const { return card_group(setting, card, width, page_height); }
  Group operator()(const PageBreak&) const { return {}; }
  Group operator()(const Heading& heading) const {
    Group g = of_block(heading);
    g.strips.front().keep_with_next = false;
    g.strips.front().bookmark = {std::min(heading.level, 2), heading.text};
    g.keep_with_next = true;
    return g;
  }
  Group operator()(const Table& table) const {
    constexpr std::size_t short_table = 6;
    Group g = of_block(table);
    g.together = table.boxes || table.rows.size() <= short_table;
    return g;
  }
  template <class Other>
  Group operator()(const Other& block) const {
    return of_block(block);
  }

  Group of_block(const Block& block) const {
    Group g;
    g.strips = strips(setting, block, width);
    g.gap = setting.design.space.block_pt;
    return g;
  }
};

/// A heading stands further from what comes before it than a paragraph does.
double gap_above(const Design& design, const Part& part, const Part* before) {
  const bool framed = std::holds_alternative<Box>(part) || std::holds_alternative<Card>(part);
  const bool after_framed =
      before != nullptr && (std::holds_alternative<Box>(*before) || std::holds_alternative<Card>(*before));
  return framed || after_framed || std::holds_alternative<Heading>(part) ? design.space.part_pt : design.space.block_pt;
}

std::vector<Group> groups_of(const Setting& setting, const Leaflet& leaflet, double width, double page_height) {
  std::vector<Group> groups;
  groups.push_back(masthead_group(setting, leaflet, width));
  bool page_before = false;
  const Part* before = nullptr;
  for (const Part& part : leaflet.parts) {
    if (std::holds_alternative<PageBreak>(part)) {
      page_before = true;
      continue;
    }
    Group g = std::visit(GroupOf{setting, width, page_height}, part);
    g.gap = gap_above(setting.design, part, before);
    g.page_before = std::exchange(page_before, false);
    groups.push_back(std::move(g));
    before = &part;
  }
  return groups;
}

/// Bookmarks may go at most one level deeper than the one before: a leaflet may begin with its cards.
void settle_bookmarks(std::vector<Group>& groups) {
  int deepest = 0;
  for (Group& g : groups)
    for (Strip& s : g.strips)
      if (s.bookmark) deepest = s.bookmark->first = std::min(s.bookmark->first, deepest + 1);
}

}  // namespace

std::string lay_out(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size) {
  const Setting setting{design, fonts};
  const Area page{design.margins.left_pt, design.margins.bottom_pt, size.width_pt - design.margins.right_pt,
                  size.height_pt - design.margins.top_pt};
  const RunningLines running(setting, leaflet, page.width());
  Area body = page;
  body.top -= running.top_height();
  body.bottom += running.bottom_height();
  std::vector<Group> groups = groups_of(setting, leaflet, body.width(), body.height());
  settle_bookmarks(groups);
  const std::vector<PagePlan> plan = paginate(groups, body.height());

  pdf::Document document(fonts, {.title = leaflet.title, .language = leaflet.language});
  Canvas canvas(document, fonts, design);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    canvas.open_page(document.add_page(size.width_pt, size.height_pt));
    running.draw(canvas, page, i, plan.size());
    draw_page(canvas, groups, plan[i], body);
  }
  return document.finish();
}

}  // namespace rehab
