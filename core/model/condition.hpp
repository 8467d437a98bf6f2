// SPDX-License-Identifier: Apache-2.0
// A table of tests over named values: the `when` of a rule reads intake fields, the `match` of an effect reads the
// facts of a form. Three-valued: a value that is not recorded makes a test unknown, never false. There is no negation,
// so that a clinician can read every table and recording one more risk can only make more rules fire.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rehab/intake.hpp>

namespace rehab {

enum class Truth { no, unknown, yes };

/// One line of a table: the named value lies in a range (both ends counted), or is (or, for a list, has) one of words.
struct Test {
  std::string key;
  std::vector<std::string> words;  ///< `is`, `any_of`, `has`: any of these; empty: a range
  std::optional<double> from;
  std::optional<double> up_to;
  bool or_not_recorded = false;  ///< holds also where the value is not recorded: it is never unknown

  friend bool operator==(const Test&, const Test&) = default;
};

/// Every test holds, and in each group of `any` at least one branch. Empty: always true.
template <class T>
struct TableOf {
  std::vector<T> all;
  std::vector<std::vector<TableOf>> any;

  bool empty() const { return all.empty() && any.empty(); }
};
using Condition = TableOf<Test>;

/// Finds a value by key; nullptr: not recorded.
using Lookup = std::function<const Value*(std::string_view key)>;

/// What the test says of a recorded value.
bool holds(const Test& test, const Value& value);

Truth evaluate(const Test& test, const Lookup& lookup);
Truth evaluate(const Condition& condition, const Lookup& lookup);

/// Kleene's logic: no beats unknown beats yes. `says`: the truth of one test.
template <class T, class Says>
Truth truth_of(const TableOf<T>& table, const Says& says) {
  Truth worst = Truth::yes;
  for (const T& test : table.all) {
    worst = std::min(worst, says(test));
    if (worst == Truth::no) return worst;
  }
  for (const auto& group : table.any) {
    Truth best = Truth::no;
    for (const TableOf<T>& branch : group) best = std::max(best, truth_of(branch, says));
    worst = std::min(worst, best);
  }
  return worst;
}

/// The keys a condition reads, in order, each once.
std::vector<std::string> keys_of(const Condition& condition);

}  // namespace rehab
