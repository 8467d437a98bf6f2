// SPDX-License-Identifier: Apache-2.0
#include "shipped.hpp"

#include <gtest/gtest.h>

#include "plugins/bundle_reader.hpp"

namespace rehab::test {

const Bundle& shipped(const std::string& id) {
  static std::map<std::string, Bundle> read;
  if (const auto found = read.find(id); found != read.end()) return found->second;
  Problems problems;
  Bundle bundle = read_bundle(REHAB_SOURCE_DIR "/plugins/" + id, problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  return read.emplace(id, std::move(bundle)).first->second;
}

namespace {

PatientIntake patient_with(const Intake& facts, const std::vector<Choice>& choose) {
  using namespace std::chrono_literals;
  PatientIntake patient;
  patient.patient = "P-0001";
  patient.date = 2026y / 11 / 20;
  patient.next_visit = 2026y / 12 / 4;
  patient.clinician = "J. Park";
  patient.facts = facts;
  patient.choose = choose;
  return patient;
}

Decision decide_with(const PatientIntake& patient, const Bundle& exercises) {
  const Bundle* bundles[] = {&exercises, &shipped("safety_rules")};
  return decide(patient, bundles, {{exercises.id, {}}}, {});
}

}  // namespace

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

const ExerciseDecision& decision_on(const Regimen& regimen, const std::string& exercise) {
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.exercise->id == exercise) return d;
  throw std::out_of_range(exercise);
}

}  // namespace rehab::test
