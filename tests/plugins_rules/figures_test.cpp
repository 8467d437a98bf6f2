// SPDX-License-Identifier: Apache-2.0
// What the shipped figures that every plan goes by do to one.
#include <gmock/gmock.h>

#include "cases.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

Decision plan_of(const PatientIntake& patient, const Bundle& exercises = shipped("hip_realignment")) {
  const Bundle* bundles[] = {&exercises, &shipped("safety_rules")};
  return decide(patient, bundles, {{exercises.id, {}}}, {});
}

TEST(ShippedFigures, FromSevenOnAnExerciseMayAddNothing) {
  for (const auto& [pain, nothing] : {std::pair("5", false), {"6", false}, {"7", true}, {"8", true}}) {
    const std::string written = std::string("pain_is=known pain_usual=") + pain;
    EXPECT_EQ(plan_of(patient_with(intake_of(written))).regimen.no_rise, nothing) << pain;
  }
}

TEST(ShippedFigures, ASoreNightLeavesThreeQuartersWhereTheCardSaysNothing) {
  Bundle exercises = shipped("hip_realignment");
  Exercise& lift = *std::ranges::find(exercises.exercises, "prone_hip_extension", &Exercise::id);
  for (Form& form : lift.forms)
    for (Stage& stage : form.stages) {
      stage.sore_times = stage.sore_hold_s = std::nullopt;
      stage.dose.times = 25;
    }
  const auto plan = plan_of(patient_with(intake_of("pain_usual=3"), {{"prone_hip_extension", ""}}), exercises);
  EXPECT_EQ(decision_on(plan.regimen, "prone_hip_extension").sore_dose.times, 18);
}

TEST(ShippedFigures, NoChangeAsksForStrengthOnMoreThanThreeDays) {
  for (const int days : {2, 3, 7}) {
    PatientIntake patient = patient_with(intake_of(""), {{"prone_hip_extension", ""}});
    patient.change["prone_hip_extension"].days = days;
    EXPECT_EQ(plan_of(patient).problems.empty(), days <= 3) << days;
  }
}

}  // namespace
}  // namespace rehab::test
