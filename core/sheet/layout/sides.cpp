// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/sides.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <ranges>
#include <utility>

namespace rehab {

namespace {

template <class P>
auto find_part(Parts& side) {
  return std::ranges::find_if(side, is_a<P>);
}
template <class P>
bool has_part(const Parts& side) {
  return std::ranges::any_of(side, is_a<P>);
}

SharedPart shared(Part part) {
  return std::make_shared<const Part>(std::move(part));
}

/// Puts another in the place of a part, where there is one.
template <class P, class Change>
void change(Parts& side, Change change_part) {
  const auto place = find_part<P>(side);
  if (place == side.end()) return;
  P changed = std::get<P>(**place);
  change_part(changed);
  *place = shared(std::move(changed));
}

/// A sheet as its sides: the first, those of the cards, and the weeks.
struct Sheet {
  Parts first;
  std::vector<Parts> middle;
  Parts weeks;  ///< empty: there are none, or the first side begins with them

  bool is_one_side() const { return middle.empty() && weeks.empty(); }
};

/// Weeks begin a side of their own.
std::vector<Parts> sides_of(const Parts& parts) {
  std::vector<Parts> sides(1);
  for (const SharedPart& part : parts) {
    if (is_a<PageBreak>(part) || (is_a<Weeks>(part) && !sides.back().empty())) sides.emplace_back();
    if (!is_a<PageBreak>(part)) sides.back().push_back(part);
  }
  return sides;
}

Sheet taken_apart(const Parts& parts) {
  Sheet sheet{{}, sides_of(parts), {}};
  sheet.first = std::move(sheet.middle.front());
  sheet.middle.erase(sheet.middle.begin());
  if (const auto weeks = std::ranges::find_if(sheet.middle, has_part<Weeks>); weeks != sheet.middle.end()) {
    sheet.weeks = std::move(*weeks);
    sheet.middle.erase(weeks);
  }
  return sheet;
}

Parts joined(Parts side, const Parts& more) {
  side.insert(side.end(), more.begin(), more.end());
  return side;
}

Parts put_together(Sheet sheet) {
  Parts parts = std::move(sheet.first);
  if (!sheet.weeks.empty()) sheet.middle.push_back(std::move(sheet.weeks));
  for (const Parts& side : sheet.middle) {
    parts.push_back(shared(PageBreak{}));
    parts = joined(std::move(parts), side);
  }
  return parts;
}

/// Without what may be left out.
Parts weeks_at(int closeness, Parts weeks) {
  std::erase_if(weeks, is_a<Notes>);
  change<Weeks>(weeks, [&](Weeks& part) { part.closeness = closeness; });
  return weeks;
}

/// The first side, and what it gave away.
struct FirstSide {
  Parts stays;
  Parts goes = {};

  void give_first(Line line) {
    if (!line.front().text.empty()) goes.insert(goes.begin(), shared(Paragraph{std::move(line)}));
  }
};

template <class P>
void leaves(FirstSide& side) {
  const auto part = find_part<P>(side.stays);
  if (part == side.stays.end()) return;
  side.goes.push_back(std::move(*part));
  side.stays.erase(part);
}

/// As they stood on the first side.
int place_on_first(const SharedPart& part) {
  return is_a<PainScale>(part) ? 1 : is_a<Box>(part) ? 2 : is_a<PenRow>(part) ? 3 : 0;
}

std::string needs_of(Parts& side) {
  const auto rows = find_part<Overview>(side);
  return rows == side.end() ? "" : std::get<Overview>(**rows).needs;
}
/// Each card has its own.
void needs_leave(FirstSide& side) {
  change<Overview>(side.stays, [](Overview& rows) { rows.needs.clear(); });
}
void days_leave(FirstSide& side) {
  change<Overview>(side.stays, [&](Overview& rows) {
    for (Line& line : std::exchange(rows.days, {})) side.goes.push_back(shared(Paragraph{std::move(line)}));
  });
}
/// Only where the stop box would leave otherwise.
void end_leaves(FirstSide& side) {
  change<Overview>(side.stays, [&](Overview& rows) { side.give_first(strong(std::exchange(rows.ends, {}))); });
}
void goal_leaves(FirstSide& side) {
  change<SheetTitle>(side.stays, [&](SheetTitle& title) { side.give_first(plain(std::exchange(title.goal, {}))); });
}
template <int closeness>
void stop_box_at(FirstSide& side) {
  change<StopBox>(side.stays, [](StopBox& box) { box.closeness = std::max(closeness, box.closeness); });
}
/// A sheet of one exercise begins with it.
void only_card_leaves(FirstSide& side) {
  if (std::ranges::count_if(side.stays, is_a<Card>) == 1) leaves<Card>(side);
}

/// What gives way on the first side where it is short, in this order, until it fits. Never: name, leg, rows, stop box.
constexpr std::array steps_when_short{&needs_leave,
                                      &leaves<PenRow>,
                                      &leaves<PainScale>,
                                      &leaves<Box>,
                                      &days_leave,
                                      &goal_leaves,
                                      &stop_box_at<StopBox::signs_run_on>,
                                      &only_card_leaves,
                                      &stop_box_at<StopBox::closest>,
                                      &end_leaves};
/// Those behind are for where the lowest rows don't help.
constexpr std::size_t usual_steps = 6, steps_for_large_letters = 8;
using Steps = std::array<bool, steps_when_short.size()>;

/// Rows give way so far before anything leaves, and take what room is left at the end. Two lines are for many rows, for
/// large letters, and where nothing else is left to give.
int closest_of(std::size_t rows, GivesFirst gives) {
  constexpr std::size_t many = 7;
  constexpr int with_large_pictures = Overview::two_lines_from + 1;
  if (rows == 0) return 0;
  if (rows >= many) return Overview::closest;
  return gives == GivesFirst::room ? with_large_pictures : Overview::two_lines_from - 1;
}

class FirstSideFitter {
 public:
  /// `alone`: there is no other side, so nothing can leave.
  FirstSideFitter(Parts whole, bool alone, const SidesTaken& taken, GivesFirst gives)
      : whole_(std::move(whole)), may_go_(alone ? 0 : steps_when_short.size()), taken_(taken), gives_(gives) {
    if (const auto overview = find_part<Overview>(whole_); overview != whole_.end())
      rows_ = std::get<Overview>(**overview).rows.size();
  }

  FirstSide fitted() const {
    const int last_resort = rows_ == 0 ? 0 : Overview::closest;
    int closest = closest_of(rows_, gives_);
    std::size_t may_go = 0, fewest = taken({}, closest);
    if (fewest > 1) {
      may_go = std::min(may_go_, gives_ == GivesFirst::room ? steps_for_large_letters : usual_steps);
      fewest = taken(first_of(may_go), last_resort);  // one, but for very many or very large letters
      while (fewest > 1 && may_go < may_go_) fewest = taken(first_of(++may_go), last_resort);
    }
    Steps steps{};
    const auto fits = [&](int closeness) { return taken(steps, closeness) <= fewest; };
    for (std::size_t gone = 0; gone < may_go && !fits(closest);) steps[gone++] = true;
    while (closest < last_resort && !fits(closest)) ++closest;
    for (bool& step : steps | std::views::reverse) {  // what left before the last may have room again
      if (!step) continue;
      step = false;
      if (!fits(closest)) step = true;
    }
    int closeness = std::min(closest, gives_ == GivesFirst::room ? Overview::two_lines_from : 0);
    for (int fitting = closest; closeness < fitting;) {
      const int between = std::midpoint(closeness, fitting);
      fits(between) ? fitting = between : closeness = between + 1;
    }
    return with(steps, closeness);
  }

 private:
  static Steps first_of(std::size_t count) {
    Steps steps{};
    std::fill_n(steps.begin(), count, true);
    return steps;
  }

  FirstSide with(const Steps& steps, int closeness) const {
    FirstSide side{whole_};
    change<Overview>(side.stays, [&](Overview& rows) { rows.closeness = closeness; });
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i]) steps_when_short[i](side);
    return side;
  }

  std::size_t taken(const Steps& steps, int closeness) const { return taken_(with(steps, closeness).stays, true); }

  Parts whole_;
  std::size_t may_go_;
  const SidesTaken& taken_;
  GivesFirst gives_;
  std::size_t rows_ = 0;
};

/// Whether a block costs no side below weeks that close.
bool has_room_below(const Parts& weeks, int closeness, const Parts& block, const SidesTaken& taken) {
  if (weeks.empty()) return false;
  return taken(joined(weeks_at(closeness, weeks), block), false) <= taken(weeks_at(Weeks::closest, weeks), false);
}

/// All that left stands in one place: below the weeks or above the cards, the first of them where it costs no side;
/// where each costs one, its first parts stand above the cards and the others below the weeks, if that costs none.
void go_elsewhere(Sheet& sheet, const Parts& block, const SidesTaken& taken, GivesFirst gives) {
  if (block.empty()) return;
  constexpr int least_with_pictures = Weeks::closest - 1;
  Parts nothing, &cards = sheet.middle.empty() ? nothing : sheet.middle.front();
  const auto first_parts = [&](std::size_t n) { return Parts(block.begin(), block.begin() + std::ptrdiff_t(n)); };
  const auto last_parts = [&](std::size_t from) { return Parts(block.begin() + std::ptrdiff_t(from), block.end()); };
  const auto below = [&](int closeness, std::size_t from = 0) {
    return has_room_below(sheet.weeks, closeness, last_parts(from), taken);
  };
  const auto above = [&](std::size_t n) {
    return !cards.empty() && taken(joined(first_parts(n), cards), false) <= taken(cards, false);
  };
  const auto how_many_above = [&]() -> std::size_t {
    if (below(gives == GivesFirst::room ? 0 : least_with_pictures)) return 0;
    if (above(block.size())) return block.size();
    if (below(Weeks::closest)) return 0;
    for (std::size_t n = block.size() - 1; n > 0; --n)
      if (below(Weeks::closest, n) && above(n)) return n;
    return cards.empty() || (gives == GivesFirst::room && !sheet.weeks.empty()) ? 0 : block.size();
  };
  const std::size_t n = how_many_above();
  if (n > 0) cards = joined(first_parts(n), cards);
  const Parts last = last_parts(n);
  if (last.empty()) return;
  Parts& rest = sheet.weeks.empty() ? sheet.middle.emplace_back() : sheet.weeks;
  rest.insert(find_part<Notes>(rest), last.begin(), last.end());
}

/// The weeks end with the next visit themselves.
void take_out_next_visit(const Sheet& sheet, Parts& parts) {
  if (sheet.weeks.empty()) return;
  change<PenRow>(parts, [](PenRow& row) {
    if (!row.cells.empty()) row.cells.erase(row.cells.begin());
  });
}

/// The highest rows that cost no side; then `more` and notes where there is room beside them.
Parts filled_weeks(const Parts& all, const Parts& more, const SidesTaken& sides_taken, bool is_first) {
  const auto taken = [&](const Parts& side) { return sides_taken(side, is_first); };
  const std::size_t sides = taken(weeks_at(Weeks::closest, all));
  int rows = 0;
  Parts weeks = weeks_at(rows, all);
  while (rows < Weeks::closest && taken(weeks) > sides) weeks = weeks_at(++rows, all);
  const auto add_if_free = [&](const SharedPart& part) {
    weeks.push_back(part);
    const bool free = taken(weeks) == sides;
    if (!free) weeks.pop_back();
    return free;
  };
  for (const SharedPart& part : more) add_if_free(part);
  constexpr int most_lines = 8, least_lines = 2;
  Parts notes = all;
  std::erase_if(notes, std::not_fn(is_a<Notes>));
  for (int lines = most_lines; !notes.empty() && lines >= least_lines; --lines) {
    change<Notes>(notes, [&](Notes& part) { part.lines = lines; });
    if (add_if_free(notes.front())) break;
  }
  return weeks;
}

}  // namespace

Parts fitted_sides(const Parts& parts, const SidesTaken& sides_taken, GivesFirst gives) {
  Sheet sheet = taken_apart(parts);
  const std::string needs = needs_of(sheet.first);
  FirstSide first = FirstSideFitter(std::move(sheet.first), sheet.is_one_side(), sides_taken, gives).fitted();
  sheet.first = std::move(first.stays);
  take_out_next_visit(sheet, first.goes);
  if (const auto card = find_part<Card>(first.goes); card != first.goes.end()) {
    if (sheet.middle.empty()) sheet.middle.emplace_back();
    sheet.middle.front().insert(sheet.middle.front().begin(), std::move(*card));
    first.goes.erase(card);
  }
  std::ranges::stable_sort(first.goes, {}, place_on_first);
  go_elsewhere(sheet, first.goes, sides_taken, gives);
  if (has_part<Weeks>(sheet.first)) sheet.first = filled_weeks(sheet.first, {}, sides_taken, true);
  if (!sheet.weeks.empty()) {
    Parts more;
    if (const auto pain = find_part<PainScale>(sheet.first); pain != sheet.first.end()) more.push_back(*pain);
    if (!has_part<Card>(parts) && needs_of(sheet.first) != needs) more.push_back(shared(Paragraph{plain(needs)}));
    sheet.weeks = filled_weeks(sheet.weeks, more, sides_taken, false);
  }
  return put_together(std::move(sheet));
}

}  // namespace rehab
