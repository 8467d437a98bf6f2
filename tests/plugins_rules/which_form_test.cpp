// SPDX-License-Identifier: Apache-2.0
// The "Which form" table: for each situation, the forms of the eight exercises that the shipped rules leave and prefer.
#include <algorithm>
#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "cases.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

struct Situation {
  std::string name, written;
  std::map<std::string, std::string> forms;  ///< by the exercise's number
};

std::vector<Situation> situations() {
  static const std::string text = read_file(REHAB_SOURCE_DIR "/tests/plugins_rules/cases/forms.txt");
  std::vector<Situation> all;
  for (std::string_view line : split(text, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      const auto end = line.find(']');
      all.push_back({std::string(line.substr(1, end - 1)), std::string(line.substr(end + 1)), {}});
    } else {
      all.back().forms.emplace(line.substr(0, 2), line.substr(3));
    }
  }
  EXPECT_FALSE(all.empty());
  return all;
}

/// What an ordinary patient answers, then what the situation changes.
Intake facts_of(const Situation& situation) {
  return intake_of(
      "falls=none cannot=none conditions=none pain_where=none sore_side=none had_planks_before=yes hip_surgery=none "
      "has=bed+chair+wall+worktop+pillow+mat+band " +
      situation.written);
}

bool is_left(const ExerciseDecision& decision, const std::string& form) {
  return std::ranges::any_of(decision.forms, [&](const FormDecision& f) {
    return f.form == form && f.forbidden_by.empty() && f.passed_over_by.empty();
  });
}

/// A bed version is named only where its floor version is forbidden.
std::string forms_left(const ExerciseDecision& decision) {
  std::string names;
  for (const Form& form : decision.exercise->forms) {
    if (form.offered != Offered::always || !is_left(decision, form.id)) continue;
    if (form.on_bed && is_left(decision, form.words)) continue;
    names += (names.empty() ? "" : " ") + form.id;
  }
  return names.empty() ? "-" : names;
}

TEST(WhichForm, IsWhatTheTableSays) {
  for (const Situation& situation : situations()) {
    const Decision decision = agreed_plan_for(facts_of(situation));
    ASSERT_TRUE(decision.problems.empty()) << situation.name;
    EXPECT_EQ(situation.forms.size(), 8u) << situation.name;
    EXPECT_EQ(decision.regimen.exercises.size(), 8u) << situation.name;
    for (const ExerciseDecision& d : decision.regimen.exercises)
      EXPECT_EQ(forms_left(d), situation.forms.at(d.exercise->number)) << situation.name << ", " << d.exercise->number;
  }
}

TEST(WhichForm, BalanceAndProneExercisesInPregnancyWaitForTheClinician) {
  const Intake pregnant = facts_of({"", "pregnant=yes pregnancy_weeks=20 pregnancy_problems=none", {}});
  for (const char* exercise : {"prone_hip_extension", "itb_stretch"}) {
    const Decision unasked = agreed_plan_for(pregnant);
    EXPECT_EQ(decision_on(unasked.regimen, exercise).waits_for, WaitsFor::asked_first) << exercise;
    const Decision named = agreed_plan_for(pregnant, {{exercise, ""}});
    EXPECT_EQ(decision_on(named.regimen, exercise).outcome, Outcome::today) << exercise;
  }
}

TEST(WhichForm, NoTwoSituationsLeaveThePelvicTiltWithoutAForm) {
  Bundle tilt = shipped("hip_realignment");
  std::erase_if(tilt.exercises, [](const Exercise& e) { return e.id != "pelvic_tilt"; });
  const auto all = situations();
  for (auto one = all.begin(); one != all.end(); ++one)
    for (auto other = std::next(one); other != all.end(); ++other) {
      const Situation both{one->name + " and " + other->name, one->written + " " + other->written, {}};
      const Decision decision = agreed_plan_for(facts_of(both), {}, tilt);
      EXPECT_NE(forms_left(decision_on(decision.regimen, "pelvic_tilt")), "-") << both.name;
    }
}

}  // namespace
}  // namespace rehab::test
