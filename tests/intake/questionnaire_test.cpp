// SPDX-License-Identifier: Apache-2.0
#include "intake/questionnaire.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "base/text.hpp"
#include "intake/intake_reader.hpp"
#include "intake/normalised.hpp"
#include "model/fields.hpp"

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Talk {
  std::optional<NewIntake> intake;
  std::string questions;
};

Talk talk(const std::vector<std::string>& answers) {
  std::istringstream in(join(answers, "\n") + "\n");
  std::ostringstream out;
  Talk result;
  result.intake = ask_for_intake(in, out);
  result.questions = out.str();
  return result;
}

const std::string smallest =
    "schema: 1\npatient: P-1\ndate: 2026-11-20\nage: 34\nweak_side: left\npregnant: no\npain_usual: 4\nred_flags: "
    "none\n";

TEST(Questionnaire, TheNeededAnswers) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "no", "4", "none", "no"});
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->patient, "P-1");
  EXPECT_EQ(t.intake->yaml, smallest);
}

TEST(Questionnaire, AsksAgainWithTheReasonAndWithoutTheText) {
  const Talk t = talk(
      {"Ana Silva", "P-1", "2026-11-31", "2026-11-20", "340", "34", "lft", "left", "no", "4", "nothing", "none", "no"});
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest);
  EXPECT_THAT(t.questions, HasSubstr("age: 340 is out of range"));
  EXPECT_THAT(t.questions, HasSubstr("did you mean 'left'?"));
  EXPECT_THAT(t.questions, Not(HasSubstr("Silva")));
}

TEST(Questionnaire, WarningSignsAreNeverFilledIn) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "no", "4", "", "", "fracture, clot", "no"});
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.intake->yaml, HasSubstr("red_flags: [fracture, clot]\n"));
  EXPECT_THAT(t.questions, HasSubstr("This one is needed."));
  EXPECT_FALSE(talk({"P-1", "2026-11-20", "34", "left", "no", "4", ""}).intake) << "no answer, no intake";
}

TEST(Questionnaire, PregnancyAsksForWeeksAndProblems) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "yes", "", "22", "none", "4", "none", "no"});
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.intake->yaml, HasSubstr("pregnancy_weeks: 22\npregnancy_problems: none\n"));
  EXPECT_THAT(talk({"P-1", "2026-11-20", "34", "left", "gave_birth", "5", "4", "none", "no"}).intake->yaml,
              HasSubstr("weeks_since_birth: 5\n"));
}

TEST(Questionnaire, OptionalAnswersUntilTheEnd) {
  const Talk t = talk({"P-1", "2026-11-20", "34", "left", "no", "4", "none", "maybe", "yes", "3", "6", "side_of_hip"});
  ASSERT_TRUE(t.intake);
  EXPECT_EQ(t.intake->yaml, smallest + "pain_worst: 6\npain_where: side_of_hip\n");
  EXPECT_THAT(t.questions, HasSubstr("pain_worst: lower than pain_usual (line 7)"));
  EXPECT_THAT(t.questions, Not(HasSubstr("pregnancy_weeks:"))) << "pointless questions are not asked";
}

TEST(Questionnaire, GroupsAndFreeText) {
  std::vector<std::string> answers{"P-1", "2026-11-20", "34", "left", "no", "4", "none", "yes"};
  for (const ShapeField& field : intake_shape().fields()) {
    if (field.heading_text == "What the clinician wants") break;
    const FieldInfo* info = find_field(field.key);
    const bool is_pointless = info && !info->form.asks.empty();  // of one who is not pregnant
    if (field.is_required || is_pointless) continue;
    if (field.key == "hip_surgery") {
      for (const char* part : {"yes", "osteotomy", "left", "30", "", "", ""}) answers.emplace_back(part);
    } else {
      answers.emplace_back(field.key == "name" ? "Ana: \"A\" Silva" : "");
    }
  }
  const Talk t = talk(answers);
  ASSERT_TRUE(t.intake);
  EXPECT_THAT(t.intake->yaml,
              HasSubstr("hip_surgery: {what: osteotomy, side: left, weeks: 30}\nname: \"Ana: \\\"A\\\" Silva\"\n"));
}

TEST(Questionnaire, TheBlankFormLeavesEveryNeededAnswerOpen) {
  const std::string form = blank_intake();
  EXPECT_THAT(form, HasSubstr("\nschema: 1\n"));
  for (const char* key : {"patient", "date", "age", "weak_side", "pregnant", "pain_usual", "red_flags"})
    EXPECT_THAT(form, HasSubstr("\n" + std::string(key) + ":\n")) << key;
  ASSERT_FALSE(intake_shape().fields().empty());
  for (const ShapeField& field : intake_shape().fields()) EXPECT_THAT(form, HasSubstr(field.key + ":"));
}

TEST(Questionnaire, TheFormFilledInIsAnIntake) {
  std::string form = blank_intake();
  for (const auto& [key, answer] : {std::pair("patient", "P-1"),
                                    {"date", "2026-11-20"},
                                    {"age", "34"},
                                    {"weak_side", "left"},
                                    {"pregnant", "no"},
                                    {"pain_usual", "4"},
                                    {"red_flags", "none"}}) {
    const std::string open = "\n" + std::string(key) + ":\n";
    form.replace(form.find(open), open.size(), "\n" + std::string(key) + ": " + answer + "\n");
  }
  Problems problems;
  read_intake_text("form", form, intake_shape(), problems);
  EXPECT_EQ(problems.render(), "");
}

/// The smallest intake of a patient to whom the field applies, without the field.
std::string intake_asking_for(const FieldInfo* field) {
  std::string text = smallest;
  if (!field || field->form.asks.empty()) return text;
  const std::string asks = std::string(field->form.asks) + ": ";
  if (const std::size_t line = text.find(asks); line != std::string::npos)
    text.erase(line, text.find('\n', line) + 1 - line);
  text += asks + std::string(field->form.word) + "\n";
  for (const FieldInfo* other : field::all)
    if (other != field && other->is_always_known() && other->form.asks == field->form.asks &&
        other->form.word == field->form.word)
      text += std::string(other->key) + ": 9\n";
  return text;
}

TEST(Questionnaire, EveryExampleOfTheFormIsAccepted) {
  std::size_t examples = 0;
  for (const ShapeField& field : intake_shape().fields()) {
    if (field.is_required || field.example_text.empty()) continue;
    ++examples;
    const std::string text = intake_asking_for(find_field(field.key));
    Problems problems;
    read_intake_text("form", text + field.key + ": " + field.example_text + "\n", intake_shape(), problems);
    EXPECT_EQ(problems.render(), "") << field.key;
  }
  EXPECT_GT(examples, 20u);
}

std::string printed(const std::string& lines) {
  Problems problems;
  const PatientIntake intake = read_intake_text("i", smallest + lines, intake_shape(), problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  std::string out;
  for (const auto& [key, value] : normalised(intake)) out += key + ": " + value + "\n";
  return out;
}

TEST(Normalised, SaysWhatWasRead) {
  const std::string out = printed(
      "name: Ana Silva\nnote: secret\nhip_surgery: none\nxray: {kl_grade: 2}\npain_where: [groin, buttock]\n"
      "choose: [plank.wall]\nchange: {plank: {times: 6, ankle_kg: 0.5}}\nleave_out: {x: secret}\n");
  EXPECT_THAT(out, ::testing::StartsWith("Train: LEFT leg\npatient: P-1\ndate: 2026-11-20\nage: 34 years\n"));
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
