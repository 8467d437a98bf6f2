// SPDX-License-Identifier: Apache-2.0
#include "intake/next_intake.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/written_intake.hpp"

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string first_visit = intake(
    "name: Ana Silva\npain_worst: 6\nconditions: [osteoporosis]\ncannot: none\nfalls: unsteady\n"
    "hip_surgery: {what: osteotomy, side: left, weeks: 30}\nnote: |\n  Use the blue band.\n  Slowly.\n"
    "goal: Climb the stairs\nxray: none\nchoose: [plank.wall]\noverrides: none");

std::string next_of(const std::string& text, const PrintedStages& printed = {{"pelvic_tilt", 2}, {"plank", 1}}) {
  Problems problems;
  const PatientIntake last = read_intake_text("i.yaml", text, intake_shape(), problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  return next_intake(text, last, printed, intake_shape());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from << " in\n" << text;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(NextIntake, TakesOverWhatDoesNotChangeAsItWasWritten) {
  const std::string next = next_of(first_visit);
  for (const char* line :
       {"\npatient: P-0001\n", "\nweak_side: left\n", "\nname: Ana Silva\n", "\nconditions: [osteoporosis]\n",
        "\ngoal: Climb the stairs\n", "\nxray: none\n", "\nchoose: [plank.wall]\n"})
    EXPECT_THAT(next, HasSubstr(line));
}

TEST(NextIntake, LeavesOpenWhatMustBeAskedAgainAndTellsTheLastAnswer) {
  const std::string next = next_of(first_visit);
  for (const char* line :
       {"#   At the last visit: 2026-11-20\ndate:\n", "#   At the last visit: 34\nage:\n",
        "#   At the last visit: no\npregnant:\n", "#   At the last visit: 4\npain_usual:\n",
        "#   At the last visit: none\nred_flags:\n", "#   At the last visit: 6\n# pain_worst: <0 to 10>\n",
        "#   At the last visit: unsteady\n# falls: <", "#   At the last visit: none\n# cannot: <",
        "hip_surgery:\n  what: osteotomy\n  side: left\n  weeks: <0 to 2600 weeks>\n"})
    EXPECT_THAT(next, HasSubstr(line));
  EXPECT_THAT(next, HasSubstr("decide anew: note, overrides."));
  EXPECT_THAT(next, Not(HasSubstr("blue band")));
}

TEST(NextIntake, ItsAnswersAreWhatIsNotLeftOpen) {
  Problems problems;
  const PatientIntake last = read_intake_text("i.yaml", first_visit, intake_shape(), problems);
  const std::string answers = next_answers(first_visit, last, {{"plank", 2}}, intake_shape());
  EXPECT_THAT(answers, HasSubstr("hip_surgery:\n  what: osteotomy\n  side: left\nprogress:\n  review: 1\n"
                                 "  exercises:\n    plank:\n      stage: 2\n"));
  EXPECT_THAT(answers, HasSubstr("\ngoal: Climb the stairs\n"));
  for (const char* open : {"<", "#", "date:", "pain_usual", "note"}) EXPECT_THAT(answers, Not(HasSubstr(open)));
}

TEST(NextIntake, HasARowForEachExercisePrinted) {
  EXPECT_THAT(next_of(first_visit), HasSubstr("progress:\n  review: 1\n"));
  EXPECT_THAT(next_of(first_visit),
              HasSubstr("    pelvic_tilt:\n      stage: 2\n      pain: <0 to 10>\n      settled: <yes or no>\n"
                        "    plank:\n      stage: 1\n"));
  EXPECT_THAT(next_of(first_visit, {}), HasSubstr("progress:\n  review: 1\n  exercises: none\n"));
  EXPECT_THAT(next_of(first_visit + "progress: {review: 3, exercises: none}\n"), HasSubstr("  review: 4\n"));
}

TEST(NextIntake, IsRefusedUntilItIsFilledIn) {
  Problems problems;
  read_intake_text("n.yaml", next_of(first_visit), intake_shape(), problems);
  for (const char* open : {"date: a value is missing", "red_flags: a value is missing",
                           "hip_surgery.weeks: not filled in yet", "progress.exercises.plank.pain: not filled in yet"})
    EXPECT_THAT(problems.render(), HasSubstr(open));
}

TEST(NextIntake, FilledInIsAnIntake) {
  std::string next = next_of(first_visit);
  for (const auto& [open, answer] : {std::pair("\ndate:\n", "\ndate: 2026-12-04\n"),
                                     {"\nage:\n", "\nage: 34\n"},
                                     {"\npregnant:\n", "\npregnant: no\n"},
                                     {"\npain_usual:\n", "\npain_usual: 3\n"},
                                     {"\nred_flags:\n", "\nred_flags: none\n"},
                                     {"weeks: <0 to 2600 weeks>", "weeks: 32"},
                                     {"pain: <0 to 10>", "pain: 2"},
                                     {"pain: <0 to 10>", "pain: [2, 1]"},
                                     {"settled: <yes or no>", "settled: yes"},
                                     {"settled: <yes or no>", "settled: no"}})
    next = replaced(next, open, answer);
  Problems problems;
  const PatientIntake patient = read_intake_text("n.yaml", next, intake_shape(), problems);
  EXPECT_EQ(problems.render(), "") << next;
  ASSERT_TRUE(patient.progress);
  EXPECT_EQ(patient.progress->exercises.at("pelvic_tilt").stage, 2);
}

TEST(NextIntake, RefusesAFileOnOneLine) {
  EXPECT_THROW(
      next_of("{schema: 1, patient: P-1, date: 2026-11-20, age: 34, weak_side: left, pregnant: no, pain_usual: 4, "
              "red_flags: none}\n"),
      Error);
}

}  // namespace
}  // namespace rehab
