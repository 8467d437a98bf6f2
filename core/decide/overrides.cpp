// SPDX-License-Identifier: Apache-2.0
#include "decide/overrides.hpp"

#include <algorithm>

namespace rehab {

namespace {

bool has_effect(const Rule& r, EffectKind kind) {
  return std::any_of(r.then.begin(), r.then.end(), [&](const Effect& e) { return e.kind == kind; });
}

bool lifts_hold(const Holds& holds, const Rule& r) {
  return std::any_of(holds.lifted.begin(), holds.lifted.end(),
                     [&](const LiftedHold& l) { return l.reason.rule == &r; });
}

bool lifts_for(const std::vector<Candidate>& candidates, const Rule& r, const std::string& id) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    const auto& lifted = candidate.decision.lifted;
    return candidate.decision.exercise->id == id &&
           std::any_of(lifted.begin(), lifted.end(), [&](const Reason& reason) { return reason.rule == &r; });
  });
}

void check_hold_override(const Override& o, const Rule& r, const Holds& holds, const std::string& field,
                         std::vector<RequestProblem>& problems) {
  if (!has_effect(r, EffectKind::hold))
    problems.push_back({field, r.name() + " is a rule on exercises: an override of it names one.",
                        "Add `exercise:` with the exercise it should not count for."});
  else if (!lifts_hold(holds, r))
    problems.push_back(
        {field, r.name() + " does not hold this plan: there is nothing to override.", "Remove this override."});
  if (has_effect(r, EffectKind::hold) && o.agreed_by.empty())
    problems.push_back({field, "The hold of " + r.name() + " is lifted by a named person's agreement only.",
                        "Add `agreed_by:` with the name and role of who agreed."});
}

void check_exercise_override(const Override& o, const Rule& r, const KnownNames& known,
                             const std::vector<Candidate>& candidates, const std::string& field,
                             std::vector<RequestProblem>& problems) {
  const bool on_exercises =
      has_effect(r, EffectKind::forbid) || has_effect(r, EffectKind::ask) || has_effect(r, EffectKind::limit);
  if (!on_exercises && has_effect(r, EffectKind::hold))
    problems.push_back(
        {field, r.name() + " holds the whole plan: an override of it names no exercise.", "Remove `exercise:`."});
  else if (check_exercise(known, field + ".exercise", o.exercise, problems) && !lifts_for(candidates, r, o.exercise))
    problems.push_back({field, r.name() + " keeps nothing from " + o.exercise + " here: there is nothing to override.",
                        "Remove this override."});
}

void check_override(const Override& o, const KnownNames& known, const std::vector<Candidate>& candidates,
                    const Holds& holds, const std::string& field, std::vector<RequestProblem>& problems) {
  const Rule* r = known.rule(o.rule);
  if (!r)
    problems.push_back(
        {field + ".rule", "No rule here has this name.",
         did_you_mean(o.rule, known.rule_names, "A rule is named by its bundle and id: safety_rules/N11.")});
  else if (has_effect(*r, EffectKind::stop))
    problems.push_back({field, r->name() + " stops every exercise and can't be overridden.", "Remove this override."});
  else if (o.exercise.empty())
    check_hold_override(o, *r, holds, field, problems);
  else
    check_exercise_override(o, *r, known, candidates, field, problems);
}

}  // namespace

void check_overrides(const Case& c, const KnownNames& known, const std::vector<Candidate>& candidates,
                     const Holds& holds, std::vector<RequestProblem>& problems) {
  const auto& overrides = c.patient.overrides;
  if (!overrides.empty() && c.patient.clinician.empty() && c.clinic.clinician.empty())
    problems.push_back({"overrides", "An override needs the name of the clinician who makes it.",
                        "Add `clinician:` with name and registration."});
  for (std::size_t i = 0; i < overrides.size(); ++i)
    check_override(overrides[i], known, candidates, holds, entry("overrides", i), problems);
}

}  // namespace rehab
