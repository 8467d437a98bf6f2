// SPDX-License-Identifier: Apache-2.0
#include "decide/pick.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

#include "decide/week.hpp"

namespace rehab {

namespace {

using Order = std::vector<Candidate*>;

bool could_be_printed(const Candidate* candidate) {
  return candidate->decision.outcome == Outcome::today;
}

const std::string& id_of(const Candidate* candidate) {
  return candidate->decision.exercise->id;
}

bool done_before(const Case& c, const ExerciseDecision& d) {
  return c.patient.progress && c.patient.progress->exercises.contains(d.exercise->id);
}

/// The planner's own: what was done before stays, a few new ones come in.
Order own_pick(const Case& c, const Order& order, const std::set<const Candidate*>& taken, std::optional<int> most) {
  Order before, fresh;
  fresh.reserve(order.size());
  for (Candidate* candidate : order)
    if (could_be_printed(candidate) && !taken.contains(candidate))
      (done_before(c, candidate->decision) ? before : fresh).push_back(candidate);
  std::size_t count = before.empty() ? static_cast<std::size_t>(c.clinic.start_with)
                                     : before.size() + static_cast<std::size_t>(c.clinic.add_at_review);
  if (most) count = std::min(count, static_cast<std::size_t>(std::max(0, *most)));
  before.insert(before.end(), fresh.begin(), fresh.end());
  before.resize(std::min(count, before.size()));
  return before;
}

std::vector<std::string_view> chosen_names(const Case& c, const Order& order) {
  std::vector<std::string_view> names;
  const auto add = [&](const std::vector<Choice>& choices) {
    for (const Choice& choice : choices) {
      if (const auto* exercises = c.rulebook.protocol(choice.exercise))
        names.insert(names.end(), exercises->begin(), exercises->end());
      else
        names.push_back(choice.exercise);
    }
  };
  add(c.patient.choose);
  if (c.patient.choose_all)
    for (const Candidate* candidate : order) names.push_back(id_of(candidate));
  add(c.patient.also);
  return names;
}

/// What the clinician named.
class Chosen {
 public:
  Chosen(const Case& c, const Order& order) : order_(order), names_(chosen_names(c, order)) {
    if (names_.empty()) return;
    for (Candidate* candidate : order) by_id_.emplace(id_of(candidate), candidate);
  }

  /// Those that could be printed, in the order of the names.
  Order printable() {
    Order found;
    for (const std::string_view name : names_) {
      const auto [from, to] = by_id_.equal_range(name);
      for (auto each = from; each != to; ++each)
        if (could_be_printed(each->second) && taken_.insert(each->second).second) found.push_back(each->second);
    }
    return found;
  }
  const std::set<const Candidate*>& taken() const { return taken_; }

  /// For each that waits for equipment the planner picks one, as far as the rules on the size leave room.
  std::size_t stand_ins(std::optional<int> most) const {
    const std::set<std::string_view> names(names_.begin(), names_.end());
    const auto wait = std::ranges::count_if(order_, [&](const Candidate* candidate) {
      return candidate->decision.waits_for == WaitsFor::equipment && names.contains(id_of(candidate));
    });
    const auto room = most ? *most - static_cast<std::ptrdiff_t>(taken_.size()) : wait;
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(room, 0, wait));
  }

 private:
  const Order& order_;
  const std::vector<std::string_view> names_;
  std::multimap<std::string_view, Candidate*> by_id_;
  std::set<const Candidate*> taken_;
};

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
    take_minutes(minutes, pick.today.back()->decision);
    pick.cut.push_back(pick.today.back());
    pick.today.pop_back();
  }
  pick.longest_day = std::ranges::max(minutes);
}

/// What comes in by itself first, then what wants a thing or a word.
constexpr std::size_t last_turn = 4;
std::size_t turn_of(WaitsFor waits_for) {
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
    d.is_new = reviewed && !done_before(c, d);
  }
}

Order by_place(const Case& c, Order today) {
  std::ranges::stable_sort(today, {}, [&](const Candidate* each) { return c.rulebook.place_on_sheet(each->form); });
  return today;
}

/// By their ids.
Order left_out(const Order& rest) {
  Order found;
  std::ranges::copy_if(rest, std::back_inserter(found),
                       [](const Candidate* each) { return each->decision.outcome == Outcome::left_out; });
  std::ranges::stable_sort(found, {}, id_of);
  return found;
}

void sort_by_rank(const Case& c, Order& order) {
  std::ranges::sort(order, {}, [&](const Candidate* each) { return (*c.rank)[each->exercise]; });
}

}  // namespace

bool is_whole_set(const PatientIntake& patient) {
  return patient.choose_all || !patient.choose.empty();
}

Pick pick_for_today(const Case& c, std::vector<Candidate*> candidates, std::optional<int> most) {
  sort_by_rank(c, candidates);
  Chosen chosen(c, candidates);
  Pick pick;
  pick.today = chosen.printable();
  pick.chosen = pick.today.size();
  Order own = own_pick(c, candidates, chosen.taken(), most);
  if (is_whole_set(c.patient)) own.resize(std::min(own.size(), chosen.stand_ins(most)));
  pick.today.insert(pick.today.end(), own.begin(), own.end());
  cut(c, pick);
  return pick;
}

Pick pick_for_today(const Case& c, std::vector<Candidate>& candidates, std::optional<int> most) {
  Order order;
  order.reserve(candidates.size());
  for (Candidate& candidate : candidates) order.push_back(&candidate);
  return pick_for_today(c, std::move(order), most);
}

std::vector<ExerciseDecision> in_order(const Case& c, std::vector<Candidate>& candidates, const Pick& pick) {
  note_what_is_new(c, pick);
  for (Candidate* each : pick.cut) keep_waiting(each->decision, WaitsFor::minutes);
  std::vector<bool> is_today(candidates.size());
  for (const Candidate* each : pick.today) is_today[static_cast<std::size_t>(each - candidates.data())] = true;
  Order rest;
  rest.reserve(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (is_today[i]) continue;
    keep_waiting(candidates[i].decision, is_whole_set(c.patient) ? WaitsFor::not_chosen : WaitsFor::next_review);
    rest.push_back(&candidates[i]);
  }
  sort_by_rank(c, rest);

  std::vector<ExerciseDecision> exercises;
  exercises.reserve(candidates.size());
  const auto take = [&](Candidate* each) { exercises.push_back(std::move(each->decision)); };
  std::ranges::for_each(by_place(c, pick.today), take);
  for (std::size_t turn = 0; turn <= last_turn; ++turn)
    for (Candidate* each : rest)
      if (each->decision.outcome == Outcome::waits && turn_of(each->decision.waits_for) == turn) take(each);
  std::ranges::for_each(left_out(rest), take);
  return exercises;
}

}  // namespace rehab
