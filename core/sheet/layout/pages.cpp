// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/pages.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "sheet/layout/groups.hpp"

namespace rehab {

namespace {

struct GroupOf {
  const Setting& setting;
  const RibbonLook& ribbon;
  const CardWays& ways;
  CardGroups& card_in;  ///< empty: not asked for before
  double width, page_height;

  Group operator()(const Card& card) const {
    if (!card_in) card_in = card_groups(setting, card, ribbon, width, page_height);
    return card_in(ways);
  }
  Group operator()(const PageBreak&) const { return {}; }
  Group operator()(const Heading& heading) const {
    Group g{.strips = strips(setting, heading, width), .keep_with_next = true};
    g.strips.front().keep_with_next = false;
    g.strips.front().bookmark = {std::min(heading.level, 2), heading.text};
    return g;
  }
  Group operator()(const Table& table) const {
    constexpr std::size_t short_table = 6;
    return {.strips = strips(setting, table, width), .together = table.rows.size() <= short_table};
  }
  template <class Other>
  Group operator()(const Other& part) const {
    if constexpr (requires { group(setting, part, width); })
      return group(setting, part, width);
    else
      return {.strips = strips(setting, part, width)};
  }
};

/// Text of its own, as a record has it.
bool is_block(const Part& part) {
  return std::holds_alternative<Heading>(part) || std::holds_alternative<Paragraph>(part) ||
         std::holds_alternative<ItemList>(part) || std::holds_alternative<Table>(part) ||
         std::holds_alternative<PenLine>(part);
}

bool stands_alone(const Part& part) {
  return !is_block(part) && !std::holds_alternative<PageBreak>(part);
}

/// A heading stands further from what comes before it than a paragraph does.
double gap_above(const Design& design, const Part& part, const Part* before) {
  const bool apart = stands_alone(part) || (before != nullptr && stands_alone(*before));
  return apart || std::holds_alternative<Heading>(part) ? design.space.part_pt : design.space.block_pt;
}

bool is_letter(const Part& part) {
  const auto* box = std::get_if<Box>(&part);
  return box != nullptr && box->role == BoxRole::letter;
}

/// Every letter is handed on by itself, so its pages are numbered by themselves.
std::vector<PageNumber> page_numbers(const std::vector<Placed>& groups, const std::vector<PagePlan>& plan) {
  const auto begins_letter = [&](const Piece& piece) {
    return groups[piece.group].group->is_letter && piece.first == 0;
  };
  std::vector<PageNumber> numbers;
  std::size_t first = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (std::ranges::any_of(plan[i], begins_letter)) first = i;
    numbers.push_back({i - first, 0});
    for (std::size_t page = first; page <= i; ++page) numbers[page].pages = i - first + 1;
  }
  return numbers;
}

}  // namespace

Pages::Pages(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size)
    : leaflet_(leaflet),
      design_(design),
      setting_{design_, fonts},
      size_(size),
      page_{design.margins.left_pt, design.margins.bottom_pt, size.width_pt - design.margins.right_pt,
            size.height_pt - design.margins.top_pt},
      running_(setting_, leaflet, page_.width()),
      body_{page_.left, page_.bottom + running_.bottom_height(), page_.right, page_.top - running_.top_height()},
      ribbon_(card_ribbon(setting_, cards_of(leaflet.parts), body_.width())),
      masthead_(masthead_group(setting_, leaflet, body_.width())) {}

Group Pages::made(Known& known, const CardWays& ways) const {
  if (is_letter(*known.part)) return letter(std::get<Box>(*known.part));
  return std::visit(GroupOf{setting_, ribbon_, ways, known.card, body_.width(), body_.height()}, *known.part);
}

/// A letter begins with the masthead again, as the first page does.
Group Pages::letter(const Box& box) const {
  Group letter = group(setting_, box, body_.width());
  if (masthead_.strips.empty() || letter.strips.empty()) return letter;
  letter.strips.front().gap = design_.space.part_pt;
  Strip head = masthead_.strips.front();
  head.keep_with_next = true;
  letter.strips.insert(letter.strips.begin(), std::move(head));
  return letter;
}

Pages::Known& Pages::known(const SharedPart& part) {
  const auto same = [&](const Known& k) { return k.part == part || *k.part == *part; };
  const auto found = std::ranges::find_if(known_, same);
  return found != known_.end() ? *found : known_.emplace_back(Known{part});
}

const Group& Pages::group_of(const SharedPart& part, const CardWays& ways) {
  const CardWays mine = is_a<Card>(part) ? ways : CardWays{};
  Known& known = this->known(part);
  const auto found = std::ranges::find(known.made, mine, &Made::ways);
  return found != known.made.end() ? found->group : known.made.emplace_back(mine, made(known, mine)).group;
}

/// Whether a part of a patient's sheet stays with the next: both stand below one heading.
bool Pages::goes_on(const Parts& parts, std::size_t part) const {
  if (leaflet_.audience != Audience::patient || part + 1 >= parts.size()) return false;
  const SharedPart& next = parts[part + 1];
  return is_block(*parts[part]) && is_block(*next) && !is_a<Heading>(next);
}

std::vector<Placed> Pages::placed(const Parts& parts, const CardWays& ways, Head head) {
  std::vector<Placed> all;
  if (head == Head::masthead && (parts.empty() || !is_letter(*parts.front()))) all.push_back({&masthead_});
  bool page_before = false;
  const Part* before = nullptr;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_a<PageBreak>(parts[i])) {
      page_before = true;
      continue;
    }
    const Group& group = group_of(parts[i], ways);
    all.push_back({&group, gap_above(design_, *parts[i], before), group.keep_with_next || goes_on(parts, i),
                   std::exchange(page_before, false)});
    before = parts[i].get();
  }
  return all;
}

std::vector<PagePlan> Pages::plan(const std::vector<Placed>& groups) const {
  return paginate(groups, body_.height());
}

std::size_t Pages::sides(const Parts& parts, const CardWays& ways, Head head) {
  return plan(placed(parts, ways, head)).size();
}

bool Pages::is_short_of_a_side(const Parts& parts) {
  constexpr double least_share = 0.85;  // of the height of text, however close its lines
  const std::vector<Placed> groups = placed(parts, {}, Head::masthead);
  double height = 0;
  for (const Placed& p : groups) height += p.gap + p.group->height();
  return least_share * height <= static_cast<double>(plan(groups).size() - 1) * body_.height();
}

/// Where a side of cards leaves enough white, lines for the pen stand at its foot.
void Pages::draw_notes(Canvas& canvas, const std::vector<Placed>& groups, const PagePlan& page) const {
  constexpr double least_free = 25 * pt_per_mm, above_foot = 2 * pt_per_mm;
  if (leaflet_.notes.empty() || page.empty() || groups[page.back().group].group->sharing == 0) return;
  const Group notes = group(setting_, Notes{leaflet_.notes, 2}, body_.width());
  const double height = above_foot + notes.height();
  if (body_.height() - page.back().top - page.back().height < std::max(least_free, height + above_foot)) return;
  draw_strips(canvas, notes.strips, body_.left, body_.bottom + height, body_.width());
}

std::string Pages::drawn(const Parts& parts, const CardWays& ways) {
  const std::vector<Placed> groups = placed(parts, ways, Head::masthead);
  const std::vector<PagePlan> pages = plan(groups);
  const std::vector<PageNumber> numbers = page_numbers(groups, pages);
  pdf::Document document(setting_.fonts, {.title = leaflet_.title, .language = leaflet_.language});
  Canvas canvas(document, setting_.fonts, design_);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    canvas.open_page(document.add_page(size_.width_pt, size_.height_pt));
    running_.draw(canvas, page_, numbers[i]);
    draw_page(canvas, groups, pages[i], body_);
    draw_notes(canvas, groups, pages[i]);
  }
  return document.finish();
}

std::vector<const Card*> cards_of(const std::vector<Part>& parts) {
  std::vector<const Card*> cards;
  for (const Part& part : parts)
    if (const auto* card = std::get_if<Card>(&part)) cards.push_back(card);
  return cards;
}

}  // namespace rehab
