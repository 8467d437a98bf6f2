// SPDX-License-Identifier: Apache-2.0
// What the shipped rules do to a plan: where a held patient is sent, who is asked, and what the dose is at most.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "cases.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

constexpr std::string_view kind_words[] = {"stop",  "hold",  "forbid", "ask",     "prefer",
                                           "limit", "refer", "note",   "consider"};
constexpr std::string_view places[] = {"emergency",        "maternity",          "medical", "obstetric",
                                       "physical_therapy", "specialist_opinion", "clinic"};
constexpr std::string_view urgencies[] = {"now", "same_day", "days", "routine"};

bool sends(const Effect& effect) {
  return effect.kind == EffectKind::stop || effect.kind == EffectKind::hold || effect.kind == EffectKind::refer;
}

/// As cases/sent.txt says it: "hold medical days 7".
std::string said(const Effect& effect) {
  std::string text;
  text += kind_words[static_cast<std::size_t>(effect.kind)];
  text += ' ';
  text += places[static_cast<std::size_t>(effect.to)];
  text += ' ';
  text += urgencies[static_cast<std::size_t>(effect.urgency)];
  return effect.within_days ? text + ' ' + std::to_string(*effect.within_days) : text;
}

bool names(const std::vector<Reason>& reasons, const std::string& rule) {
  return std::ranges::any_of(reasons, [&](const Reason& r) { return r.rule->id == rule; });
}

/// Does the plan do what the effect of the rule says, at least as soon?
bool does(const Regimen& regimen, const std::string& rule, const Effect& effect) {
  if (effect.kind != EffectKind::refer) {
    return regimen.exercises.empty() && std::ranges::any_of(regimen.holding, [&](const Reason& r) {
             return r.rule->id == rule && r.effect == effect.kind;
           });
  }
  return std::ranges::any_of(regimen.referrals, [&](const ReferralDecision& r) {
    return r.to == effect.to && names(r.reasons, rule) && r.urgency <= effect.urgency &&
           r.within_days.value_or(1000) <= effect.within_days.value_or(1000);
  });
}

TEST(Effects, SendThePatientToTheRightPlaceInTime) {
  std::map<std::string, std::set<std::string>> table, shipped;
  for (const RuleCase& c : cases_of("sent")) table[c.rule].insert(c.expected);
  for (const Rule* rule : shipped_rules())
    for (const Effect& effect : rule->then)
      if (sends(effect)) shipped[rule->id].insert(said(effect));
  EXPECT_EQ(shipped, table);
}

TEST(Effects, ThePlanSendsThePatientThere) {
  const auto rules = shipped_rules();
  for (const RuleCase& c : cases_of("sent")) {
    const auto rule = std::ranges::find(rules, c.rule, &Rule::id);
    ASSERT_NE(rule, rules.end()) << c.place;
    const auto effect = std::ranges::find(rule[0]->then, c.expected, said);
    ASSERT_NE(effect, rule[0]->then.end()) << c.place;
    EXPECT_EQ(c.written == "code", !rule[0]->when) << c.place;
    if (rule[0]->when) {
      EXPECT_TRUE(does(plan_for(intake_of(c.written)).regimen, c.rule, *effect)) << c.place;
    }
  }
}

std::vector<std::string> considered(const Regimen& regimen, const std::string& rule) {
  std::vector<std::string> flags;
  for (const Consideration& consideration : regimen.considerations)
    if (names(consideration.reasons, rule)) flags.push_back(consideration.flag);
  return flags;
}

TEST(Effects, OneThinksOfTheRedFlagUntilItIsTicked) {
  std::map<std::string, std::set<std::string>> table, shipped;
  for (const Rule* rule : shipped_rules())
    for (const Effect& effect : rule->then)
      if (effect.kind == EffectKind::consider) shipped[rule->id].insert(effect.flag);
  for (const RuleCase& c : cases_of("considered")) {
    table[c.rule].insert(c.expected);
    EXPECT_EQ(considered(plan_for(intake_of(c.written)).regimen, c.rule), std::vector{c.expected}) << c.place;
    const std::string ticked = c.written + " red_flags=" + c.expected;
    EXPECT_TRUE(considered(plan_for(intake_of(ticked)).regimen, c.rule).empty()) << c.place;
  }
  EXPECT_EQ(shipped, table);
}

TEST(Effects, WhatOnlyNeedsAReferralLetsThePlanGo) {
  for (const char* written :
       {"red_flags=inflammatory_arthritis", "conditions=numb_feet", "blood_pressure.systolic=160"}) {
    const Regimen regimen = plan_for(intake_of(written)).regimen;
    EXPECT_EQ(regimen.state, RegimenState::issued) << written;
    ASSERT_FALSE(regimen.referrals.empty()) << written;
    EXPECT_EQ(regimen.referrals.front().to, Destination::medical) << written;
  }
}

struct Plan {
  const char* written;
  std::size_t most;
  Destination to;
};

TEST(Effects, SeverePainMeansFewExercisesAndAnEarlyReview) {
  const Plan table[] = {{"pain_usual=6", 3, Destination::physical_therapy},
                        {"pain_usual=8 pain_is=known", 2, Destination::medical}};
  for (const Plan& c : table) {
    const Regimen regimen = plan_for(intake_of(c.written)).regimen;
    EXPECT_EQ(regimen.today, c.most) << c.written;
    EXPECT_EQ(regimen.review_within_days, 7) << c.written;
    EXPECT_TRUE(std::ranges::any_of(regimen.referrals, [&](const auto& r) { return r.to == c.to; })) << c.written;
  }
}

struct Dosed {
  const char *written, *exercise;
  int Dose::*figure;
  int expected;
};

TEST(Effects, LimitsReachTheDose) {
  const Dosed table[] = {
      {"pain_usual=6", "side_hip_abduction", &Dose::times, 4},
      {"pregnant=yes pregnancy_weeks=10 pregnancy_problems=none had_planks_before=yes", "plank", &Dose::hold_s, 30},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=none", "plank", &Dose::hold_s, 20},
      {"pregnant=gave_birth weeks_since_birth=3", "pelvic_tilt", &Dose::hold_s, 5},
      {"conditions=high_blood_pressure", "plank", &Dose::hold_s, 20},
      {"conditions=high_blood_pressure", "plank", &Dose::rest_s, 60},
      {"conditions=tummy_doming", "plank", &Dose::hold_s, 20},
  };
  for (const Dosed& c : table) {
    const Decision decision = plan_for(intake_of(c.written), {{c.exercise, ""}});
    const ExerciseDecision& d = decision_on(decision.regimen, c.exercise);
    EXPECT_EQ(d.outcome, Outcome::today) << c.written;
    EXPECT_EQ(d.dose.*(c.figure), c.expected) << c.exercise << " with " << c.written;
  }
}

struct Pillows {
  const char *written, *exercise, *form;
  int all, for_notes;
};

TEST(Effects, ANoteThatAsksForPillowsCountsThemIn) {
  const Pillows table[] = {
      {"", "side_hip_abduction", "side", 0, 0},
      {"cannot=lean_on_arms", "side_hip_abduction", "head_pillow", 1, 0},
      {"pain_where=side_of_hip sore_side=left", "side_hip_abduction", "pillow", 2, 0},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=none", "side_hip_abduction", "head_pillow", 2, 0},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=none", "side_hip_abduction", "side", 1, 1},
      {"pregnant=yes pregnancy_weeks=30 pregnancy_problems=none", "side_hip_abduction", "bump", 3, 0},
      {"pregnant=yes pregnancy_weeks=30 pregnancy_problems=none", "knee_to_chest", "side_lying", 2, 0},
  };
  for (const Pillows& c : table) {
    const Decision decision = plan_for(intake_of(c.written), {{c.exercise, c.form}});
    const ExerciseDecision& d = decision_on(decision.regimen, c.exercise);
    EXPECT_EQ(d.form->words, c.form) << c.written;
    EXPECT_EQ(std::ranges::count(d.uses, "pillow"), c.all) << c.exercise << " with " << c.written;
    EXPECT_EQ(std::ranges::count(d.uses_beside_form, "pillow"), c.for_notes) << c.exercise << " with " << c.written;
  }
}

TEST(Effects, ANoteThatCantBeFollowedAtHomeCostsTheForm) {
  const Decision decision = plan_for(intake_of("pregnant=yes pregnancy_weeks=20 pregnancy_problems=none lacks=pillow"),
                                     {{"side_hip_abduction", ""}});
  EXPECT_EQ(decision_on(decision.regimen, "side_hip_abduction").form->words, "standing");
}

}  // namespace
}  // namespace rehab::test
