// SPDX-License-Identifier: Apache-2.0
// What must be true of every plan, whatever the bundles: tried on random patients in every world. A failure prints the
// patient; the draws are the same on every machine and every run.
#include <algorithm>
#include <gtest/gtest.h>

#include "decide/fires.hpp"
#include "decide/match.hpp"
#include "decide/open_questions.hpp"
#include "decide/plan_change.hpp"
#include "decide/supposed_answers.hpp"
#include "model/value_text.hpp"
#include "properties/promises.hpp"
#include "properties/world.hpp"

namespace rehab::properties {
namespace {

Intake facts_of(const World& world, const Patient& patient) {
  return facts_for_rules(patient.intake, Rulebook(world.pointers()), Clinic{});
}

template <class Try>
void in_every_world(Try attempt) {
  for (const World& world : worlds()) {
    Dice dice(20261120);
    for (int i = 0; i < world.cases; ++i) {
      SCOPED_TRACE(world.name + ", patient " + std::to_string(i));
      attempt(world, dice);
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(Properties, NoPlanHoldsAFormThatAFiredRuleForbids) {
  int printed = 0;
  in_every_world([&](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    const Regimen regimen = decide_in(world, patient).regimen;
    printed += static_cast<int>(regimen.today);
    EXPECT_EQ(Forbidding(world.pointers()).broken_in(regimen, facts_of(world, patient), patient.advice), "")
        << described(patient) << plan_of(regimen);
  });
  EXPECT_GT(printed, 1000) << "the draws leave too little to see";
}

TEST(Properties, OneMoreRiskNeverAddsOrRaises) {
  int risks = 0, lost = 0;
  in_every_world([&](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    const Riskier riskier = with_one_more_risk(dice, world, patient);
    if (riskier.risk.empty()) return;
    const Regimen before = decide_in(world, patient).regimen;
    const Regimen after = decide_in(world, riskier.patient).regimen;
    SCOPED_TRACE("one more risk: " + riskier.risk + "\n" + described(patient) + plan_of(before) + plan_of(after));
    ++risks;
    lost += before.exercises.size() > after.exercises.size() || plan_of(before) != plan_of(after);
    EXPECT_EQ(more_than(allowed_in(before), allowed_in(after)), "");
    EXPECT_LE(before.holding.size(), after.holding.size());
    EXPECT_LE(before.referrals.size(), after.referrals.size());
  });
  EXPECT_GT(risks, 1000);
  EXPECT_GT(lost, risks / 10) << "too few of the risks change a plan to see anything";
}

TEST(Properties, WhatOneIsToThinkOfChangesNoPlan) {
  const World shipped = shipped_world();
  World without = shipped_world();
  std::size_t removed = 0;
  for (Bundle& bundle : without.bundles)
    for (Rule& rule : bundle.rules)
      removed += std::erase_if(rule.then, [](const Effect& effect) { return effect.kind == EffectKind::consider; });
  EXPECT_GE(removed, 10u);
  std::size_t asked = 0;
  Dice dice(20261120);
  for (int i = 0; i < shipped.cases; ++i) {
    const Patient patient = random_patient(dice, shipped);
    const Decision decision = decide_in(shipped, patient);
    asked += decision.regimen.considerations.size();
    EXPECT_EQ(described(decide_in(without, patient)), described(decision)) << described(patient);
  }
  EXPECT_GT(asked, 10u) << "the draws leave too little to see";
}

/// What deciding all of it again says of each supposed answer, "falls unsteady: hold".
std::vector<std::string> decided_again(const Case& c, const Regimen& now, const Patient& patient) {
  std::vector<std::string> changes;
  for (const SupposedAnswer& answer : supposed_answers(c)) {
    PatientIntake intake = patient.intake;
    intake.facts.record(answer.field, answer.value);
    const Regimen then = decide(intake, c.rulebook.bundles(), patient.advice, c.clinic).regimen;
    if (const auto change = plan_change(printed_plan(now), printed_plan(then)))
      changes.push_back(answer.field + " " + value_text(answer.value) + ": " + std::string(word_of(*change)));
  }
  std::ranges::sort(changes);
  return changes;
}

TEST(Properties, OpenQuestionsSayWhatDecidingAgainSays) {
  std::size_t told = 0;
  in_every_world([&](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    if (!dice.one_in(8)) return;  // every answer is a decision of its own
    const Clinic clinic;
    const Rulebook rulebook(world.pointers());
    const Case c =
        what_fires(patient.intake, facts_for_rules(patient.intake, rulebook, clinic), rulebook, patient.advice, clinic);
    const Regimen now = decide(c).regimen;
    const AskLibrary ask = [&](const std::string& bundle, const std::vector<Intake>& facts) {
      return std::vector(facts.size(), patient.advice.at(bundle));
    };
    std::vector<std::string> changes;
    for (const OpenQuestion& question : open_questions(c, now, ask))
      for (const AnswerChange& each : question.together ? std::vector<AnswerChange>() : question.answers)
        changes.push_back(each.answer.field + " " + value_text(each.answer.value) + ": " +
                          std::string(word_of(each.change)));
    std::ranges::sort(changes);
    told += changes.size();
    EXPECT_EQ(changes, decided_again(c, now, patient)) << described(patient);
  });
  EXPECT_GT(told, 300u) << "the draws leave too little to see";
}

TEST(Properties, WhatNobodyLooksAtChangesNothing) {
  std::size_t skipped = 0;
  in_every_world([&](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    const Clinic clinic;
    const Rulebook rulebook(world.pointers());
    const Case c =
        what_fires(patient.intake, facts_for_rules(patient.intake, rulebook, clinic), rulebook, patient.advice, clinic);
    const auto next = static_cast<std::size_t>(dice.up_to(3));
    Decision all = decide(c), few = decide(c, next);
    skipped += few.regimen.not_worked_out;
    EXPECT_EQ(few.regimen.exercises.size() + few.regimen.not_worked_out, all.regimen.exercises.size());
    for (Decision* each : {&all, &few})
      each->regimen.exercises.resize(std::min(each->regimen.exercises.size(), each->regimen.today + next));
    EXPECT_EQ(described(few), described(all)) << described(patient);
  });
  EXPECT_GT(skipped, 150u) << "the draws leave too little to see";
}

TEST(Properties, TheOrderOfBundlesChangesNothing) {
  in_every_world([](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    std::vector<const Bundle*> bundles = world.pointers();
    const std::string as_listed = described(decide(patient.intake, bundles, patient.advice, Clinic{}));
    std::rotate(bundles.begin(), bundles.begin() + 1, bundles.end());
    EXPECT_EQ(described(decide(patient.intake, bundles, patient.advice, Clinic{})), as_listed);
    std::reverse(bundles.begin(), bundles.end());
    EXPECT_EQ(described(decide(patient.intake, bundles, patient.advice, Clinic{})), as_listed);
  });
}

TEST(Properties, LeftAndRightAreMirrorImages) {
  in_every_world([](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    const Regimen regimen = decide_in(world, patient).regimen;
    const Regimen other = decide_in(world, mirrored(patient)).regimen;
    // Where both legs are trained alike, which of them is named first is no part of the promise.
    const bool in_order = one_leg_is_weaker(patient.intake.facts[field::weak_side].value());
    EXPECT_EQ(plan_of(other, {true, in_order}), plan_of(regimen, {false, in_order})) << described(patient);
  });
}

TEST(Properties, TheSoreDoseIsNeverLargerAndTheWeekAddsUp) {
  std::size_t dosed = 0;
  in_every_world([&dosed](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    const Regimen regimen = decide_in(world, patient).regimen;
    for (const ExerciseDecision& d : regimen.exercises) {
      if (!d.form) continue;
      EXPECT_LE(d.sore_dose.times, d.dose.times) << d.exercise->id;
      EXPECT_LE(d.sore_dose.hold_s, d.dose.hold_s) << d.exercise->id;
      EXPECT_GE(d.dose.times, 1) << d.exercise->id;
      EXPECT_FALSE(d.legs.empty()) << d.exercise->id;
      ++dosed;
    }
    std::size_t turns = 0, expected = 0;
    for (const auto& day : regimen.week) turns += day.size();
    for (std::size_t i = 0; i < regimen.today; ++i)
      expected += static_cast<std::size_t>(regimen.exercises[i].dose.days);
    EXPECT_EQ(turns, expected);
  });
  EXPECT_GT(dosed, 1000u);
}

}  // namespace
}  // namespace rehab::properties
