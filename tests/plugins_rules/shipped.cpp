// SPDX-License-Identifier: Apache-2.0
#include "shipped.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "support/shipped_figures.hpp"

namespace rehab::test {

const Bundle& shipped(const std::string& id) {
  static std::map<std::string, Bundle> read;
  if (const auto found = read.find(id); found != read.end()) return found->second;
  Problems problems;
  Bundle bundle = read_bundle(support::shipped_folder + "/" + id, problems, every_language, support::shipped_figures());
  EXPECT_TRUE(problems.ok()) << problems.render();
  return read.emplace(id, std::move(bundle)).first->second;
}

std::vector<const Rule*> shipped_rules() {
  std::vector<const Rule*> rules;
  for (const char* id : {"hip_realignment", "safety_rules", "surgery_escalation", "therapy_referral"})
    for (const Rule& rule : shipped(id).rules) rules.push_back(&rule);
  return rules;
}

PatientIntake patient_with(const Intake& facts, const std::vector<Choice>& choose) {
  using namespace std::chrono_literals;
  PatientIntake patient;
  patient.patient = "P-0001";
  patient.date = 2026y / 11 / 20;
  patient.next_visit = 2026y / 12 / 4;
  patient.clinician = "J. Park";
  patient.facts = facts;
  patient.choose = choose;
  if (const auto pain = facts[field::pain_in_two_sessions]; pain.recorded())
    patient.progress = Progress{1, {{"pelvic_tilt", {1, {pain.value()}, true}}}};
  return patient;
}

namespace {

/// A library of which no rule fires.
Advice silent(const Bundle& bundle) {
  Advice advice;
  for (const Rule& rule : bundle.rules)
    if (!rule.when) advice.rules[rule.id] = {};
  return advice;
}

/// With libraries that have nothing to say.
Decision decide_with(const PatientIntake& patient, const Bundle& exercises) {
  const Bundle* bundles[] = {&exercises, &shipped("safety_rules"), &shipped("therapy_referral")};
  return decide(patient, bundles, {{exercises.id, {}}, {"therapy_referral", silent(shipped("therapy_referral"))}}, {});
}

Bundle alone_in_a_bundle(Rule rule, std::initializer_list<EffectKind> kinds) {
  rule.when = Condition{};
  std::erase_if(rule.then, [&](const Effect& e) { return std::ranges::find(kinds, e.kind) == kinds.end(); });
  Bundle bundle;
  bundle.id = rule.bundle;
  bundle.rules = {std::move(rule)};
  bundle.figures = shipped("safety_rules").figures;
  bundle.steps = shipped("safety_rules").steps;
  return bundle;
}

}  // namespace

Alone::Alone(const Rule& rule, std::initializer_list<EffectKind> kinds, const PatientIntake& patient,
             const Bundle& exercises)
    : rules_(alone_in_a_bundle(rule, kinds)) {
  const Bundle* bundles[] = {&exercises, &rules_};
  decision_ = decide(patient, bundles, {{exercises.id, {}}}, {});
}

Decision plan_for(const Intake& facts, const std::vector<Choice>& choose) {
  return decide_with(patient_with(facts, choose), shipped("hip_realignment"));
}

Decision agreed_plan_for(const Intake& facts, const std::vector<Choice>& choose, const Bundle& exercises) {
  PatientIntake patient = patient_with(facts, choose);
  const Decision held = decide_with(patient, exercises);
  for (const Reason& reason : held.regimen.holding)
    if (reason.effect == EffectKind::hold) patient.overrides.push_back({reason.rule->name(), "", "agreed", "Dr. Who"});
  return decide_with(patient, exercises);
}

const ExerciseDecision& decision_on(const Regimen& regimen, std::string_view exercise) {
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.exercise->id == exercise) return d;
  throw std::out_of_range(std::string(exercise));
}

}  // namespace rehab::test
