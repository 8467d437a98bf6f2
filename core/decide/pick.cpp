// SPDX-License-Identifier: Apache-2.0
#include "decide/pick.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "decide/week.hpp"

namespace rehab {

namespace {

using Order = std::vector<Candidate*>;

bool could_be_printed(const Candidate* candidate) {
  return candidate->decision.outcome == Outcome::today;
}

bool done_before(const Case& c, const Exercise& exercise) {
  return c.patient.progress && c.patient.progress->exercises.contains(exercise.id);
}

/// What the clinician named, in the order of the names.
Order chosen_of(const Case& c, Candidates& candidates) {
  Order chosen;
  std::set<const Candidate*> known;
  const auto add = [&](Candidate* each) {
    if (known.insert(each).second) chosen.push_back(each);
  };
  const auto add_named = [&](const std::vector<Choice>& choices) {
    for (const std::string_view name : c.rulebook.named_in(choices)) std::ranges::for_each(candidates.named(name), add);
  };
  add_named(c.patient.choose);
  if (c.patient.choose_all)
    for (const std::size_t exercise : *c.order) add(&candidates[exercise]);
  add_named(c.patient.also);
  return chosen;
}

/// For each that the clinician chose and that waits for equipment the planner picks one, as far as the rules on the
/// size leave room beside those that are printed.
std::size_t stand_ins(const Order& chosen, std::size_t printed, std::optional<int> most) {
  const std::ptrdiff_t wait = std::ranges::count_if(
      chosen, [](const Candidate* each) { return each->decision.waits_for == WaitsFor::equipment; });
  const std::ptrdiff_t room = most ? *most - static_cast<std::ptrdiff_t>(printed) : wait;
  return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(room, 0, wait));
}

/// The planner's own, `most` of them: what was done before stays, a few new ones come in.
Order own_pick(const Case& c, Candidates& candidates, const Order& taken, std::size_t most) {
  const auto start = static_cast<std::size_t>(c.clinic.start_with),
             add = static_cast<std::size_t>(c.clinic.add_at_review);
  const std::set<const Candidate*> known(taken.begin(), taken.end());
  Order before, fresh;
  for (const std::size_t exercise : *c.order) {
    const bool again = done_before(c, *c.rulebook.exercises()[exercise].exercise);
    if (!again && fresh.size() >= std::max(start, add)) continue;
    Candidate* each = &candidates[exercise];
    if (could_be_printed(each) && !known.contains(each)) (again ? before : fresh).push_back(each);
  }
  const std::size_t wanted = before.empty() ? start : before.size() + add;
  before.insert(before.end(), fresh.begin(), fresh.end());
  before.resize(std::min({most, wanted, before.size()}));
  return before;
}

/// What the patient wants to give, within the figure for every plan. A changed dose that goes beyond that figure is the
/// clinician's to explain, not to be cut here.
int most_minutes(const Case& c) {
  const int wanted = c.facts[field::minutes_a_day].if_unknown(std::numeric_limits<int>::max());
  const bool explained =
      std::ranges::any_of(c.patient.change, [](const auto& change) { return !change.second.reason.empty(); });
  return explained ? wanted : std::min(wanted, c.figures().most_minutes);
}

/// Minutes a day are cut from the end; one exercise always stays.
void cut(const Case& c, Pick& pick) {
  std::array<int, 7> minutes{};
  for (const Candidate* candidate : pick.today) add_minutes(minutes, candidate->decision);
  for (const int most = most_minutes(c); pick.today.size() > 1 && std::ranges::max(minutes) > most;) {
    add_minutes(minutes, pick.today.back()->decision, -1);
    pick.cut.push_back(pick.today.back());
    pick.today.pop_back();
  }
  pick.longest_day = std::ranges::max(minutes);
}

/// What comes in by itself first, then what wants a thing or a word; what is left out last, by its id.
std::pair<int, std::string_view> turn_of(const Candidate* candidate) {
  const ExerciseDecision& d = candidate->decision;
  if (d.outcome == Outcome::left_out) return {5, d.exercise->id};
  switch (d.waits_for) {
    case WaitsFor::equipment:
      return {1, {}};
    case WaitsFor::words:
      return {2, {}};
    case WaitsFor::not_chosen:
      return {3, {}};
    case WaitsFor::asked_first:
      return {4, {}};
    default:
      return {0, {}};
  }
}

/// Waiting for what it lacks, or for a place on a later sheet.
void keep_waiting(ExerciseDecision& d, WaitsFor what) {
  if (d.outcome != Outcome::today) return;
  d.outcome = Outcome::waits;
  d.waits_for = what;
}

void note_what_is_new(const Case& c, const Pick& pick) {
  const bool reviewed = c.patient.progress && c.patient.progress->review > 0;
  for (std::size_t i = 0; i < pick.today.size(); ++i) {
    ExerciseDecision& d = pick.today[i]->decision;
    d.stands_in = is_whole_set(c.patient) && i >= pick.chosen;
    d.is_new = reviewed && !done_before(c, *d.exercise);
  }
}

Order by_place(const Case& c, Order today) {
  std::ranges::stable_sort(today, {}, [&](const Candidate* each) { return c.rulebook.forms()[each->form].place; });
  return today;
}

/// Those that are not of today, in the order in which they come.
Order others_of(const Case& c, Candidates& candidates, const Pick& pick, std::size_t next) {
  std::vector<bool> is_today(c.order->size());
  for (const Candidate* each : pick.today) is_today[each->exercise] = true;
  Order others;
  for (const std::size_t exercise : *c.order) {
    const bool asked = next > 0 || candidates.was_looked_at(exercise) ||
                       c.patient.leave_out.contains(c.rulebook.exercises()[exercise].exercise->id);
    if (is_today[exercise] || !asked) continue;
    Candidate* each = others.emplace_back(&candidates[exercise]);
    keep_waiting(each->decision, is_whole_set(c.patient) ? WaitsFor::not_chosen : WaitsFor::next_review);
    if (next > 0 && turn_of(each).first == 0) --next;
  }
  return others;
}

}  // namespace

bool is_whole_set(const PatientIntake& patient) {
  return patient.choose_all || !patient.choose.empty();
}

Pick pick_for_today(const Case& c, Candidates& candidates, std::optional<int> most) {
  const Order chosen = chosen_of(c, candidates);
  Pick pick;
  std::ranges::copy_if(chosen, std::back_inserter(pick.today), could_be_printed);
  pick.chosen = pick.today.size();
  auto room = static_cast<std::size_t>(std::max(0, most.value_or(std::numeric_limits<int>::max())));
  if (is_whole_set(c.patient)) room = std::min(room, stand_ins(chosen, pick.chosen, most));
  if (room > 0) {
    const Order own = own_pick(c, candidates, pick.today, room);
    pick.today.insert(pick.today.end(), own.begin(), own.end());
  }
  cut(c, pick);
  return pick;
}

std::vector<ExerciseDecision> in_order(const Case& c, Candidates& candidates, const Pick& pick, std::size_t next) {
  note_what_is_new(c, pick);
  for (Candidate* each : pick.cut) keep_waiting(each->decision, WaitsFor::minutes);
  Order rest = others_of(c, candidates, pick, next);
  std::ranges::stable_sort(rest, {}, turn_of);
  std::vector<ExerciseDecision> exercises;
  exercises.reserve(pick.today.size() + rest.size());
  const auto take = [&](Candidate* each) { exercises.push_back(std::move(each->decision)); };
  std::ranges::for_each(by_place(c, pick.today), take);
  std::ranges::for_each(rest, take);
  return exercises;
}

}  // namespace rehab
