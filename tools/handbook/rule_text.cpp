// SPDX-License-Identifier: Apache-2.0
#include "handbook/rule_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "handbook/markdown.hpp"

namespace rehab::handbook {

namespace {

struct Label {
  std::string_view key;
  std::string_view text;
};

/// Where the key itself does not read well.
constexpr Label labels[] = {
    {"pain_usual", "usual pain"},
    {"pain_worst", "worst pain"},
    {"pain_before", "usual pain before it was tried"},
    {"pain_where", "where it hurts"},
    {"pain_is", "the pain"},
    {"pain_in_two_sessions", "pain reached in both last sessions of an exercise"},
    {"exercises_chosen", "exercises the clinician chose"},
    {"pain_last", "pain of the last session"},
    {"pain_most", "the higher pain of the last two sessions"},
    {"settled", "back to the usual by next morning"},
    {"red_flags", "suspected today"},
    {"cannot", "the patient can't"},
    {"has", "equipment at home"},
    {"tried", "tried so far"},
    {"hip_surgery.what", "operation on the hip"},
    {"hip_surgery.side", "operated side"},
    {"hip_surgery.weeks", "time since the hip operation"},
    {"hip_surgery.cut", "the surgeon's cut"},
    {"hip_surgery.limits", "state of the surgeon's limits"},
    {"hip_surgery.weight_allowed", "weight allowed on the leg"},
    {"blood_pressure.systolic", "upper blood pressure"},
    {"blood_pressure.diastolic", "lower blood pressure"},
    {"xray.lcea_deg", "lateral centre-edge angle"},
    {"xray.tonnis_angle_deg", "Tönnis angle"},
    {"xray.tonnis_grade", "Tönnis grade"},
    {"xray.kl_grade", "Kellgren-Lawrence grade"},
    {"xray.joint_space_mm", "joint space"},
    {"xray.congruent", "congruence of the joint"},
    {"xray.triradiate_closed", "growth plate of the socket"},
    {"xray.avn", "avascular necrosis in the report"},
    {"knee_to_chest_helps", "drawing the knee up eases the pain"},
    {"past_midline_deg", "leg past the middle"},
    {"lies_on", "lies on the side"},
    {"stands_on", "stands on the leg"},
    {"uses", "equipment used"},
};

/// "hip flexion" for "hip_flexion_deg": the number is followed by its unit.
std::string label_of(std::string_view key) {
  const auto* label = std::ranges::find(labels, key, &Label::key);
  if (label != std::end(labels)) return std::string(label->text);
  for (const std::string_view unit : {"_deg", "_mm", "_minutes"})
    if (key.ends_with(unit)) key.remove_suffix(unit.size());
  return spaced(key);
}

class ConditionText {
 public:
  explicit ConditionText(const Library& library) : library_(library) {}

  std::string text(const Condition& condition) const {
    std::vector<std::string> parts;
    for (const Test& test : condition.all) parts.push_back(test_text(test, condition));
    for (const std::vector<Condition>& group : condition.any) parts.push_back(group_text(group));
    return join(parts, ", and ");
  }

 private:
  std::string group_text(const std::vector<Condition>& group) const {
    std::vector<std::string> branches;
    char letter = 'a';
    for (const Condition& branch : group) branches.push_back(std::string("(") + letter++ + ") " + text(branch));
    return "one of: " + join(branches, "; ");
  }

  std::string test_text(const Test& test, const Condition& whole) const {
    if (test.words.empty() && !test.from && !test.up_to) return label_of(test.key) + " is not recorded";
    const std::string text = test.words.empty() ? range_text(test) : words_text(test, whole);
    return text + (test.or_not_recorded ? " (or not recorded)" : "");
  }

  std::string words_text(const Test& test, const Condition& whole) const {
    std::vector<std::string> words;
    for (const std::string& word : test.words) words.push_back(word_text(test.key, word, whole));
    return label_of(test.key) + (library_.is_list(test.key) ? ": " : " is ") + listing(words);
  }

  std::string word_text(const std::string& key, const std::string& word, const Condition& whole) const {
    if (key == "exercise") return library_.exercise_name(word);
    if (key == "form") return "\"" + library_.form_name(only_exercise(whole), word) + "\"";
    return spaced(word);
  }

  /// The exercise a `form` is of, where the table names just one.
  static std::string only_exercise(const Condition& whole) {
    for (const Test& test : whole.all)
      if (test.key == "exercise" && test.words.size() == 1) return test.words.front();
    return {};
  }

  std::string range_text(const Test& test) const {
    const std::string label = label_of(test.key);
    std::string unit = library_.unit_of(test.key);
    if (!unit.empty()) unit = label.ends_with(unit) ? std::string() : " " + unit;
    if (!test.up_to) return label + " " + number_text(test.from.value_or(0)) + unit + " or more";
    if (!test.from) return label + " " + number_text(*test.up_to) + unit + " or less";
    if (*test.from == *test.up_to) return label + " " + number_text(*test.from) + unit;
    return label + " " + number_text(*test.from) + " to " + number_text(*test.up_to) + unit;
  }

  const Library& library_;
};

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

/// "plank: "wall" and "on hands and knees""
std::string excepted_forms(const Library& library, const Effect& effect) {
  std::string exercise;
  for (const Test& test : effect.match.all)
    if (test.key == "exercise" && test.words.size() == 1) exercise = test.words.front();
  std::vector<std::string> names;
  for (const std::string& form : effect.except_forms) names.push_back("\"" + library.form_name(exercise, form) + "\"");
  return matching(library, effect.match) + ": " + plain(listing(names, "and"));
}

std::string forbidden(const Library& library, const Effect& effect) {
  if (!effect.except_exercises.empty())
    return "**Only these exercises** (of a clinic's own, too): " + names_of(library, effect.except_exercises) + ".";
  if (effect.except_forms.empty()) return "**Not allowed**: " + matching(library, effect.match) + ".";
  return "**Only these forms** of " + excepted_forms(library, effect) + ".";
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
  add(limit.review_weeks_after_birth, "next visit ", " weeks after the birth");
  return parts;
}

std::string noted(const Library& library, const Effect& effect) {
  switch (effect.place) {
    case Effect::NotePlace::record:
      return "**Note** on the clinician's record.";
    case Effect::NotePlace::sheet:
      return "**Note** on the patient's sheet.";
    case Effect::NotePlace::start:
      return "**Note** at the start of the patient's sheet.";
    case Effect::NotePlace::steps:
      break;
  }
  return "**Note** printed with the steps of " + matching(library, effect.match) +
         (effect.needs.empty() ? "" : "; it needs " + join(effect.needs)) + ".";
}

}  // namespace

std::string condition_text(const Library& library, const Condition& condition) {
  return plain(ConditionText(library).text(condition));
}

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
    case EffectKind::prefer:
      return "**Rather these forms** of " + excepted_forms(library, effect) + ".";
    case EffectKind::limit:
      return "**Limit**" +
             (effect.limit.concerns_exercises() ? " for " + matching(library, effect.match) : std::string()) + ": " +
             join(limits(effect.limit)) + ".";
    case EffectKind::refer:
      return "**Refer** " + where(effect) + ".";
    case EffectKind::consider:
      return "**Think of** " + spaced(effect.flag) + ": a question to the clinician, on the terminal and the record.";
    case EffectKind::note:
      break;
  }
  return noted(library, effect);
}

}  // namespace rehab::handbook
