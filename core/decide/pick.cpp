// SPDX-License-Identifier: Apache-2.0
#include "decide/pick.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "decide/week.hpp"

namespace rehab {

namespace {

using Order = std::vector<const ExerciseDecision*>;  ///< of the candidates

/// As the libraries advise (each speaks of its own exercises), then as the cards say, then by name.
Order by_rank(const Case& c, const std::vector<Candidate>& candidates) {
  const auto place = [&](const Exercise& e) {
    const auto own = c.advice.find(e.bundle);
    if (own == c.advice.end()) return std::numeric_limits<std::ptrdiff_t>::max();
    const auto& first = own->second.first;
    const auto found = std::ranges::find(first, e.id);
    return found == first.end() ? std::numeric_limits<std::ptrdiff_t>::max() : found - first.begin();
  };
  const auto rank = [&](const ExerciseDecision* d) {
    const Exercise& e = *d->exercise;
    return std::tuple<std::ptrdiff_t, int, std::string_view, std::string_view>(place(e), e.introduce, e.id, e.bundle);
  };
  Order order;
  for (const Candidate& candidate : candidates) order.push_back(&candidate.decision);
  std::ranges::sort(order, {}, rank);
  return order;
}

bool done_before(const Case& c, const ExerciseDecision& d) {
  return c.patient.progress && c.patient.progress->exercises.contains(d.exercise->id);
}

bool contains(std::span<const ExerciseDecision* const> order, const ExerciseDecision* d) {
  return std::ranges::find(order, d) != order.end();
}

/// Those of `order` that could be printed and are among the named, in the order of the names.
Order named(const Order& order, const std::vector<std::string>& names) {
  Order found;
  for (const std::string& name : names)
    for (const ExerciseDecision* d : order)
      if (d->outcome == Outcome::today && d->exercise->id == name && !contains(found, d)) found.push_back(d);
  return found;
}

/// The planner's own: what was done before stays, a few new ones come in.
Order own_pick(const Case& c, const Order& order, const Order& taken, std::optional<int> most) {
  Order before, fresh;
  for (const ExerciseDecision* d : order)
    if (d->outcome == Outcome::today && !contains(taken, d)) (done_before(c, *d) ? before : fresh).push_back(d);
  std::size_t count = before.empty() ? static_cast<std::size_t>(c.clinic.start_with)
                                     : before.size() + static_cast<std::size_t>(c.clinic.add_at_review);
  if (most) count = std::min(count, static_cast<std::size_t>(std::max(0, *most)));
  before.insert(before.end(), fresh.begin(), fresh.end());
  before.resize(std::min(count, before.size()));
  return before;
}

std::vector<std::string> chosen_names(const Case& c, const Order& order) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<Choice>& choices) {
    for (const Choice& choice : choices) {
      if (const auto* exercises = c.protocol(choice.exercise))
        names.insert(names.end(), exercises->begin(), exercises->end());
      else
        names.push_back(choice.exercise);
    }
  };
  add(c.patient.choose);
  if (c.patient.choose_all)
    for (const ExerciseDecision* d : order) names.push_back(d->exercise->id);
  add(c.patient.also);
  return names;
}

/// For each of a whole set that waits for equipment the planner picks one, as far as the rules on the size leave room.
std::size_t stand_ins(const Order& order, const std::vector<std::string>& names, std::size_t chosen,
                      std::optional<int> most) {
  const auto wait = std::ranges::count_if(order, [&](const ExerciseDecision* d) {
    return d->waits_for == WaitsFor::equipment && std::ranges::find(names, d->exercise->id) != names.end();
  });
  const auto room = most ? static_cast<std::ptrdiff_t>(*most) - static_cast<std::ptrdiff_t>(chosen) : wait;
  return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(room, 0, wait));
}

/// What the clinician chose comes first and is the last to be cut.
struct Pick {
  Order order;
  std::size_t chosen = 0;
};

Pick picked(const Case& c, const Order& order, std::optional<int> most) {
  const std::vector<std::string> names = chosen_names(c, order);
  Pick pick{named(order, names), 0};
  pick.chosen = pick.order.size();
  Order own = own_pick(c, order, pick.order, most);
  if (is_whole_set(c.patient)) own.resize(std::min(own.size(), stand_ins(order, names, pick.chosen, most)));
  pick.order.insert(pick.order.end(), own.begin(), own.end());
  return pick;
}

/// What the patient wants to give, within the figure for every plan. A changed dose that goes beyond that figure is the
/// clinician's to explain, not to be cut here.
int most_minutes(const Case& c) {
  const int wanted = c.facts[field::minutes_a_day].if_unknown(std::numeric_limits<int>::max());
  const bool explained =
      std::ranges::any_of(c.patient.change, [](const auto& change) { return !change.second.reason.empty(); });
  return explained ? wanted : std::min(wanted, c.figures.most_minutes);
}

/// Minutes a day cut from the end; one exercise always stays.
std::size_t how_many_fit(const Case& c, const Order& pick) {
  std::vector<ExerciseDecision> printed;
  for (const ExerciseDecision* d : pick) printed.push_back(*d);
  while (printed.size() > 1 && longest_day(printed) > most_minutes(c)) printed.pop_back();
  return printed.size();
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

bool stands_before(const ExerciseDecision& a, const ExerciseDecision& b) {
  if (a.outcome != b.outcome) return a.outcome < b.outcome;
  if (a.outcome == Outcome::today) return place_on_sheet(a) < place_on_sheet(b);
  if (a.outcome == Outcome::waits) return turn_of(a.waits_for) < turn_of(b.waits_for);
  return a.exercise->id < b.exercise->id;
}

ExerciseDecision printed(const Case& c, ExerciseDecision d, bool is_chosen) {
  d.stands_in = is_whole_set(c.patient) && !is_chosen;
  d.is_new = c.patient.progress && c.patient.progress->review > 0 && !done_before(c, d);
  return d;
}

/// Left out, waiting for what it lacks, or for a place on a later sheet.
ExerciseDecision not_printed(const Case& c, ExerciseDecision d, bool is_picked) {
  if (d.outcome != Outcome::today) return d;
  const WaitsFor later = is_whole_set(c.patient) ? WaitsFor::not_chosen : WaitsFor::next_review;
  d.outcome = Outcome::waits;
  d.waits_for = is_picked ? WaitsFor::minutes : later;
  return d;
}

}  // namespace

bool is_whole_set(const PatientIntake& patient) {
  return patient.choose_all || !patient.choose.empty();
}

Picked pick_for_today(const Case& c, const std::vector<Candidate>& candidates, std::optional<int> most) {
  const Order rank = by_rank(c, candidates);
  const Pick pick = picked(c, rank, most);
  const std::span fits = std::span(pick.order).first(how_many_fit(c, pick.order));

  Picked result{{}, fits.size()};
  result.exercises.reserve(rank.size());
  for (std::size_t i = 0; i < fits.size(); ++i) result.exercises.push_back(printed(c, *fits[i], i < pick.chosen));
  for (const ExerciseDecision* d : rank)
    if (!contains(fits, d)) result.exercises.push_back(not_printed(c, *d, contains(pick.order, d)));
  std::ranges::stable_sort(result.exercises, stands_before);
  return result;
}

}  // namespace rehab
