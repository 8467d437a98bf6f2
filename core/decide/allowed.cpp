// SPDX-License-Identifier: Apache-2.0
#include "decide/allowed.hpp"

#include <algorithm>

namespace rehab {

namespace {

std::vector<LegUse> leg_uses(const Case& c, const Exercise& exercise, const Form& form, const Equipment& equipment) {
  std::vector<LegUse> uses;
  for (const Side leg : legs_to_work(form.side, c.weak_side()))
    uses.push_back({leg, FormUse(exercise, form, leg, equipment.uses)});
  return uses;
}

std::vector<Reason> reasons_against(const Case& c, const Exercise& exercise, const FormUse& use) {
  std::vector<Reason> reasons;
  for_each_in_force(c, exercise, EffectKind::forbid, [&](const FiredRule& fired, const Effect& effect) {
    if (use.concerned_by(effect)) add_reason(reasons, reason_for(fired, EffectKind::forbid));
  });
  return reasons;
}

bool is_among(const std::vector<Side>& legs, Side leg) {
  return std::ranges::find(legs, leg) != legs.end();
}

void forbid(FormVerdict& verdict) {
  for (const DroppedLeg& dropped : verdict.dropped_legs)
    for (const Reason& reason : dropped.reasons) add_reason(verdict.forbidden_by, reason);
  verdict.dropped_legs.clear();
  verdict.legs.clear();
}

/// The weaker leg may give way to the sore one where the rule that drops it wants the sore leg alone, and nothing else
/// speaks against it.
bool gives_way_to_sore_leg(const FormVerdict& verdict, const DroppedLeg& weaker) {
  const auto wants_sore_leg = [&](const Effect& effect) {
    return effect.limit.only_leg == "sore" && verdict.concerned_by(effect);
  };
  return std::ranges::all_of(
      weaker.reasons, [&](const Reason& reason) { return std::ranges::any_of(reason.rule->then, wants_sore_leg); });
}

/// Where one leg is weaker, a form that may not be done with it is no form for this patient; where both are trained
/// alike, one leg may be left.
void drop_forbidden_legs(const Case& c, const Exercise& exercise, FormVerdict& verdict) {
  for (const LegUse& leg : verdict.as_done) {
    std::vector<Reason> reasons = reasons_against(c, exercise, leg.use);
    if (reasons.empty())
      verdict.legs.push_back(leg.leg);
    else
      verdict.dropped_legs.push_back({leg.leg, std::move(reasons)});
  }
  const bool weaker_lost = one_leg_is_weaker(c.weak_side()) && !is_among(verdict.legs, verdict.as_done.front().leg) &&
                           !gives_way_to_sore_leg(verdict, verdict.dropped_legs.front());
  if (verdict.legs.empty() || weaker_lost) forbid(verdict);
}

void keep_only(FormVerdict& verdict, const std::vector<Side>& kept, const Reason& reason) {
  std::vector<Side> legs;
  for (const Side leg : verdict.legs) {
    if (leg == Side::none || is_among(kept, leg))
      legs.push_back(leg);
    else
      verdict.dropped_legs.push_back({leg, {reason}});
  }
  verdict.legs = std::move(legs);
  if (verdict.legs.empty()) forbid(verdict);
}

void keep_sore_leg_only(const Case& c, const Exercise& exercise, FormVerdict& verdict) {
  for_each_in_force(c, exercise, EffectKind::limit, [&](const FiredRule& fired, const Effect& effect) {
    if (effect.limit.only_leg == "sore" && verdict.concerned_by(effect))
      keep_only(verdict, sore_legs(c.facts), reason_for(fired, EffectKind::limit));
  });
}

/// What the notes with its steps ask for; a thing that two of them ask for is needed once.
std::vector<std::string> needs_of_notes(const Case& c, const FormVerdict& verdict) {
  std::vector<std::string> needs;
  for_each_effect(c, EffectKind::note, [&](const FiredRule&, const Effect& effect) {
    if (effect.place != Effect::NotePlace::steps || !verdict.concerned_by(effect)) return;
    for (const std::string& thing : effect.needs)
      if (std::ranges::count(needs, thing) < std::ranges::count(effect.needs, thing)) needs.push_back(thing);
  });
  return needs;
}

FormVerdict judge_form(const Case& c, const Exercise& exercise, const Form& form) {
  FormVerdict verdict;
  verdict.form = &form;
  verdict.equipment = equipment_for(form, c.facts);
  verdict.as_done = leg_uses(c, exercise, form, verdict.equipment);
  drop_forbidden_legs(c, exercise, verdict);
  keep_sore_leg_only(c, exercise, verdict);
  for (const std::string& thing : needs_of_notes(c, verdict)) verdict.equipment.take_for_note(thing, c.facts);
  const auto add_reasons = [&](std::vector<Reason>& reasons, EffectKind kind) {
    for_each_in_force(c, exercise, kind, [&](const FiredRule& fired, const Effect& effect) {
      if (verdict.concerned_by(effect)) add_reason(reasons, reason_for(fired, kind));
    });
  };
  add_reasons(verdict.asked_by, EffectKind::ask);
  add_reasons(verdict.passed_over_by, EffectKind::prefer);
  most_urgent_first(verdict.forbidden_by);
  return verdict;
}

/// A limit that speaks of the whole plan only can't be lifted for one exercise.
bool can_be_lifted(const Effect& effect) {
  if (effect.kind == EffectKind::forbid || effect.kind == EffectKind::ask || effect.kind == EffectKind::prefer)
    return true;
  return effect.kind == EffectKind::limit && effect.limit.concerns_exercises();
}

bool concerns_any(const std::vector<FormVerdict>& verdicts, const Effect& effect) {
  return std::ranges::any_of(verdicts, [&](const FormVerdict& v) { return v.concerned_by(effect); });
}

std::vector<Reason> lifted_for(const Case& c, const Exercise& exercise, const std::vector<FormVerdict>& verdicts) {
  std::vector<Reason> lifted;
  for (const FiredRule& fired : c.fired) {
    if (!c.override_of(*fired.rule, exercise.id)) continue;
    for (const Effect& effect : fired.rule->then)
      if (can_be_lifted(effect) && concerns_any(verdicts, effect)) add_reason(lifted, reason_for(fired, effect.kind));
  }
  return lifted;
}

ExerciseForms forms_of(const Case& c, const Bundle& bundle, const Exercise& exercise) {
  ExerciseForms forms{&bundle, &exercise, {}, {}};
  forms.verdicts.reserve(exercise.forms.size());
  for (const Form& form : exercise.forms) forms.verdicts.push_back(judge_form(c, exercise, form));
  forms.lifted = lifted_for(c, exercise, forms.verdicts);
  return forms;
}

template <class Wanted>
std::vector<ExerciseForms> allowed_forms_where(const Case& c, Wanted wanted) {
  std::vector<ExerciseForms> exercises;
  for (const Bundle* bundle : c.bundles)
    for (const Exercise& exercise : bundle->exercises)
      if (wanted(exercise)) exercises.push_back(forms_of(c, *bundle, exercise));
  return exercises;
}

}  // namespace

bool FormVerdict::concerned_by(const Effect& effect) const {
  return std::ranges::any_of(as_done, [&](const LegUse& leg) { return leg.use.concerned_by(effect); });
}

std::vector<ExerciseForms> allowed_forms(const Case& c) {
  return allowed_forms_where(c, [](const Exercise&) { return true; });
}

std::vector<ExerciseForms> allowed_forms_of_printed(const Case& c, const Regimen& regimen) {
  const auto printed = std::span(regimen.exercises).first(regimen.today);
  return allowed_forms_where(c, [&](const Exercise& exercise) {
    return std::ranges::find(printed, &exercise, &ExerciseDecision::exercise) != printed.end();
  });
}

}  // namespace rehab
