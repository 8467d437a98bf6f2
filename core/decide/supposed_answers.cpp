// SPDX-License-Identifier: Apache-2.0
#include "decide/supposed_answers.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace rehab {

namespace {

void add_asked(std::set<std::string_view>& asked, const Advice& advice) {
  for (const auto& [rule, judgement] : advice.rules) asked.insert(judgement.asked.begin(), judgement.asked.end());
}

/// Fields that rules of libraries asked for.
std::set<std::string_view> asked_in_code(const AdviceByBundle& advices) {
  std::set<std::string_view> asked;
  for (const auto& [bundle, advice] : advices) add_asked(asked, advice);
  return asked;
}

/// What rules ask of one field.
struct Use {
  std::span<const TestNumber> tests;
  bool in_code = false;
};

class Suppositions {
 public:
  explicit Suppositions(const Case& c)
      : facts_(c.facts), tests_(c.rulebook.tests()), asked_in_code_(asked_in_code(c.advice)) {}

  void suppose(const FieldInfo& info) {
    if (facts_.find(info.key)) return;
    const Use use{tests_.reading(info.key), asked_in_code_.contains(info.key)};
    if ((use.tests.empty() && !use.in_code)) return;
    if (info.type == FieldType::word) each_word(info);
    if (info.type == FieldType::words) each_of_list(info, use);
    if (info.type == FieldType::whole || info.type == FieldType::decimal) each_side_of_bounds(info, use);
  }

  std::vector<SupposedAnswer> take() { return std::move(answers_); }

 private:
  void add(const FieldInfo& info, Value value, AnswerRange range = AnswerRange::exactly) {
    answers_.push_back({std::string(info.key), std::move(value), range});
  }

  void each_word(const FieldInfo& info) {
    for (const std::string_view word : info.words) add(info, std::string(word));
  }

  bool is_named(std::string_view word, const Use& use) const {
    return std::ranges::any_of(use.tests, [&](TestNumber test) {
      return std::ranges::find(tests_[test].words, word) != tests_[test].words.end();
    });
  }

  void each_of_list(const FieldInfo& info, const Use& use) {
    add(info, std::vector<std::string>{});
    for (const std::string_view word : info.words)
      if (use.in_code || is_named(word, use)) add(info, std::vector<std::string>{std::string(word)});
  }

  void each_side_of_bounds(const FieldInfo& info, const Use& use) {
    const double step = info.type == FieldType::whole ? 1 : 0.1;
    std::map<double, AnswerRange> ends;
    for (const TestNumber test : use.tests)
      if (const auto from = tests_[test].from)
        ends.insert({{*from, AnswerRange::from}, {*from - step, AnswerRange::up_to}});
    for (const TestNumber test : use.tests)
      if (const auto up_to = tests_[test].up_to)
        ends.insert({{*up_to, AnswerRange::up_to}, {*up_to + step, AnswerRange::from}});
    if (use.in_code) ends.insert({{info.least, AnswerRange::some}, {info.most, AnswerRange::some}});
    for (const auto& [end, range] : ends) {
      if (end < info.least || end > info.most) continue;
      if (info.type == FieldType::whole)
        add(info, static_cast<int>(end), range);
      else
        add(info, end, range);
    }
  }

  const Intake& facts_;
  const NumberedTests& tests_;
  const std::set<std::string_view> asked_in_code_;
  std::vector<SupposedAnswer> answers_;
};

/// An operation is asked for as a whole: the rest means something once it is known what it was.
bool waits_for_operation(const FieldInfo& info, const Intake& facts) {
  const FieldInfo& what = field::hip_surgery_what;
  return info.group() == what.group() && info.key != what.key && !facts.find(what.key);
}

template <class Wanted>
std::vector<SupposedAnswer> suppose(const Case& c, Wanted is_wanted) {
  Suppositions suppositions(c);
  for (const FieldInfo* info : field::all)
    if (is_wanted(*info)) suppositions.suppose(*info);
  for (const Bundle* bundle : c.rulebook.bundles())
    for (const DeclaredField& field : bundle->fields) {
      const std::vector<std::string_view> words(field.words.begin(), field.words.end());
      const FieldInfo info{field.key, field.type, field.meaning, field.unit, field.least, field.most, words};
      if (is_wanted(info)) suppositions.suppose(info);
    }
  return suppositions.take();
}

}  // namespace

std::set<std::string_view> asked_by_library(const Advice& advice) {
  std::set<std::string_view> asked(advice.first_asked.begin(), advice.first_asked.end());
  add_asked(asked, advice);
  return asked;
}

std::vector<SupposedAnswer> supposed_answers(const Case& c) {
  return suppose(c, [&](const FieldInfo& info) { return !waits_for_operation(info, c.facts); });
}

std::vector<SupposedAnswer> supposed_answers(const Case& c, const std::vector<std::string>& keys) {
  return suppose(c, [&](const FieldInfo& info) { return std::ranges::find(keys, info.key) != keys.end(); });
}

}  // namespace rehab
