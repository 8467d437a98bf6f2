// SPDX-License-Identifier: Apache-2.0
// Which form of an exercise is left, with which legs, at which stage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "decide/match.hpp"
#include "decide/samples.hpp"

namespace rehab {
namespace {

using namespace samples;
using Words = std::vector<std::string>;

struct Answer {
  const char* key;
  Value value;
};

PatientIntake patient_with(const std::vector<Answer>& answers) {
  PatientIntake p = patient();
  for (const Answer& a : answers) answer(p, a.key, a.value);
  return p;
}

/// One exercise by itself, so that nothing waits for the next review.
Regimen plan_of(PatientIntake p, const char* exercise) {
  p.choose = {{exercise, ""}};
  return decided(p, {&hips(), &safety()}).regimen;
}

TEST(Forms, TheFirstThatNoFiredRuleForbids) {
  struct Row {
    const char* what;
    std::vector<Answer> answers;
    const char* exercise;
    const char* form;  ///< empty: left out
    const char* legs;
  };
  const Value left = Words{"lie_on_left"}, right = Words{"lie_on_right"}, both = std::string("both");
  const Row rows[] = {
      {"nothing speaks against", {}, "tilt", "floor", "none"},
      {"pregnant, 22 weeks: not on the back, bed or floor",
       {{"pregnant", std::string("yes")}, {"pregnancy_weeks", 22}},
       "tilt",
       "wall",
       "none"},
      {"no way to the floor: the bed", {{"cannot", Words{"use_floor"}}}, "tilt", "floor_on_bed", "none"},
      {"pregnant: not prone",
       {{"pregnant", std::string("yes")}, {"pregnancy_weeks", 2}},
       "back_lift",
       "upright",
       "left"},
      {"the weaker left leg lies on the right", {{"cannot", right}}, "side_lift", "upright", "left"},
      {"lying on the left is nothing to it", {{"cannot", left}}, "side_lift", "side", "left"},
      {"weaker right, can't lie on the left",
       {{"weak_side", std::string("right")}, {"cannot", left}},
       "side_lift",
       "upright",
       "right"},
      {"both trained: one leg is left", {{"weak_side", both}, {"cannot", left}}, "side_lift", "side", "left"},
      {"both trained, neither side to lie on",
       {{"weak_side", both}, {"cannot", Words{"lie_on_left", "lie_on_right"}}},
       "side_lift",
       "upright",
       "left right"},
      {"each side is lain on in turn",
       {{"cannot", Words{"use_floor", "lie_on_right"}}},
       "knee_up",
       "back_on_bed",
       "left right"},
      {"no back, no right side: the chair for both legs",
       {{"pregnant", std::string("yes")}, {"pregnancy_weeks", 22}, {"cannot", right}},
       "knee_up",
       "chair",
       "left right"},
      {"the stronger leg is dropped when the weaker can't carry",
       {{"cannot", Words{"stand_on_left"}}},
       "band",
       "forward",
       "left"},
      {"the weaker leg is not given up", {{"cannot", Words{"stand_on_right"}}}, "band", "chair", "left right"},
      {"only the wall", {{"cannot", Words{"lean_on_arms"}}}, "plank", "wall", "none"},
      {"a fall, so nothing that one hand holds",
       {{"falls", std::string("fell_this_year")}},
       "band",
       "chair",
       "left right"},
      {"side-of-hip pain: no stretch in any form", {{"pain_where", Words{"side_of_hip"}}}, "stretch", "", ""},
      {"latex: the band there is won't do", {{"conditions", Words{"latex_allergy"}}}, "band", "", ""},
      {"latex: the other band will",
       {{"conditions", Words{"latex_allergy"}}, {"has", Words{"band", "latex_free_band", "chair"}}},
       "band",
       "forward",
       "left right"},
  };
  for (const Row& row : rows) {
    const Regimen regimen = plan_of(patient_with(row.answers), row.exercise);
    const ExerciseDecision& d = of(regimen, row.exercise);
    EXPECT_EQ(d.form ? d.form->id : "", row.form) << row.what;
    EXPECT_EQ(legs_of(d), row.legs) << row.what;
    EXPECT_EQ(d.outcome, *row.form ? Outcome::today : Outcome::left_out) << row.what;
  }
}

TEST(Forms, EveryReasonIsKept) {
  const Regimen regimen = plan_of(
      patient_with(
          {{"pregnant", std::string("yes")}, {"pregnancy_weeks", 22}, {"cannot", Words{"use_floor", "lie_on_left"}}}),
      "knee_up");
  const auto& forms = of(regimen, "knee_up").forms;
  ASSERT_EQ(forms.size(), 4u);
  EXPECT_EQ(rules_in(forms[0].forbidden_by), "A3 P6");
  EXPECT_EQ(rules_in(forms[1].forbidden_by), "P6");
  EXPECT_EQ(rules_in(forms[2].forbidden_by), "A3 L2");
  EXPECT_TRUE(forms[3].chosen);
  const auto& values = forms[0].forbidden_by[1].values;
  EXPECT_THAT(values, testing::ElementsAre(testing::Pair("pregnant", Value("yes")),
                                           testing::Pair("pregnancy_weeks", Value(24))));
}

TEST(Forms, ADroppedLegIsNamedWithItsReason) {
  const Regimen regimen = plan_of(patient_with({{"cannot", Words{"stand_on_left"}}}), "band");
  const FormDecision& form = of(regimen, "band").forms.front();
  EXPECT_TRUE(form.chosen);
  EXPECT_TRUE(form.forbidden_by.empty());
  ASSERT_EQ(form.dropped_legs.size(), 1u);
  EXPECT_EQ(form.dropped_legs[0].leg, Side::right);
  EXPECT_EQ(rules_in(form.dropped_legs[0].reasons), "S2");
}

TEST(Forms, OnlyTheSoreLegWhereARuleSaysSo) {
  Limit sore;
  sore.only_leg = "sore";
  const Bundle extra = bundle("extra", {},
                              {rule("X", when({}), {limit({is("exercise", "band")}, sore)}),
                               rule("Y", when({}), {limit({is("exercise", "side_lift")}, sore)})});
  for (const auto& [side, band_legs, lift_form] : {std::tuple("left", "left", "side"), std::tuple("right", "right", ""),
                                                   std::tuple("both", "left right", "side")}) {
    PatientIntake p = patient_with({{"sore_side", std::string(side)}});
    p.choose = {{"band", ""}, {"side_lift", ""}};
    const Regimen regimen = decided(p, {&hips(), &safety(), &extra}).regimen;
    EXPECT_EQ(legs_of(of(regimen, "band")), band_legs) << "sore " << side;
    const Form* lift = of(regimen, "side_lift").form;
    EXPECT_EQ(lift ? lift->id : "", lift_form) << "sore " << side << ", weaker left";
  }
}

TEST(Forms, TheWeakerLegGivesWayToTheSoreOneWhereNothingElseSpeaksAgainstIt) {
  Limit sore;
  sore.only_leg = "sore";
  const auto never_stands =
      rule("X", when({}), {forbid({is("stands_on", "right")}), limit({is("exercise", "band")}, sore)});
  const Bundle gives_way = bundle("extra", {}, {never_stands});
  const Bundle still_lost =
      bundle("extra", {}, {never_stands, rule("Y", when({}), {forbid({is("stands_on", "right")})})});
  PatientIntake p = patient_with({{"sore_side", std::string("right")}});
  p.choose = {{"band", ""}};
  for (const auto& [extra, form] : {std::pair(&gives_way, "forward"), std::pair(&still_lost, "chair")}) {
    const Regimen regimen = decided(p, {&hips(), &safety(), extra}).regimen;
    EXPECT_EQ(of(regimen, "band").form->id, form) << "weaker left";
    EXPECT_EQ(legs_of(of(regimen, "band")), "right") << form;
  }
}

TEST(Forms, AFactTheCardDoesNotStateCountsAsPresent) {
  Bundle own = hips();
  for (Exercise& e : own.exercises)
    for (Form& f : e.forms) f.facts.erase("crosses_legs");
  PatientIntake p = patient_with({{"pregnant", std::string("yes")}, {"pregnancy_weeks", 2}});
  p.choose = {{"tilt", ""}};
  EXPECT_EQ(of(decided(p, {&own, &safety()}).regimen, "tilt").form, nullptr);
  p = patient();
  p.choose = {{"tilt", ""}};
  EXPECT_NE(of(decided(p, {&own, &safety()}).regimen, "tilt").form, nullptr);
}

TEST(Forms, WhatAHomeHasIsAssumedButNoBand) {
  PatientIntake p = patient();
  Intake& facts = p.facts;
  Intake without;
  for (const auto& [key, value] : facts.answers())
    if (key != "has") without.record(key, value);
  facts = without;
  p.choose = {{"band", ""}, {"tilt", ""}};
  const Regimen regimen = decided(p, {&hips(), &safety()}).regimen;
  EXPECT_EQ(of(regimen, "tilt").outcome, Outcome::today);
  EXPECT_EQ(of(regimen, "band").waits_for, WaitsFor::equipment);
  EXPECT_THAT(of(regimen, "band").forms.front().missing, testing::ElementsAre("band"));
}

TEST(Forms, HasAddsToWhatAHomeHasAndLacksTakesAway) {
  Intake facts;
  facts.record("has", Words{"band"});
  for (const std::string_view thing : field::list::every_home) EXPECT_TRUE(Home(facts).has(thing));
  EXPECT_TRUE(Home(facts).has("band"));
  EXPECT_FALSE(Home(facts).has("strap"));
  facts.record("lacks", Words{"mat"});
  EXPECT_FALSE(Home(facts).has("mat"));
  EXPECT_TRUE(Home(facts).has("bed"));
}

TEST(Forms, TheBandToGetIsFreeOfLatexOnlyWhereLatexMayMatter) {
  Form form;
  form.needs = {{"latex_free_band", "band"}, {"chair"}};
  const auto missing = [&](std::optional<Words> conditions) {
    Intake facts;
    facts.record("has", Words{"chair"});
    if (conditions) facts.record("conditions", *conditions);
    const auto named = equipment_for(form, Home(facts)).missing;
    return Words(named.begin(), named.end());
  };
  EXPECT_EQ(missing(Words{}), Words{"band"});
  EXPECT_EQ(missing(Words{"latex_allergy"}), Words{"latex_free_band"});
  EXPECT_EQ(missing({}), Words{"latex_free_band"});
}

TEST(Forms, AnotherFormBeforeMissingEquipment) {
  PatientIntake p = patient_with({{"lacks", Words{"mat", "bed", "wall"}}});
  p.choose = {{"tilt", ""}};
  EXPECT_EQ(printed(decided(p, {&hips(), &safety()}).regimen), "tilt.chair");
}

ExerciseProgress good(int stage) {
  return {stage, {1, 1}, true};
}

TEST(Ladder, GoesUpAndTakesTheFormOfTheStage) {
  PatientIntake p = patient();
  p.choose = {{"plank", ""}};
  p.progress = Progress{2, {{"plank", good(3)}}};
  const Regimen regimen = decided(p, {&hips(), &safety()}).regimen;
  const ExerciseDecision& d = of(regimen, "plank");
  EXPECT_EQ(d.form->id, "side");
  EXPECT_EQ(d.stage, 4);
  EXPECT_EQ(d.step, StageStep::up);
  EXPECT_EQ(d.dose.hold_s, 15);
  EXPECT_EQ(legs_of(d), "left right");
  EXPECT_TRUE(d.forms[2].chosen);
}

TEST(Ladder, WhatKeepsAPatientBelow) {
  struct Row {
    const char* what;
    std::vector<Answer> answers;
    const char* exercise;
    int done;
    int stage;
    const char* rule;
  };
  const Row rows[] = {
      {"nothing", {}, "side_lift", 3, 4, "N1"},
      {"no weight at home", {{"lacks", Words{"ankle_weight"}}}, "side_lift", 3, 3, "equipment"},
      {"a later form that a rule forbids", {{"cannot", Words{"lie_on_left"}}}, "plank", 3, 3, "form"},
      {"a rule that keeps the stage",
       {{"pregnant", std::string("yes")}, {"pregnancy_weeks", 22}},
       "tilt",
       2,
       2,
       "safety/P16"},
      {"no weight by rule",
       {{"pregnant", std::string("yes")}, {"pregnancy_weeks", 22}},
       "side_lift",
       4,
       3,
       "safety/P16"},
      {"the other form has no such stage", {{"cannot", Words{"lean_on_arms"}}}, "plank", 3, 2, "last_stage"},
  };
  for (const Row& row : rows) {
    PatientIntake p = patient_with(row.answers);
    p.choose = {{row.exercise, ""}};
    p.progress = Progress{1, {{row.exercise, good(row.done)}}};
    const Regimen regimen = decided(p, {&hips(), &safety()}).regimen;
    EXPECT_EQ(of(regimen, row.exercise).stage, row.stage) << row.what;
    EXPECT_EQ(of(regimen, row.exercise).step_rule, row.rule) << row.what;
  }
}

/// A card whose later form has the longer ladder must not let a risk lift anybody onto it.
TEST(Ladder, ALaterFormNeverGoesHigherOrGetsMore) {
  Limit few;
  few.times = 4;
  Exercise e;
  e.id = "lift";
  e.forms = {form("low", SideUse::neither, {}, ladder({}, {8, 10}), {}),
             form("high", SideUse::neither, {}, ladder({}, {8, 9, 10, 11}), {{"position", std::string("seated")}})};
  const Bundle own =
      bundle("own", {e},
             {rule("K", when({}), {limit({is("form", "low")}, few)}),
              rule("B", when({is("cannot", "lie_on_back")}), {forbid({is("position", "supine")})}, IfUnknown::apply)});
  PatientIntake p = patient();
  p.progress = Progress{3, {{"lift", good(3)}}};
  const Regimen before = decided(p, {&own}).regimen;
  answer(p, "cannot", Words{"lie_on_back"});
  const Regimen after = decided(p, {&own}).regimen;
  EXPECT_EQ(of(after, "lift").form->id, "high");
  EXPECT_EQ(of(after, "lift").stage, of(before, "lift").stage);
  EXPECT_EQ(of(after, "lift").dose.times, 4);
}

TEST(Ladder, ALimitLetsInWhatItNames) {
  struct Row {
    const char *what, *exercise;
    Limit limit;
    int stage;
    const char* rule;
  };
  Limit half_a_kilo, less, light, none;
  half_a_kilo.ankle_kg = 0.5;
  less.ankle_kg = 0.4;
  light.band = 1;
  none.band = 0;
  const Row rows[] = {
      {"the weight of the stage", "side_lift", half_a_kilo, 4, "N1"},
      {"less than the weight of the stage", "side_lift", less, 3, "extra/L"},
      {"the band of the stage", "band", light, 4, "N1"},
      {"a lighter band than that of the stage", "band", none, 3, "extra/L"},
  };
  for (const Row& row : rows) {
    const Bundle extra = bundle("extra", {}, {rule("L", when({}), {limit({is("exercise", row.exercise)}, row.limit)})});
    PatientIntake p = patient();
    p.choose = {{row.exercise, ""}};
    p.progress = Progress{1, {{row.exercise, good(3)}}};
    const Regimen regimen = decided(p, {&hips(), &safety(), &extra}).regimen;
    EXPECT_EQ(of(regimen, row.exercise).stage, row.stage) << row.what;
    EXPECT_EQ(of(regimen, row.exercise).step_rule, row.rule) << row.what;
  }
}

/// On the short ladder there is no stage to go back to; the longer ones of the forms after it must not make up for it.
TEST(Ladder, ALaterFormKeepsTheSmallerDoseOfTheOneBefore) {
  Exercise e;
  e.id = "lift";
  e.forms = {form("short", SideUse::neither, {}, ladder({}, {8}), {}),
             form("long", SideUse::neither, {}, ladder({}, {8, 10}), {}),
             form("high", SideUse::neither, {}, ladder({}, {8, 10}), {{"position", std::string("seated")}})};
  const Bundle own =
      bundle("own", {e}, {rule("B", when({is("cannot", "lie_on_back")}), {forbid({is("position", "supine")})})});
  PatientIntake p = patient();
  p.progress = Progress{3, {{"lift", {2, {6}, true}}}};
  EXPECT_EQ(of(decided(p, {&own}).regimen, "lift").dose.times, 6) << "8 less a quarter";
  answer(p, "cannot", Words{"lie_on_back"});
  const Regimen later = decided(p, {&own}).regimen;
  EXPECT_EQ(of(later, "lift").form->id, "high");
  EXPECT_EQ(of(later, "lift").stage, 1);
  EXPECT_EQ(of(later, "lift").dose.times, 6);
}

TEST(Ladder, AnUnsettledFirstStageGetsTheSmallerDose) {
  PatientIntake p = patient();
  p.choose = {{"tilt", ""}};
  p.progress = Progress{1, {{"tilt", {1, {2}, false}}}};
  const Regimen regimen = decided(p, {&hips(), &safety()}).regimen;
  const ExerciseDecision& d = of(regimen, "tilt");
  EXPECT_EQ(d.dose.times, 4) << "6 less a quarter";
  EXPECT_EQ(d.sore_dose.times, 3);
  EXPECT_EQ(d.step_rule, "N4");
}

}  // namespace
}  // namespace rehab
