// SPDX-License-Identifier: Apache-2.0
#include "decide/answers_together.hpp"

#include <algorithm>

#include "decide/supposed_answers.hpp"

namespace rehab {

namespace {

/// Answers that make one test of a table hold.
struct HoldingAnswers {
  const Test* test = nullptr;
  std::vector<SupposedAnswer> answers;
};

class Together {
 public:
  Together(const Case& c, const Condition& when) : case_(c), when_(when) {
    const std::vector<std::string> keys = keys_of(when);
    add_tests(when, supposed_answers(c, keys));
  }

  std::vector<SupposedTogether> fewest() {
    for (std::size_t fields = 1; fields <= tests_.size() && found_.empty(); ++fields) choose(fields, 0);
    return is_asked_alone() ? std::vector<SupposedTogether>() : std::move(found_);
  }

 private:
  void add_tests(const Condition& condition, const std::vector<SupposedAnswer>& answers) {
    for (const Test& test : condition.all) {
      HoldingAnswers holding{&test, {}};
      std::ranges::copy_if(answers, std::back_inserter(holding.answers), [&](const SupposedAnswer& answer) {
        return answer.field == test.key && holds(test, answer.value);
      });
      const auto same = [&](const HoldingAnswers& other) { return *other.test == test; };
      if (!holding.answers.empty() && std::ranges::none_of(tests_, same)) tests_.push_back(std::move(holding));
    }
    for (const auto& group : condition.any)
      for (const Condition& branch : group) add_tests(branch, answers);
  }

  void choose(std::size_t fields, std::size_t from) {
    if (chosen_.size() == fields) return add_if_it_holds();
    for (std::size_t i = from; i < tests_.size(); ++i) {
      if (answer_to(tests_[i].test->key)) continue;
      chosen_.push_back(&tests_[i]);
      choose(fields, i + 1);
      chosen_.pop_back();
    }
  }

  const Value* answer_to(std::string_view key) const {
    const auto found = std::ranges::find_if(chosen_, [&](const auto* each) { return each->test->key == key; });
    return found == chosen_.end() ? nullptr : &(*found)->answers.front().value;
  }

  void add_if_it_holds() {
    const auto lookup = [&](std::string_view key) {
      const Value* recorded = case_.facts.find(key);
      return recorded ? recorded : answer_to(key);
    };
    if (evaluate(when_, lookup) != Truth::yes) return;
    SupposedTogether together;
    for (const HoldingAnswers* each : chosen_) {
      together.fields.push_back(each->test->key);
      together.answers.insert(together.answers.end(), each->answers.begin(), each->answers.end());
    }
    found_.push_back(std::move(together));
  }

  bool is_asked_alone() const {
    if (found_.empty() || found_.front().fields.size() > 1) return false;
    const std::vector<SupposedAnswer> alone = supposed_answers(case_);
    return std::ranges::find(alone, found_.front().fields.front(), &SupposedAnswer::field) != alone.end();
  }

  const Case& case_;
  const Condition& when_;
  std::vector<HoldingAnswers> tests_;
  std::vector<const HoldingAnswers*> chosen_;
  std::vector<SupposedTogether> found_;
};

}  // namespace

std::vector<SupposedTogether> answers_together(const Case& c, const NotEvaluated& waiting) {
  if (waiting.rule->when) return Together(c, *waiting.rule->when).fewest();
  SupposedTogether asked;
  for (const std::string& field : waiting.asked) {
    if (c.facts.find(field)) continue;
    asked.fields.push_back(field);
    asked.answers.push_back({field, {}, AnswerRange::some});
  }
  return asked.answers.empty() ? std::vector<SupposedTogether>() : std::vector{asked};
}

}  // namespace rehab
