// SPDX-License-Identifier: Apache-2.0
#include "decide/decide.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "decide/case.hpp"
#include "decide/exercise.hpp"
#include "decide/pick.hpp"
#include "decide/plan_effects.hpp"
#include "decide/requests.hpp"
#include "decide/week.hpp"

namespace rehab {

namespace {

std::vector<Candidate> decide_each(const Case& c) {
  std::vector<Candidate> candidates;
  for (const Bundle* bundle : c.bundles)
    for (const Exercise& exercise : bundle->exercises) candidates.push_back(decide_exercise(c, exercise));
  return candidates;
}

/// A review that a rule wants sooner ends the use of the sheet sooner.
Date last_day_of_use(const Date& last_day, const Date& from, const PlanLimits& limits) {
  if (!limits.review_days) return last_day;
  return std::min(last_day, add_days(from, *limits.review_days));
}

void set_plan(Regimen& regimen, const Case& c, const AdviceByBundle& advice, const PlanLimits& limits,
              const std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : candidates) regimen.exercises.push_back(candidate.decision);
  regimen.today = pick_and_order(c, advice, limits.exercises, regimen.exercises);
  regimen.nothing_left = regimen.today == 0;
  const std::span today(regimen.exercises.data(), regimen.today);
  regimen.week = week_of(today);
  regimen.minutes = minutes_by_day(today);
}

/// "overrides[0].rule", else "overrides[0]", else "overrides", else the file.
Place nearest_place(std::string_view field, const PatientIntake& patient) {
  while (!field.empty()) {
    if (const auto found = patient.places.find(field); found != patient.places.end()) return found->second;
    const auto cut = field.find_last_of(".[");
    field = cut == std::string_view::npos ? std::string_view{} : field.substr(0, cut);
  }
  return {patient.file, 0, 0};
}

}  // namespace

Decision decide(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
                const Clinic& clinic) {
  const PlanFigures figures = plan_figures(bundles);
  const Date last_day = use_until(patient, clinic, figures);
  const Case c = make_case(patient, bundles, advice, clinic, figures, last_day);
  const std::vector<Candidate> candidates = decide_each(c);
  const PlanLimits limits = plan_limits_of(c);
  Holds holds = holds_of(c);

  Decision decision;
  decision.problems = problems_of_requests(c, candidates, holds);
  Regimen& regimen = decision.regimen;
  regimen.use_until = last_day_of_use(last_day, patient.date, limits);
  regimen.review = patient.progress ? patient.progress->review : 0;
  regimen.review_within_days = limits.review_days;
  regimen.plan_limits = limits.reasons;
  regimen.referrals = referrals_of(c);
  regimen.not_evaluated = c.rules.not_evaluated;
  const PainLimit pain = pain_limit(c.facts[field::pain_usual].value(), figures);
  regimen.good_pain = figures.good_pain;
  regimen.pain_limit = pain.most;
  regimen.no_rise = pain.no_rise;
  regimen.holding = std::move(holds.in_force);
  regimen.lifted_holds = std::move(holds.lifted);
  // Held for a stop or a hold, there is no plan at all, not even one to look at.
  if (regimen.holding.empty()) set_plan(regimen, c, advice, limits, candidates);
  const std::span today(regimen.exercises.data(), regimen.today);
  regimen.sheet_notes = notes_for(c, Effect::NotePlace::sheet, today);
  regimen.record_notes = notes_for(c, Effect::NotePlace::record, today);
  if (!regimen.holding.empty() || regimen.nothing_left) regimen.state = RegimenState::held;
  return decision;
}

void add_problems(const std::vector<RequestProblem>& found, const PatientIntake& patient, Problems& problems) {
  for (const RequestProblem& p : found)
    problems.error(nearest_place(p.field, patient), p.field + ": " + p.message, p.remedy);
}

}  // namespace rehab
