// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/layout.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "sheet/layout/box.hpp"
#include "sheet/layout/card.hpp"
#include "sheet/layout/pain_scale.hpp"
#include "sheet/layout/pen_lines.hpp"
#include "sheet/layout/poster.hpp"
#include "sheet/layout/running.hpp"
#include "sheet/layout/sides.hpp"
#include "sheet/layout/stop_box.hpp"
#include "sheet/layout/weeks.hpp"

namespace rehab {

namespace {

/// What gives way where a leaflet would take more sides than it must.
struct Give {
  double picture_mm = 0;
  bool leave_out_why = false;  ///< on cards
  bool closer = false;         ///< lines and boxes
};

/// How cards give way, in this order. Only where all that saves no side do lines and boxes move closer. Nothing else
/// gives way: letters keep their size, and a card that still does not fit goes on the next side.
std::vector<Give> ladder(const PictureWidth& picture) {
  constexpr double step_mm = 2;
  std::vector<Give> steps{{picture.most_width_mm}};
  while (steps.back().picture_mm > picture.least_width_mm)
    steps.push_back({std::max(picture.least_width_mm, steps.back().picture_mm - step_mm)});
  steps.push_back({picture.least_width_mm, true});
  return steps;
}

struct GroupOf {
  const Setting& setting;
  const CardLook& look;
  double width, page_height;

  Group operator()(const Box& box) const { return box_group(setting, box, width); }
  Group operator()(const Card& card) const { return card_group(setting, card, look, width, page_height); }
  Group operator()(const SheetTitle& title) const { return title_group(setting, title, width); }
  Group operator()(const Overview& overview) const { return overview_group(setting, overview, width); }
  Group operator()(const StopBox& box) const { return stop_group(setting, box, width); }
  Group operator()(const PainScale& scale) const { return pain_scale_group(setting, scale, width); }
  Group operator()(const PenRow& row) const { return pen_row_group(setting, row, width); }
  Group operator()(const Notes& notes) const { return notes_group(setting, notes, width); }
  Group operator()(const Weeks& weeks) const { return weeks_group(setting, weeks, width); }
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
    g.together = table.rows.size() <= short_table;
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

/// A letter begins with the masthead again, as the first page does.
Group letter_group(const Setting& setting, const Leaflet& leaflet, const Box& box, double width) {
  Group letter = box_group(setting, box, width);
  Group head = masthead_group(setting, leaflet, width);
  if (head.strips.empty() || letter.strips.empty()) return letter;
  letter.strips.front().gap = setting.design.space.part_pt;
  head.strips.front().keep_with_next = true;
  letter.strips.insert(letter.strips.begin(), std::move(head.strips.front()));
  return letter;
}

/// Whether a part of a patient's sheet stays with the next: both stand below one heading.
bool goes_on(const Leaflet& leaflet, std::size_t part) {
  if (leaflet.audience != Audience::patient || part + 1 >= leaflet.parts.size()) return false;
  const Part& next = leaflet.parts[part + 1];
  return is_block(leaflet.parts[part]) && is_block(next) && !std::holds_alternative<Heading>(next);
}

std::vector<const Card*> cards_of(const Leaflet& leaflet) {
  std::vector<const Card*> cards;
  for (const Part& part : leaflet.parts)
    if (const auto* card = std::get_if<Card>(&part)) cards.push_back(card);
  return cards;
}

std::vector<Group> groups_of(const Setting& setting, const Leaflet& leaflet, const Give& give, const Area& body) {
  const CardLook look =
      card_look(setting, cards_of(leaflet), body.width(), give.picture_mm * pt_per_mm, !give.leave_out_why);
  const GroupOf group_of{setting, look, body.width(), body.height()};
  std::vector<Group> groups;
  if (leaflet.parts.empty() || !is_letter(leaflet.parts.front()))
    groups.push_back(masthead_group(setting, leaflet, body.width()));
  bool page_before = false;
  const Part* before = nullptr;
  for (std::size_t i = 0; i < leaflet.parts.size(); ++i) {
    const Part& part = leaflet.parts[i];
    if (std::holds_alternative<PageBreak>(part)) {
      page_before = true;
      continue;
    }
    Group group = is_letter(part) ? letter_group(setting, leaflet, std::get<Box>(part), body.width())
                                  : std::visit(group_of, part);
    if (goes_on(leaflet, i)) group.keep_with_next = true;
    group.gap = gap_above(setting.design, part, before);
    group.page_before = std::exchange(page_before, false);
    groups.push_back(std::move(group));
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

/// Every letter is handed on by itself, so its pages are numbered by themselves.
std::vector<PageNumber> page_numbers(const std::vector<Group>& groups, const std::vector<PagePlan>& plan) {
  const auto begins_letter = [&](const Piece& piece) { return groups[piece.group].is_letter && piece.first == 0; };
  std::vector<PageNumber> numbers;
  std::size_t first = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (std::ranges::any_of(plan[i], begins_letter)) first = i;
    numbers.push_back({i - first, 0});
    for (std::size_t page = first; page <= i; ++page) numbers[page].pages = i - first + 1;
  }
  return numbers;
}

/// The same sizes of letters with less white between them.
Design tightened(Design design) {
  design.type.line_height *= 0.945;
  design.space.block_pt *= 0.5;
  design.space.part_pt *= 0.7;
  design.space.padding_pt *= 0.75;
  design.space.cell_pt *= 0.75;
  return design;
}

/// Larger letters, for a page that is all the patient has to read.
Design enlarged(Design design, double letters_pt) {
  const double by = std::max(1.0, letters_pt / design.type.body_pt);
  TypeSizes& t = design.type;
  for (double* size :
       {&t.body_pt, &t.small_pt, &t.heading_1_pt, &t.heading_2_pt, &t.heading_3_pt, &t.dose_pt, &t.number_pt})
    *size *= by;
  return design;
}

bool is_notice(const Leaflet& leaflet) {
  return std::ranges::any_of(leaflet.parts, [](const Part& part) {
    const auto* box = std::get_if<Box>(&part);
    return box != nullptr && box->role == BoxRole::held;
  });
}

/// A leaflet in its places, before anything is drawn.
struct LaidOut {
  LaidOut(const Leaflet& leaflet, const Design& looks, const pdf::Fonts& fonts, PageSize size, const Give& give)
      : design(give.closer ? tightened(looks) : looks),
        setting{design, fonts},
        page{design.margins.left_pt, design.margins.bottom_pt, size.width_pt - design.margins.right_pt,
             size.height_pt - design.margins.top_pt},
        running(setting, leaflet, page.width()),
        body{page.left, page.bottom + running.bottom_height(), page.right, page.top - running.top_height()},
        groups(groups_of(setting, leaflet, give, body)) {
    settle_bookmarks(groups);
    plan = paginate(groups, body.height());
  }
  LaidOut(const LaidOut&) = delete;
  LaidOut& operator=(const LaidOut&) = delete;

  Design design;
  Setting setting;  ///< refers to `design`
  Area page;
  RunningLines running;  ///< refers to `setting`
  Area body;
  std::vector<Group> groups;
  std::vector<PagePlan> plan;
};

/// Where a side of cards leaves enough white, lines for the pen stand at its foot.
void draw_notes(Canvas& canvas, const LaidOut& out, const PagePlan& page, const std::string& title) {
  constexpr double least_free = 25 * pt_per_mm, above_foot = 2 * pt_per_mm;
  if (title.empty() || page.empty() || out.groups[page.back().group].sharing == 0) return;
  const Area& body = out.body;
  const Group notes = notes_group(out.setting, {title, 2}, body.width());
  const double height = above_foot + notes.height();
  if (body.height() - page.back().top - page.back().height < std::max(least_free, height + above_foot)) return;
  draw_strips(canvas, notes.strips, body.left, body.bottom + height, body.width());
}

std::string drawn(const LaidOut& out, const Leaflet& leaflet, PageSize size) {
  pdf::Document document(out.setting.fonts, {.title = leaflet.title, .language = leaflet.language});
  Canvas canvas(document, out.setting.fonts, out.setting.design);
  const std::vector<PageNumber> numbers = page_numbers(out.groups, out.plan);
  for (std::size_t i = 0; i < out.plan.size(); ++i) {
    canvas.open_page(document.add_page(size.width_pt, size.height_pt));
    out.running.draw(canvas, out.page, numbers[i]);
    draw_page(canvas, out.groups, out.plan[i], out.body);
    draw_notes(canvas, out, out.plan[i], leaflet.notes);
  }
  return document.finish();
}

/// Lays one leaflet out again and again.
class Arrangement {
 public:
  Arrangement(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size)
      : leaflet_(leaflet), design_(design), fonts_(fonts), size_(size) {}

  std::string drawn() const {
    std::vector<Give> steps = ladder(design_.picture);
    if (cards_of(leaflet_).empty()) steps = {steps.front()};
    Give closer = steps.back();
    closer.closer = true;
    Leaflet sheet = fitted(steps.back());
    std::size_t fewest = sides(sheet, steps.back());
    if (fewest > 1) {
      Leaflet closer_sheet = fitted(closer);
      if (const std::size_t fewer = sides(closer_sheet, closer); fewer < fewest) {
        fewest = fewer;
        sheet = std::move(closer_sheet);
        for (Give& give : steps) give.closer = true;
      }
    }
    const auto give = std::ranges::partition_point(steps, [&](const Give& g) { return sides(sheet, g) > fewest; });
    return rehab::drawn(LaidOut(sheet, design_, fonts_, size_, *give), sheet, size_);
  }

 private:
  std::size_t sides(const Leaflet& leaflet, const Give& give) const {
    return LaidOut(leaflet, design_, fonts_, size_, give).plan.size();
  }

  /// A patient's sheet with each part where it has room.
  Leaflet fitted(const Give& give) const {
    Leaflet sheet = leaflet_;
    if (sheet.audience != Audience::patient) return sheet;
    Leaflet first = leaflet_, other = leaflet_;
    other.masthead_left.clear();
    other.masthead_right.clear();
    other.logo.reset();
    sheet.parts = fitted_sides(leaflet_.parts, [&](const std::vector<Part>& parts, bool is_first) {
      Leaflet& side = is_first ? first : other;
      side.parts = parts;
      return sides(side, give);
    });
    return sheet;
  }

  const Leaflet& leaflet_;
  const Design& design_;
  const pdf::Fonts& fonts_;
  PageSize size_;
};

}  // namespace

std::string lay_out(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size) {
  if (is_notice(leaflet))
    for (const double letters_pt : {20.0, 18.5, 17.0, 15.5, 14.5})
      if (const LaidOut large(leaflet, enlarged(design, letters_pt), fonts, size, {}); large.plan.size() == 1)
        return drawn(large, leaflet, size);
  return Arrangement(leaflet, design, fonts, size).drawn();
}

}  // namespace rehab
