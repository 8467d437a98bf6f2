// SPDX-License-Identifier: Apache-2.0
#include "decide/pick.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <tuple>

#include "decide/week.hpp"

namespace rehab {

namespace {

using Decisions = std::vector<ExerciseDecision>;
using Order = std::vector<std::size_t>;  ///< indices into the decisions

/// As the libraries advise (each speaks of its own exercises), then as the cards say, then by name.
Order by_rank(const Decisions& exercises, const AdviceByBundle& advice) {
  const auto place = [&](const Exercise& e) {
    const auto own = advice.find(e.bundle);
    if (own == advice.end()) return std::numeric_limits<std::ptrdiff_t>::max();
    const auto& first = own->second.first;
    const auto found = std::find(first.begin(), first.end(), e.id);
    return found == first.end() ? std::numeric_limits<std::ptrdiff_t>::max() : found - first.begin();
  };
  const auto key = [&](std::size_t i) {
    const Exercise& e = *exercises[i].exercise;
    return std::tuple<std::ptrdiff_t, int, std::string_view, std::string_view>(place(e), e.introduce, e.id, e.bundle);
  };
  Order order(exercises.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

bool done_before(const Case& c, const ExerciseDecision& d) {
  return c.patient.progress && c.patient.progress->exercises.contains(d.exercise->id);
}

bool contains(const Order& order, std::size_t i) {
  return std::find(order.begin(), order.end(), i) != order.end();
}

/// Those of `order` that could be printed and are among the named, in the order of the names.
Order named(const Decisions& exercises, const Order& order, const std::vector<std::string>& names) {
  Order found;
  for (const std::string& name : names)
    for (const std::size_t i : order)
      if (exercises[i].outcome == Outcome::today && exercises[i].exercise->id == name && !contains(found, i))
        found.push_back(i);
  return found;
}

/// The planner's own: what was done before stays, a few new ones come in.
Order own_pick(const Case& c, const Decisions& exercises, const Order& order, const Order& taken,
               std::optional<int> most) {
  Order before, fresh;
  for (const std::size_t i : order)
    if (exercises[i].outcome == Outcome::today && !contains(taken, i))
      (done_before(c, exercises[i]) ? before : fresh).push_back(i);
  std::size_t count = before.empty() ? static_cast<std::size_t>(c.clinic.start_with)
                                     : before.size() + static_cast<std::size_t>(c.clinic.add_at_review);
  if (most) count = std::min(count, static_cast<std::size_t>(std::max(0, *most)));
  before.insert(before.end(), fresh.begin(), fresh.end());
  before.resize(std::min(count, before.size()));
  return before;
}

std::vector<std::string> chosen_names(const Case& c, const Decisions& exercises, const Order& order) {
  std::vector<std::string> names = c.wishes.choose;
  if (c.patient.choose_all)
    for (const std::size_t i : order) names.push_back(exercises[i].exercise->id);
  names.insert(names.end(), c.wishes.also.begin(), c.wishes.also.end());
  return names;
}

/// What the clinician chose comes first and is the last to be cut.
Order picked(const Case& c, const Decisions& exercises, const Order& order, std::optional<int> most) {
  Order pick = named(exercises, order, chosen_names(c, exercises, order));
  if (c.wishes.whole_set) return pick;
  const Order own = own_pick(c, exercises, order, pick, most);
  pick.insert(pick.end(), own.begin(), own.end());
  return pick;
}

int longest_day_of(const Decisions& exercises, const Order& pick) {
  Decisions printed;
  for (const std::size_t i : pick) printed.push_back(exercises[i]);
  return longest_day(printed);
}

/// Minutes a day cut from the end; one exercise always stays.
Order fitting(const Case& c, const Decisions& exercises, Order pick) {
  const auto minutes = c.facts[field::minutes_a_day];
  if (!minutes.recorded()) return pick;
  while (pick.size() > 1 && longest_day_of(exercises, pick) > minutes.value()) pick.pop_back();
  return pick;
}

/// Where a body is while it does a form, so that nobody gets up and down more often than needed.
std::size_t position_rank(const Form& form) {
  static constexpr std::array<std::string_view, 10> order = {
      "supine",         "side_lying", "prone",  "floor_sitting", "hands_and_knees",
      "face_down_hold", "side_hold",  "seated", "leaning",       "standing"};
  return static_cast<std::size_t>(std::ranges::find(order, word_fact(form, "position")) - order.begin());
}

auto place_on_sheet(const ExerciseDecision& d) {
  return std::tuple(!d.form->on_bed, position_rank(*d.form));
}

/// What comes in by itself first, then what wants a thing or a word.
int turn_of(WaitsFor waits_for) {
  switch (waits_for) {
    case WaitsFor::nothing:
    case WaitsFor::next_review:
    case WaitsFor::minutes:
      return 0;
    case WaitsFor::equipment:
      return 1;
    case WaitsFor::words:
      return 2;
    case WaitsFor::not_chosen:
      return 3;
    case WaitsFor::asked_first:
      return 4;
  }
  return 4;
}

void wait_for(ExerciseDecision& d, WaitsFor reason) {
  d.outcome = Outcome::waits;
  d.waits_for = reason;
}

void set_outcomes(const Case& c, Decisions& exercises, const Order& pick, const Order& fits) {
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    ExerciseDecision& d = exercises[i];
    if (d.outcome != Outcome::today) continue;
    if (contains(fits, i))
      d.is_new = c.patient.progress && c.patient.progress->review > 0 && !done_before(c, d);
    else if (contains(pick, i))
      wait_for(d, WaitsFor::minutes);
    else
      wait_for(d, c.wishes.whole_set ? WaitsFor::not_chosen : WaitsFor::next_review);
  }
}

Decisions in_order(const Decisions& exercises, const Order& fits, const Order& rank) {
  Decisions today, waiting, left_out;
  for (const std::size_t i : fits) today.push_back(exercises[i]);
  for (const std::size_t i : rank) {
    if (exercises[i].outcome == Outcome::waits) waiting.push_back(exercises[i]);
    if (exercises[i].outcome == Outcome::left_out) left_out.push_back(exercises[i]);
  }
  std::stable_sort(today.begin(), today.end(),
                   [](const auto& a, const auto& b) { return place_on_sheet(a) < place_on_sheet(b); });
  std::stable_sort(waiting.begin(), waiting.end(),
                   [](const auto& a, const auto& b) { return turn_of(a.waits_for) < turn_of(b.waits_for); });
  std::stable_sort(left_out.begin(), left_out.end(),
                   [](const auto& a, const auto& b) { return a.exercise->id < b.exercise->id; });
  today.insert(today.end(), waiting.begin(), waiting.end());
  today.insert(today.end(), left_out.begin(), left_out.end());
  return today;
}

}  // namespace

std::size_t pick_and_order(const Case& c, const AdviceByBundle& advice, std::optional<int> most,
                           std::vector<ExerciseDecision>& exercises) {
  const Order rank = by_rank(exercises, advice);
  const Order pick = picked(c, exercises, rank, most);
  const Order fits = fitting(c, exercises, pick);
  set_outcomes(c, exercises, pick, fits);
  exercises = in_order(exercises, fits, rank);
  return fits.size();
}

}  // namespace rehab
