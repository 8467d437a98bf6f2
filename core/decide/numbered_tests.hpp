// SPDX-License-Identifier: Apache-2.0
// Conditions with their tests numbered, each distinct test once: what many rules ask is answered once for a patient,
// and once for a form.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/condition.hpp"

namespace rehab {

using TestNumber = std::uint32_t;

/// A condition over numbered tests.
using TestTable = TableOf<TestNumber>;

/// What each test says of one patient, by number.
using Truths = std::vector<Truth>;

inline Truth evaluate(const TestTable& table, const Truths& truths) {
  return truth_of(table, [&](TestNumber test) { return truths[test]; });
}

/// Points into the conditions, which must outlive it.
class NumberedTests {
 public:
  TestTable table_of(const Condition& condition);

  std::size_t size() const { return tests_.size(); }
  const Test& operator[](TestNumber number) const { return *tests_[number]; }
  /// By the key they read, in the order in which they were met.
  const std::map<std::string_view, std::vector<TestNumber>>& by_key() const { return by_key_; }
  /// Empty: no test reads the key.
  std::span<const TestNumber> reading(std::string_view key) const;

  /// Where no answer is recorded but these.
  Truths of(const Intake& facts) const;
  /// The same with one more answer, or another one.
  void answer(Truths& truths, std::string_view key, const Value& value) const;

 private:
  void answer(Truths& truths, std::span<const TestNumber> tests, const Value& value) const;

  struct Same {
    std::size_t operator()(const Test* test) const;
    bool operator()(const Test* a, const Test* b) const { return *a == *b; }
  };

  std::vector<const Test*> tests_;
  std::unordered_map<const Test*, TestNumber, Same, Same> numbers_;
  std::map<std::string_view, std::vector<TestNumber>> by_key_;
  Truths unrecorded_;
};

}  // namespace rehab
