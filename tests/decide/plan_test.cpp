// SPDX-License-Identifier: Apache-2.0
// The plan as a whole: what is printed today and in which order, what waits for what, holds, referrals, notes, reviews.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "decide/samples.hpp"

namespace rehab {
namespace {

using namespace samples;
using Words = std::vector<std::string>;
using testing::ElementsAre;

std::vector<std::string> waiting(const Regimen& regimen, WaitsFor reason) {
  std::vector<std::string> ids;
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.outcome == Outcome::waits && d.waits_for == reason) ids.push_back(d.exercise->id);
  return ids;
}

TEST(Pick, FourAtFirstInTheCardsOrderPrintedByPosition) {
  const Regimen regimen = decided(patient()).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor knee_up.back side_lift.side back_lift.prone");
  EXPECT_THAT(waiting(regimen, WaitsFor::next_review), ElementsAre("band", "plank", "stretch"));
  EXPECT_EQ(regimen.state, RegimenState::issued);
}

TEST(Pick, LibrariesSayWhatComesFirst) {
  const AdviceByBundle advice = {{"hips", {{}, {"stretch", "plank"}}}};
  const Regimen regimen = decided(patient(), {&hips(), &safety()}, {}, advice).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor side_lift.side plank.toes stretch.wall");
}

TEST(Pick, ABlockedExerciseIsReplacedByTheNext) {
  PatientIntake p = patient();
  p.leave_out["tilt"] = "sore wrist";
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(printed(regimen), "knee_up.back side_lift.side back_lift.prone band.forward");
  EXPECT_TRUE(of(regimen, "tilt").left_out_by_clinician);
  EXPECT_EQ(of(regimen, "tilt").outcome, Outcome::left_out);
}

TEST(Pick, AtAReviewTwoMoreComeIn) {
  PatientIntake p = patient();
  p.progress = Progress{1, {{"tilt", {}}, {"knee_up", {}}, {"stretch", {}}}};
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor knee_up.back side_lift.side back_lift.prone stretch.wall");
  EXPECT_EQ(regimen.review, 1);
  EXPECT_FALSE(of(regimen, "tilt").is_new);
  EXPECT_TRUE(of(regimen, "side_lift").is_new);
}

TEST(Pick, NothingIsNewAtTheFirstVisit) {
  EXPECT_FALSE(of(decided(patient()).regimen, "tilt").is_new);
}

TEST(Pick, ChooseIsTheWholeSet) {
  PatientIntake p = patient();
  p.choose = {{"stretch", ""}, {"plank", "wall"}, {"first_two", ""}};
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor plank.wall stretch.wall");
  EXPECT_THAT(waiting(regimen, WaitsFor::not_chosen), ElementsAre("side_lift", "back_lift", "knee_up", "band"));
}

TEST(Pick, ChooseBeatsTheSizeThatRulesSet) {
  PatientIntake p = patient();
  answer(p, "pain_usual", 6);
  EXPECT_EQ(decided(p).regimen.today, 3u);
  p.choose_all = true;
  EXPECT_EQ(decided(p).regimen.today, 6u) << "all but the band, which a rule forbids";
}

TEST(Pick, AlsoComesOnTop) {
  PatientIntake p = patient();
  p.also = {{"band", "inward"}};
  EXPECT_EQ(printed(decided(p).regimen), "tilt.floor knee_up.back side_lift.side back_lift.prone band.inward");
}

TEST(Pick, WhatARuleAsksForNeedsTheName) {
  PatientIntake p = patient();
  answer(p, "pregnant", std::string("yes"));
  answer(p, "pregnancy_weeks", 2);
  p.choose_all = true;
  const Regimen all = decided(p).regimen;
  EXPECT_EQ(of(all, "stretch").waits_for, WaitsFor::asked_first);
  EXPECT_EQ(rules_in(of(all, "stretch").asked_by), "P8");
  p.choose_all = false;
  p.choose = {{"first_two", ""}};
  EXPECT_EQ(printed(decided(p).regimen), "tilt.floor") << "a protocol is not the name";
  p.choose = {{"stretch", ""}};
  EXPECT_EQ(printed(decided(p).regimen), "stretch.chair");
}

TEST(Pick, ANamedFormGivesWayToALaterOneOnly) {
  PatientIntake p = patient();
  answer(p, "lacks", Words{"bed", "chair"});
  p.choose = {{"tilt", "wall"}, {"knee_up", "chair"}};
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(of(regimen, "tilt").form->id, "wall");
  EXPECT_EQ(of(regimen, "knee_up").waits_for, WaitsFor::equipment);
}

TEST(Pick, OneStandsInForEachChosenThatWaitsForEquipment) {
  PatientIntake p = patient();
  answer(p, "has", Words{});
  p.choose = {{"band", ""}};
  const Regimen one = decided(p).regimen;
  EXPECT_EQ(printed(one), "tilt.floor");
  EXPECT_TRUE(of(one, "tilt").stands_in);
  EXPECT_EQ(of(one, "band").waits_for, WaitsFor::equipment);
  p.choose = {{"band", ""}, {"plank", ""}};
  const Regimen two = decided(p).regimen;
  EXPECT_EQ(printed(two), "tilt.floor plank.toes");
  EXPECT_FALSE(of(two, "plank").stands_in);
  p.choose = {{"plank", ""}};
  EXPECT_EQ(printed(decided(p).regimen), "plank.toes") << "nothing waits for equipment";
  answer(p, "lacks", Words{"mat", "bed", "chair"});
  p.choose = {{"knee_up", ""}, {"plank", ""}, {"stretch", ""}, {"tilt", ""}};
  EXPECT_EQ(decided(p).regimen.today, 4u);
  answer(p, "pain_usual", 6);
  EXPECT_EQ(decided(p).regimen.today, 3u) << "a rule lets three in, and as many are chosen";
}

TEST(Pick, NothingButEquipmentHoldsNoPlanThatHasAWall) {
  PatientIntake p = patient();
  answer(p, "has", Words{});
  answer(p, "lacks", Words{"mat", "bed", "chair", "worktop", "pillow", "towel"});
  EXPECT_EQ(decided(p).regimen.state, RegimenState::issued);
}

TEST(Pick, NoDayIsLongerThanTheFigure) {
  Bundle safe = safety();
  for (FigureInfo& figure : safe.figures)
    if (figure.name == "most_minutes") figure.value = 6;
  PatientIntake p = patient();
  const Regimen regimen = decided(p, {&hips(), &safe}).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor side_lift.side back_lift.prone");
  answer(p, "minutes_a_day", 30);
  EXPECT_EQ(printed(decided(p, {&hips(), &safe}).regimen), printed(regimen));
}

TEST(Pick, MinutesADayCutFromTheEnd) {
  PatientIntake p = patient();
  answer(p, "minutes_a_day", 6);
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor side_lift.side back_lift.prone");
  EXPECT_THAT(waiting(regimen, WaitsFor::minutes), ElementsAre("knee_up"));
  answer(p, "minutes_a_day", 3);
  p.choose = {{"knee_up", ""}};
  EXPECT_EQ(decided(p).regimen.today, 1u) << "one exercise always stays";
}

TEST(Pick, MinutesADayAreKeptToTheMinute) {
  PatientIntake p = patient();
  p.choose = {{"tilt", ""}, {"knee_up", ""}};
  const int both = decided(p).regimen.minutes[0];
  const std::pair<int, std::size_t> table[] = {{both + 1, 2}, {both, 2}, {both - 1, 1}, {1, 1}};
  for (const auto& [minutes, today] : table) {
    answer(p, "minutes_a_day", minutes);
    EXPECT_EQ(decided(p).regimen.today, today) << minutes << " of " << both;
  }
}

TEST(Pick, AnExerciseWithoutWordsWaits) {
  PatientIntake p = patient();
  p.language = "pt";
  Bundle own = hips();
  own.wording["pt"].exercises["tilt"].forms["floor"].name = "no chão";
  const Regimen regimen = decided(p, {&own, &safety()}).regimen;
  EXPECT_EQ(printed(regimen), "tilt.floor");
  EXPECT_EQ(of(regimen, "side_lift").waits_for, WaitsFor::words);
}

TEST(Plan, WeekAndMinutesFollowTheExercises) {
  const Regimen regimen = decided(patient()).regimen;
  EXPECT_THAT(regimen.week[0], testing::ElementsAre(0, 1, 2, 3)) << "Monday: everything";
  EXPECT_THAT(regimen.week[1], testing::ElementsAre(0, 1)) << "Tuesday: what is daily";
  EXPECT_EQ(regimen.minutes[1], of(regimen, "tilt").minutes + of(regimen, "knee_up").minutes);
}

TEST(Plan, AStopLeavesNoPlanAndComesFirst) {
  PatientIntake p = patient();
  answer(p, "red_flags", Words{"cancer", "fracture"});
  answer(p, "pregnant", std::string("yes"));
  answer(p, "pregnancy_weeks", 30);
  answer(p, "pregnancy_problems", Words{"twins"});
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(regimen.state, RegimenState::held);
  EXPECT_EQ(rules_in(regimen.holding), "F2 F5 P4");
  EXPECT_TRUE(regimen.exercises.empty());
  EXPECT_EQ(regimen.today, 0u);
  EXPECT_FALSE(regimen.nothing_left);
}

TEST(Plan, OfTwoStopsAsUrgentTheNearerHelpComesFirst) {
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("falls", "unsteady")}), {stop(Destination::obstetric, Urgency::same_day)}),
              rule("B", when({is("falls", "unsteady")}), {stop(Destination::medical, Urgency::same_day)}),
              rule("C", when({is("falls", "unsteady")}), {stop(Destination::emergency, Urgency::days)})});
  PatientIntake p = patient();
  answer(p, "falls", std::string("unsteady"));
  EXPECT_EQ(rules_in(decided(p, {&hips(), &rules}).regimen.holding), "B A C");
}

TEST(Plan, AHoldIsLiftedByNameOnly) {
  PatientIntake p = patient();
  answer(p, "pregnant", std::string("yes"));
  answer(p, "pregnancy_weeks", 30);
  answer(p, "pregnancy_problems", Words{"twins"});
  EXPECT_EQ(decided(p).regimen.state, RegimenState::held);
  p.overrides = {{"safety/P4", "", "seen today", "Dr Reis, obstetrics"}};
  const Decision lifted = decided(p);
  EXPECT_TRUE(lifted.problems.empty());
  EXPECT_EQ(lifted.regimen.state, RegimenState::issued);
  ASSERT_EQ(lifted.regimen.lifted_holds.size(), 1u);
  EXPECT_EQ(lifted.regimen.lifted_holds[0].agreed_by, "Dr Reis, obstetrics");
}

TEST(Plan, NothingLeftIsHeld) {
  PatientIntake p = patient();
  answer(p, "pain_usual", 7);
  p.choose = {{"band", ""}};
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(regimen.state, RegimenState::held);
  EXPECT_TRUE(regimen.nothing_left);
  EXPECT_TRUE(regimen.holding.empty());
  EXPECT_EQ(regimen.exercises.size(), 7u) << "the record shows why";
}

TEST(Plan, NotRecordedAppliesOrIsListed) {
  PatientIntake p = patient();
  Intake facts;
  for (const auto& [key, value] : p.facts.answers())
    if (key != "cannot" && key != "falls") facts.record(key, value);
  p.facts = facts;
  const Regimen regimen = decided(p).regimen;
  ASSERT_EQ(regimen.not_evaluated.size(), 1u);
  EXPECT_EQ(regimen.not_evaluated[0].rule->id, "R6");
  EXPECT_EQ(of(regimen, "tilt").form->id, "floor_on_bed") << "not recorded: no way to the floor";
  const Reason& reason = of(regimen, "tilt").forms[0].forbidden_by[0];
  EXPECT_TRUE(reason.not_recorded);
  EXPECT_THAT(reason.values, ElementsAre(testing::Pair("cannot", std::nullopt)));
}

TEST(Plan, CodeRuleThatIsSilentForWantOfAnAnswerIsListed) {
  const Rule silent = code_rule("C1", {refer(Destination::medical, Urgency::routine)});
  Rule fires = silent, denies = silent;
  fires.id = "C2";
  denies.id = "C3";
  const Bundle judging = bundle("judging", {}, {silent, fires, denies});
  const Bundle* bundles[] = {&judging};
  const std::vector<std::string> asked = {"pain_usual", "tried_weeks"};
  const Advice advice{{{"C1", {false, asked}}, {"C2", {true, asked}}, {"C3", {false, {"pain_usual"}}}}, {}};
  const Decision decision = decide(patient(), bundles, {{"judging", advice}}, {});
  ASSERT_EQ(decision.regimen.not_evaluated.size(), 1u) << "C3 asked for what is recorded, and nothing else";
  EXPECT_EQ(decision.regimen.not_evaluated[0].rule->id, "C1");
  EXPECT_EQ(decision.regimen.not_evaluated[0].fields(), asked);
  ASSERT_EQ(decision.regimen.referrals.size(), 1u);
  EXPECT_THAT(decision.regimen.referrals[0].reasons[0].values,
              ElementsAre(testing::Pair("pain_usual", Value(3)), testing::Pair("tried_weeks", std::nullopt)));
}

TEST(Plan, ReferralsAreMergedByDestination) {
  PatientIntake p = patient();
  answer(p, "pain_usual", 8);
  answer(p, "falls", std::string("unsteady"));
  const Regimen regimen = decided(p).regimen;
  ASSERT_EQ(regimen.referrals.size(), 2u);
  EXPECT_EQ(regimen.referrals[0].to, Destination::medical);
  EXPECT_EQ(regimen.referrals[1].to, Destination::physical_therapy);
  EXPECT_EQ(regimen.referrals[1].urgency, Urgency::days);
  EXPECT_EQ(regimen.referrals[1].within_days, 7);
  EXPECT_EQ(rules_in(regimen.referrals[1].reasons), "N6 R6");
}

TEST(Plan, AFewDaysAreSoonerThanTwoWeeksAndASingleDayIsSooner) {
  const auto referrals = [](const std::vector<Effect>& effects) {
    Advice advice;
    std::vector<Rule> rules;
    for (const Effect& effect : effects) {
      rules.push_back(code_rule("C" + std::to_string(rules.size()), {effect}));
      advice.rules[rules.back().id] = {true, {}};
    }
    const Bundle judging = bundle("judging", {}, rules);
    const Bundle* bundles[] = {&judging};
    return decide(patient(), bundles, {{"judging", advice}}, {}).regimen.referrals;
  };
  const Effect few = refer(Destination::medical, Urgency::days);
  const auto within = [](int days) { return refer(Destination::medical, Urgency::days, days); };
  EXPECT_EQ(referrals({within(14), few})[0].within_days, std::nullopt);
  EXPECT_EQ(referrals({few, within(14)})[0].within_days, std::nullopt);
  EXPECT_EQ(referrals({few, within(1)})[0].within_days, 1);
  EXPECT_EQ(referrals({within(14), refer(Destination::obstetric, Urgency::days)})[0].to, Destination::obstetric);
}

TEST(Plan, APainfulHipIsSeenAgainWithinAWeek) {
  PatientIntake p = patient();
  answer(p, "pain_usual", 6);
  const Regimen regimen = decided(p).regimen;
  EXPECT_EQ(regimen.review_within_days, 7);
  EXPECT_EQ(regimen.use_until, Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(27)));
  EXPECT_EQ(rules_in(regimen.plan_limits), "N6");
  EXPECT_EQ(of(regimen, "side_lift").dose.times, 4);
  EXPECT_EQ(rules_in(of(regimen, "side_lift").limited_by), "N6");
  EXPECT_EQ(regimen.pain_limit, 7);
}

TEST(Plan, NotesStandWithTheStepsTheySpeakOf) {
  const Regimen regimen = decided(patient()).regimen;
  EXPECT_EQ(rules_in(of(regimen, "side_lift").step_notes), "B1");
  EXPECT_EQ(rules_in(of(regimen, "tilt").step_notes), "");
}

TEST(Plan, OneLegOrBothAndWhoStarts) {
  struct Row {
    const char* weak_side;
    const char* trained_legs;
    const char* both_legs;
    bool alternates;
  };
  for (const Row& row :
       {Row{"left", "left", "left right", false}, Row{"right", "right", "right left", false},
        Row{"equal", "left right", "left right", false}, Row{"both", "left right", "left right", true}}) {
    PatientIntake p = patient();
    answer(p, "weak_side", std::string(row.weak_side));
    const Regimen regimen = decided(p).regimen;
    EXPECT_EQ(legs_of(of(regimen, "side_lift")), row.trained_legs) << row.weak_side;
    EXPECT_EQ(legs_of(of(regimen, "knee_up")), row.both_legs) << row.weak_side;
    EXPECT_EQ(of(regimen, "knee_up").alternate_start, row.alternates) << row.weak_side;
    EXPECT_FALSE(of(regimen, "tilt").alternate_start) << row.weak_side;
  }
}

TEST(Advice, CodeRulesFireFromIt) {
  const Bundle judge = bundle("judge", {},
                              {code_rule("C1", {refer(Destination::specialist_opinion, Urgency::routine)}),
                               rule("T1", when({is("pregnant", "yes")}), {})});
  const auto fire = [&](const AdviceByBundle& advice) {
    return decided(patient(), {&hips(), &judge}, {}, advice).regimen.referrals.size();
  };
  EXPECT_EQ(fire({{"judge", {{{"C1", {false, {}}}}, {}}}}), 0u);
  EXPECT_EQ(fire({{"judge", {{{"C1", {true, {}}}}, {}}}}), 1u);
  EXPECT_THROW(fire({}), BundleError) << "a library that was not asked is not a library with nothing to say";
  EXPECT_THROW(fire({{"judge", {}}}), BundleError) << "a rule that nobody judged is not silent";
  EXPECT_THROW(fire({{"judge", {{{"C1", {}}, {"T1", {}}}, {}}}}), BundleError) << "a table is not the library's";
  EXPECT_THROW(fire({{"judge", {{{"C1", {}}, {"Z9", {}}}, {}}}}), BundleError);
}

}  // namespace
}  // namespace rehab
