// SPDX-License-Identifier: Apache-2.0
#include "decide/dose.hpp"

#include <algorithm>

namespace rehab {

namespace {

constexpr int getting_ready_s = 30;
/// Of fewer repetitions than this a part is hardly less: it is taken of the hold.
constexpr int times_to_take_from = 4;

void lower(int& value, const Limits& limits, std::optional<int> Limit::*bound) {
  if (const LimitInForce* l = strictest(limits, bound)) value = std::min(value, *(l->limit->*bound));
}

int part_of(int value, int percent) {
  return value > 0 ? std::max(1, value * percent / 100) : value;
}

Dose part_of(Dose dose, int percent) {
  int& taken = dose.times >= times_to_take_from || dose.hold_s == 0 ? dose.times : dose.hold_s;
  taken = part_of(taken, percent);
  return dose;
}

bool take_smaller(int& value, const std::optional<int>& figure) {
  if (!figure || *figure >= value) return false;
  value = *figure;
  return true;
}

/// Keeps one entry for each key: the strictest.
void add_beyond(std::vector<BeyondLimit>& beyond, const BeyondLimit& found, double wanted) {
  if (wanted <= found.most) return;
  const auto known = std::ranges::find(beyond, found.key, &BeyondLimit::key);
  if (known == beyond.end())
    beyond.push_back(found);
  else if (found.most < known->most)
    *known = found;
}
void add_beyond(std::vector<BeyondLimit>& beyond, const char* key, double wanted, double most, const LimitInForce& by) {
  add_beyond(beyond, {key, most, by.fired->rule().name()}, wanted);
}

template <class T>
void check_bound(std::vector<BeyondLimit>& beyond, const char* key, const std::optional<T>& wanted,
                 const Limits& limits, std::optional<T> Limit::*bound) {
  if (const LimitInForce* l = strictest(limits, bound); l && wanted)
    add_beyond(beyond, key, *wanted, *(l->limit->*bound), *l);
}

/// A limit in percent allows so much of the stage's own figure, no more.
void check_part(std::vector<BeyondLimit>& beyond, const char* key, const std::optional<int>& wanted, int stage,
                const Limits& limits) {
  const LimitInForce* l = strictest(limits, &Limit::percent);
  if (l && wanted) add_beyond(beyond, key, *wanted, part_of(stage, *l->limit->percent), *l);
}

}  // namespace

int printable_days(int days) {
  if (days >= 7) return 7;
  return std::clamp(days, 1, 3);
}

Dose limited(const Dose& dose, const Limits& limits) {
  Dose result = dose;
  if (const LimitInForce* l = strictest(limits, &Limit::percent)) {
    result.times = std::min(result.times, part_of(dose.times, *l->limit->percent));
    result.hold_s = std::min(result.hold_s, part_of(dose.hold_s, *l->limit->percent));
  }
  lower(result.sets, limits, &Limit::sets);
  lower(result.times, limits, &Limit::times);
  lower(result.hold_s, limits, &Limit::hold_s);
  lower(result.days, limits, &Limit::days);
  result.days = printable_days(result.days);
  if (const LimitInForce* l = strictest(limits, &Limit::ankle_kg))
    result.ankle_kg = std::min(result.ankle_kg, *l->limit->ankle_kg);
  for (const LimitInForce& l : limits) result.rest_s = std::max(result.rest_s, l.limit->rest_s.value_or(0));
  return result;
}

Dose sore_dose(const Dose& dose, std::optional<int> sore_times, std::optional<int> sore_hold_s, int percent) {
  Dose sore = dose;
  const bool fewer = take_smaller(sore.times, sore_times);
  const bool shorter = take_smaller(sore.hold_s, sore_hold_s);
  return fewer || shorter ? sore : part_of(dose, percent);
}

Dose changed(const Dose& dose, const DoseChange& change) {
  Dose result = dose;
  result.sets = change.sets.value_or(dose.sets);
  result.times = change.times.value_or(dose.times);
  result.hold_s = change.hold_s.value_or(dose.hold_s);
  result.days = printable_days(change.days.value_or(dose.days));
  result.ankle_kg = change.ankle_kg.value_or(dose.ankle_kg);
  return result;
}

std::vector<BeyondLimit> beyond_limits(const DoseChange& change, const Dose& stage, const Dose& planned,
                                       const Limits& limits) {
  std::vector<BeyondLimit> beyond;
  check_bound(beyond, "sets", change.sets, limits, &Limit::sets);
  check_bound(beyond, "times", change.times, limits, &Limit::times);
  check_part(beyond, "times", change.times, stage.times, limits);
  check_bound(beyond, "hold_s", change.hold_s, limits, &Limit::hold_s);
  check_part(beyond, "hold_s", change.hold_s, stage.hold_s, limits);
  check_bound(beyond, "days", change.days, limits, &Limit::days);
  check_bound(beyond, "ankle_kg", change.ankle_kg, limits, &Limit::ankle_kg);
  if (const LimitInForce* kept = keeping_stage(limits)) {
    const auto no_more = [&](const char* key, const auto& wanted, double most) {
      if (wanted) add_beyond(beyond, key, *wanted, most, *kept);
    };
    no_more("sets", change.sets, planned.sets);
    no_more("times", change.times, planned.times);
    no_more("hold_s", change.hold_s, planned.hold_s);
    no_more("days", change.days, planned.days);
    no_more("ankle_kg", change.ankle_kg, planned.ankle_kg);
  }
  return beyond;
}

std::vector<BeyondLimit> beyond_card(const DoseChange& change, const Dose& changed, const std::vector<Stage>& ladder,
                                     const PlanFigures& figures, int age) {
  std::vector<BeyondLimit> beyond;
  if (!change.reason.empty()) return beyond;
  const auto at_most = [&](const char* key, const auto& wanted, double most) {
    if (wanted) add_beyond(beyond, {key, most, {}}, *wanted);
  };
  const auto check = [&](const char* key, const auto& wanted, auto Dose::*figure) {
    const auto by_figure = [&](const Stage& stage) { return stage.dose.*figure; };
    at_most(key, wanted, by_figure(*std::ranges::max_element(ladder, {}, by_figure)));
  };
  check("sets", change.sets, &Dose::sets);
  check("times", change.times, &Dose::times);
  check("hold_s", change.hold_s, &Dose::hold_s);
  check("ankle_kg", change.ankle_kg, &Dose::ankle_kg);
  if (age >= figures.older_age) at_most("ankle_kg", change.ankle_kg, figures.older_ankle_kg);
  if (change.times || change.sets)
    add_beyond(beyond, {"", static_cast<double>(figures.most_repetitions), {}}, changed.times * changed.sets);
  return beyond;
}

int minutes_of(const Dose& dose, std::size_t legs) {
  const int once = dose.lift_s + dose.hold_s + dose.lower_s + dose.rest_s;
  const int seconds = once * dose.times * dose.sets * static_cast<int>(legs) + getting_ready_s;
  return (seconds + 59) / 60;
}

}  // namespace rehab
