// SPDX-License-Identifier: Apache-2.0
#include "decide/plan_change.hpp"

#include <algorithm>

namespace rehab {

namespace {

const ExerciseDecision* find(const PrintedPlan& plan, const Exercise* exercise) {
  const auto found = std::ranges::find(plan.today, exercise, &ExerciseDecision::exercise);
  return found == plan.today.end() ? nullptr : *found;
}

/// Of a card's forms a later one asks for less.
bool is_later_form(const ExerciseDecision& than, const ExerciseDecision& form) {
  return form.form > than.form;
}

bool asks_less(const ExerciseDecision& now, const ExerciseDecision& then) {
  const Dose &a = now.dose, &b = then.dose;
  return then.stage < now.stage || then.legs.size() < now.legs.size() || b.sets < a.sets || b.times < a.times ||
         b.hold_s < a.hold_s || b.days < a.days || b.ankle_kg < a.ankle_kg || b.band < a.band || b.rest_s > a.rest_s;
}

bool has_all(const std::vector<Reason>& reasons, const std::vector<Reason>& others) {
  return std::ranges::all_of(others, [&](const Reason& other) {
    return std::ranges::find(reasons, other.rule, &Reason::rule) != reasons.end();
  });
}

bool sends_so_soon(const PrintedPlan& plan, const Route& route) {
  return std::ranges::any_of(plan.ways, [&](const Way& way) {
    return !way.waits && way.route.to == route.to && how_soon(way.route) <= how_soon(route);
  });
}

bool is_of_hold(const Way& way) {
  return way.reasons.front()->effect != EffectKind::refer;
}

bool reviews_sooner(const PrintedPlan& now, const PrintedPlan& then) {
  return then.use_until < now.use_until ||
         (then.review_within_days && (!now.review_within_days || *then.review_within_days < *now.review_within_days));
}

/// Calls `holds(now, then)` for each exercise that both print.
template <class F>
bool any_of_both(const PrintedPlan& now, const PrintedPlan& then, F holds) {
  return std::ranges::any_of(now.today, [&](const ExerciseDecision* d) {
    const ExerciseDecision* other = find(then, d->exercise);
    return other && other != d && holds(*d, *other);
  });
}

bool loses_exercise(const PrintedPlan& now, const PrintedPlan& then) {
  return std::ranges::any_of(now.today, [&](const auto* d) { return !find(then, d->exercise); }) ||
         any_of_both(now, then, is_later_form);
}

bool notes_more(const PrintedPlan& now, const PrintedPlan& then) {
  const auto more_notes = [](const auto& a, const auto& b) { return !has_all(a.step_notes, b.step_notes); };
  return !has_all(now.sheet_notes, then.sheet_notes) || any_of_both(now, then, more_notes);
}

bool prints_more(const PrintedPlan& now, const PrintedPlan& then) {
  return std::ranges::any_of(then.today, [&](const auto* d) { return !find(now, d->exercise); }) ||
         any_of_both(then, now, is_later_form) || any_of_both(then, now, asks_less);
}

bool is_more_serious(PlanChange change, std::optional<PlanChange> than) {
  return !than || change < *than;
}

}  // namespace

std::optional<PlanChange> held_by(const Regimen& regimen) {
  if (regimen.state == RegimenState::issued) return {};
  return regimen.is_stopped() ? PlanChange::stop : PlanChange::hold;
}

std::optional<PlanChange> held_by(const std::vector<Reason>& holding) {
  if (holding.empty()) return {};
  return holding.front().effect == EffectKind::stop ? PlanChange::stop : PlanChange::hold;
}

PrintedPlan printed_plan(const Regimen& regimen) {
  PrintedPlan plan{held_by(regimen),    {},           regimen.use_until, regimen.review_within_days,
                   regimen.sheet_notes, ways(regimen)};
  for (std::size_t i = 0; i < regimen.today; ++i) plan.today.push_back(&regimen.exercises[i]);
  return plan;
}

std::optional<PlanChange> plan_change(const PrintedPlan& now, const PrintedPlan& then) {
  const bool sends_more = !sent_anew(now, then).empty();
  if (then.held && (is_more_serious(*then.held, now.held) || sends_more)) return then.held;
  if (now.held) return then.held ? std::nullopt : std::optional(PlanChange::more);
  if (loses_exercise(now, then)) return PlanChange::exercise_lost;
  if (any_of_both(now, then, asks_less)) return PlanChange::smaller_dose;
  if (sends_more) return PlanChange::referral;
  if (reviews_sooner(now, then)) return PlanChange::review;
  if (notes_more(now, then)) return PlanChange::note;
  if (prints_more(now, then)) return PlanChange::more;
  return {};
}

std::vector<Route> sent_anew(const PrintedPlan& now, const PrintedPlan& then) {
  std::vector<Route> sent;
  for (const Way& way : then.ways)
    if (!way.waits && ((is_of_hold(way) && !now.held) || !sends_so_soon(now, way.route))) sent.push_back(way.route);
  return sent;
}

std::vector<ExerciseTurn> exercise_turns(const PrintedPlan& now, const PrintedPlan& then) {
  std::vector<ExerciseTurn> turns;
  if (now.held || then.held) return turns;
  for (const ExerciseDecision* d : now.today) {
    const ExerciseDecision* other = find(then, d->exercise);
    if (!other || other->form != d->form)
      turns.push_back({d->exercise, d->form, other ? other->form : nullptr});
    else if (asks_less(*d, *other) || asks_less(*other, *d))
      turns.push_back({d->exercise, d->form, d->form, asks_less(*d, *other)});
  }
  for (const ExerciseDecision* d : then.today)
    if (!find(now, d->exercise)) turns.push_back({d->exercise, nullptr, d->form});
  return turns;
}

}  // namespace rehab
