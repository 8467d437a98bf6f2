// SPDX-License-Identifier: Apache-2.0
#include "decide/decide.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "decide/allowed.hpp"
#include "decide/dose.hpp"
#include "decide/fires.hpp"
#include "decide/pick.hpp"
#include "decide/plan_effects.hpp"
#include "decide/requests.hpp"
#include "decide/week.hpp"

namespace rehab {

namespace {

/// A review that a rule wants sooner ends the use of the sheet sooner.
Date last_day_of_use(const Case& c, const PlanLimits& limits) {
  const Date last_day = use_until(c.patient, c.clinic, c.figures);
  return limits.review_days ? std::min(last_day, add_days(c.patient.date, *limits.review_days)) : last_day;
}

Regimen regimen_of(const Case& c, const std::vector<Candidate>& candidates) {
  Holds holds = holds_of(c);
  PlanLimits limits = plan_limits_of(c);
  // Held for a stop or a hold, there is no plan at all, not even one to look at.
  Picked picked = holds.in_force.empty() ? pick_for_today(c, candidates, limits.exercises) : Picked{};

  Regimen regimen;
  regimen.nothing_left = holds.in_force.empty() && picked.today == 0;
  if (!holds.in_force.empty() || regimen.nothing_left) regimen.state = RegimenState::held;
  regimen.use_until = last_day_of_use(c, limits);
  regimen.review = c.patient.progress ? c.patient.progress->review : 0;
  regimen.review_within_days = limits.review_days;
  regimen.holding = std::move(holds.in_force);
  regimen.lifted_holds = std::move(holds.lifted);
  regimen.plan_limits = std::move(limits.reasons);
  regimen.clot_goes_to = where_a_clot_goes(c);
  regimen.referrals = referrals_of(c);
  regimen.sheet_notes = notes_for(c, Effect::NotePlace::sheet, picked.printed());
  regimen.record_notes = notes_for(c, Effect::NotePlace::record, picked.printed());
  regimen.considerations = considerations_of(c);
  regimen.not_evaluated = c.not_evaluated;
  regimen.week = week_of(picked.printed());
  regimen.minutes = minutes_by_day(picked.printed());
  regimen.today = picked.today;
  regimen.exercises = std::move(picked.exercises);
  const PainLimit pain = pain_limit(c.facts[field::pain_usual].value(), c.figures);
  regimen.good_pain = c.figures.good_pain;
  regimen.pain_limit = pain.most;
  regimen.no_rise = pain.no_rise;
  return regimen;
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
  return decide(what_fires(patient, bundles, advice, clinic));
}

Decision decide(const Case& c) {
  const std::vector<ExerciseForms> exercises = allowed_forms(c);
  const std::vector<Candidate> candidates = with_stage_and_dose(c, exercises);
  Regimen regimen = regimen_of(c, candidates);
  const std::span<const ExerciseDecision> printed(regimen.exercises.data(), regimen.today);
  std::vector<RequestProblem> problems = problems_of_requests(c, candidates, holds_of(c), printed);
  return {std::move(regimen), std::move(problems)};
}

Regimen plan_of(const Case& c, const std::vector<ExerciseForms>& exercises) {
  return regimen_of(c, with_stage_and_dose(c, exercises));
}

void add_problems(const std::vector<RequestProblem>& found, const PatientIntake& patient, Problems& problems) {
  for (const RequestProblem& p : found)
    problems.error(nearest_place(p.field, patient), p.field + ": " + p.message, p.remedy);
}

}  // namespace rehab
