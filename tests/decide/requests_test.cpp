// SPDX-License-Identifier: Apache-2.0
// What a clinician asks for and can't have comes back as a problem, with a way out; what they can have is done.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "decide/samples.hpp"

namespace rehab {
namespace {

using namespace samples;
using Words = std::vector<std::string>;

struct Request {
  const char* what;
  void (*ask)(PatientIntake&);
  const char* field;   ///< empty: no problem
  const char* remedy;  ///< a part of it
};

void check(std::initializer_list<Request> rows) {
  for (const Request& row : rows) {
    PatientIntake p = patient();
    answer(p, "pain_where", Words{"side_of_hip"});
    row.ask(p);
    const auto problems = decided(p).problems;
    ASSERT_EQ(problems.size(), *row.field ? 1u : 0u) << row.what;
    if (problems.empty()) continue;
    EXPECT_EQ(problems[0].field, row.field) << row.what;
    EXPECT_THAT(problems[0].remedy, testing::HasSubstr(row.remedy)) << row.what;
    EXPECT_FALSE(problems[0].message.empty()) << row.what;
  }
}

TEST(Requests, NamesThatDoNotExist) {
  check({
      {"a slip in choose",
       [](PatientIntake& p) {
         p.choose = {{"tilt", ""}, {"plnak", ""}};
       },
       "choose[1]", "plank"},
      {"a protocol is a name",
       [](PatientIntake& p) {
         p.choose = {{"first_two", ""}};
       },
       "", ""},
      {"a slip in a protocol",
       [](PatientIntake& p) {
         p.also = {{"first_tow", ""}};
       },
       "also[0]", "first_two"},
      {"a rule without its bundle",
       [](PatientIntake& p) {
         p.overrides = {{"N11", "stretch", "tested", ""}};
       },
       "overrides[0].rule", "Write rule: safety/N11."},
      {"a form that isn't",
       [](PatientIntake& p) {
         p.choose = {{"plank", "wal"}};
       },
       "choose[0]", "wall"},
      {"a later stage",
       [](PatientIntake& p) {
         p.choose = {{"plank", "side"}};
       },
       "choose[0]", "Write plank"},
      {"on request",
       [](PatientIntake& p) {
         p.choose = {{"band", "inward"}};
       },
       "", ""},
      {"left out by a slip", [](PatientIntake& p) { p.leave_out["bnad"] = "Ana"; }, "leave_out.bnad", "band"},
      {"chosen and left out",
       [](PatientIntake& p) {
         p.choose = {{"band", ""}};
         p.leave_out["band"] = "Ana";
       },
       "choose[0]", "Keep one"},
      {"shown", [](PatientIntake& p) { p.shown_today = {"titl"}; }, "shown_today[0]", "tilt"},
      {"progress of nothing",
       [](PatientIntake& p) {
         p.progress = Progress{1, {{"plnk", {}}}};
       },
       "progress.exercises.plnk", "plank"},
      {"a stage too far",
       [](PatientIntake& p) {
         p.progress = Progress{1, {{"plank", {9, {}, {}}}}};
       },
       "progress.exercises.plank.stage", "1 to 4"},
      {"no name near",
       [](PatientIntake& p) {
         p.choose = {{"swimming_laps", ""}};
       },
       "choose[0]", "back_lift"},
  });
}

TEST(Requests, AChangeStaysWithinTheRules) {
  check({
      {"fewer", [](PatientIntake& p) { p.change["side_lift"].times = 3; }, "", ""},
      {"half by rule, and not more", [](PatientIntake& p) { p.change["side_lift"].times = 5; },
       "change.side_lift.times", "4 or less"},
      {"more where no rule limits", [](PatientIntake& p) { p.change["tilt"].times = 12; }, "", ""},
      {"strength on two days in a row", [](PatientIntake& p) { p.change["side_lift"].days = 7; },
       "change.side_lift.days", "1, 2 or 3"},
      {"days no week has", [](PatientIntake& p) { p.change["tilt"].days = 5; }, "change.tilt.days", "one of these"},
      {"no weight by rule",
       [](PatientIntake& p) {
         answer(p, "pregnant", std::string("yes"));
         answer(p, "pregnancy_weeks", 22);
         p.change["side_lift"].ankle_kg = 0.5;
       },
       "change.side_lift.ankle_kg", "0 kg or less"},
      {"more sets than a kept stage has",
       [](PatientIntake& p) {
         answer(p, "pregnant", std::string("yes"));
         answer(p, "pregnancy_weeks", 22);
         p.change["side_lift"].sets = 2;
       },
       "change.side_lift.sets", "1 or less"},
      {"a hold longer than a rule lets it be",
       [](PatientIntake& p) {
         answer(p, "pain_where", Words{});
         answer(p, "conditions", Words{"high_blood_pressure"});
         p.change["plank"].hold_s = 25;
       },
       "change.plank.hold_s", "20 or less"},
  });
  PatientIntake p = patient();
  p.change["tilt"].times = 12;
  p.change["tilt"].days = 3;
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(of(regimen, "tilt").dose.times, 12);
  EXPECT_EQ(of(regimen, "tilt").dose.days, 3);
  EXPECT_EQ(of(regimen, "tilt").sore_dose.times, 9);
}

TEST(Requests, AChangeBeyondTheCardOrAFigureNeedsAReason) {
  check({
      {"more than the ladder ever asks for", [](PatientIntake& p) { p.change["tilt"].times = 13; }, "change.tilt.times",
       "12 or less, or add `reason:`"},
      {"a hold that no stage has", [](PatientIntake& p) { p.change["tilt"].hold_s = 11; }, "change.tilt.hold_s",
       "10 or less, or add `reason:`"},
      {"more sets", [](PatientIntake& p) { p.change["knee_up"].sets = 2; }, "change.knee_up.sets", "1 or less"},
      {"a weight that no stage has",
       [](PatientIntake& p) {
         p.change["back_lift"].ankle_kg = 9;
         p.places["change.back_lift.ankle_weight"] = {};
       },
       "change.back_lift.ankle_weight", "0.5 kg or less"},
      {"with a reason", [](PatientIntake& p) { p.change["tilt"] = {10, 30, 60, {}, {}, "trains for a race"}; }, "", ""},
      {"a reason of nobody",
       [](PatientIntake& p) {
         p.change["tilt"].reason = "trains for a race";
         p.clinician.clear();
       },
       "change.tilt.reason", "Add `clinician:`"},
      {"a rule is not lifted by it", [](PatientIntake& p) { p.change["side_lift"] = {{}, 5, {}, {}, {}, "strong"}; },
       "change.side_lift.times", "override the rule"},
  });
}

TEST(Requests, AnAnkleWeightStaysLightAtAnOlderAge) {
  Bundle heavy = hips();
  for (Exercise& e : heavy.exercises)
    for (Form& f : e.forms)
      for (Stage& s : f.stages) s.dose.ankle_kg = 3;
  PatientIntake p = patient();
  p.change["back_lift"].ankle_kg = 2.5;
  answer(p, "age", 64);
  EXPECT_TRUE(decided(p, {&heavy, &safety()}).problems.empty());
  answer(p, "age", 65);
  const auto problems = decided(p, {&heavy, &safety()}).problems;
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].field, "change.back_lift.ankle_kg");
  EXPECT_THAT(problems[0].remedy, testing::HasSubstr("2 kg or less"));
}

TEST(Requests, ADayHasSoManyRepetitionsAndMinutes) {
  Bundle wide = hips();
  for (Exercise& e : wide.exercises)
    for (Form& f : e.forms)
      for (Stage& s : f.stages) s.dose.sets = 10;
  PatientIntake p = patient();
  p.choose = {{"tilt", ""}};
  p.change["tilt"].times = 8;
  const auto problems = decided(p, {&wide, &safety()}).problems;
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].field, "change.tilt");
  EXPECT_THAT(problems[0].message, testing::HasSubstr("45 repetitions a day"));

  p.change.clear();
  p.choose = {{"knee_up", ""}};
  p.change["knee_up"].times = 4;
  EXPECT_TRUE(decided(p).problems.empty());
  const auto long_day = decided(p, {&wide, &safety()}).problems;
  ASSERT_EQ(long_day.size(), 1u);
  EXPECT_EQ(long_day[0].field, "change");
  EXPECT_THAT(long_day[0].message,
              testing::HasSubstr("81 minutes on its longest day; the figure most_minutes allows 60"));
  p.change["knee_up"].reason = "has the time";
  EXPECT_TRUE(decided(p, {&wide, &safety()}).problems.empty());
}

TEST(Requests, TheWeightOfADoseIsHadOrAskedFor) {
  PatientIntake p = patient();
  p.choose = {{"back_lift", ""}};
  p.change["back_lift"].ankle_kg = 0.5;
  const Regimen had = decided(p).regimen;
  EXPECT_THAT(of(had, "back_lift").uses, testing::Contains("ankle_weight"));
  EXPECT_THAT(of(had, "back_lift").uses_beside_form, testing::ElementsAre("ankle_weight"));
  answer(p, "has", Words{});
  const Regimen missing = decided(p).regimen;
  EXPECT_EQ(of(missing, "back_lift").waits_for, WaitsFor::equipment);
  EXPECT_THAT(of(missing, "back_lift").forms[0].missing, testing::ElementsAre("ankle_weight"));
  p.change.clear();
  p.progress = Progress{2, {{"back_lift", {4, {1, 1}, true}}}};
  answer(p, "has", Words{"ankle_weight"});
  EXPECT_THAT(of(decided(p).regimen, "back_lift").uses, testing::Contains("ankle_weight")) << "a stage's own weight";
}

TEST(Requests, AnOverrideMustLiftSomething) {
  check({
      {"lifts the rule",
       [](PatientIntake& p) {
         p.overrides = {{"safety/N11", "stretch", "tested", ""}};
       },
       "", ""},
      {"lifts a limit",
       [](PatientIntake& p) {
         p.overrides = {{"safety/N11", "band", "tested", ""}};
       },
       "", ""},
      {"nobody named",
       [](PatientIntake& p) {
         p.clinician.clear();
         p.overrides = {{"safety/N11", "stretch", "tested", ""}};
       },
       "overrides", "clinician"},
      {"a slip in the rule",
       [](PatientIntake& p) {
         p.overrides = {{"safety/N12", "stretch", "Ana", ""}};
       },
       "overrides[0].rule", "safety/"},
      {"a slip in the exercise",
       [](PatientIntake& p) {
         p.overrides = {{"safety/N11", "strech", "Ana", ""}};
       },
       "overrides[0].exercise", "stretch"},
      {"keeps nothing from it",
       [](PatientIntake& p) {
         p.overrides = {{"safety/N11", "tilt", "tested", ""}};
       },
       "overrides[0]", "Remove"},
      {"did not fire",
       [](PatientIntake& p) {
         p.overrides = {{"safety/A3", "tilt", "tested", ""}};
       },
       "overrides[0]", "Remove"},
      {"a rule on exercises names one",
       [](PatientIntake& p) {
         p.overrides = {{"safety/N11", "", "tested", "x"}};
       },
       "overrides[0]", "exercise"},
      {"a stop can't be lifted",
       [](PatientIntake& p) {
         answer(p, "red_flags", Words{"fracture"});
         p.overrides = {{"safety/F2", "", "tested", "Dr Reis"}};
       },
       "overrides[0]", "Remove"},
      {"a hold that isn't",
       [](PatientIntake& p) {
         p.overrides = {{"safety/P4", "", "tested", "Dr Reis"}};
       },
       "overrides[0]", "Remove"},
      {"a hold names no exercise",
       [](PatientIntake& p) {
         p.overrides = {{"safety/P4", "tilt", "tested", "Dr Reis"}};
       },
       "overrides[0]", "Remove `exercise:`"},
      {"a hold needs who agreed",
       [](PatientIntake& p) {
         answer(p, "pregnant", std::string("yes"));
         answer(p, "pregnancy_weeks", 30);
         answer(p, "pregnancy_problems", Words{"twins"});
         p.overrides = {{"safety/P4", "", "tested", ""}};
       },
       "overrides[0]", "agreed_by"},
  });
}

TEST(Requests, AnOverrideLiftsThatRuleForThatExerciseOnly) {
  PatientIntake p = patient();
  answer(p, "pain_where", Words{"side_of_hip"});
  p.overrides = {{"safety/N11", "stretch", "tested today", ""}};
  p.choose = {{"stretch", ""}, {"band", ""}};
  const Decision decision = decided(p);
  EXPECT_EQ(printed(decision.regimen), "stretch.wall band.forward");
  EXPECT_EQ(rules_in(of(decision.regimen, "stretch").lifted), "N11");
  EXPECT_EQ(of(decision.regimen, "band").dose.times, 5) << "still half";
}

/// The line to write in place of each problem's.
std::vector<std::string> lines_instead(PatientIntake p, const std::map<std::string, int>& lines) {
  for (const auto& [field, line] : lines) p.places[field] = {"p.yaml", line, 1};
  Problems problems;
  add_problems(decided(p).problems, p, problems);
  std::vector<std::string> all;
  for (const Problem& problem : problems.all()) all.push_back(problem.instead.empty() ? "" : problem.instead[0]);
  return all;
}

TEST(Requests, ANameThatCanBeNothingElseIsShownAsALineToPaste) {
  using testing::ElementsAre;
  PatientIntake p = patient();
  p.choose = {{"planks", "wall"}, {"Back lift", ""}, {"tilt", ""}};
  const std::string all = "choose: [plank.wall, back_lift, tilt]";
  EXPECT_THAT(lines_instead(p, {{"choose", 9}, {"choose[0]", 9}, {"choose[1]", 9}, {"choose[2]", 9}}),
              ElementsAre(all, all));
  EXPECT_THAT(lines_instead(p, {{"choose", 9}, {"choose[0]", 10}, {"choose[1]", 11}, {"choose[2]", 12}}),
              ElementsAre("- plank.wall", "- back_lift"));
  p.choose[2].exercise = "sit ups";
  EXPECT_THAT(lines_instead(p, {{"choose", 9}, {"choose[0]", 9}, {"choose[1]", 9}, {"choose[2]", 9}}),
              ElementsAre("", "", ""));
  p.choose = {{"planks", ""}};
  EXPECT_THAT(lines_instead(p, {{"choose", 9}}), ElementsAre("choose: plank"));
}

TEST(Requests, NoMessageRepeatsFreeText) {
  PatientIntake p = patient();
  p.leave_out["bnad"] = "Ana Silva";
  p.overrides = {{"Ana Silva", "Ana Silva", "Ana Silva", "Ana Silva"}};
  p.choose = {{"Ana Silva", "Ana Silva"}};
  const Decision decision = decided(p);
  ASSERT_FALSE(decision.problems.empty());
  for (const RequestProblem& problem : decision.problems)
    EXPECT_THAT(problem.field + problem.message + problem.remedy, testing::Not(testing::HasSubstr("Ana")));
}

TEST(Requests, ProblemsAreReportedWhereTheIntakeSaysIt) {
  PatientIntake p = patient();
  p.file = "p.yaml";
  p.places["choose"] = {"p.yaml", 9, 1};
  p.choose = {{"tilt", ""}, {"plnak", ""}};
  p.shown_today = {"titl"};
  Problems problems;
  add_problems(decided(p).problems, p, problems);
  const auto sorted = problems.sorted();
  ASSERT_EQ(sorted.size(), 2u);
  EXPECT_EQ(sorted[0].place.line, 0) << "nothing known of the place: the file";
  EXPECT_EQ(sorted[1].place.line, 9);
  EXPECT_THAT(sorted[1].message, testing::StartsWith("choose[1]: "));
}

}  // namespace
}  // namespace rehab
