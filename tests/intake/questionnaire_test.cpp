// SPDX-License-Identifier: Apache-2.0
#include "intake/questionnaire.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "base/text.hpp"
#include "intake/written_intake.hpp"

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Talk {
  std::optional<NewIntake> intake;
  std::string questions;
};

Talk talk(const std::vector<std::string>& answers, const Asking& asking = {},
          const IntakeShape& form = intake_shape()) {
  std::istringstream in(join(answers, "\n") + "\n");
  std::ostringstream out;
  Talk result;
  result.intake = ask_for_intake(form, asking, in, out);
  result.questions = out.str();
  return result;
}

const std::string smallest =
    "schema: 1\npatient: P-1\ndate: 2026-11-20\nage: 34\nweak_side: left\npregnant: no\npain_usual: 4\nred_flags: "
    "none\n";
const std::vector<std::string> needed{"P-1", "2026-11-20", "34", "left", "no", "4", "none"};

std::vector<std::string> needed_and(const std::vector<std::string>& more) {
  std::vector<std::string> answers = needed;
  answers.insert(answers.end(), more.begin(), more.end());
  return answers;
}

TEST(Questionnaire, TheNeededAnswersComeFirstAndAreCounted) {
  const Talk t = talk(needed_and({"."}));
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->patient, "P-1");
  EXPECT_EQ(t.intake->yaml, smallest);
  EXPECT_THAT(t.questions, HasSubstr("3 of 7  Age on the day of the visit."));
  EXPECT_THAT(t.questions, HasSubstr("That is enough for a plan."));
}

TEST(Questionnaire, NumbersAndFirstLettersStandForWords) {
  EXPECT_EQ(talk({"P-1", "2026-11-20", "34", "1", "2", "4", "0", "."}).intake->yaml, smallest);
  EXPECT_EQ(talk({"P-1", "2026-11-20", "34", "L", "n", "4", "no", "."}).intake->yaml, smallest);
  EXPECT_THAT(talk({"P-1", "2026-11-20", "34", "r", "no", "4", "2 4", "."}).intake->yaml,
              HasSubstr("weak_side: right\npregnant: no\npain_usual: 4\nred_flags: [fracture, clot]\n"));
}

TEST(Questionnaire, OffersTodayForTheDateAndForNothingElse) {
  Asking asking;
  asking.today = "2026-11-30";
  const Talk t = talk({"P-1", "", "34", "left", "no", "4", "none", "."}, asking);
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.questions, HasSubstr("Enter: today, 2026-11-30"));
  EXPECT_THAT(t.intake->yaml, HasSubstr("date: 2026-11-30\n"));
  EXPECT_EQ(talk({"P-1", "Today", "34", "left", "no", "4", "none", "."}, asking).intake->yaml, t.intake->yaml);
  EXPECT_EQ(talk({"P-1", "2026-11-20", "34", "left", "no", "4", "none", "."}, asking).intake->yaml, smallest);
}

TEST(Questionnaire, AsksAgainWithTheReasonAndWithoutTheText) {
  const Talk t = talk({"Ana Silva", "P-1", "20/11/2026", "2026-11-20", "340", "34", "links", "left", "no", "4",
                       "nothing", "none", "."});
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest);
  for (const char* said : {"Did you mean: 2026-11-20\n", "age: 340 is out of range", "Did you mean: left\n"})
    EXPECT_THAT(t.questions, HasSubstr(said));
  EXPECT_THAT(t.questions, Not(HasSubstr("Silva")));
}

TEST(Questionnaire, WarningSignsAreNeverFilledIn) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "no", "4", "", "", "fracture, clot", "."});
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.intake->yaml, HasSubstr("red_flags: [fracture, clot]\n"));
  EXPECT_THAT(t.questions, HasSubstr("This one is needed."));
  EXPECT_FALSE(talk({"P-1", "2026-11-20", "34", "left", "no", "4", ""}).intake) << "no answer, no intake";
}

TEST(Questionnaire, PregnancyAsksForWeeksAndProblems) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "yes", "", "22", "none", "4", "none", "."});
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.intake->yaml, HasSubstr("pregnancy_weeks: 22\npregnancy_problems: none\n"));
  EXPECT_THAT(t.questions, HasSubstr("6 of 9  Whole weeks completed"));
  EXPECT_THAT(talk({"P-1", "2026-11-20", "34", "left", "gave_birth", "5", "4", "none", "."}).intake->yaml,
              HasSubstr("weeks_since_birth: 5\n"));
}

TEST(Questionnaire, GoesBackOneQuestion) {
  const Talk t = talk({"<", "P-1", "2026-11-20", "33", "<", "34", "left", "yes", "<", "no", "4", "none", "."});
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest);
  EXPECT_THAT(t.questions, HasSubstr("This is the first question."));
}

TEST(Questionnaire, TheRestIsAskedByTopic) {
  const Talk t = talk(needed_and({"", "y", "3", "6", "side", "", "."}));
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest);
  EXPECT_THAT(t.questions, HasSubstr("Warning signs: "));
}

TEST(Questionnaire, ATopicsQuestionsMayBeSkippedAndTakenBack) {
  const Talk t = talk(needed_and({"y", "3", "6", "side", "<", "1", "", "left", "."}));
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest + "pain_worst: 6\npain_where: groin\n");
  EXPECT_THAT(t.questions, HasSubstr("pain_worst: lower than pain_usual (line 7)"));
  EXPECT_THAT(t.questions, Not(HasSubstr("pregnancy_weeks:"))) << "pointless questions are not asked";
}

/// Skips topics up to the one that begins with a word, and answers y there.
std::vector<std::string> in_topic(const std::string& topic, const std::vector<std::string>& answers) {
  const Talk asked = talk(needed_and(std::vector<std::string>(20, "")));
  std::size_t before = 0;
  for (std::string_view line : split(asked.questions, '\n')) {
    if (line.starts_with(topic + ": ")) break;
    if (line.find("y to answer, Enter to skip: ") != std::string_view::npos) ++before;
  }
  std::vector<std::string> all(before, "");
  all.emplace_back("y");
  all.insert(all.end(), answers.begin(), answers.end());
  return needed_and(all);
}

TEST(Questionnaire, GroupsAreDescribedPartByPart) {
  const Talk t = talk(in_topic("Operation and imaging", {"1", "osteotomy", "2", "30", "", "", "", "none", "."}));
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest + "hip_surgery: {what: osteotomy, side: left, weeks: 30}\nxray: none\n");
}

TEST(Questionnaire, FreeTextIsKeptAsItIs) {
  const Talk t = talk(in_topic("The sheet", {"Ana: \"A\" Silva", "."}));
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest + "name: \"Ana: \\\"A\\\" Silva\"\n");
}

TEST(Questionnaire, FieldsOfPluginsAreAskedToo) {
  const IntakeShape form = intake_shape(declared);
  EXPECT_THAT(talk(needed_and(std::vector<std::string>(40, "")), {}, form).questions,
              HasSubstr("Of the plugins: 2 questions"));
}

TEST(Questionnaire, WhatAClinicRecordsForEverybodyIsNeeded) {
  Clinic clinic;
  clinic.must_record = {"falls", "hip_surgery.weeks"};
  const IntakeShape form = intake_shape(declared, clinic);
  Asking asking;
  asking.needed = {"falls", "hip_surgery.weeks"};
  const Talk t = talk(needed_and({"", "none", "yes", "osteotomy", "left", "", "30", "", "", "", "."}), asking, form);
  ASSERT_TRUE(t.intake) << t.questions;
  EXPECT_THAT(t.intake->yaml, HasSubstr("falls: none\nhip_surgery: {what: osteotomy, side: left, weeks: 30}\n"));
  EXPECT_THAT(t.questions, HasSubstr("1 of 9  "));
}

TEST(Questionnaire, SomethingElseIsFollowedByWhoClearedIt) {
  Clinic clinic;
  clinic.clear_something_else = true;
  const std::string answer = "Takes a new medicine", topic = "The sheet";
  std::vector<std::string> answers = in_topic(topic, {"", "", "", "", "", "", "", "", answer, "J. Park, PT", "."});
  const Talk asked = talk(answers, {}, intake_shape({}, clinic));
  ASSERT_TRUE(asked.intake) << asked.questions;
  EXPECT_THAT(asked.intake->yaml,
              HasSubstr("something_else: Takes a new medicine\nsomething_else_cleared_by: \"J. Park, PT\"\n"));
  const Talk without = talk(in_topic(topic, std::vector<std::string>(12, "")), {}, intake_shape({}, clinic));
  ASSERT_TRUE(without.intake);
  EXPECT_THAT(without.questions, Not(HasSubstr("something_else_cleared_by: ")));
}

TEST(Questionnaire, LinesFitTheTerminal) {
  Asking asking;
  asking.width = 44;
  const Talk t = talk(needed_and(std::vector<std::string>(20, "y")), asking);
  for (std::string_view line : split(t.questions, '\n')) {
    const bool is_prompt = line.find(": ") != std::string_view::npos;
    if (!is_prompt) {
      EXPECT_LE(code_point_count(line), 44U) << line;
    }
  }
}

TEST(Questionnaire, TheIdIsCheckedBeforeAnythingElseIsAsked) {
  Asking asking;
  asking.refuses = [](const std::string& patient) { return patient == "P-1" ? "P-1.yaml exists" : ""; };
  const Talk t = talk({"P-1", "P-2", "2026-11-20", "34", "left", "no", "4", "none", "."}, asking);
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->patient, "P-2");
  EXPECT_LT(t.questions.find("P-1.yaml exists"), t.questions.find("2 of 7"));
}

TEST(Questionnaire, ADraftIsKeptAndTakenUp) {
  NewIntake kept;
  Asking asking;
  asking.keep = [&](const NewIntake& so_far) { kept = so_far; };
  EXPECT_FALSE(talk({"P-1", "2026-11-20", "34", "left"}, asking).intake);
  EXPECT_EQ(kept.yaml, "schema: 1\npatient: P-1\ndate: 2026-11-20\nage: 34\nweak_side: left\n");
  asking.draft = [&](const std::string& patient) { return patient == kept.patient ? kept.yaml : std::string(); };
  const Talk t = talk({"P-1", "2026-11-21", "no", "4", "none", "."}, asking);
  ASSERT_TRUE(t.intake) << t.questions;
  EXPECT_THAT(t.questions, HasSubstr("interrupted:\n  age: 34\n  weak_side: left\n"));
  EXPECT_THAT(t.intake->yaml, HasSubstr("date: 2026-11-21\npregnant: no\n")) << "the day of the visit is asked again";
}

TEST(Questionnaire, TheDayAndTheWarningSignsOfADraftAreAskedAgain) {
  Asking asking;
  asking.draft = [](const std::string&) { return smallest; };
  EXPECT_FALSE(talk({"P-1", "2026-11-22", "."}, asking).intake);
  EXPECT_FALSE(talk({"P-1", "none", "."}, asking).intake);
  EXPECT_THAT(talk({"P-2"}, asking).questions, Not(HasSubstr("interrupted"))) << "of another patient";
  const Talk t = talk({"P-1", "2026-11-21", "<", "<", "2026-11-21", "5", "fracture", "."}, asking);
  ASSERT_TRUE(t.intake) << "back through what was taken up";
  EXPECT_THAT(t.intake->yaml, HasSubstr("date: 2026-11-21\npain_usual: 5\nred_flags: fracture\n"));
}

TEST(Questionnaire, WhatIsTakenBackLeavesTheDraft) {
  std::vector<NewIntake> kept;
  Asking asking;
  asking.keep = [&](const NewIntake& so_far) { kept.push_back(so_far); };
  talk({"P-1", "2026-11-20", "34", "<", "<", "<", "P-2"}, asking);
  ASSERT_EQ(kept.size(), 7U);
  EXPECT_EQ(kept[3].yaml, "schema: 1\npatient: P-1\ndate: 2026-11-20\n");
  EXPECT_EQ(kept[5].patient, "");
  EXPECT_EQ(kept[6].yaml, "schema: 1\npatient: P-2\n");
}

TEST(Questionnaire, ALineInPlaceOfItsValueIsUnderstood) {
  EXPECT_EQ(talk({"patient: P-1", "2026-11-20", "age: 34", "left", "no", "4", "none", "."}).intake->yaml, smallest);
}

TEST(Questionnaire, SignsAreNoAnswer) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "no", "4", ".", "-", "...", "none", "."});
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.questions, Not(HasSubstr("Did you mean")));
}

}  // namespace
}  // namespace rehab
