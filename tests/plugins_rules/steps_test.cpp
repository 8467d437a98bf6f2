// SPDX-License-Identifier: Apache-2.0
// How an exercise goes on, from the pain of its last sessions and the morning after.
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "cases.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

constexpr int stage_done = 2;

/// "2 3 yes"
ExerciseProgress progress_of(const std::string& written) {
  ExerciseProgress progress{stage_done, {}, {}};
  for (const std::string_view part : split(written, ' ')) {
    if (part == "?") continue;
    if (part == "yes" || part == "no") {
      progress.settled = part == "yes";
    } else {
      progress.pain.push_back(std::stoi(std::string(part)));
    }
  }
  return progress;
}

TEST(Steps, FollowPainAndTheMorningAfter) {
  const Bundle* bundles[] = {&shipped("hip_realignment"), &shipped("safety_rules")};
  const auto rows = cases_of("progress");
  ASSERT_FALSE(rows.empty());
  for (const auto& [place, sessions, stage, rule] : rows) {
    PatientIntake patient = patient_with(intake_of(""), {{"prone_hip_extension", ""}});
    patient.progress = Progress{1, {{"prone_hip_extension", progress_of(sessions)}}};
    const Decision decision = decide(patient, bundles, {{"hip_realignment", {}}}, {});
    const ExerciseDecision& d = decision_on(decision.regimen, "prone_hip_extension");
    EXPECT_EQ(std::to_string(d.stage), stage) << place;
    EXPECT_EQ(d.step_rule, rule) << place;
  }
}

}  // namespace
}  // namespace rehab::test
