// SPDX-License-Identifier: Apache-2.0
#include "decide/exercise.hpp"

#include <algorithm>
#include <optional>

#include "decide/forms.hpp"
#include "decide/ladder.hpp"

namespace rehab {

namespace {

using Verdicts = std::vector<FormVerdict>;
using Indices = std::vector<std::size_t>;

struct Selection {
  std::optional<std::size_t> form;  ///< nothing: no form is left
  WaitsFor waits_for = WaitsFor::nothing;
};

template <class Keep>
Indices those(const Indices& of, Keep keep) {
  Indices kept;
  std::copy_if(of.begin(), of.end(), std::back_inserter(kept), keep);
  return kept;
}

Indices left_by_rules(const Verdicts& verdicts, const Wish* wish) {
  Indices left;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].allowed() && is_offered(*verdicts[i].form, wish)) left.push_back(i);
  return left;
}

/// The form the clinician named; the card's first where none is.
std::size_t first_wanted(const Verdicts& verdicts, const Wish* wish) {
  if (!wish || wish->form.empty()) return 0;
  const auto named =
      std::find_if(verdicts.begin(), verdicts.end(), [&](const FormVerdict& v) { return v.form->id == wish->form; });
  return named == verdicts.end() ? 0 : static_cast<std::size_t>(named - verdicts.begin());
}

/// The best form left. Where the named one is forbidden only a later one may stand in for it: earlier ones ask for
/// more.
Selection select_form(const Verdicts& verdicts, const Wish* wish) {
  const Indices left = left_by_rules(verdicts, wish);
  if (left.empty()) return {};
  const Indices unasked = those(left, [&](std::size_t i) { return is_unasked(verdicts[i], wish); });
  if (unasked.empty()) return {left.front(), WaitsFor::asked_first};
  const std::size_t from = first_wanted(verdicts, wish);
  const Indices wanted = those(unasked, [&](std::size_t i) { return i >= from; });
  if (wanted.empty()) return {unasked.front(), WaitsFor::not_chosen};
  const Indices equipped = those(wanted, [&](std::size_t i) { return verdicts[i].equipment.missing.empty(); });
  if (equipped.empty()) return {wanted.front(), WaitsFor::equipment};
  return {equipped.front(), WaitsFor::nothing};
}

bool has_words(const Case& c, const Exercise& exercise, const Form& form) {
  const std::string& language = c.patient.language.empty() ? c.clinic.language : c.patient.language;
  for (const Bundle* bundle : c.bundles) {
    if (bundle->id != exercise.bundle) continue;
    const auto wording = bundle->wording.find(language);
    if (wording == bundle->wording.end()) return false;
    const auto words = wording->second.exercises.find(exercise.id);
    return words != wording->second.exercises.end() && words->second.forms.contains(form.words);
  }
  return false;
}

std::vector<FormDecision> form_decisions(const Verdicts& verdicts) {
  std::vector<FormDecision> decisions;
  decisions.reserve(verdicts.size());
  for (const FormVerdict& v : verdicts)
    decisions.push_back({v.form->id, false, v.dropped_legs, v.forbidden_by, v.equipment.missing});
  return decisions;
}

std::vector<Reason> reasons_of(const Limits& limits) {
  std::vector<Reason> reasons;
  for (const LimitInForce& l : limits) add_reason(reasons, l.reason);
  most_urgent_first(reasons);
  return reasons;
}

std::vector<Reason> notes_with_steps(const Case& c, const FormVerdict& verdict) {
  std::vector<Reason> notes;
  for_each_effect(c.rules.fired, EffectKind::note, [&](const FiredRule& fired, const Effect& effect) {
    if (effect.place == Effect::NotePlace::steps && verdict.concerned_by(effect))
      add_reason(notes, reason_for(fired, EffectKind::note));
  });
  return notes;
}

void set_dose(Candidate& candidate, const Case& c, const Stage& stage, const Rung& rung) {
  ExerciseDecision& d = candidate.decision;
  const Dose reached = rung.smaller_dose
                           ? sore_dose(stage.dose, stage.sore_times, stage.sore_hold_s, c.figures.sore_percent)
                           : stage.dose;
  d.dose = limited(reached, rung.limits);
  if (const auto change = c.patient.change.find(d.exercise->id); change != c.patient.change.end()) {
    candidate.beyond = beyond_limits(change->second, reached, d.dose, rung.limits);
    d.dose = changed(d.dose, change->second);
  }
  d.sore_dose = sore_dose(d.dose, stage.sore_times, stage.sore_hold_s, c.figures.sore_percent);
  d.minutes = minutes_of(d.dose, d.legs.size());
}

void set_rung(Candidate& candidate, const Case& c, const Form& start, const Rung& rung) {
  ExerciseDecision& d = candidate.decision;
  d.form = rung.printed->form;
  d.legs = rung.printed->legs;
  d.uses = rung.printed->equipment.uses;
  d.uses_for_notes = rung.printed->equipment.for_notes;
  d.alternate_start = c.weak_side() == "both" && d.legs.size() == 2;
  d.stage = rung.stage;
  d.step = rung.step;
  d.step_rule = rung.step_rule;
  d.made_smaller = rung.smaller_dose && rung.by_progress && rung.step == StageStep::keep;
  d.limited_by = reasons_of(rung.limits);
  d.step_notes = notes_with_steps(c, *rung.printed);
  for (FormDecision& form : d.forms) form.chosen = form.form == d.form->id;
  set_dose(candidate, c, start.stages[static_cast<std::size_t>(rung.stage - 1)], rung);
}

}  // namespace

Candidate decide_exercise(const Case& c, const Exercise& exercise) {
  Candidate candidate;
  ExerciseDecision& d = candidate.decision;
  d.exercise = &exercise;
  const Verdicts verdicts = judge_forms(c, exercise);
  d.forms = form_decisions(verdicts);
  d.lifted = lifted_for(c, exercise, verdicts);
  d.left_out_by_clinician = c.patient.leave_out.contains(exercise.id);

  const Selection selection = select_form(verdicts, c.wishes.find(exercise.id));
  if (!selection.form || d.left_out_by_clinician) return candidate;
  const FormVerdict& start = verdicts[*selection.form];
  d.asked_by = start.asked_by;
  d.waits_for = selection.waits_for;
  set_rung(candidate, c, *start.form, rung_for(c, exercise, verdicts, *selection.form));
  if (d.waits_for == WaitsFor::nothing && !has_words(c, exercise, *d.form)) d.waits_for = WaitsFor::words;
  d.outcome = d.waits_for == WaitsFor::nothing ? Outcome::today : Outcome::waits;
  return candidate;
}

}  // namespace rehab
