// SPDX-License-Identifier: Apache-2.0
// What the shipped rules do to a plan: where a held patient is sent, who is asked, and what the dose is at most.
#include <algorithm>
#include <gtest/gtest.h>

#include "cases.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

struct Held {
  const char *written, *rule;
  EffectKind effect;
  Destination to;
  Urgency urgency;
};

const Effect& effect_of(const Reason& reason) {
  return *std::ranges::find(reason.rule->then, reason.effect, &Effect::kind);
}

TEST(Effects, StopsAndHoldsSendThePatientToTheRightPlaceInTime) {
  using enum EffectKind;
  using enum Destination;
  using enum Urgency;
  const Held table[] = {
      {"red_flags=cauda_equina", "F1", stop, emergency, now},
      {"red_flags=fracture", "F2", stop, emergency, now},
      {"red_flags=infection", "F3", stop, emergency, now},
      {"red_flags=clot", "F4", stop, medical, same_day},
      {"red_flags=clot pregnant=yes pregnancy_weeks=30", "P5_clot", stop, maternity, now},
      {"red_flags=clot pregnant=gave_birth weeks_since_birth=6", "P5_clot", stop, maternity, now},
      {"red_flags=clot_with_breathlessness", "F4_breathless", stop, emergency, now},
      {"red_flags=cancer", "F5", stop, medical, same_day},
      {"red_flags=slipped_growth_plate", "F6", stop, medical, same_day},
      {"red_flags=slipped_growth_plate_cannot_walk", "F6_cannot_walk", stop, emergency, now},
      {"red_flags=avascular_necrosis", "F7", stop, medical, same_day},
      {"red_flags=stress_fracture", "F8", stop, medical, same_day},
      {"red_flags=progressive_leg_weakness", "F9", stop, emergency, now},
      {"red_flags=sudden_severe_worsening", "F10", stop, emergency, now},
      {"red_flags=fragility_fracture", "F11", stop, medical, same_day},
      {"red_flags=prosthesis_problem", "F12", stop, emergency, now},
      {"red_flags=pregnancy_warning_sign", "F13", stop, maternity, now},
      {"red_flags=transient_hip_osteoporosis pregnant=yes pregnancy_weeks=30", "F14", stop, obstetric, same_day},
      {"red_flags=transient_hip_osteoporosis", "F14_not_pregnant", stop, medical, same_day},
      {"blood_pressure.systolic=180", "F15", stop, medical, same_day},
      {"pregnant=yes pregnancy_weeks=20 blood_pressure.systolic=180", "F15_pregnant", stop, obstetric, same_day},
      {"xray.avn=yes", "S11", stop, medical, same_day},
      {"pregnant=yes pregnancy_weeks=20", "P2", hold, clinic, days},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=pre_eclampsia", "P3", hold, obstetric, days},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=none blood_pressure.systolic=160", "P3_blood_pressure", hold,
       obstetric, same_day},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=anaemia", "P4", hold, obstetric, days},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=none blood_pressure.diastolic=90", "P4_blood_pressure", hold,
       obstetric, days},
      {"pain_usual=8", "N7_new", hold, medical, days},
      {"pain_where=below_knee", "N15", hold, clinic, days},
      {"pain_where=below_knee nerve_exam=abnormal", "N15_abnormal", hold, medical, days},
      {"pain_where=buttock nerve_exam=abnormal", "N15_abnormal", hold, medical, days},
      {"age=15 pain_where=low_back", "A1", hold, physical_therapy, days},
      {"conditions=clot_treated", "A10", hold, medical, days},
      {"conditions=vertebral_fracture", "R7", hold, physical_therapy, days},
      {"hip_surgery.what=replacement", "R8", hold, medical, days},
  };
  for (const Held& c : table) {
    const Decision decision = plan_for(intake_of(c.written));
    const auto& holding = decision.regimen.holding;
    const auto found = std::ranges::find_if(holding, [&](const Reason& r) { return r.rule->id == c.rule; });
    ASSERT_NE(found, holding.end()) << c.rule << " does not hold " << c.written;
    EXPECT_EQ(found->effect, c.effect) << c.rule;
    EXPECT_EQ(effect_of(*found).to, c.to) << c.rule;
    EXPECT_EQ(effect_of(*found).urgency, c.urgency) << c.rule;
    EXPECT_TRUE(decision.regimen.exercises.empty()) << c.rule;
  }
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
      {"cannot=lean_on_arms", "side_hip_abduction", "side", 1, 1},
      {"pain_where=side_of_hip sore_side=left", "side_hip_abduction", "pillow", 2, 0},
      {"pregnant=yes pregnancy_weeks=20 pregnancy_problems=none", "side_hip_abduction", "side", 2, 2},
      {"pregnant=yes pregnancy_weeks=30 pregnancy_problems=none", "side_hip_abduction", "bump", 3, 0},
      {"pregnant=yes pregnancy_weeks=30 pregnancy_problems=none", "knee_to_chest", "side_lying", 2, 0},
  };
  for (const Pillows& c : table) {
    const Decision decision = plan_for(intake_of(c.written), {{c.exercise, ""}});
    const ExerciseDecision& d = decision_on(decision.regimen, c.exercise);
    EXPECT_EQ(d.form->words, c.form) << c.written;
    EXPECT_EQ(std::ranges::count(d.uses, "pillow"), c.all) << c.exercise << " with " << c.written;
    EXPECT_EQ(std::ranges::count(d.uses_for_notes, "pillow"), c.for_notes) << c.exercise << " with " << c.written;
  }
}

TEST(Effects, ANoteThatCantBeFollowedAtHomeCostsTheForm) {
  const Decision decision =
      plan_for(intake_of("pregnant=yes pregnancy_weeks=20 pregnancy_problems=none has=bed+chair+wall+mat"),
               {{"side_hip_abduction", ""}});
  EXPECT_EQ(decision_on(decision.regimen, "side_hip_abduction").form->words, "standing");
}

}  // namespace
}  // namespace rehab::test
