// SPDX-License-Identifier: Apache-2.0
// What is asked of answers that belong together: days, sides, answers that rarely go together, what a clinic wants
// cleared.
#include <gmock/gmock.h>

#include "intake/written_intake.hpp"

namespace rehab {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
namespace f = rehab::field;

TEST(Intake, SidesThatDifferAreAWarning) {
  Problems problems;
  read(intake("sore_side: right"), problems);
  EXPECT_TRUE(problems.ok());
  EXPECT_THAT(problems.render(), HasSubstr("9:12: warning: sore_side: unlikely with 'weak_side: left' (line 5)"));
  for (const char* same :
       {"sore_side: left", "sore_side: both", "sore_side: none", "weak_side: equal\nsore_side: left"}) {
    Problems none;
    read(intake(same), none);
    EXPECT_TRUE(none.empty()) << same << none.render();
  }
}

TEST(Intake, ADateOfBirthMakesTheAge) {
  for (const char* right : {"date_of_birth: 1992-11-20", "date_of_birth: 1991-11-21"}) {
    Problems problems;
    EXPECT_TRUE(read(intake(right), problems).date_of_birth);
    EXPECT_TRUE(problems.empty()) << problems.render();
  }
  for (const char* wrong : {"date_of_birth: 1992-11-21", "date_of_birth: 1991-11-20", "date_of_birth: 2027-01-01"}) {
    Problems problems;
    read(intake(wrong), problems);
    EXPECT_THAT(problems.render(),
                HasSubstr("9:16: error: date_of_birth: makes another age on the day of the visit than "
                          "'age' (line 4); correct one of the two"));
  }
}

TEST(Intake, TextIsComposed) {
  Problems problems;
  EXPECT_EQ(read(intake("name: Rene\u0301"), problems).name, "René");
}

struct Unlikely {
  const char* lines;
  const char* key;  ///< what is asked about; empty: nothing
};

class AsksAbout : public ::testing::TestWithParam<Unlikely> {};

TEST_P(AsksAbout, ButReads) {
  Problems problems;
  const PatientIntake p = read(intake(GetParam().lines), problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  const std::string key = GetParam().key;
  ASSERT_EQ(p.unlikely.size(), key.empty() ? 0u : 1u) << problems.render();
  if (key.empty()) return;
  EXPECT_EQ(p.unlikely[0].key, key);
  EXPECT_EQ(p.unlikely[0].with, "age");
  EXPECT_THAT(problems.render(), HasSubstr("warning: " + key + ": unlikely with 'age: "));
  EXPECT_THAT(problems.render(), HasSubstr("(line 4); make sure that both are right"));
}

INSTANTIATE_TEST_SUITE_P(
    Intake, AsksAbout,
    ::testing::Values(Unlikely{"age: 72\npregnant: yes\npregnancy_weeks: 20", "pregnant"},
                      Unlikely{"age: 56\npregnant: yes\npregnancy_weeks: 20", "pregnant"},
                      Unlikely{"age: 55\npregnant: yes\npregnancy_weeks: 20", ""},
                      Unlikely{"age: 11\npregnant: yes\npregnancy_weeks: 20", "pregnant"},
                      Unlikely{"age: 12\npregnant: yes\npregnancy_weeks: 20", ""},
                      Unlikely{"age: 70\npregnant: gave_birth\nweeks_since_birth: 20", "pregnant"},
                      Unlikely{"age: 57\npregnant: gave_birth\nweeks_since_birth: 100", ""},
                      Unlikely{"age: 72\npregnant: no", ""},
                      Unlikely{"age: 34\nhip_surgery: {what: osteotomy, side: left, weeks: 1831}", "hip_surgery.weeks"},
                      Unlikely{"age: 34\nhip_surgery: {what: osteotomy, side: left, weeks: 1830}", ""},
                      Unlikely{"age: 9\ntried: supervised\ntried_weeks: 520", ""},
                      Unlikely{"age: 8\ntried: supervised\ntried_weeks: 520", "tried_weeks"},
                      Unlikely{"age: 20\npain_weeks: 1200", "pain_weeks"},
                      Unlikely{"age: 20\nxray: {date: 1996-01-02}", "xray.date"},
                      Unlikely{"age: 20\nxray: {date: 2006-01-02}", ""}),
    [](const auto& each) { return std::to_string(each.index); });

TEST(Intake, SomethingElseIsReadAndNeedsANameOnlyWhereTheClinicAsks) {
  Clinic house;
  house.clear_something_else = true;
  const IntakeShape strict = intake_shape({}, house);
  const auto problems_of = [&](const std::string& lines) {
    Problems problems;
    read_intake_text("i.yaml", intake(lines), strict, problems);
    return problems.render();
  };
  const std::string recorded = "something_else: Takes a new medicine";
  EXPECT_EQ(read_well(recorded).something_else, "Takes a new medicine");
  EXPECT_THAT(problems_of(recorded),
              AllOf(HasSubstr("i.yaml:9:1: error: something_else_cleared_by: missing, as the clinic file asks"),
                    HasSubstr("add 'something_else_cleared_by: ...' with name and role"), Not(HasSubstr("medicine"))));
  EXPECT_EQ(problems_of(recorded + "\nsomething_else_cleared_by: J. Park, physiotherapist"), "");
  EXPECT_EQ(problems_of("something_else: none"), "");
  EXPECT_EQ(problems_of(""), "");
}

TEST(Intake, ScoresAreAGroupWithDaysUpToTheVisit) {
  const PatientIntake p =
      read_well("scores: {hoos12: 60, hoos12_before: 45, date: 2026-11-20, date_before: 2026-08-20}");
  EXPECT_EQ(p.facts[f::scores_hoos12].value(), 60);
  EXPECT_EQ(p.facts[f::scores_hoos12_before].value(), 45);
  EXPECT_FALSE(p.facts[f::scores_pgq].recorded());
  EXPECT_FALSE(does_not_apply(p, f::scores_pgq));
  EXPECT_TRUE(does_not_apply(read_well("scores: none"), f::scores_pgq));
  for (const auto& [line, problem] :
       {std::pair("scores: {hoos12: 101}", "scores.hoos12: 101 is out of range"),
        {"scores: {date: 2026-11-21}", "i.yaml:9:16: error: scores.date: after the day of the visit (line 3)"},
        {"scores: {date: 2026-08-20, date_before: 2026-11-20}",
         "scores.date_before: after the day of the scores that it is before"},
        {"scores: {date_before: 2026-11-21}", "scores.date_before: after the day of the visit (line 3)"}}) {
    Problems problems;
    read(intake(line), problems);
    EXPECT_THAT(problems.render(), HasSubstr(problem)) << line;
  }
}

}  // namespace
}  // namespace rehab
