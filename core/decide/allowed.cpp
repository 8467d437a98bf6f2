// SPDX-License-Identifier: Apache-2.0
#include "decide/allowed.hpp"

#include <algorithm>

namespace rehab {

namespace {

bool speaks_of(const Bits& uses, std::size_t form, std::span<const Side> legs) {
  return std::ranges::any_of(legs, [&](Side leg) { return uses.test(use_of(form, leg)); });
}

/// What forbids the form with one of the legs.
std::vector<Reason> reasons_against(const Case& c, const Exercise& exercise, std::size_t form,
                                    std::span<const Side> legs) {
  std::vector<Reason> reasons;
  for (const FiredEffect& each : c.about_forms(EffectKind::forbid)) {
    const FiredRule& fired = c.fired[each.fired];
    if (speaks_of(*each.uses, form, legs) && !c.override_of(fired.rule(), exercise.id))
      add_reason(reasons, reason_for(fired, EffectKind::forbid));
  }
  return reasons;
}

bool is_among(const Legs& legs, Side leg) {
  return std::ranges::find(legs, leg) != legs.end();
}

bool wants_sore_leg(const FiredEffect& effect, const FormVerdict& verdict) {
  return effect.effect->limit.only_leg == "sore" && verdict.is_among(*effect.uses);
}

/// The weaker leg may give way to the sore one where the rule that drops it wants the sore leg alone, and nothing else
/// speaks against it.
bool gives_way_to_sore_leg(const Case& c, const FormVerdict& verdict, const DroppedLeg& weaker) {
  return std::ranges::all_of(weaker.reasons, [&](const Reason& reason) {
    return std::ranges::any_of(c.about_forms(EffectKind::limit), [&](const FiredEffect& each) {
      return &c.fired[each.fired].rule() == reason.rule && wants_sore_leg(each, verdict);
    });
  });
}

/// Where one leg is weaker, a form that may not be done with it is no form for this patient; where both are trained
/// alike, one leg may be left.
void drop_forbidden_legs(const Case& c, const Exercise& exercise, FormVerdict& verdict, FormDecision& told) {
  if (!c.speaks_of(EffectKind::forbid, verdict.number)) return;
  verdict.legs.clear();
  for (const Side& leg : verdict.as_done) {
    std::vector<Reason> reasons = reasons_against(c, exercise, verdict.number, {&leg, 1});
    if (reasons.empty())
      verdict.legs.push_back(leg);
    else
      told.dropped_legs.push_back({leg, std::move(reasons)});
  }
  if (c.one_leg_is_weaker && !is_among(verdict.legs, verdict.as_done.front()) &&
      !gives_way_to_sore_leg(c, verdict, told.dropped_legs.front()))
    verdict.legs.clear();
}

void keep_sore_leg_only(const Case& c, const Exercise& exercise, FormVerdict& verdict, FormDecision& told) {
  for (const FiredEffect& each : c.about_forms(EffectKind::limit)) {
    const FiredRule& fired = c.fired[each.fired];
    if (!wants_sore_leg(each, verdict) || c.override_of(fired.rule(), exercise.id)) continue;
    const Legs before = verdict.legs, sore = sore_legs(c.facts);
    verdict.legs.clear();
    for (const Side leg : before) {
      if (leg == Side::none || is_among(sore, leg))
        verdict.legs.push_back(leg);
      else
        told.dropped_legs.push_back({leg, {reason_for(fired, EffectKind::limit)}});
    }
  }
}

/// Without a leg that is left, what dropped its legs forbids the form.
void tell_what_forbids(const Case& c, const Exercise& exercise, const FormVerdict& verdict, FormDecision& told) {
  if (verdict.allowed()) return;
  if (told.dropped_legs.size() == 1)
    told.forbidden_by = std::move(told.dropped_legs.front().reasons);
  else
    told.forbidden_by = reasons_against(c, exercise, verdict.number, verdict.as_done);
  for (const DroppedLeg& dropped : told.dropped_legs)
    for (const Reason& reason : dropped.reasons)
      if (reason.effect != EffectKind::forbid) add_reason(told.forbidden_by, reason);
  told.dropped_legs.clear();
  most_urgent_first(told.forbidden_by);
}

/// What the notes with its steps ask for; a thing that two of them ask for is needed once.
std::vector<const std::string*> needs_of_notes(const Case& c, const FormVerdict& verdict) {
  std::vector<const std::string*> needs;
  const auto count = [&](const std::string& thing) {
    return std::ranges::count_if(needs, [&](const std::string* known) { return *known == thing; });
  };
  for_each_about(c, verdict, EffectKind::note, [&](const FiredRule&, const FiredEffect& note) {
    if (note.effect->place != Effect::NotePlace::steps) return;
    for (const std::string& thing : note.effect->needs)
      if (count(thing) < std::ranges::count(note.effect->needs, thing)) needs.push_back(&thing);
  });
  return needs;
}

void take_for_notes(const Case& c, ExerciseForms& forms, FormVerdict& verdict) {
  const std::vector<const std::string*> things = needs_of_notes(c, verdict);
  if (things.empty()) return;
  const Home home(c.facts);
  Equipment& equipment = forms.with_notes.emplace_front(*verdict.equipment);
  for (const std::string* thing : things) equipment.take_for_note(*thing, home);
  verdict.equipment = &equipment;
}

void judge_by_rules(const Case& c, ExerciseForms& forms, FormVerdict& verdict, FormDecision& told) {
  const Exercise& exercise = forms.exercise();
  drop_forbidden_legs(c, exercise, verdict, told);
  keep_sore_leg_only(c, exercise, verdict, told);
  tell_what_forbids(c, exercise, verdict, told);
  take_for_notes(c, forms, verdict);
  for_each_in_force(c, exercise, verdict, EffectKind::ask,
                    [&](const FiredRule&, const FiredEffect&) { verdict.is_asked_for = true; });
  add_reasons_in_force(c, exercise, verdict, EffectKind::prefer, told.passed_over_by);
  verdict.is_passed_over = !told.passed_over_by.empty();
}

void judge_form(const Case& c, ExerciseForms& forms, std::size_t number) {
  const CompiledForm& compiled = c.rulebook.forms()[number];
  const Legs& legs = c.legs_of[static_cast<std::size_t>(compiled.form->side)];
  FormVerdict& verdict = forms.verdicts.emplace_back();
  FormDecision& told = forms.told.emplace_back();
  told.form = compiled.form->id;
  verdict.form = compiled.form;
  verdict.number = number;
  verdict.equipment = &(*c.equipment)[compiled.needs];
  verdict.as_done = {legs.data(), legs.size()};
  verdict.legs = legs;
  if (c.speaks_of(number)) judge_by_rules(c, forms, verdict, told);
  told.missing = verdict.equipment->missing;
}

/// Notes can't be lifted; nor, for one exercise, what speaks of the whole plan only.
std::vector<Reason> lifted_for(const Case& c, const ExerciseForms& forms) {
  std::vector<Reason> lifted;
  if (c.patient.overrides.empty()) return lifted;
  std::vector<FiredEffect> effects;
  for (const EffectKind kind : {EffectKind::forbid, EffectKind::ask, EffectKind::prefer, EffectKind::limit})
    effects.insert(effects.end(), c.about_forms(kind).begin(), c.about_forms(kind).end());
  std::ranges::sort(effects, {}, [](const FiredEffect& each) { return std::pair(each.fired, each.effect); });
  for (const FiredEffect& each : effects) {
    const FiredRule& fired = c.fired[each.fired];
    const auto is_about = [&](const FormVerdict& verdict) { return verdict.is_among(*each.uses); };
    if (c.override_of(fired.rule(), forms.exercise().id) && std::ranges::any_of(forms.verdicts, is_about))
      add_reason(lifted, reason_for(fired, each.effect->kind));
  }
  return lifted;
}

}  // namespace

bool FormVerdict::is_among(const Bits& uses) const {
  return speaks_of(uses, number, as_done);
}

void add_reasons_in_force(const Case& c, const Exercise& exercise, const FormVerdict& verdict, EffectKind kind,
                          std::vector<Reason>& reasons) {
  for_each_in_force(c, exercise, verdict, kind,
                    [&](const FiredRule& fired, const FiredEffect&) { add_reason(reasons, reason_for(fired, kind)); });
}

ExerciseForms allowed_forms(const Case& c, const CompiledExercise& exercise) {
  ExerciseForms forms;
  forms.compiled = &exercise;
  const std::size_t count = exercise.exercise->forms.size();
  forms.told.reserve(count);
  for (std::size_t i = 0; i < count; ++i) judge_form(c, forms, exercise.first_form + i);
  forms.lifted = lifted_for(c, forms);
  return forms;
}

}  // namespace rehab
