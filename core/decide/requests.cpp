// SPDX-License-Identifier: Apache-2.0
#include "decide/requests.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

using Names = std::vector<std::string>;

/// The names a clinician can type in a request, of these bundles.
struct KnownNames {
  std::vector<const Exercise*> exercises;
  std::vector<const Rule*> rules;
  Names exercise_names;
  Names choice_names;  ///< exercises and protocols
  Names rule_names;    ///< with their bundle

  /// nullptr: none has this name.
  const Exercise* exercise(const std::string& id) const;
  const Rule* rule(const std::string& name) const;
};

KnownNames known_names(const Case& c) {
  KnownNames known;
  for (const Bundle* bundle : c.bundles) {
    for (const Exercise& e : bundle->exercises) {
      known.exercises.push_back(&e);
      known.exercise_names.push_back(e.id);
    }
    for (const Rule& r : bundle->rules) {
      known.rules.push_back(&r);
      known.rule_names.push_back(r.name());
    }
    for (const auto& [name, exercises] : bundle->protocols) known.choice_names.push_back(name);
  }
  known.choice_names.insert(known.choice_names.end(), known.exercise_names.begin(), known.exercise_names.end());
  return known;
}

const Exercise* KnownNames::exercise(const std::string& id) const {
  const auto found = std::ranges::find(exercises, id, &Exercise::id);
  return found == exercises.end() ? nullptr : *found;
}

const Rule* KnownNames::rule(const std::string& name) const {
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return found == rules.end() ? nullptr : *found;
}

/// The remedy for a name nobody knows; what was typed is never repeated.
std::string did_you_mean(const std::string& typed, const Names& names, const std::string& otherwise) {
  const auto near = nearest(typed, names);
  return near ? "Did you mean " + *near + "?" : otherwise;
}

/// Adds a problem and returns false where no exercise has this name.
bool check_exercise(const KnownNames& known, const std::string& field, const std::string& id,
                    std::vector<RequestProblem>& problems) {
  if (known.exercise(id)) return true;
  problems.push_back(
      {field, "No exercise here has this name.",
       did_you_mean(id, known.exercise_names,
                    known.exercise_names.empty() ? "No plugin in use has any."
                                                 : "The exercises are " + join(known.exercise_names) + ".")});
  return false;
}

/// "choose[1]"
std::string entry(const std::string& field, std::size_t index) {
  return field + "[" + std::to_string(index) + "]";
}

Names form_names(const Exercise& e) {
  Names names;
  for (const Form& f : e.forms)
    if (f.offered != Offered::later) names.push_back(f.id);
  return names;
}

void check_form(const Exercise& e, const std::string& field, const std::string& form,
                std::vector<RequestProblem>& problems) {
  if (form.empty()) return;
  const Names names = form_names(e);
  const Form* found = e.form(form);
  if (found && found->offered == Offered::later)
    problems.push_back({field, e.id + "." + form + " is a later stage, not a form to begin with.",
                        "Write " + e.id + ", and record its progress."});
  else if (!found)
    problems.push_back({field, "The exercise " + e.id + " has no such form.",
                        did_you_mean(form, names, "Its forms are " + join(names) + ".")});
}

void check_choices(const Case& c, const KnownNames& known, const std::string& field, const std::vector<Choice>& choices,
                   std::vector<RequestProblem>& problems) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Choice& choice = choices[i];
    if (choice.form.empty() && c.protocol(choice.exercise)) continue;
    const Exercise* chosen = known.exercise(choice.exercise);
    if (!chosen) {
      problems.push_back(
          {entry(field, i), "No exercise or protocol here has this name.",
           did_you_mean(choice.exercise, known.choice_names, "The names are " + join(known.choice_names) + ".")});
      continue;
    }
    check_form(*chosen, entry(field, i), choice.form, problems);
    if (c.patient.leave_out.contains(choice.exercise))
      problems.push_back({entry(field, i), choice.exercise + " is also under leave_out.", "Keep one of the two."});
  }
}

void check_change(const Case& c, const KnownNames& known, const std::string& id, const DoseChange& change,
                  const std::vector<Candidate>& candidates, std::vector<RequestProblem>& problems) {
  const std::string field = "change." + id;
  if (!check_exercise(known, field, id, problems)) return;
  if (change.days && *change.days != printable_days(*change.days))
    problems.push_back({field + ".days", "A week is printed for 1, 2, 3 or 7 days.", "Write one of these."});
  else if (change.days > c.figures.strength_days && known.exercise(id)->kind == ExerciseKind::strength)
    problems.push_back({field + ".days",
                        "Strength rests a day between: " + id + " is done on " +
                            std::to_string(c.figures.strength_days) + " days a week at most.",
                        "Write 1, 2 or 3."});
  for (const Candidate& candidate : candidates) {
    if (candidate.decision.exercise->id != id) continue;
    for (const BeyondLimit& beyond : candidate.beyond) {
      const std::string most = number_text(beyond.most);
      problems.push_back({field + "." + beyond.key,
                          "The rule " + beyond.rule + " allows " + most + " at most for " + id + ".",
                          "Write " + most + " or less, or override the rule for this exercise with a reason."});
    }
  }
}

void check_progress(const KnownNames& known, const std::string& id, const ExerciseProgress& progress,
                    std::vector<RequestProblem>& problems) {
  const std::string field = "progress.exercises." + id;
  if (!check_exercise(known, field, id, problems)) return;
  std::size_t stages = 0;
  for (const Form& f : known.exercise(id)->forms) stages = std::max(stages, f.stages.size());
  if (progress.stage > static_cast<int>(stages))
    problems.push_back({field + ".stage", "The exercise " + id + " has " + std::to_string(stages) + " stages.",
                        "Write the stage that was done, 1 to " + std::to_string(stages) + "."});
}

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

void check_overrides(const Case& c, const KnownNames& known, const std::vector<Candidate>& candidates,
                     const Holds& holds, std::vector<RequestProblem>& problems) {
  const auto& overrides = c.patient.overrides;
  if (!overrides.empty() && c.patient.clinician.empty() && c.clinic.clinician.empty())
    problems.push_back({"overrides", "An override needs the name of the clinician who makes it.",
                        "Add `clinician:` with name and registration."});
  for (std::size_t i = 0; i < overrides.size(); ++i)
    check_override(overrides[i], known, candidates, holds, entry("overrides", i), problems);
}

}  // namespace

std::vector<RequestProblem> problems_of_requests(const Case& c, const std::vector<Candidate>& candidates,
                                                 const Holds& holds) {
  const KnownNames known = known_names(c);
  const PatientIntake& patient = c.patient;
  std::vector<RequestProblem> problems;
  for (std::size_t i = 0; i < patient.shown_today.size(); ++i)
    check_exercise(known, entry("shown_today", i), patient.shown_today[i], problems);
  check_choices(c, known, "choose", patient.choose, problems);
  check_choices(c, known, "also", patient.also, problems);
  for (const auto& [id, reason] : patient.leave_out) check_exercise(known, "leave_out." + id, id, problems);
  for (const auto& [id, change] : patient.change) check_change(c, known, id, change, candidates, problems);
  if (patient.progress)
    for (const auto& [id, progress] : patient.progress->exercises) check_progress(known, id, progress, problems);
  check_overrides(c, known, candidates, holds, problems);
  return problems;
}

}  // namespace rehab
