// SPDX-License-Identifier: Apache-2.0
// What the command asks the clinician, and what it wants recorded or explained before it prints.
#include <gmock/gmock.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Plan, SaysWhatToAskBeforePrinting) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake() + "pain_where: [groin]\ntraining_change: yes\n");
  const auto result = folder.run(planner + " plan t.yaml --json");
  ASSERT_EQ(result.status, 0) << result.err;
  for (const char* expected : {"Ask before you print\n", "Operation on the hip? Hip replacement", "no sheet; medical",
                               "Think of\n", "Suspected stress fracture?"})
    EXPECT_THAT(result.err, HasSubstr(expected));
  EXPECT_THAT(result.out, testing::StartsWith("{")) << "what a program reads has nothing else in it";
  EXPECT_THAT(result.out, HasSubstr("\"ask_before_printing\""));
}

TEST(Plan, AClinicsFieldsMustBeRecorded) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  spit(folder / "clinic.yaml", "schema: 1\nmust_record: [falls, hip_surgery]\n");
  const auto refused = folder.run(planner + " plan t.yaml --clinic clinic.yaml");
  EXPECT_EQ(refused.status, 65);
  EXPECT_THAT(refused.err, HasSubstr("falls: missing, and this clinic records it for every patient"));
  spit(folder / "t.yaml", plain_intake() + "falls: none\nhip_surgery: none\n");
  EXPECT_EQ(folder.run(planner + " plan t.yaml --clinic clinic.yaml").status, 0);
  spit(folder / "clinic.yaml", "schema: 1\nmust_record: [fals]\n");
  const auto misspelt = folder.run(planner + " plan t.yaml --clinic clinic.yaml --force");
  EXPECT_EQ(misspelt.status, 78);
  EXPECT_THAT(misspelt.err, HasSubstr("Did you mean 'falls'?"));
}

TEST(Plan, AClinicCanAskThatSomethingElseIsCleared) {
  const Folder folder;
  spit(folder / "clinic.yaml", "schema: 1\nclear_something_else: yes\n");
  spit(folder / "t.yaml", plain_intake() + "something_else: secretmedicine\n");
  EXPECT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  const auto refused = folder.run(planner + " plan t.yaml --clinic clinic.yaml --force");
  EXPECT_EQ(refused.status, 65);
  EXPECT_NE(refused.err.find("something_else_cleared_by: missing"), std::string::npos) << refused.err;
  EXPECT_EQ(refused.err.find("secretmedicine"), std::string::npos);
  spit(folder / "t.yaml", plain_intake() + "something_else: secretmedicine\nsomething_else_cleared_by: J. Park, PT\n");
  const auto cleared = folder.run(planner + " plan t.yaml --clinic clinic.yaml --force");
  EXPECT_EQ(cleared.status, 0) << cleared.err;
  EXPECT_EQ((cleared.out + cleared.err).find("secretmedicine"), std::string::npos);
}

TEST(Plan, AsksForWhatIsMissingAndIssuesThePlan) {
  const Folder folder;
  spit(folder / "band.yaml", plain_intake("choose: [band_hip]\nconditions: none\n"));
  const auto result = folder.run(planner + " plan band.yaml");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Asked for, and not printed so\n  Resistance band: no exercise band at home\n"));
  EXPECT_THAT(result.out, HasSubstr("Does the patient have this: exercise band? These exercises wait for it:\n"));
  EXPECT_THAT(result.out, HasSubstr("Until then these stand in, picked by the planner: "));
  EXPECT_THAT(text_of(folder, "T-1.record.pdf"), HasSubstr("Does the patient have this: exercise band?"));
}

TEST(Plan, AChangedDoseBeyondEverythingIsRefusedAtItsPlace) {
  const Folder folder;
  spit(folder / "much.yaml", plain_intake("change: {side_hip_abduction: {ankle_kg: 9, times: 60, sets: 10}}\n"));
  const auto result = folder.run(planner + " plan much.yaml");
  EXPECT_EQ(result.status, 65) << result.err;
  EXPECT_EQ(folder.files(), 1U);
  for (const char* said : {"much.yaml:9:10: error: change.side_hip_abduction: The figure most_repetitions allows 45",
                           "much.yaml:9:31: error: change.side_hip_abduction.ankle_kg: The card",
                           "much.yaml:9:44: error: change.side_hip_abduction.times: The card of side_hip_abduction and "
                           "the figures for every plan go up to 12. Write 12 or less, or add `reason:` to the change"})
    EXPECT_THAT(result.err, HasSubstr(said));
}

TEST(Plan, ADayFarFromTheClockIsAskedAbout) {
  const Folder folder;
  spit(folder / "late.yaml",
       "schema: 1\npatient: T-1\ndate: 2062-11-20\nage: 34\nweak_side: left\npregnant: no\n"
       "pain_usual: 3\nred_flags: none\n");
  const auto late = folder.run(planner + " plan late.yaml");
  EXPECT_EQ(late.status, 0) << late.err;
  EXPECT_THAT(late.err, HasSubstr("late.yaml:3:1: warning: date: "));
  EXPECT_THAT(late.err, HasSubstr(" years ahead of this computer's clock; make sure"));
}

}  // namespace
}  // namespace rehab::support
