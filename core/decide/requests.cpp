// SPDX-License-Identifier: Apache-2.0
#include "decide/requests.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "decide/known_names.hpp"
#include "decide/overrides.hpp"

namespace rehab {

namespace {

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

bool is_protocol(const Case& c, const std::string& name) {
  return std::any_of(c.bundles.begin(), c.bundles.end(), [&](const Bundle* b) { return b->protocols.contains(name); });
}

void check_choices(const Case& c, const KnownNames& known, const std::string& field, const std::vector<Choice>& choices,
                   std::vector<RequestProblem>& problems) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Choice& choice = choices[i];
    if (choice.form.empty() && is_protocol(c, choice.exercise)) continue;
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

constexpr int every_day = 7;

void check_change(const KnownNames& known, const std::string& id, const DoseChange& change,
                  const std::vector<Candidate>& candidates, std::vector<RequestProblem>& problems) {
  const std::string field = "change." + id;
  if (!check_exercise(known, field, id, problems)) return;
  if (change.days && *change.days != 1 && *change.days != 2 && *change.days != 3 && *change.days != 7)
    problems.push_back({field + ".days", "A week is printed for 1, 2, 3 or 7 days.", "Write one of these."});
  if (change.days == every_day && known.exercise(id)->kind == ExerciseKind::strength)
    problems.push_back({field + ".days",
                        "Strength rests a day between: " + id + " is done on 3 days a week at most (D6).",
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
  for (const auto& [id, change] : patient.change) check_change(known, id, change, candidates, problems);
  if (patient.progress)
    for (const auto& [id, progress] : patient.progress->exercises) check_progress(known, id, progress, problems);
  check_overrides(c, known, candidates, holds, problems);
  return problems;
}

}  // namespace rehab
