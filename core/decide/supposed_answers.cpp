// SPDX-License-Identifier: Apache-2.0
#include "decide/supposed_answers.hpp"

#include <algorithm>
#include <map>

namespace rehab {

namespace {

/// What rules ask of one field.
struct FieldUse {
  std::vector<std::string> words;
  std::vector<double> from, up_to;
  bool in_code = false;
};

/// By key; of the fields that are not recorded.
using FieldUses = std::map<std::string_view, FieldUse>;

void add_uses(const Condition& condition, const Intake& facts, FieldUses& uses) {
  for (const Test& test : condition.all) {
    if (facts.find(test.key)) continue;
    FieldUse& use = uses[test.key];
    use.words.insert(use.words.end(), test.words.begin(), test.words.end());
    if (test.from) use.from.push_back(*test.from);
    if (test.up_to) use.up_to.push_back(*test.up_to);
  }
  for (const auto& group : condition.any)
    for (const Condition& branch : group) add_uses(branch, facts, uses);
}

FieldUses uses_of_unrecorded(const Case& c) {
  FieldUses uses;
  for (const Bundle* bundle : c.bundles)
    for (const Rule& rule : bundle->rules)
      if (rule.when) add_uses(*rule.when, c.facts, uses);
  for (const auto& [bundle, advice] : c.advice)
    for (const auto& [rule, judgement] : advice.rules)
      for (const std::string& key : judgement.asked)
        if (!c.facts.find(key)) uses[key].in_code = true;
  return uses;
}

class Suppositions {
 public:
  Suppositions(const Intake& facts, const FieldUses& uses) : facts_(facts), uses_(uses) {}

  void suppose(const FieldInfo& info) {
    const auto use = uses_.find(info.key);
    if (use == uses_.end() || waits_for_operation(info)) return;
    if (info.type == FieldType::word) each_word(info);
    if (info.type == FieldType::words) each_of_list(info, use->second);
    if (info.type == FieldType::whole || info.type == FieldType::decimal) each_side_of_bounds(info, use->second);
  }

  std::vector<SupposedAnswer> take() { return std::move(answers_); }

 private:
  /// An operation is asked for as a whole: the rest means something once it is known what it was.
  bool waits_for_operation(const FieldInfo& info) const {
    const FieldInfo& what = field::hip_surgery_what;
    return info.group() == what.group() && info.key != what.key && !facts_.find(what.key);
  }

  void add(const FieldInfo& info, Value value, AnswerRange range = AnswerRange::exactly) {
    answers_.push_back({std::string(info.key), std::move(value), range});
  }

  void each_word(const FieldInfo& info) {
    for (const std::string_view word : info.words) add(info, std::string(word));
  }

  void each_of_list(const FieldInfo& info, const FieldUse& use) {
    add(info, std::vector<std::string>{});
    for (const std::string_view word : info.words)
      if (use.in_code || std::ranges::find(use.words, word) != use.words.end())
        add(info, std::vector<std::string>{std::string(word)});
  }

  void each_side_of_bounds(const FieldInfo& info, const FieldUse& use) {
    const double step = info.type == FieldType::whole ? 1 : 0.1;
    std::map<double, AnswerRange> ends;
    for (const double from : use.from) ends.insert({{from, AnswerRange::from}, {from - step, AnswerRange::up_to}});
    for (const double up_to : use.up_to) ends.insert({{up_to, AnswerRange::up_to}, {up_to + step, AnswerRange::from}});
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
  const FieldUses& uses_;
  std::vector<SupposedAnswer> answers_;
};

}  // namespace

std::vector<SupposedAnswer> supposed_answers(const Case& c) {
  const FieldUses uses = uses_of_unrecorded(c);
  Suppositions suppositions(c.facts, uses);
  for (const FieldInfo* info : field::all) suppositions.suppose(*info);
  for (const Bundle* bundle : c.bundles)
    for (const DeclaredField& field : bundle->fields) {
      const std::vector<std::string_view> words(field.words.begin(), field.words.end());
      suppositions.suppose({field.key, field.type, field.meaning, field.unit, field.least, field.most, words});
    }
  return suppositions.take();
}

}  // namespace rehab
