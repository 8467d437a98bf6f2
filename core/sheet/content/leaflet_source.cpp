// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/leaflet_source.hpp"

#include <algorithm>

namespace rehab {
namespace {

const Wording* wording(const LeafletSource& source, std::string_view bundle_id, const std::string& language) {
  const Bundle* bundle = find_bundle(source, bundle_id);
  if (!bundle) return nullptr;
  auto found = bundle->wording.find(language);
  return found == bundle->wording.end() ? nullptr : &found->second;
}

const RuleWords* words_of_id(const LeafletSource& source, const std::string& bundle, const std::string& id,
                             const std::string& language) {
  const Wording* words = wording(source, bundle, language);
  if (!words) return nullptr;
  auto found = words->rules.find(id);
  return found == words->rules.end() ? nullptr : &found->second;
}

const RuleWords* rule_words(const LeafletSource& source, const Rule& rule, const std::string& language) {
  return words_of_id(source, rule.bundle, rule.id, language);
}

const ExerciseWords* find_words(const LeafletSource& source, const Exercise& exercise) {
  const Wording* words = wording(source, exercise.bundle, source.phrases.language);
  if (!words) return nullptr;
  auto found = words->exercises.find(exercise.id);
  return found == words->exercises.end() ? nullptr : &found->second;
}

[[noreturn]] void missing(const LeafletSource& source, const std::string& bundle, const std::string& text) {
  throw MissingWords(bundle, text, source.phrases.language);
}

using RuleText = std::string RuleWords::*;

const std::string& text_for(const LeafletSource& source, const Rule& rule, RuleText text, const std::string& key) {
  const RuleWords* words = rule_words(source, rule, source.phrases.language);
  if (!words || (words->*text).empty()) missing(source, rule.bundle, "rules." + rule.id + key);
  return words->*text;
}

std::string first_sentence(const std::string& text) {
  const std::size_t end = text.find(". ");
  if (end != text.npos) return text.substr(0, end);
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

/// What the bundle says of a reason, in the page's language as far as it has it.
std::string told_in_short(const RuleWords* words, const std::string& in_short, const std::string& because) {
  if (words && !words->in_short.empty()) return words->in_short;
  if (words && !words->because.empty()) return first_sentence(words->because);
  return in_short.empty() ? first_sentence(because) : in_short;
}

/// In the bundle's own language, where every text is that there is.
bool has_text(const LeafletSource& source, const Rule& rule, RuleText text) {
  const Bundle* bundle = find_bundle(source, rule.bundle);
  const RuleWords* own = bundle ? rule_words(source, rule, bundle->language) : nullptr;
  return own && !(own->*text).empty();
}

}  // namespace

const std::string& named_clinician(const PatientIntake& intake, const Clinic& clinic) {
  return intake.clinician.empty() ? clinic.clinician : intake.clinician;
}

bool carries_registration(std::string_view clinician) {
  return clinician.find_first_of("0123456789") != clinician.npos;
}

std::string first_name(const LeafletSource& source) {
  return source.intake.name.substr(0, source.intake.name.find(' '));
}

std::span<const ExerciseDecision> printed(const Regimen& regimen) {
  return std::span(regimen.exercises).first(regimen.today);
}

bool is_pregnant(const PatientIntake& intake) {
  return intake.facts[field::pregnant].if_unknown("no") == "yes";
}

bool has_weaker_side(const LeafletSource& source) {
  const std::string_view side = source.intake.facts[field::weak_side].if_unknown("equal");
  return side == "left" || side == "right";
}

const Bundle* find_bundle(const LeafletSource& source, std::string_view id) {
  for (const Bundle* bundle : source.bundles)
    if (bundle->id == id) return bundle;
  return nullptr;
}

const ExerciseWords& words_of(const LeafletSource& source, const Exercise& exercise) {
  const ExerciseWords* words = find_words(source, exercise);
  if (!words) missing(source, exercise.bundle, "exercises." + exercise.id);
  return *words;
}

const FormWords& words_of(const LeafletSource& source, const Exercise& exercise, const Form& form) {
  const ExerciseWords& words = words_of(source, exercise);
  auto found = words.forms.find(form.words);
  if (found == words.forms.end()) missing(source, exercise.bundle, "exercises." + exercise.id + ".forms." + form.words);
  return found->second;
}

std::string name_of(const LeafletSource& source, const Exercise& exercise) {
  const ExerciseWords* words = find_words(source, exercise);
  return words ? words->name : exercise.id;
}

std::string exercise_name(const LeafletSource& source, const std::string& id) {
  for (const Bundle* bundle : source.bundles)
    for (const Exercise& exercise : bundle->exercises)
      if (exercise.id == id) return name_of(source, exercise);
  return id;
}

std::string name_with_form(const LeafletSource& source, const Exercise& exercise, const Form& form) {
  const ExerciseWords* words = find_words(source, exercise);
  if (!words) return exercise.id;
  const auto found = words->forms.find(form.words);
  const bool has_name = found != words->forms.end() && !found->second.name.empty();
  return has_name ? words->name + ", " + found->second.name : words->name;
}

const std::string& patient_text(const LeafletSource& source, const Rule& rule) {
  return text_for(source, rule, &RuleWords::patient, ".patient");
}

std::string patient_text_if_any(const LeafletSource& source, const Rule& rule) {
  return has_text(source, rule, &RuleWords::patient) ? patient_text(source, rule) : std::string();
}

std::string meanwhile_text(const LeafletSource& source, const Rule& rule) {
  return has_text(source, rule, &RuleWords::meanwhile) ? text_for(source, rule, &RuleWords::meanwhile, ".meanwhile")
                                                       : std::string();
}

std::string clinician_text(const LeafletSource& source, const Rule& rule) {
  const RuleWords* words = rule_words(source, rule, source.phrases.language);
  return words ? words->clinician : std::string();
}

std::string letter_text(const LeafletSource& source, const Reason& reason) {
  const RuleWords* words = rule_words(source, *reason.rule, source.phrases.language);
  if (!words) return because(source, *reason.rule);
  if (!words->letter.empty()) return words->letter;
  const bool is_remedy = reason.effect == EffectKind::hold;
  return is_remedy || words->clinician.empty() ? because(source, *reason.rule) : words->clinician;
}

void say_once(std::vector<std::string>& said, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size() - 1) + 1;
    const std::string sentence(text.substr(0, end));
    if (std::ranges::find(said, sentence) == said.end()) said.push_back(sentence);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string because(const LeafletSource& source, const Rule& rule) {
  const RuleWords* words = rule_words(source, rule, source.phrases.language);
  return words && !words->because.empty() ? words->because : rule.because;
}

std::string in_short(const LeafletSource& source, const Rule& rule) {
  return told_in_short(rule_words(source, rule, source.phrases.language), rule.in_short, rule.because);
}

std::string in_short(const LeafletSource& source, const Bundle& bundle, const StepRule& step) {
  return told_in_short(words_of_id(source, bundle.id, step.id, source.phrases.language), step.in_short, step.because);
}

bool words_reviewed(const Phrases& phrases, std::span<const Bundle* const> bundles) {
  return phrases.reviewed && std::ranges::all_of(bundles, [&](const Bundle* bundle) {
           auto words = bundle->wording.find(phrases.language);
           return words == bundle->wording.end() || words->second.reviewed;
         });
}

}  // namespace rehab
