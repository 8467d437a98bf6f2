// SPDX-License-Identifier: Apache-2.0
#include "decide/numbered_tests.hpp"

#include <functional>

namespace rehab {

std::size_t NumberedTests::Same::operator()(const Test* test) const {
  std::size_t hash = std::hash<std::string>()(test->key);
  for (const std::string& word : test->words) hash = 31 * hash + std::hash<std::string>()(word);
  return 31 * hash + std::hash<double>()(test->from.value_or(0) + 31 * test->up_to.value_or(0));
}

TestTable NumberedTests::table_of(const Condition& condition) {
  TestTable table;
  for (const Test& test : condition.all) {
    const auto [known, is_new] = numbers_.try_emplace(&test, static_cast<TestNumber>(tests_.size()));
    table.all.push_back(known->second);
    if (!is_new) continue;
    tests_.push_back(&test);
    by_key_[test.key].push_back(known->second);
    unrecorded_.push_back(test.or_not_recorded ? Truth::yes : Truth::unknown);
  }
  for (const auto& group : condition.any) {
    std::vector<TestTable>& branches = table.any.emplace_back();
    for (const Condition& branch : group) branches.push_back(table_of(branch));
  }
  return table;
}

std::span<const TestNumber> NumberedTests::reading(std::string_view key) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  return found->second;
}

Truths NumberedTests::of(const Intake& facts) const {
  Truths truths = unrecorded_;
  auto tests = by_key_.begin();  // both are sorted by key
  for (const auto& [key, value] : facts.answers()) {
    while (tests != by_key_.end() && tests->first < key) ++tests;
    if (tests == by_key_.end()) break;
    if (tests->first == key) answer(truths, tests->second, value);
  }
  return truths;
}

void NumberedTests::answer(Truths& truths, std::string_view key, const Value& value) const {
  answer(truths, reading(key), value);
}

void NumberedTests::answer(Truths& truths, std::span<const TestNumber> tests, const Value& value) const {
  for (const TestNumber test : tests) truths[test] = holds(*tests_[test], value) ? Truth::yes : Truth::no;
}

}  // namespace rehab
