// SPDX-License-Identifier: Apache-2.0
#include "handbook/effects.hpp"

#include "base/text.hpp"
#include "handbook/conditions.hpp"
#include "handbook/markdown.hpp"

namespace rehab::handbook {

namespace {

std::string destination(Destination to) {
  switch (to) {
    case Destination::emergency:
      return "the emergency department";
    case Destination::maternity:
      return "the maternity unit";
    case Destination::medical:
      return "a doctor";
    case Destination::obstetric:
      return "the midwife or maternity doctor";
    case Destination::physical_therapy:
      return "physical therapy";
    case Destination::specialist_opinion:
      return "a specialist, for an opinion";
    case Destination::clinic:
      break;
  }
  return "this clinic";
}

std::string urgency(const Effect& effect) {
  switch (effect.urgency) {
    case Urgency::now:
      return "now";
    case Urgency::same_day:
      return "the same day";
    case Urgency::days:
      return effect.within_days ? "within " + std::to_string(*effect.within_days) + " days" : "within days";
    case Urgency::routine:
      break;
  }
  return "routine";
}

std::string where(const Effect& effect) {
  return "to " + destination(effect.to) + ", " + urgency(effect);
}

std::string names_of(const Library& library, const std::vector<std::string>& exercises) {
  std::vector<std::string> names;
  for (const std::string& id : exercises) names.push_back(library.exercise_name(id));
  return plain(listing(names, "and"));
}

std::string matching(const Library& library, const Condition& match) {
  if (match.empty()) return "every exercise";
  if (match.any.empty() && match.all.size() == 1 && match.all[0].key == "exercise")
    return names_of(library, match.all[0].words);
  return "forms with: " + condition_text(library, match);
}

std::string forbidden(const Library& library, const Effect& effect) {
  if (!effect.except_exercises.empty())
    return "**Only these exercises** (of a clinic's own, too): " + names_of(library, effect.except_exercises) + ".";
  if (effect.except_forms.empty()) return "**Not allowed**: " + matching(library, effect.match) + ".";
  std::string exercise;
  for (const Test& test : effect.match.all)
    if (test.key == "exercise" && test.words.size() == 1) exercise = test.words.front();
  std::vector<std::string> names;
  for (const std::string& form : effect.except_forms) names.push_back("\"" + library.form_name(exercise, form) + "\"");
  return "**Only these forms** of " + matching(library, effect.match) + ": " + plain(listing(names, "and")) + ".";
}

std::vector<std::string> limits(const Limit& limit) {
  std::vector<std::string> parts;
  const auto add = [&](const auto& value, const std::string& before, const std::string& after) {
    if (value) parts.push_back(before + number_text(static_cast<double>(*value)) + after);
  };
  add(limit.sets, "at most ", " sets");
  add(limit.times, "at most ", " repetitions");
  add(limit.hold_s, "hold at most ", " s");
  add(limit.rest_s, "rest at least ", " s after each repetition");
  add(limit.days, "at most ", " days a week");
  if (limit.ankle_kg == 0.0)
    parts.emplace_back("no ankle weight");
  else
    add(limit.ankle_kg, "at most ", " kg on the ankle");
  if (limit.band == 0)
    parts.emplace_back("the lightest band only");
  else
    add(limit.band, "at most ", " steps above the lightest band");
  add(limit.percent, "", " % of the repetitions and of the hold");
  if (limit.keep_stage) parts.emplace_back("no step up");
  if (!limit.only_leg.empty()) parts.push_back("with the " + limit.only_leg + " leg alone");
  add(limit.exercises, "at most ", " exercises in the plan");
  add(limit.review_days, "next visit within ", " days");
  return parts;
}

std::string noted(const Library& library, const Effect& effect) {
  switch (effect.place) {
    case Effect::NotePlace::record:
      return "**Note** on the clinician's record.";
    case Effect::NotePlace::sheet:
      return "**Note** on the patient's sheet.";
    case Effect::NotePlace::steps:
      break;
  }
  return "**Note** printed with the steps of " + matching(library, effect.match) +
         (effect.needs.empty() ? "" : "; it needs " + join(effect.needs)) + ".";
}

}  // namespace

std::string effect_text(const Library& library, const Effect& effect) {
  switch (effect.kind) {
    case EffectKind::stop:
      return "**Stop**: no exercises; " + where(effect) + ". Nobody can lift it.";
    case EffectKind::hold:
      return "**Hold**: no exercises until a named person's agreement is recorded; " + where(effect) + ".";
    case EffectKind::forbid:
      return forbidden(library, effect);
    case EffectKind::ask:
      return "**Only when the clinician names it**: " + matching(library, effect.match) + ".";
    case EffectKind::limit:
      return "**Limit**" +
             (effect.limit.concerns_exercises() ? " for " + matching(library, effect.match) : std::string()) + ": " +
             join(limits(effect.limit)) + ".";
    case EffectKind::refer:
      return "**Refer** " + where(effect) + ".";
    case EffectKind::note:
      break;
  }
  return noted(library, effect);
}

}  // namespace rehab::handbook
