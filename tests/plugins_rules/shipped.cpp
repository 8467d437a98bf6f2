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

Decision plan_for(const Intake& facts, const std::vector<Choice>& choose) {
  using namespace std::chrono_literals;
  PatientIntake patient;
  patient.patient = "P-0001";
  patient.date = 2026y / 11 / 20;
  patient.next_visit = 2026y / 12 / 4;
  patient.clinician = "J. Park";
  patient.facts = facts;
  patient.choose = choose;
  const Bundle* bundles[] = {&shipped("hip_realignment"), &shipped("safety_rules")};
  return decide(patient, bundles, {{"hip_realignment", {}}}, {});
}

const ExerciseDecision& decision_on(const Regimen& regimen, const std::string& exercise) {
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.exercise->id == exercise) return d;
  throw std::out_of_range(exercise);
}

}  // namespace rehab::test
