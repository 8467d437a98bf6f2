// SPDX-License-Identifier: Apache-2.0
// Every rule that is a table, on patients just below, at and above its threshold and with its field not recorded.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "cases.hpp"
#include "shipped.hpp"
#include "support/shipped_figures.hpp"

namespace rehab::test {
namespace {

const std::vector<std::string> topics{"red_flags",
                                      "pregnancy",
                                      "pain",
                                      "cannot",
                                      "which_form",
                                      "special_populations",
                                      "which_form_pregnancy",
                                      "general_health",
                                      "requests",
                                      "consider",
                                      "therapy_referral",
                                      "preferred_forms"};

const std::map<std::string, Rule>& tables() {
  static const std::map<std::string, Rule> rules = [] {
    std::map<std::string, Rule> all;
    for (const char* id : {"safety_rules", "therapy_referral", "hip_realignment"})
      for (const Rule& rule : shipped(id).rules)
        if (rule.when) all.emplace(rule.id, rule);
    return all;
  }();
  return rules;
}

std::string outcome(const Rule& rule, const Intake& intake) {
  const Truth truth = evaluate(*rule.when, [&](std::string_view key) { return intake.find(key); });
  if (truth == Truth::unknown) return rule.if_unknown == IfUnknown::apply ? "fires" : "listed";
  return truth == Truth::yes ? "fires" : "no";
}

class Tables : public testing::TestWithParam<std::string> {};

TEST_P(Tables, FireWhereTheyMust) {
  for (const RuleCase& c : cases_of(GetParam())) {
    const auto rule = tables().find(c.rule);
    ASSERT_NE(rule, tables().end()) << c.place << ": no such rule " << c.rule;
    EXPECT_EQ(outcome(rule->second, intake_of(c.written)), c.expected)
        << c.place << ": " << c.rule << " for " << (c.written.empty() ? "required answers alone" : c.written);
  }
}

INSTANTIATE_TEST_SUITE_P(Topics, Tables, testing::ValuesIn(topics), [](const auto& topic) { return topic.param; });

TEST(Bundles, AreFreeOfProblems) {
  for (const char* id : {"safety_rules", "therapy_referral", "surgery_escalation"}) {
    const Problems problems = check_bundle(support::shipped_folder + "/" + id, support::shipped_figures());
    EXPECT_TRUE(problems.empty()) << problems.render();
  }
}

TEST(TableCases, CoverEveryRuleOnBothSidesOfItsCondition) {
  std::map<std::string, std::set<std::string>> seen;
  for (const std::string& topic : topics)
    for (const RuleCase& c : cases_of(topic)) seen[c.rule].insert(c.expected);
  ASSERT_FALSE(tables().empty());
  for (const auto& [id, rule] : tables()) {
    EXPECT_TRUE(seen[id].contains("fires")) << "no case in which " << id << " fires";
    const bool for_everybody = id == "P15";
    EXPECT_EQ(seen[id].contains("no"), !for_everybody) << "no case in which " << id << " is silent";
    EXPECT_EQ(seen[id].contains("listed"), rule.if_unknown == IfUnknown::list)
        << "a case of " << id << " with its field not recorded";
  }
}

}  // namespace
}  // namespace rehab::test
