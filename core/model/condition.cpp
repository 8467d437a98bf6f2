// SPDX-License-Identifier: Apache-2.0
#include "model/condition.hpp"

#include <algorithm>

namespace rehab {

namespace {

/// One overload for each alternative of Value: what the test says of a recorded answer.
struct Answers {
  const Test& test;

  bool listed(const std::string& word) const { return std::ranges::find(test.words, word) != test.words.end(); }
  bool in_range(double number) const {
    return test.words.empty() && (!test.from || number >= *test.from) && (!test.up_to || number <= *test.up_to);
  }

  bool operator()(std::monostate) const { return false; }
  bool operator()(int number) const { return in_range(number); }
  bool operator()(double number) const { return in_range(number); }
  bool operator()(const Date&) const { return false; }
  bool operator()(const std::string& word) const { return listed(word); }
  bool operator()(const std::vector<std::string>& words) const {
    return std::ranges::any_of(words, [this](const std::string& word) { return listed(word); });
  }
};

void add_keys(const Condition& condition, std::vector<std::string>& keys) {
  for (const Test& test : condition.all)
    if (std::ranges::find(keys, test.key) == keys.end()) keys.push_back(test.key);
  for (const auto& group : condition.any)
    for (const Condition& branch : group) add_keys(branch, keys);
}

}  // namespace

bool holds(const Test& test, const Value& value) {
  return std::visit(Answers{test}, value);
}

Truth evaluate(const Test& test, const Lookup& lookup) {
  const Value* value = lookup(test.key);
  if (!value) return test.or_not_recorded ? Truth::yes : Truth::unknown;
  return holds(test, *value) ? Truth::yes : Truth::no;
}

Truth evaluate(const Condition& condition, const Lookup& lookup) {
  return truth_of(condition, [&](const Test& test) { return evaluate(test, lookup); });
}

std::vector<std::string> keys_of(const Condition& condition) {
  std::vector<std::string> keys;
  add_keys(condition, keys);
  return keys;
}

}  // namespace rehab
