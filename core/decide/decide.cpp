// SPDX-License-Identifier: Apache-2.0
#include "decide/decide.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "decide/fires.hpp"
#include "decide/pick.hpp"
#include "decide/plan_effects.hpp"
#include "decide/request_lines.hpp"
#include "decide/requests.hpp"
#include "decide/week.hpp"

namespace rehab {

namespace {

Regimen regimen_of(const Case& c, Candidates& candidates, const Pick& pick, Holds holds, PlanLimits limits,
                   std::size_t next) {
  Regimen regimen;
  regimen.nothing_left = holds.in_force.empty() && pick.today.empty();
  if (!holds.in_force.empty() || regimen.nothing_left) regimen.state = RegimenState::held;
  regimen.use_until = last_day_of_use(c, limits);
  regimen.review = c.patient.progress ? c.patient.progress->review : 0;
  regimen.review_within_days = limits.review_days;
  regimen.plan_limits = std::move(limits.reasons);
  regimen.clot_goes_to = where_a_clot_goes(c);
  regimen.referrals = referrals_of(c, c.fired);
  regimen.sheet_notes = notes_for(c, Effect::NotePlace::sheet, pick.today);
  regimen.record_notes = notes_for(c, Effect::NotePlace::record, pick.today);
  regimen.considerations = considerations_of(c);
  regimen.not_evaluated = c.not_evaluated;
  regimen.today = pick.today.size();
  if (holds.in_force.empty()) {  // else there is no plan at all, not even one to look at
    regimen.exercises = in_order(c, candidates, pick, next);
    regimen.not_worked_out = c.rulebook.exercises().size() - regimen.exercises.size();
  }
  const auto today = std::span(regimen.exercises).first(regimen.today);
  regimen.week = week_of(today);
  regimen.minutes = minutes_by_day(today);
  regimen.holding = std::move(holds.in_force);
  regimen.lifted_holds = std::move(holds.lifted);
  const PainLimit pain = pain_limit(c.facts[field::pain_usual].value(), c.figures());
  regimen.good_pain = c.figures().good_pain;
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
  const Rulebook rulebook({bundles.begin(), bundles.end()});
  return decide(what_fires(patient, facts_for_rules(patient, rulebook, clinic), rulebook, advice, clinic));
}

Decision decide(const Case& c, std::size_t next) {
  Candidates candidates(c);
  Holds holds = holds_of(c, c.fired);
  PlanLimits limits = plan_limits_of(c);
  const Pick pick = holds.in_force.empty() ? pick_for_today(c, candidates, limits.exercises) : Pick{};
  std::vector<RequestProblem> problems = problems_of_requests(c, candidates, holds, pick.longest_day);
  return {regimen_of(c, candidates, pick, std::move(holds), std::move(limits), next), std::move(problems)};
}

void add_problems(const std::vector<RequestProblem>& found, const PatientIntake& patient, Problems& problems) {
  for (const RequestProblem& p : found) {
    Problem problem{nearest_place(p.field, patient), p.field + ": " + p.message, p.remedy};
    if (std::string line = line_instead(p, found, patient); !line.empty()) problem.instead.push_back(std::move(line));
    problems.add(std::move(problem));
  }
}

}  // namespace rehab
