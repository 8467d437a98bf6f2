// SPDX-License-Identifier: Apache-2.0
// What is asked before a plan is printed: answers that are not recorded and would change it, and red flags to think of.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "decide/open_questions.hpp"
#include "decide/samples.hpp"
#include "decide/supposed_answers.hpp"
#include "model/value_text.hpp"

namespace rehab {
namespace {

using namespace samples;
using Words = std::vector<std::string>;
using testing::ElementsAre;
using testing::IsEmpty;

/// A patient for whom nothing is recorded under these keys.
PatientIntake unasked(const Words& keys) {
  PatientIntake p = patient();
  Intake facts;
  for (const auto& [key, value] : p.facts.answers())
    if (std::ranges::find(keys, key) == keys.end()) facts.record(key, value);
  p.facts = facts;
  return p;
}

Effect consider(std::string flag) {
  Effect effect;
  effect.kind = EffectKind::consider;
  effect.flag = std::move(flag);
  return effect;
}

struct Asked {
  std::vector<const Bundle*> bundles;
  AdviceByBundle advice = {};
  AskLibrary ask = [](const std::string&, const std::vector<Intake>& facts) {
    return std::vector<Advice>(facts.size());
  };

  std::vector<OpenQuestion> of(const PatientIntake& p) const {
    const Clinic clinic;
    const Rulebook rulebook(bundles);
    const Case c = what_fires(p, facts_for_rules(p, rulebook, clinic), rulebook, advice, clinic);
    return open_questions(c, decide(c).regimen, ask);
  }

  /// "falls: hold unsteady fell_this_year", one for each question, with the most serious answers.
  Words lines(const PatientIntake& p) const {
    Words texts;
    for (const OpenQuestion& question : of(p)) {
      std::string text = join(question.lines, "+") + ": " + std::string(word_of(question.change));
      for (const AnswerChange& each : question.answers)
        if (each.change == question.change) text += " " + value_text(each.answer.value);
      texts.push_back(text);
    }
    return texts;
  }
};

Asked asked(const Bundle& rules) {
  return {{&hips(), &rules}};
}

TEST(Questions, TheMostSeriousChangeComesFirst) {
  Limit once;
  once.times = 1;
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("falls", "unsteady")}), {refer(Destination::medical, Urgency::days, 7)}),
              rule("B", when({is("limping", "yes")}), {limit({is("exercise", "tilt")}, once)}),
              rule("C", when({is("nerve_exam", "abnormal")}), {forbid({is("exercise", "tilt")})}),
              rule("D", when({is("conditions", "hernia")}), {hold(Destination::medical, Urgency::days)}),
              rule("E", when({from("blood_pressure.systolic", 180)}), {stop(Destination::medical, Urgency::now)})});
  EXPECT_THAT(asked(rules).lines(unasked({"falls", "limping", "nerve_exam", "conditions", "blood_pressure.systolic"})),
              ElementsAre("blood_pressure: stop 180", "conditions: hold hernia", "nerve_exam: exercise_lost abnormal",
                          "limping: smaller_dose yes", "falls: referral unsteady"));
}

TEST(Questions, AnAnswerTellsWhatBecomesOfAnExercise) {
  Limit once;
  once.times = 1;
  const Bundle rules =
      bundle("rules", {},
             {rule("B", when({is("limping", "yes")}), {limit({is("exercise", "tilt")}, once)}),
              rule("C", when({is("nerve_exam", "abnormal")}), {forbid({is("exercise", "tilt")})}),
              rule("D", when({is("conditions", "hernia")}), {hold(Destination::medical, Urgency::days)})});
  Words texts;
  for (const OpenQuestion& question : asked(rules).of(unasked({"limping", "nerve_exam", "conditions"})))
    for (const ExerciseTurn& turn : question.answers[0].exercises)
      if (turn.exercise->id == "tilt")
        texts.push_back(question.lines[0] + (turn.then ? turn.smaller ? " smaller" : " other" : " lost"));
  EXPECT_THAT(texts, ElementsAre("nerve_exam lost", "limping smaller")) << "a hold speaks of no exercise";
}

TEST(Questions, WhatIsRecordedOrDoesNotApplyIsNotAsked) {
  const Bundle rules =
      bundle("rules", {}, {rule("A", when({is("falls", "unsteady")}), {stop(Destination::medical, Urgency::now)})});
  PatientIntake p = unasked({"falls"});
  EXPECT_THAT(asked(rules).of(p), testing::SizeIs(1));
  answer(p, "falls", std::monostate());
  EXPECT_THAT(asked(rules).of(p), IsEmpty());
  answer(p, "falls", std::string("none"));
  EXPECT_THAT(asked(rules).of(p), IsEmpty());
}

TEST(Questions, AmongThoseAlikeTheOneWithMoreSuchAnswersComesFirst) {
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("nerve_exam", "abnormal")}), {hold(Destination::medical, Urgency::days)}),
              rule("B", when({any_of("falls", {"unsteady", "fell_this_year"})}),
                   {hold(Destination::medical, Urgency::days)})});
  EXPECT_THAT(asked(rules).lines(unasked({"falls", "nerve_exam"})),
              ElementsAre("falls: hold unsteady fell_this_year", "nerve_exam: hold abnormal"));
}

TEST(Questions, BothSidesOfABoundAreSupposed) {
  rehab::Test below{"hip_surgery.weeks", {}, {}, 11, true};
  const Bundle rules =
      bundle("rules", {}, {rule("A", when({is("hip_surgery.what", "replacement"), below}), {forbid({})})});
  PatientIntake p = unasked({"hip_surgery.weeks"});
  answer(p, "hip_surgery.what", std::string("replacement"));
  const std::vector<OpenQuestion> questions = asked(rules).of(p);
  ASSERT_EQ(questions.size(), 1u);
  EXPECT_EQ(questions[0].lines, Words{"hip_surgery"});
  EXPECT_EQ(questions[0].change, PlanChange::more);
  ASSERT_EQ(questions[0].answers.size(), 1u);
  EXPECT_EQ(questions[0].answers[0].answer.value, Value(12));
  EXPECT_EQ(questions[0].answers[0].answer.range, AnswerRange::from);
}

TEST(Questions, AnOperationIsAskedForAsAWhole) {
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("hip_surgery.what", "replacement"), is("hip_surgery.cut", "posterior")}),
                   {stop(Destination::medical, Urgency::now)})});
  const PatientIntake p = unasked({"hip_surgery.what", "hip_surgery.cut"});
  const AdviceByBundle no_libraries;
  const Clinic clinic;
  const Rulebook rulebook({&rules});
  for (const SupposedAnswer& answer :
       supposed_answers(what_fires(p, facts_for_rules(p, rulebook, clinic), rulebook, no_libraries, clinic)))
    EXPECT_NE(answer.field, "hip_surgery.cut");
  EXPECT_THAT(asked(rules).lines(p), ElementsAre("hip_surgery: stop replacement posterior"));
}

TEST(Questions, ARuleThatWaitsForSeveralAnswersIsTold) {
  const Bundle rules = bundle("rules", {},
                              {rule("A", when({is("pain_where", "groin"), is("limping", "yes")}),
                                    {stop(Destination::obstetric, Urgency::same_day)})});
  EXPECT_THAT(asked(rules).lines(unasked({"pain_where", "limping"})),
              ElementsAre("pain_where+limping: stop groin yes"));
  EXPECT_THAT(asked(rules).lines(unasked({"limping"})), IsEmpty()) << "it does not hurt in the groin";
}

TEST(Questions, EachWayInWhichSeveralAnswersDoIsTold) {
  Condition groin = when({is("pain_where", "groin")});
  groin.any = {{when({is("limping", "yes")}), when({is("can_bear_weight", "no")})}};
  const Bundle rules = bundle("rules", {}, {rule("A", groin, {hold(Destination::obstetric, Urgency::same_day)})});
  const PatientIntake p = unasked({"pain_where", "limping", "can_bear_weight"});
  EXPECT_THAT(asked(rules).lines(p),
              ElementsAre("pain_where+limping: hold groin yes", "pain_where+can_bear_weight: hold groin no"));
  for (const OpenQuestion& question : asked(rules).of(p)) {
    EXPECT_TRUE(question.together);
    EXPECT_EQ(question.answers[0].sends.size(), 1u);
  }
}

TEST(Questions, AHeldPlanIsAskedWhatSendsElsewhereOrSooner) {
  const Bundle rules = bundle(
      "rules", {},
      {rule("A", when({is("conditions", "hernia")}), {hold(Destination::medical, Urgency::days)}, IfUnknown::apply),
       rule("B", when({is("limping", "yes")}), {hold(Destination::medical, Urgency::same_day)}),
       rule("C", when({from("blood_pressure.systolic", 160)}), {hold(Destination::obstetric, Urgency::same_day)}),
       rule("D", when({from("blood_pressure.systolic", 180)}), {stop(Destination::obstetric, Urgency::same_day)}),
       rule("E", when({is("falls", "unsteady")}), {refer(Destination::specialist_opinion, Urgency::routine)}),
       rule("F", when({is("can_bear_weight", "no")}), {refer(Destination::medical, Urgency::days, 7)})});
  const Asked of = asked(rules);
  const PatientIntake p = unasked({"conditions", "limping", "blood_pressure.systolic", "falls", "can_bear_weight"});
  EXPECT_THAT(of.lines(p), ElementsAre("blood_pressure: stop 180", "limping: hold yes", "falls: hold unsteady",
                                       "conditions: more none"));
  const OpenQuestion pressure = of.of(p)[0];
  EXPECT_EQ(pressure.answers[1].answer.value, Value(160)) << "the lowest that sends so";
  EXPECT_EQ(pressure.answers[1].sends.at(0).to, Destination::obstetric);
}

TEST(Questions, WhileNothingIsPrintedTheSoonestComesFirst) {
  const Bundle rules = bundle("rules", {},
                              {rule("A", when({is("limping", "yes")}), {stop(Destination::medical, Urgency::days)}),
                               rule("B", when({is("falls", "unsteady")}), {hold(Destination::medical, Urgency::now)})});
  EXPECT_THAT(asked(rules).lines(unasked({"limping", "falls"})),
              ElementsAre("falls: hold unsteady", "limping: stop yes"));
}

TEST(Questions, OfThoseAsSoonWhatOneAnswerDoesComesFirst) {
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("pain_where", "groin"), is("limping", "yes")}),
                   {stop(Destination::obstetric, Urgency::same_day)}),
              rule("B", when({is("falls", "unsteady")}), {hold(Destination::medical, Urgency::same_day)})});
  EXPECT_THAT(asked(rules).lines(unasked({"pain_where", "limping", "falls"})),
              ElementsAre("falls: hold unsteady", "pain_where+limping: stop groin yes"));
}

TEST(Questions, ANoteAReferralAndAnEarlierReviewAreToldApart) {
  Limit soon;
  soon.review_days = 3;
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("limping", "yes")}), {note(Effect::NotePlace::sheet)}),
              rule("B", when({is("falls", "unsteady")}), {limit({}, soon)}),
              rule("C", when({is("nerve_exam", "abnormal")}), {refer(Destination::medical, Urgency::days)})});
  EXPECT_THAT(asked(rules).lines(unasked({"limping", "falls", "nerve_exam"})),
              ElementsAre("nerve_exam: referral abnormal", "falls: review unsteady", "limping: note yes"));
}

TEST(Questions, OfAHeldPlanOnlyWhatIsMoreSeriousOrLetsItGo) {
  const Bundle rules = bundle(
      "rules", {},
      {rule("A", when({is("conditions", "hernia")}), {hold(Destination::medical, Urgency::days)}, IfUnknown::apply),
       rule("B", when({is("falls", "unsteady")}), {hold(Destination::medical, Urgency::days)}),
       rule("C", when({is("limping", "yes")}), {stop(Destination::medical, Urgency::now)}),
       rule("D", when({is("nerve_exam", "abnormal")}), {forbid({})})});
  EXPECT_THAT(asked(rules).lines(unasked({"conditions", "falls", "limping", "nerve_exam"})),
              ElementsAre("limping: stop yes", "conditions: more none"));
}

TEST(Questions, AHoldThatWasLiftedIsNotAsked) {
  const Bundle rules =
      bundle("rules", {}, {rule("A", when({is("falls", "unsteady")}), {hold(Destination::medical, Urgency::days)})});
  PatientIntake p = unasked({"falls"});
  p.overrides = {{"rules/A", "", "agreed", "Dr. Who"}};
  EXPECT_THAT(asked(rules).of(p), IsEmpty());
}

TEST(Questions, NotesForTheRecordAndRedFlagsToThinkOfAreNoChange) {
  const Bundle rules =
      bundle("rules", {},
             {rule("A", when({is("falls", "unsteady")}), {note(Effect::NotePlace::record), consider("fracture")})});
  EXPECT_THAT(asked(rules).of(unasked({"falls"})), IsEmpty());
}

TEST(Questions, LibrariesAreAskedAgain) {
  Bundle rules = bundle("rules", {}, {code_rule("A", {hold(Destination::medical, Urgency::days)})});
  std::size_t asked_about = 0;
  const Asked with_library{{&hips(), &rules},
                           {{"rules", {{{"A", {false, {"tried_weeks"}}}}, {}}}},
                           [&](const std::string& bundle, const std::vector<Intake>& facts) {
                             EXPECT_EQ(bundle, "rules");
                             std::vector<Advice> advice;
                             for (const Intake& each : facts) {
                               const bool fires = each[field::tried_weeks].if_unknown(0) > 100;
                               advice.push_back({{{"A", {fires, {"tried_weeks"}}}}, {}});
                             }
                             asked_about += facts.size();
                             return advice;
                           }};
  EXPECT_THAT(with_library.lines(unasked({"tried_weeks", "falls"})), ElementsAre("tried_weeks: hold 520"));
  EXPECT_EQ(asked_about, 2u) << "the ends of the range, and of no field that it did not ask for";
}

TEST(Consider, IsAskedWhereTheFlagIsNotRecorded) {
  const Bundle rules = bundle("rules", {},
                              {rule("A", when({is("falls", "unsteady")}), {consider("stress_fracture")}),
                               rule("B", when({is("falls", "unsteady")}), {consider("cauda_equina")}),
                               rule("C", when({is("limping", "yes")}), {consider("stress_fracture")})});
  PatientIntake p = patient();
  answer(p, "falls", std::string("unsteady"));
  answer(p, "limping", std::string("yes"));
  const Regimen asked = decided(p, {&hips(), &rules}).regimen;
  ASSERT_EQ(asked.considerations.size(), 2u);
  EXPECT_EQ(asked.considerations[0].flag, "cauda_equina") << "in the order of the intake's list";
  EXPECT_EQ(asked.considerations[1].flag, "stress_fracture");
  EXPECT_EQ(rules_in(asked.considerations[1].reasons), "A C");
  EXPECT_EQ(asked.state, RegimenState::issued);

  answer(p, "red_flags", Words{"stress_fracture"});
  const Regimen ticked = decided(p, {&hips(), &rules}).regimen;
  ASSERT_EQ(ticked.considerations.size(), 1u);
  EXPECT_EQ(ticked.considerations[0].flag, "cauda_equina");
}

}  // namespace
}  // namespace rehab
