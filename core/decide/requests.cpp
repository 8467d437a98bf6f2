// SPDX-License-Identifier: Apache-2.0
#include "decide/requests.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

using Names = std::vector<std::string>;

/// nullptr: none has this name.
const Rule* rule_named(const Case& c, const std::string& name) {
  for (const CompiledRule& each : c.rulebook.rules())
    if (each.rule->name() == name) return each.rule;
  return nullptr;
}

Names exercise_names(const Case& c) {
  Names names;
  for (const CompiledExercise& each : c.rulebook.exercises()) names.push_back(each.exercise->id);
  return names;
}

/// What can be chosen: protocols and exercises.
Names choice_names(const Case& c) {
  Names names;
  for (const Bundle* bundle : c.rulebook.bundles())
    for (const auto& [name, exercises] : bundle->protocols) names.push_back(name);
  std::ranges::copy(exercise_names(c), std::back_inserter(names));
  return names;
}

Names rule_names(const Case& c) {
  Names names;
  for (const CompiledRule& each : c.rulebook.rules()) names.push_back(each.rule->name());
  return names;
}

/// The remedy for a name nobody knows; what was typed is never repeated.
std::string did_you_mean(const std::string& typed, const Names& names, const std::string& otherwise) {
  const auto near = nearest(typed, names);
  return near ? "Did you mean " + *near + "?" : otherwise;
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

bool lifts_hold(const Holds& holds, const Rule& r) {
  return std::ranges::any_of(holds.lifted, [&](const LiftedHold& l) { return l.reason.rule == &r; });
}

bool lifts_for(Candidates& candidates, const Rule& r, const std::string& id) {
  return std::ranges::any_of(candidates.named(id), [&](const Candidate* candidate) {
    const auto& lifted = candidate->decision.lifted;
    return std::ranges::find(lifted, &r, &Reason::rule) != lifted.end();
  });
}

constexpr const char* add_clinician = "Add `clinician:` with name and registration.";

std::string or_reason(const std::string& smaller) {
  return smaller + ", or add `reason:` to the change, with a clinician named.";
}

/// Goes through the requests, field by field, and keeps what can't be followed.
class Check {
 public:
  Check(const Case& c, Candidates& candidates, const Holds& holds, int longest_day)
      : c_(c), candidates_(candidates), holds_(holds), longest_day_(longest_day) {}

  std::vector<RequestProblem> problems() {
    const PatientIntake& patient = c_.patient;
    for (std::size_t i = 0; i < patient.shown_today.size(); ++i)
      if (!c_.rulebook.exercise(patient.shown_today[i])) exercise(entry("shown_today", i), patient.shown_today[i]);
    choices("choose", patient.choose);
    choices("also", patient.also);
    for (const auto& [id, reason] : patient.leave_out) exercise("leave_out." + id, id);
    for (const auto& [id, wanted] : patient.change) change("change." + id, id, wanted);
    minutes(patient.change);
    if (patient.progress)
      for (const auto& [id, done] : patient.progress->exercises) progress("progress.exercises." + id, id, done);
    overrides(patient.overrides);
    return std::move(problems_);
  }

 private:
  void problem(std::string field, std::string message, std::string remedy) {
    problems_.push_back({std::move(field), std::move(message), std::move(remedy)});
  }

  /// nullptr: no exercise has this name.
  const Exercise* exercise(const std::string& field, const std::string& id) {
    if (const CompiledExercise* found = c_.rulebook.exercise(id)) return found->exercise;
    const Names names = exercise_names(c_);
    problem(field, "No exercise here has this name.",
            did_you_mean(id, names,
                         names.empty() ? "No plugin in use has any." : "The exercises are " + join(names) + "."));
    return nullptr;
  }

  void form(const std::string& field, const Exercise& e, const std::string& form) {
    const Names names = form_names(e);
    const Form* found = e.form(form);
    if (found && found->offered == Offered::later)
      problem(field, e.id + "." + form + " is a later stage, not a form to begin with.",
              "Write " + e.id + ", and record its progress.");
    else if (!found)
      problem(field, "The exercise " + e.id + " has no such form.",
              did_you_mean(form, names, "Its forms are " + join(names) + "."));
  }

  void choices(const std::string& field, const std::vector<Choice>& choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const Choice& choice = choices[i];
      if (choice.form.empty() && c_.rulebook.protocol(choice.exercise)) continue;
      const CompiledExercise* chosen = c_.rulebook.exercise(choice.exercise);
      if (!chosen) {
        const Names names = choice_names(c_);
        problem(entry(field, i), "No exercise or protocol here has this name.",
                did_you_mean(choice.exercise, names, "The names are " + join(names) + "."));
        continue;
      }
      if (!choice.form.empty()) form(entry(field, i), *chosen->exercise, choice.form);
      if (c_.patient.leave_out.contains(choice.exercise))
        problem(entry(field, i), choice.exercise + " is also under leave_out.", "Keep one of the two.");
    }
  }

  void change(const std::string& field, const std::string& id, const DoseChange& change) {
    const Exercise* changed = exercise(field, id);
    if (!changed) return;
    if (change.days && *change.days != printable_days(*change.days))
      problem(field + ".days", "A week is printed for 1, 2, 3 or 7 days.", "Write one of these.");
    else if (change.days > c_.figures().strength_days && changed->kind == ExerciseKind::strength)
      problem(field + ".days",
              "Strength rests a day between: " + id + " is done on " + std::to_string(c_.figures().strength_days) +
                  " days a week at most.",
              "Write 1, 2 or 3.");
    for (const Candidate* candidate : candidates_.named(id))
      for (const BeyondLimit& each : candidate->beyond) beyond(field, id, each);
    if (!change.reason.empty() && nobody_is_named())
      problem(field + ".reason", "A reason needs the name of the clinician who gives it.", add_clinician);
  }

  void beyond(const std::string& field, const std::string& id, const BeyondLimit& beyond) {
    if (beyond.key.empty())
      return problem(field,
                     "The figure most_repetitions allows " + number_text(beyond.most) +
                         " repetitions a day at most, sets and times together.",
                     or_reason("Write fewer"));
    const bool is_weight = beyond.key == "ankle_kg", has_unit = c_.patient.places.contains(field + ".ankle_weight");
    const std::string key = field + "." + (is_weight && has_unit ? "ankle_weight" : beyond.key);
    const std::string most = number_text(beyond.most) + (is_weight ? " kg" : "");
    if (beyond.rule.empty())
      problem(key, "The card of " + id + " and the figures for every plan go up to " + most + ".",
              or_reason("Write " + most + " or less"));
    else
      problem(key, "The rule " + beyond.rule + " allows " + most + " at most for " + id + ".",
              "Write " + most + " or less, or override the rule for this exercise with a reason.");
  }

  /// Of the whole plan. Without a change of dose the pick keeps to the figure by itself.
  void minutes(const std::map<std::string, DoseChange>& changes) {
    const int most = c_.figures().most_minutes;
    const auto has_reason = [](const auto& change) { return !change.second.reason.empty(); };
    if (longest_day_ > most && !changes.empty() && std::ranges::none_of(changes, has_reason))
      problem("change",
              "The plan takes " + std::to_string(longest_day_) +
                  " minutes on its longest day; the figure most_minutes allows " + std::to_string(most) + ".",
              or_reason("Write smaller doses"));
  }

  void progress(const std::string& field, const std::string& id, const ExerciseProgress& progress) {
    const Exercise* done = exercise(field, id);
    if (!done) return;
    std::size_t stages = 0;
    for (const Form& f : done->forms) stages = std::max(stages, f.stages.size());
    if (progress.stage > static_cast<int>(stages))
      problem(field + ".stage", "The exercise " + id + " has " + std::to_string(stages) + " stages.",
              "Write the stage that was done, 1 to " + std::to_string(stages) + ".");
  }

  void overrides(const std::vector<Override>& overrides) {
    if (!overrides.empty() && nobody_is_named())
      problem("overrides", "An override needs the name of the clinician who makes it.", add_clinician);
    for (std::size_t i = 0; i < overrides.size(); ++i) override_of(entry("overrides", i), overrides[i]);
  }

  void override_of(const std::string& field, const Override& o) {
    const Rule* r = rule_named(c_, o.rule);
    if (!r)
      problem(field + ".rule", "No rule here has this name.",
              did_you_mean(o.rule, rule_names(c_), "A rule is named by its bundle and id: safety_rules/N11."));
    else if (r->has(EffectKind::stop))
      problem(field, r->name() + " stops every exercise and can't be overridden.", "Remove this override.");
    else if (o.exercise.empty())
      override_of_hold(field, o, *r);
    else
      override_for_exercise(field, o, *r);
  }

  void override_of_hold(const std::string& field, const Override& o, const Rule& r) {
    if (!r.has(EffectKind::hold))
      problem(field, r.name() + " is a rule on exercises: an override of it names one.",
              "Add `exercise:` with the exercise it should not count for.");
    else if (!lifts_hold(holds_, r))
      problem(field, r.name() + " does not hold this plan: there is nothing to override.", "Remove this override.");
    if (r.has(EffectKind::hold) && o.agreed_by.empty())
      problem(field, "The hold of " + r.name() + " is lifted by a named person's agreement only.",
              "Add `agreed_by:` with the name and role of who agreed.");
  }

  void override_for_exercise(const std::string& field, const Override& o, const Rule& r) {
    const bool on_exercises =
        r.has(EffectKind::forbid) || r.has(EffectKind::ask) || r.has(EffectKind::prefer) || r.has(EffectKind::limit);
    if (!on_exercises && r.has(EffectKind::hold))
      problem(field, r.name() + " holds the whole plan: an override of it names no exercise.", "Remove `exercise:`.");
    else if (exercise(field + ".exercise", o.exercise) && !lifts_for(candidates_, r, o.exercise))
      problem(field, r.name() + " keeps nothing from " + o.exercise + " here: there is nothing to override.",
              "Remove this override.");
  }

  bool nobody_is_named() const { return c_.patient.clinician.empty() && c_.clinic.clinician.empty(); }

  const Case& c_;
  Candidates& candidates_;
  const Holds& holds_;
  int longest_day_;
  std::vector<RequestProblem> problems_;
};

}  // namespace

std::vector<RequestProblem> problems_of_requests(const Case& c, Candidates& candidates, const Holds& holds,
                                                 int longest_day) {
  return Check(c, candidates, holds, longest_day).problems();
}

}  // namespace rehab
