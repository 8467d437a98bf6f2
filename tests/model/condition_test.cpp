// SPDX-License-Identifier: Apache-2.0
#include "model/condition.hpp"

#include <gtest/gtest.h>
#include <map>

namespace rehab {
namespace {

const std::map<std::string, Value, std::less<>> recorded = {
    {"age", 34},
    {"angle", 22.5},
    {"pregnant", std::string("yes")},
    {"red_flags", std::vector<std::string>{}},
    {"pain_where", std::vector<std::string>{"groin", "buttock"}},
    {"cut", std::monostate{}},
    {"seen_on", Date{std::chrono::year{2026} / 11 / 20}},
};

const Value* look_up(std::string_view key) {
  auto it = recorded.find(key);
  return it == recorded.end() ? nullptr : &it->second;
}

Test is(std::string key, std::vector<std::string> words) {
  return {std::move(key), std::move(words), {}, {}};
}
Test range(std::string key, std::optional<double> from, std::optional<double> up_to) {
  return {std::move(key), {}, from, up_to};
}

struct Case {
  const char* name;
  Test test;
  Truth expected;
};

class OneTest : public testing::TestWithParam<Case> {};

TEST_P(OneTest, Evaluates) {
  EXPECT_EQ(evaluate(GetParam().test, look_up), GetParam().expected) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Table, OneTest,
                         testing::Values(Case{"range_lower_end_counts", range("age", 34, {}), Truth::yes},
                                         Case{"range_upper_end_counts", range("age", {}, 34), Truth::yes},
                                         Case{"range_below", range("age", 35, {}), Truth::no},
                                         Case{"range_above", range("age", 10, 33.5), Truth::no},
                                         Case{"decimal_in_range", range("angle", 20, 25), Truth::yes},
                                         Case{"decimal_just_outside", range("angle", 22.6, 25), Truth::no},
                                         Case{"word_is", is("pregnant", {"yes"}), Truth::yes},
                                         Case{"word_is_any_of", is("pregnant", {"gave_birth", "yes"}), Truth::yes},
                                         Case{"word_is_not", is("pregnant", {"no"}), Truth::no},
                                         Case{"list_has", is("pain_where", {"buttock"}), Truth::yes},
                                         Case{"list_has_one_of", is("pain_where", {"pubic_bone", "groin"}), Truth::yes},
                                         Case{"list_has_not", is("pain_where", {"pubic_bone"}), Truth::no},
                                         Case{"none_is_an_answer", is("red_flags", {"fracture"}), Truth::no},
                                         Case{"does_not_apply_is_no", is("cut", {"posterior"}), Truth::no},
                                         Case{"does_not_apply_is_in_no_range", range("cut", 0, 100), Truth::no},
                                         Case{"not_recorded_is_unknown", is("falls", {"none"}), Truth::unknown},
                                         Case{"a_number_is_no_word", is("age", {"34"}), Truth::no},
                                         Case{"a_date_is_in_no_range", range("seen_on", 0, 1e9), Truth::no}),
                         [](const auto& tested) { return tested.param.name; });

const Test yes = is("pregnant", {"yes"});
const Test no = is("pregnant", {"no"});
const Test unknown = is("falls", {"none"});

Condition all(std::vector<Test> tests) {
  return {std::move(tests), {}};
}
Condition any(std::vector<Condition> branches) {
  return {{}, {std::move(branches)}};
}

TEST(Condition, EmptyAlwaysHolds) {
  EXPECT_EQ(evaluate(Condition{}, look_up), Truth::yes);
  EXPECT_TRUE(Condition{}.empty());
}

TEST(Condition, AllFollowsKleene) {
  EXPECT_EQ(evaluate(all({yes, yes}), look_up), Truth::yes);
  EXPECT_EQ(evaluate(all({yes, unknown}), look_up), Truth::unknown);
  EXPECT_EQ(evaluate(all({unknown, no}), look_up), Truth::no) << "one false line decides, whatever is not recorded";
}

TEST(Condition, AnyFollowsKleene) {
  EXPECT_EQ(evaluate(any({all({no}), all({yes})}), look_up), Truth::yes);
  EXPECT_EQ(evaluate(any({all({unknown}), all({yes})}), look_up), Truth::yes);
  EXPECT_EQ(evaluate(any({all({no}), all({unknown})}), look_up), Truth::unknown);
  EXPECT_EQ(evaluate(any({all({no}), all({no})}), look_up), Truth::no);
}

TEST(Condition, AnyAndAllMustBothHold) {
  Condition condition = all({yes});
  condition.any = {{all({no}), all({unknown})}};
  EXPECT_EQ(evaluate(condition, look_up), Truth::unknown);
  condition.any.push_back({all({no})});
  EXPECT_EQ(evaluate(condition, look_up), Truth::no) << "every group needs a branch";
}

TEST(Condition, OrNotRecordedHoldsWhereNothingIsRecorded) {
  rehab::Test test = is("nerve_exam", {"abnormal"});
  test.or_not_recorded = true;
  EXPECT_EQ(evaluate(test, look_up), Truth::yes);
  test.key = "pregnant";
  EXPECT_EQ(evaluate(test, look_up), Truth::no) << "what is recorded counts as recorded";
  test.words.clear();
  EXPECT_EQ(evaluate(test, look_up), Truth::no) << "nothing recorded, and no word: any word is too much";
}

TEST(Condition, KeysComeOnceAndInOrder) {
  Condition condition = all({is("b", {"x"}), is("a", {"x"}), is("b", {"y"})});
  condition.any = {{all({is("c", {"x"})}), any({all({is("a", {"z"}), is("d", {"x"})})})}};
  EXPECT_EQ(keys_of(condition), (std::vector<std::string>{"b", "a", "c", "d"}));
}

}  // namespace
}  // namespace rehab
