// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "properties/answers.hpp"
#include "properties/world.hpp"

namespace rehab::properties {

namespace {

using WordList = std::vector<std::string>;

void record_none(Intake& facts, std::string_view group) {
  for (const FieldInfo* info : field::all)
    if (info->key.starts_with(group)) facts.record(info->key, std::monostate{});
}

void record_harmless_answers(Intake& facts) {
  const std::string none = "none", no = "no", yes = "yes";
  facts.record("age", 40);
  facts.record("weak_side", std::string("left"));
  facts.record("sore_side", none);
  facts.record("pain_usual", 3);
  facts.record("pain_worst", 4);
  facts.record("pain_weeks", 4);
  facts.record("pain_is", std::string("known"));
  facts.record("limping", no);
  facts.record("night_pain", no);
  facts.record("can_bear_weight", yes);
  facts.record("pain_on_hopping", no);
  facts.record("training_change", no);
  facts.record("nerve_exam", std::string("normal"));
  facts.record("morning_stiffness_minutes", 40);
  facts.record("daily_life", std::string("fine"));
  facts.record("tried", WordList{"supervised"});
  facts.record("tried_weeks", 2);
  facts.record("tried_result", std::string("good"));
  facts.record("falls", none);
  facts.record("knee_to_chest_helps", yes);
  facts.record("used_to_exercise", std::string("some"));
  facts.record("had_planks_before", yes);
  facts.record("blood_pressure.systolic", 120);
  facts.record("blood_pressure.diastolic", 80);
  for (const char* list : {"red_flags", "pain_where", "cannot", "conditions"}) facts.record(list, WordList{});
  WordList everything;
  for (const std::string_view thing : field::has.words) everything.emplace_back(thing);
  facts.record("has", everything);
  facts.record("lacks", WordList{});
  record_none(facts, "hip_surgery.");
  record_none(facts, "xray.");
  record_none(facts, "scores.");
}

BasePatient plain() {
  BasePatient p{"grown, with nothing special", {}, false};
  p.intake.patient = "P-0001";
  p.intake.date = Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20));
  p.intake.next_visit = Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26));
  p.intake.clinician = "J. Park, PT-4411";
  record_harmless_answers(p.intake.facts);
  p.intake.facts.record("pregnant", std::string("no"));
  for (const char* key : {"pregnancy_weeks", "pregnancy_problems", "weeks_since_birth", "birth"})
    p.intake.facts.record(key, std::monostate{});
  for (const char* id : {"pelvic_tilt", "prone_hip_extension", "side_hip_abduction", "itb_stretch", "seated_straddle",
                         "knee_to_chest", "plank", "band_hip"})
    p.intake.choose.push_back({id, ""});
  return p;
}

BasePatient pregnant_in_week(int weeks) {
  BasePatient p = plain();
  p.name = "pregnant, week " + std::to_string(weeks);
  p.intake.facts.record("pregnant", std::string("yes"));
  p.intake.facts.record("pregnancy_weeks", weeks);
  p.intake.facts.record("pregnancy_problems", WordList{});
  return p;
}

BasePatient after_birth(int weeks) {
  BasePatient p = plain();
  p.name = "gave birth " + std::to_string(weeks) + " weeks ago";
  p.intake.facts.record("pregnant", std::string("gave_birth"));
  p.intake.facts.record("weeks_since_birth", weeks);
  p.intake.facts.record("birth", std::string("vaginal"));
  return p;
}

BasePatient older() {
  BasePatient p = plain();
  p.name = "72 years old, unsteady";
  p.intake.facts.record("age", 72);
  p.intake.facts.record("falls", std::string("unsteady"));
  return p;
}

int last_stage(const Exercise& exercise) {
  std::size_t most = 1;
  for (const Form& form : exercise.forms) most = std::max(most, form.stages.size());
  return static_cast<int>(most);
}

/// Everything went well so far: the highest stages.
BasePatient far_on() {
  BasePatient p = plain();
  p.name = "far on, at the fifth review";
  p.intake.progress = Progress{5, {}};
  const World shipped = shipped_world();
  for (const Bundle& bundle : shipped.bundles)
    for (const Exercise& exercise : bundle.exercises)
      p.intake.progress->exercises[exercise.id] = ExerciseProgress{last_stage(exercise), {1, 1}, true};
  return p;
}

}  // namespace

std::vector<BasePatient> base_patients() {
  std::vector<BasePatient> bases = {
      plain(), pregnant_in_week(20), pregnant_in_week(8), pregnant_in_week(32), after_birth(8), older(), far_on()};
  bases[0].in_depth = bases[1].in_depth = true;
  return bases;
}

}  // namespace rehab::properties
