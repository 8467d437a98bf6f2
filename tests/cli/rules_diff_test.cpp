// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Two copies of the shipped plugins' sources.
class RulesDiff : public testing::Test {
 protected:
  RulesDiff() { folder_.run("cp -r " REHAB_SOURCE_DIR "/plugins old; cp -r old new"); }

  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = slurp(folder_ / ("new/" + file));
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    spit(folder_ / ("new/" + file), text.replace(at, from.size(), to));
  }
  CommandResult diff(const std::string& folders = "old new") const {
    return folder_.run(planner + " rules diff " + folders);
  }

  Folder folder_;
};

TEST_F(RulesDiff, SaysNothingOfTwoThatAreTheSame) {
  const auto result = diff();
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "Nothing differs.\n");
}

TEST_F(RulesDiff, TellsConditionsEffectsAndSourcesInWords) {
  change("safety_rules/rules/pregnancy.yaml", "pregnancy_weeks: {from: 26}", "pregnancy_weeks: {from: 24}");
  change("safety_rules/rules/pregnancy.yaml", "hold: {to: clinic, urgency: days}", "hold: {to: clinic, urgency: now}");
  change("safety_rules/rules/pregnancy.yaml", "CanadaList S, Meah20 V]", "CanadaList S]");
  change("safety_rules/plugin.yaml", "\nversion: 1.0.0", "\nversion: 1.1.0");
  const auto result = diff();
  EXPECT_EQ(result.status, 1) << result.err;
  EXPECT_THAT(result.out,
              AllOf(HasSubstr("Safety rules 1.0.0 -> 1.1.0 (safety_rules)"), HasSubstr("  P3: changed"),
                    HasSubstr("weeks 26 or more"), HasSubstr("weeks 24 or more"), HasSubstr("  P2: changed"),
                    HasSubstr("+ Hold: no exercises"), HasSubstr("- Meah, Davies"), Not(HasSubstr("**")),
                    HasSubstr("2 rules and figures differ."), Not(HasSubstr("Both call themselves 1.0.0"))));
}

TEST_F(RulesDiff, NamesTheLanguagesWhoseWordsChanged) {
  change("hip_realignment/words/es.yaml", "schema: 1", "schema: 1  # read again");
  const auto result = diff();
  EXPECT_EQ(result.status, 1) << result.err;
  EXPECT_THAT(result.out, HasSubstr("  Words changed: es\n"));
}

TEST_F(RulesDiff, ComparesOnePluginWithItselfAlone) {
  const auto result = diff("old/safety_rules");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "Nothing differs.\n");
}

TEST_F(RulesDiff, TellsWhatIsNewAndWhatIsGone) {
  change("safety_rules/rules/which_form.yaml", "rules:\n",
         "rules:\n  X1:\n    when: {age: {from: 90}}\n    then:\n      - note: {place: record}\n    because: Old.\n"
         "    source: [policy X]\n");
  folder_.run("rm -r new/surgery_escalation");
  EXPECT_THAT(diff().out,
              AllOf(HasSubstr("  X1: new"), HasSubstr("+ Age 90 years or more"),
                    HasSubstr("specialist's opinion 1.0.0: gone, with "), HasSubstr("Both call themselves 1.0.0")));
  EXPECT_THAT(diff("new old").out, AllOf(HasSubstr("  X1: gone"), HasSubstr("opinion 1.0.0: new")));
}

TEST_F(RulesDiff, TellsAFigureWithEveryRuleThatGoesByIt) {
  change("safety_rules/plugin.yaml", "older_age: {value: 65", "older_age: {value: 70");
  EXPECT_THAT(diff().out, AllOf(HasSubstr("figure older_age: changed"), HasSubstr("- 65 years"),
                                HasSubstr("+ 70 years"), HasSubstr("  G_landing: changed")));
}

TEST_F(RulesDiff, NamesCardsThatChanged) {
  spit(folder_ / "new/hip_realignment/exercises/plank.yaml",
       slurp(folder_ / "old/hip_realignment/exercises/plank.yaml") + "# another line\n");
  EXPECT_THAT(diff().out, HasSubstr("Exercise cards changed: plank"));
}

TEST_F(RulesDiff, ComparesOnePluginAndTheInstalledOnes) {
  EXPECT_EQ(diff("old/safety_rules new/safety_rules").status, 0);
  EXPECT_EQ(diff(build_folder + "/plugins").status, 0) << "with themselves";
}

TEST_F(RulesDiff, RefusesWhatCantBeCompared) {
  EXPECT_EQ(diff("old nowhere").status, 66);
  EXPECT_EQ(diff("old " REHAB_SOURCE_DIR "/docs").status, 66);
  change("safety_rules/rules/pain.yaml", "rules:", "rulez:");
  EXPECT_EQ(diff().status, 65);
}

}  // namespace
}  // namespace rehab::support
