// SPDX-License-Identifier: Apache-2.0
// What must be true of every plan, whatever the bundles: tried on random patients in every world. A failure prints the
// patient; the draws are the same on every machine and every run.
#include <algorithm>
#include <gtest/gtest.h>

#include "decide/legs.hpp"
#include "properties/world.hpp"

namespace rehab::properties {
namespace {

/// A form's facts as done with one leg, made a second way on purpose: the decision must agree with it.
bool speaks_of(const Effect& effect, const ExerciseDecision& d, Side leg) {
  std::map<std::string, Value, std::less<>> facts(d.form->facts.begin(), d.form->facts.end());
  const auto side = [](Side s) -> Value {
    if (s == Side::none) return std::vector<std::string>{"left", "right"};
    return std::string(s == Side::left ? "left" : "right");
  };
  const auto word = [&](const char* key) { return std::get<std::string>(facts.at(key)); };
  const bool lies_other = word("lies_on") == "other_side";
  if (word("lies_on") == "each_side")
    facts["lies_on"] = side(Side::none);
  else if (word("lies_on") != "nothing")
    facts["lies_on"] = side(lies_other ? other_side(leg) : leg);
  facts["stands_on"] = word("one_leg_stance") == "yes" ? side(other_side(leg)) : Value(std::string("nothing"));
  facts["exercise"] = d.exercise->id;
  facts["form"] = std::vector<std::string>{d.form->id, d.form->words};
  facts["uses"] = d.uses;
  facts["kind"] = std::string(d.exercise->kind == ExerciseKind::strength  ? "strength"
                              : d.exercise->kind == ExerciseKind::stretch ? "stretch"
                                                                          : "mobility");
  const auto names_it = [&](const std::vector<std::string>& names, const std::string& a, const std::string& b) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return n == a || n == b; });
  };
  const Lookup lookup = [&](std::string_view key) -> const Value* {
    const auto found = facts.find(key);
    return found == facts.end() ? nullptr : &found->second;
  };
  return evaluate(effect.match, lookup) != Truth::no && !names_it(effect.except_forms, d.form->id, d.form->words) &&
         !names_it(effect.except_exercises, d.exercise->id, d.exercise->id);
}

bool fires(const Rule& rule, const Intake& facts, const Advice& advice) {
  if (!rule.when) return std::ranges::find(advice.fired, rule.id) != advice.fired.end();
  const Truth truth = evaluate(*rule.when, [&](std::string_view key) { return facts.find(key); });
  return truth == Truth::yes || (truth == Truth::unknown && rule.if_unknown != IfUnknown::list);
}

std::string forbidden_in(const World& world, const Patient& patient, const Regimen& regimen) {
  const Intake facts = facts_for_rules(patient.intake, use_until(patient.intake, Clinic{}));
  std::string found;
  for (std::size_t i = 0; i < regimen.today; ++i)
    for (const Bundle& bundle : world.bundles)
      for (const Rule& rule : bundle.rules) {
        if (!fires(rule, facts, patient.advice.at(bundle.id))) continue;
        for (const Effect& effect : rule.then)
          for (const Side leg : regimen.exercises[i].legs)
            if (effect.kind == EffectKind::forbid && speaks_of(effect, regimen.exercises[i], leg))
              found += regimen.exercises[i].exercise->id + "." + regimen.exercises[i].form->id + " against " +
                       rule.name() + "\n";
      }
  return found;
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
    EXPECT_EQ(forbidden_in(world, patient, regimen), "") << described(patient) << plan_of(regimen);
  });
  EXPECT_GT(printed, 1000) << "the draws leave too little to see";
}

const ExerciseDecision* allowed(const Regimen& regimen, const Exercise& exercise) {
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.exercise == &exercise && d.outcome != Outcome::left_out) return &d;
  return nullptr;
}

/// Waiting for a thing or a word is not a plan: there the form shown is the best one, not one anybody does.
bool could_be_printed(const ExerciseDecision& d) {
  return d.outcome == Outcome::today || d.waits_for == WaitsFor::next_review || d.waits_for == WaitsFor::minutes;
}

void expect_no_more(const ExerciseDecision& before, const ExerciseDecision& after) {
  EXPECT_LE(after.stage, before.stage) << after.exercise->id;
  if (after.stage != before.stage) return;
  const Dose &was = before.dose, &is = after.dose;
  const bool less = is.sets <= was.sets && is.times <= was.times && is.hold_s <= was.hold_s && is.days <= was.days &&
                    is.ankle_kg <= was.ankle_kg && is.band <= was.band;
  EXPECT_TRUE(less) << after.exercise->id << ": the dose of stage " << after.stage << " rose";
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
    for (const ExerciseDecision& d : after.exercises) {
      if (d.outcome == Outcome::left_out) continue;
      const ExerciseDecision* was = allowed(before, *d.exercise);
      ASSERT_NE(was, nullptr) << "the risk let in " << d.exercise->id;
      if (could_be_printed(*was) && could_be_printed(d)) expect_no_more(*was, d);
    }
    EXPECT_LE(before.holding.size(), after.holding.size());
    EXPECT_LE(before.referrals.size(), after.referrals.size());
  });
  EXPECT_GT(risks, 1000);
  EXPECT_GT(lost, risks / 10) << "too few of the risks change a plan to see anything";
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
  in_every_world([](const World& world, Dice& dice) {
    const Patient patient = random_patient(dice, world);
    const Regimen regimen = decide_in(world, patient).regimen;
    for (const ExerciseDecision& d : regimen.exercises) {
      if (!d.form) continue;
      EXPECT_LE(d.sore_dose.times, d.dose.times) << d.exercise->id;
      EXPECT_LE(d.sore_dose.hold_s, d.dose.hold_s) << d.exercise->id;
      EXPECT_GE(d.dose.times, 1) << d.exercise->id;
      EXPECT_FALSE(d.legs.empty()) << d.exercise->id;
    }
    std::size_t turns = 0, expected = 0;
    for (const auto& day : regimen.week) turns += day.size();
    for (std::size_t i = 0; i < regimen.today; ++i)
      expected += static_cast<std::size_t>(regimen.exercises[i].dose.days);
    EXPECT_EQ(turns, expected);
  });
}

}  // namespace
}  // namespace rehab::properties
