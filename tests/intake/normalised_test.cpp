// SPDX-License-Identifier: Apache-2.0
#include "intake/normalised.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/written_intake.hpp"

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string printed(const std::string& lines) {
  Problems problems;
  const PatientIntake patient = read_intake_text("i", intake(lines), intake_shape(), problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  std::string out;
  for (const auto& [key, value] : normalised(patient)) out += key + ": " + value + "\n";
  return out;
}

TEST(Normalised, SaysWhatWasRead) {
  const std::string out = printed(
      "name: Ana Silva\nnote: secret\nhip_surgery: none\nxray: {kl_grade: 2}\npain_where: [groin, buttock]\n"
      "choose: [plank.wall]\nchange: {plank: {times: 6, ankle_kg: 0.5}}\nleave_out: {x: secret}\n");
  EXPECT_THAT(out, ::testing::StartsWith("Train: LEFT leg\npatient: P-0001\ndate: 2026-11-20\nage: 34 years\n"));
  for (const char* part :
       {"red_flags: none\n", "hip_surgery: none\n", "xray.kl_grade: 2\n", "pain_where: groin, buttock\n",
        "choose: plank.wall\n", "change.plank: times 6, ankle_weight 0.5 kg (1.1 lb)\n", "leave_out: x\n"})
    EXPECT_THAT(out, HasSubstr(part));
  EXPECT_THAT(out, Not(HasSubstr("Silva")));
  EXPECT_THAT(out, Not(HasSubstr("secret")));
  EXPECT_THAT(out, Not(HasSubstr("pregnancy_weeks"))) << "what does not apply is not listed";
  EXPECT_THAT(out, HasSubstr("not recorded: pain_worst, sore_side, "));
  EXPECT_THAT(out, HasSubstr(", blood_pressure, ")) << "a group that is missing is named once";
}

}  // namespace
}  // namespace rehab
