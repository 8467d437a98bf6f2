// SPDX-License-Identifier: Apache-2.0
#include "intake/blank_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

#include "intake/written_intake.hpp"
#include "model/fields.hpp"

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string plain_one = intake();

std::string problems_of(const std::string& form) {
  Problems problems;
  read_intake_text("form", form, intake_shape(), problems);
  return problems.render();
}

/// The form with the needed answers.
std::string filled_in() {
  std::string form = blank_intake(intake_shape());
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
  return form;
}

/// Takes away the '# ' of a field's lines.
std::string uncovered(std::string form, const std::string& key) {
  std::size_t at = form.find("\n# " + key + ":") + 1;
  EXPECT_NE(at, 0U) << key;
  for (bool is_first = true; form.compare(at, is_first ? 2 : 4, is_first ? "# " : "#   ") == 0; is_first = false) {
    form.erase(at, 2);
    at = form.find('\n', at) + 1;
  }
  return form;
}

TEST(BlankForm, LeavesEveryNeededAnswerOpen) {
  const std::string form = blank_intake(intake_shape());
  EXPECT_THAT(form, HasSubstr("\nschema: 1\n"));
  for (const char* key : {"patient", "date", "age", "weak_side", "pregnant", "pain_usual", "red_flags"})
    EXPECT_THAT(form, HasSubstr("\n" + std::string(key) + ":\n")) << key;
  for (const ShapeField& field : intake_shape().fields()) EXPECT_THAT(form, HasSubstr(field.key + ":"));
}

TEST(BlankForm, IsRefusedWithTheNeededFields) {
  const std::string problems = problems_of(blank_intake(intake_shape()));
  for (const char* key : {"patient", "date", "age", "weak_side", "pregnant", "pain_usual", "red_flags"})
    EXPECT_THAT(problems, HasSubstr(std::string(key) + ": a value is missing; this one is needed"));
}

TEST(BlankForm, FilledInIsAnIntake) {
  EXPECT_EQ(problems_of(filled_in()), "");
}

TEST(BlankForm, HoldsNoFindingNotEvenInComments) {
  const std::string form = filled_in();
  for (const ShapeField& field : intake_shape().fields()) {
    if (field.is_required) continue;
    EXPECT_THAT(problems_of(uncovered(form, field.key)), HasSubstr("not filled in yet")) << field.key;
  }
}

TEST(BlankForm, CanBeFilledInEverywhere) {
  std::string form = filled_in();
  for (const char* key : {"hip_surgery", "xray", "scores", "progress", "overrides", "change", "leave_out"})
    form = uncovered(form, key);
  const std::pair<const char*, const char*> answers[] = {
      {"<exercise>", "plank"},
      {"<replacement, osteotomy, arthroscopy or fixation>", "osteotomy"},
      {"<none, left, right or both>", "left"},
      {"<posterior, lateral, anterior or unknown>", "unknown"},
      {"<lifted or in_force>", "lifted"},
      {"<full, part or none>", "full"},
      {"<YYYY-MM-DD>", "2026-11-01"},
      {"<no, yes or not_reported>", "no"},
      {"rule: <name>", "rule: safety_rules/N11"},
      {"<name>", "plank"},
      {"days: <1 to 7>", "days: 3"},
      {"ankle_weight: <text>", "ankle_weight: 2 kg"},
      {"<text>", "sore"},
      {"<yes or no>", "yes"}};
  // Only one way of writing the ankle weight may stand.
  form = std::regex_replace(form, std::regex(" +ankle_kg: .*\n"), "");
  form = std::regex_replace(
      form, std::regex("date: <YYYY-MM-DD>\n +## The day of the scores before.\n +date_before: <YYYY-MM-DD>"),
      "date: 2026-11-01");
  for (const auto& [place, answer] : answers)
    for (std::size_t at = form.find(place); at != std::string::npos; at = form.find(place))
      form.replace(at, std::string_view(place).size(), answer);
  form = std::regex_replace(form, std::regex("\n( *[a-z_0-9]+): <(-?[0-9]+) to [^>]*>"), "\n$1: $2");
  form = std::regex_replace(form, std::regex("stage: 0"), "stage: 1");
  EXPECT_EQ(problems_of(form), "");
}

}  // namespace
}  // namespace rehab
