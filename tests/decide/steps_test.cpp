// SPDX-License-Identifier: Apache-2.0
// The small pure steps, as tables: stages, doses, minutes, the week, dates, the pain limit.
#include <gtest/gtest.h>

#include "base/date.hpp"
#include "decide/dose.hpp"
#include "decide/fires.hpp"
#include "decide/plan_effects.hpp"
#include "decide/samples.hpp"
#include "decide/stage.hpp"
#include "decide/week.hpp"

namespace rehab {
namespace {

StageMove next_stage(const ExerciseProgress* progress) {
  static const Bundle bundle = samples::bundle("steps", {}, {});
  static const Rulebook rulebook({&bundle});
  return rehab::next_stage(progress, 4, rulebook);
}

TEST(Stage, FollowsPainAndSettling) {
  struct Row {
    const char* what;
    std::optional<ExerciseProgress> progress;
    int stage;
    StageStep step;
    const char* rule;
    bool smaller = false;
  };
  const Row rows[] = {
      {"not done before", {}, 1, StageStep::start, ""},
      {"two good sessions", {{2, {1, 2}, true}}, 3, StageStep::up, "N1"},
      {"one figure stands for both sessions", {{2, {2}, true}}, 3, StageStep::up, "N1"},
      {"good, at the last stage", {{4, {0, 0}, true}}, 4, StageStep::keep, "last_stage"},
      {"pain 3 once", {{2, {3, 0}, true}}, 2, StageStep::keep, "N2"},
      {"pain 5", {{2, {5}, true}}, 2, StageStep::keep, "N2"},
      {"pain 6 last time", {{3, {1, 6}, true}}, 2, StageStep::back, "N3"},
      {"pain 6 the time before, mended by going back", {{2, {6, 1}, true}}, 2, StageStep::keep, "N2"},
      {"not settled by morning", {{3, {1, 1}, false}}, 2, StageStep::back, "N4"},
      {"not settled at the first stage", {{1, {1, 1}, false}}, 1, StageStep::keep, "N4", true},
      {"pain 9 at the first stage", {{1, {9}, true}}, 1, StageStep::keep, "N3", true},
      {"settling not recorded is not settled", {{2, {0, 0}, {}}}, 2, StageStep::keep, "not_recorded"},
      {"pain not recorded is not good", {{2, {}, true}}, 2, StageStep::keep, "not_recorded"},
      {"a stage this form doesn't have", {{9, {4}, true}}, 4, StageStep::keep, "N2"},
  };
  for (const Row& row : rows) {
    const StageMove move = next_stage(row.progress ? &*row.progress : nullptr);
    EXPECT_EQ(move.stage, row.stage) << row.what;
    EXPECT_EQ(move.step, row.step) << row.what;
    EXPECT_EQ(move.rule, row.rule) << row.what;
    EXPECT_EQ(move.smaller_dose, row.smaller) << row.what;
  }
}

TEST(Stage, MorePainNeverGoesHigher) {
  for (int stage = 1; stage <= 4; ++stage)
    for (int pain = 1; pain <= 10; ++pain) {
      const ExerciseProgress less{stage, {pain - 1}, true}, more{stage, {pain}, true}, unsettled{stage, {pain}, false};
      EXPECT_LE(next_stage(&more).stage, next_stage(&less).stage) << "stage " << stage << ", pain " << pain;
      EXPECT_LE(next_stage(&unsettled).stage, next_stage(&more).stage) << "stage " << stage << ", pain " << pain;
    }
}

/// Of two bundles the more careful step counts, and up is gone only where no other step may hold.
TEST(Stage, ABundleCanOnlyHoldBack) {
  const Bundle shipped = samples::bundle("shipped", {}, {});
  Bundle own = samples::bundle("own", {}, {});
  own.steps = {{"BOLD", samples::when({samples::from("pain_most", 0)}), StageStep::up, {}, {}, {}},
               {"SHY", samples::when({samples::from("pain_last", 2)}), StageStep::keep, {}, {}, {}}};
  const Rulebook rulebook({&own, &shipped});
  const auto after = [&](ExerciseProgress progress) { return rehab::next_stage(&progress, 4, rulebook); };
  EXPECT_EQ(after({2, {1}, true}).stage, 3);
  EXPECT_EQ(after({2, {2}, true}).rule, "SHY");
  EXPECT_EQ(after({2, {7}, true}).rule, "N3");
  EXPECT_EQ(after({2, {1}, {}}).rule, "not_recorded") << "N4 may hold";
}

LimitInForce limit_in_force(const Limit& limit) {
  return {&limit, {}};
}

TEST(Dose, TheStrictestLimitWins) {
  Limit six, four, half, rest, days;
  six.times = 6;
  four.times = 4;
  half.percent = 50;
  rest.rest_s = 60;
  days.days = 5;
  const Dose stage{.times = 9, .hold_s = 30, .rest_s = 10, .days = 7};
  const Dose dose = limited(stage, {limit_in_force(six), limit_in_force(four), limit_in_force(half),
                                    limit_in_force(rest), limit_in_force(days)});
  EXPECT_EQ(dose, (Dose{.times = 4, .hold_s = 15, .rest_s = 60, .days = 3}));
}

TEST(Dose, PercentIsRoundedDownToAtLeastOne) {
  Limit quarter;
  quarter.percent = 25;
  EXPECT_EQ(limited(Dose{.times = 3, .hold_s = 30}, {limit_in_force(quarter)}), (Dose{.times = 1, .hold_s = 7}));
}

TEST(Dose, ALimitNeverAsksForMore) {
  Limit generous;
  generous.times = 20;
  generous.percent = 150;
  generous.rest_s = 1;
  const Dose stage{.times = 8, .hold_s = 5, .rest_s = 2};
  EXPECT_EQ(limited(stage, {limit_in_force(generous)}), stage);
}

TEST(Dose, TheSoreDoseIsSmaller) {
  struct Row {
    const char* what;
    Dose dose;
    std::optional<int> times, hold_s;
    int sore_times, sore_hold_s;
  };
  const Row rows[] = {
      {"a quarter less of 8", {.times = 8}, {}, {}, 6, 0},
      {"rounded down", {.times = 10, .hold_s = 10}, {}, {}, 7, 10},
      {"of few repetitions the hold gives", {.times = 2, .hold_s = 30}, {}, {}, 2, 22},
      {"the stage's own figure", {.times = 4, .hold_s = 30}, {}, 15, 4, 15},
      {"both figures", {.times = 8, .hold_s = 10}, 6, 5, 6, 5},
      {"a figure the dose is below already", {.times = 5}, 6, {}, 3, 0},
      {"once stays once", {.times = 1}, {}, {}, 1, 0},
  };
  for (const Row& row : rows) {
    const Dose sore = sore_dose(row.dose, row.times, row.hold_s, samples::plan_figures().sore_percent);
    EXPECT_EQ(sore.times, row.sore_times) << row.what;
    EXPECT_EQ(sore.hold_s, row.sore_hold_s) << row.what;
  }
}

TEST(Dose, MinutesAreRoundedUpForEachExercise) {
  EXPECT_EQ(minutes_of({.times = 6, .hold_s = 10, .rest_s = 5}, 1), 2) << "6 x 15 s and 30 s to get ready";
  EXPECT_EQ(minutes_of({.times = 4, .hold_s = 30, .rest_s = 30}, 2), 9) << "8.5 minutes";
  EXPECT_EQ(minutes_of({.sets = 2, .times = 8, .lift_s = 2, .hold_s = 1, .lower_s = 3, .rest_s = 2}, 1), 3);
}

TEST(Week, DaysDependOnTheirNumberAlone) {
  const auto text = [](int days) {
    std::string week;
    for (const bool day : training_days(days)) week += day ? 'x' : '-';
    return week;
  };
  EXPECT_EQ(text(1), "x------");
  EXPECT_EQ(text(2), "x--x---");
  EXPECT_EQ(text(3), "x-x-x--");
  EXPECT_EQ(text(7), "xxxxxxx");
}

TEST(PainLimit, IsFiveOrOneAboveTheUsual) {
  const int expected[] = {5, 5, 5, 5, 5, 6, 7, 7, 8, 9, 10};
  for (int usual = 0; usual <= 10; ++usual) {
    EXPECT_EQ(pain_limit(usual, samples::plan_figures()).most, expected[usual]) << "usual pain " << usual;
    EXPECT_EQ(pain_limit(usual, samples::plan_figures()).no_rise, usual >= 7) << "usual pain " << usual;
  }
}

Date day(int year, unsigned month, unsigned d) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(d));
}

TEST(UseUntil, NextVisitElseWeeks) {
  PatientIntake p = samples::patient();
  EXPECT_EQ(use_until(p, {}, samples::plan_figures()), day(2027, 1, 1)) << "six weeks";
  samples::answer(p, "pregnant", std::string("yes"));
  EXPECT_EQ(use_until(p, {}, samples::plan_figures()), day(2026, 12, 4)) << "two weeks in pregnancy";
  p.next_visit = day(2026, 12, 11);
  EXPECT_EQ(use_until(p, {}, samples::plan_figures()), day(2026, 12, 11)) << "the next visit";
}

TEST(UseUntil, NoDayPastTheLastWeekOfPregnancy) {
  PatientIntake p = samples::patient();
  samples::answer(p, "pregnant", std::string("yes"));
  p.next_visit = add_days(p.date, 42);
  const auto days_at = [&](int weeks) {
    samples::answer(p, "pregnancy_weeks", weeks);
    return days_between(p.date, use_until(p, {}, samples::plan_figures()));
  };
  EXPECT_EQ(days_at(34), 42);
  EXPECT_EQ(days_at(38), 14);
  EXPECT_EQ(days_at(39), 7) << "39+6 and seven days is 40+6";
  EXPECT_EQ(days_at(40), 7) << "a week at a time from then on";
  EXPECT_EQ(days_at(42), 7);
  p.next_visit = add_days(p.date, 3);
  EXPECT_EQ(days_at(42), 3);
}

Intake facts_of(const PatientIntake& patient) {
  static const Rulebook rulebook({&samples::hips(), &samples::safety()});
  return facts_for_rules(patient, rulebook, {});
}

TEST(Facts, PregnancyWeeksAreThoseOfTheLastDayOfUse) {
  PatientIntake p = samples::patient();
  EXPECT_FALSE(facts_of(p)[field::pregnancy_weeks].recorded());
  samples::answer(p, "pregnancy_weeks", 13);
  const auto weeks_after = [&](int days) {
    p.next_visit = add_days(p.date, days);
    return facts_of(p)[field::pregnancy_weeks].value();
  };
  EXPECT_EQ(weeks_after(0), 13) << "13+6 is still the thirteenth week";
  EXPECT_EQ(weeks_after(1), 14) << "13+6 and a day is 14+0";
  EXPECT_EQ(weeks_after(14), 15);
  EXPECT_EQ(weeks_after(15), 16);
  samples::answer(p, "pregnancy_weeks", 39);
  EXPECT_EQ(weeks_after(300), 40);
  samples::answer(p, "pregnancy_weeks", 42);
  EXPECT_EQ(weeks_after(300), 42) << "no pregnancy is longer";
}

TEST(Facts, ExercisesChosenAreThoseOfChooseAlsoAndProtocolsEachOnce) {
  PatientIntake p = samples::patient();
  const auto chosen = [&] { return facts_of(p)[field::exercises_chosen].if_unknown(0); };
  p.also = {{"band", ""}};
  EXPECT_EQ(*facts_of(p).find(field::exercises_chosen.key), Value()) << "the planner picks";
  p.choose = {{"plank", ""}, {"tilt", "wall"}, {"band", ""}};
  EXPECT_EQ(chosen(), 3);
  p.choose = {{"gentle", ""}, {"tilt", ""}};
  Bundle clinic = samples::bundle("clinic", {}, {});
  clinic.protocols["gentle"] = {"tilt", "knee_up"};
  const Rulebook rulebook({&samples::hips(), &clinic});
  EXPECT_EQ(facts_for_rules(p, rulebook, {})[field::exercises_chosen].value(), 3) << "tilt, knee_up and band";
  p.choose.clear();
  p.choose_all = true;
  EXPECT_EQ(chosen(), static_cast<int>(samples::hips().exercises.size()));
}

TEST(Facts, PainInTwoSessionsIsWhatBothOfOneExerciseReached) {
  PatientIntake p = samples::patient();
  const Intake first_visit = facts_of(p);
  EXPECT_EQ(*first_visit.find(field::pain_in_two_sessions.key), Value()) << "does not apply";
  p.progress = Progress{1, {{"plank", {1, {}, {}}}}};
  EXPECT_EQ(facts_of(p).find(field::pain_in_two_sessions.key), nullptr) << "nobody recorded it";
  p.progress->exercises["plank"].pain = {5};
  EXPECT_EQ(facts_of(p)[field::pain_in_two_sessions].value(), 5) << "one number stands for both";
  p.progress->exercises["pelvic_tilt"].pain = {7, 6};
  p.progress->exercises["band_hip"].pain = {9, 2};
  EXPECT_EQ(facts_of(p)[field::pain_in_two_sessions].value(), 6);
}

}  // namespace
}  // namespace rehab
