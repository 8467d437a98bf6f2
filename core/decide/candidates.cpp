// SPDX-License-Identifier: Apache-2.0
#include "decide/candidates.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "base/text.hpp"

namespace rehab {

namespace {

std::vector<Reason> reasons_of(const Limits& limits) {
  boost::container::small_vector<const FiredRule*, 8> by_name;
  for (const LimitInForce& l : limits) by_name.push_back(l.fired);
  std::ranges::sort(by_name);
  std::vector<Reason> reasons;
  for (const FiredRule* fired : by_name) add_reason(reasons, reason_for(*fired, EffectKind::limit));
  most_urgent_first(reasons);
  return reasons;
}

std::vector<Reason> notes_with_steps(const Case& c, const FormVerdict& verdict) {
  std::vector<Reason> notes;
  for_each_about(c, verdict, EffectKind::note, [&](const FiredRule& fired, const FiredEffect& note) {
    if (note.effect->place == Effect::NotePlace::steps) add_reason(notes, reason_for(fired, EffectKind::note));
  });
  return notes;
}

void set_rung(ExerciseDecision& d, const Case& c, const Rung& rung) {
  d.form = rung.printed->form;
  d.legs = rung.printed->legs;
  d.uses = strings(rung.printed->equipment->uses);
  d.uses_beside_form = strings(rung.printed->equipment->for_notes);
  d.alternate_start = c.both_are_trained && d.legs.size() == 2;
  d.stage = rung.stage;
  d.step = rung.step;
  d.step_rule = rung.step_rule;
  d.made_smaller = rung.smaller_dose && rung.by_progress && rung.step == StageStep::keep;
  add_reasons_in_force(c, *d.exercise, *rung.start, EffectKind::ask, d.asked_by);
  d.limited_by = reasons_of(rung.limits);
  d.step_notes = notes_with_steps(c, *rung.printed);
  d.waits_for = rung.waits_for;
  d.outcome = d.waits_for == WaitsFor::nothing ? Outcome::today : Outcome::waits;
}

/// The weight of a dose is had at home and stands among what is needed; else the exercise waits for it.
void need_weight(ExerciseDecision& d, const Case& c) {
  if (d.dose.ankle_kg <= 0) return;
  if (Home(c.facts).has("ankle_weight")) {
    d.uses.emplace_back("ankle_weight");
    d.uses_beside_form.emplace_back("ankle_weight");
    return;
  }
  auto& missing = std::ranges::find(d.forms, true, &FormDecision::chosen)->missing;
  missing = missing.with("ankle_weight");
  if (d.outcome != Outcome::today) return;
  d.outcome = Outcome::waits;
  d.waits_for = WaitsFor::equipment;
}

void set_dose(Candidate& candidate, const Case& c, const Rung& rung) {
  ExerciseDecision& d = candidate.decision;
  const Stage& stage = rung.on_card();
  const auto smaller = [&](const Dose& dose) {
    return sore_dose(dose, stage.sore_times, stage.sore_hold_s, c.figures().sore_percent);
  };
  const Dose reached = rung.smaller_dose ? smaller(stage.dose) : stage.dose;
  d.dose = limited(reached, rung.limits);
  if (const auto change = c.patient.change.find(d.exercise->id); change != c.patient.change.end()) {
    candidate.beyond = beyond_limits(change->second, reached, d.dose, rung.limits);
    d.unchanged = d.dose;
    d.dose = changed(d.dose, change->second);
    for (const BeyondLimit& b :
         beyond_card(change->second, d.dose, rung.start->form->stages, c.figures(), c.facts[field::age].if_unknown(0)))
      if (std::ranges::find(candidate.beyond, b.key, &BeyondLimit::key) == candidate.beyond.end())
        candidate.beyond.push_back(b);
  }
  need_weight(d, c);
  d.sore_dose = smaller(d.dose);
  d.minutes = minutes_of(d.dose, d.legs.size());
}

void work_out(Candidate& candidate, const Case& c, const CompiledExercise& exercise) {
  ExerciseForms forms = allowed_forms(c, exercise);
  const std::optional<Rung> rung = stage_of(c, forms);
  candidate.exercise = c.rulebook.number_of(exercise);
  ExerciseDecision& d = candidate.decision;
  d.exercise = exercise.exercise;
  d.left_out_by_clinician = c.patient.leave_out.contains(d.exercise->id);
  d.lifted = std::move(forms.lifted);
  d.forms = std::move(forms.told);
  if (!rung) return;
  candidate.form = rung->printed->number;
  d.forms[candidate.form - exercise.first_form].chosen = true;
  set_rung(d, c, *rung);
  set_dose(candidate, c, *rung);
}

}  // namespace

Candidate& Candidates::operator[](std::size_t exercise) {
  Candidate*& found = found_[exercise];
  if (found) return *found;
  const CompiledExercise& compiled = case_.rulebook.exercises()[exercise];
  if (now_ && !may_differ(compiled)) return *(found = &(*now_)[exercise]);
  found = &worked_out_.emplace_front();
  work_out(*found, case_, compiled);
  return *found;
}

std::vector<Candidate*> Candidates::named(std::string_view id) {
  std::vector<Candidate*> candidates;
  for (const std::size_t exercise : *case_.order)
    if (case_.rulebook.exercises()[exercise].exercise->id == id) candidates.push_back(&(*this)[exercise]);
  return candidates;
}

bool Candidates::may_differ(const CompiledExercise& exercise) const {
  for (std::size_t i = 0; i < exercise.exercise->forms.size(); ++i)
    if (concerns(touched_, exercise.first_form + i)) return true;
  return false;
}

}  // namespace rehab
