// SPDX-License-Identifier: Apache-2.0
#include "decide/reasons.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "model/advice.hpp"

namespace rehab {

namespace {

/// What made the rule apply: the tests that are at least as true as the whole. Others had no part in it.
struct Evidence {
  const Lookup& lookup;
  Truth truth;
  FiredRule& fired;

  void add(const Test& test) {
    if (evaluate(test, lookup) < truth) return;
    const Value* value = lookup(test.key);
    fired.not_recorded = fired.not_recorded || !value;
    auto& values = fired.values;
    if (std::any_of(values.begin(), values.end(), [&](const auto& v) { return v.first == test.key; })) return;
    values.emplace_back(test.key, value ? std::optional(*value) : std::nullopt);
  }
  void add(const Condition& condition) {
    for (const Test& test : condition.all) add(test);
    for (const auto& group : condition.any)
      for (const Condition& branch : group)
        if (evaluate(branch, lookup) >= truth) add(branch);
  }
};

const Advice& advice_of(const Bundle& bundle, const AdviceByBundle& advice) {
  static const Advice none;
  const auto found = advice.find(bundle.id);
  if (found != advice.end()) return found->second;
  const bool needed = !bundle.library.empty() ||
                      std::any_of(bundle.rules.begin(), bundle.rules.end(), [](const Rule& r) { return !r.when; });
  if (needed) throw BundleError(bundle.id, "its library was not asked about this patient");
  return none;
}

/// What the library found is its own affair; what it had to go by is told.
void judge_code(const Rule& rule, const Advice& advice, const Lookup& lookup, RulesOfPatient& result) {
  if (std::ranges::find(advice.fired, rule.id) == advice.fired.end()) {
    if (!std::ranges::all_of(rule.reads, lookup)) result.not_evaluated.push_back(&rule);
    return;
  }
  FiredRule fired{&rule, {}, false};
  for (const std::string& key : rule.reads)
    if (const Value* value = lookup(key)) fired.values.emplace_back(key, *value);
  result.fired.push_back(std::move(fired));
}

void judge(const Rule& rule, const Advice& advice, const Lookup& lookup, RulesOfPatient& result) {
  if (!rule.when) return judge_code(rule, advice, lookup, result);
  const Truth truth = evaluate(*rule.when, lookup);
  if (truth == Truth::no) return;
  if (truth == Truth::unknown && rule.if_unknown == IfUnknown::list) {
    result.not_evaluated.push_back(&rule);
    return;
  }
  FiredRule fired{&rule, {}, false};
  Evidence{lookup, truth, fired}.add(*rule.when);
  result.fired.push_back(std::move(fired));
}

bool by_name(const Rule* a, const Rule* b) {
  return std::pair(a->bundle, number_order(a->id)) < std::pair(b->bundle, number_order(b->id));
}

}  // namespace

RulesOfPatient rules_that_fire(const Intake& facts, std::span<const Bundle* const> bundles,
                               const AdviceByBundle& advice) {
  const Lookup lookup = [&](std::string_view key) { return facts.find(key); };
  RulesOfPatient result;
  for (const Bundle* bundle : bundles) {
    const Advice& own = advice_of(*bundle, advice);
    check_advice(*bundle, own);
    for (const Rule& rule : bundle->rules) judge(rule, own, lookup, result);
  }
  std::sort(result.fired.begin(), result.fired.end(),
            [](const FiredRule& a, const FiredRule& b) { return by_name(a.rule, b.rule); });
  std::sort(result.not_evaluated.begin(), result.not_evaluated.end(), by_name);
  return result;
}

Reason reason_for(const FiredRule& fired, EffectKind kind) {
  return {fired.rule, kind, fired.values, fired.not_recorded};
}

void add_reason(std::vector<Reason>& reasons, Reason reason) {
  const bool known = std::any_of(reasons.begin(), reasons.end(),
                                 [&](const Reason& r) { return r.rule == reason.rule && r.effect == reason.effect; });
  if (!known) reasons.push_back(std::move(reason));
}

Urgency urgency_of(const Reason& reason) {
  Urgency urgency = Urgency::routine;
  for (const Effect& effect : reason.rule->then)
    if (effect.kind == reason.effect) urgency = std::min(urgency, effect.urgency);
  return urgency;
}

void most_urgent_first(std::vector<Reason>& reasons) {
  std::sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    const auto key = [](const Reason& r) { return std::tuple(r.effect, urgency_of(r)); };
    if (key(a) != key(b)) return key(a) < key(b);
    return by_name(a.rule, b.rule);
  });
}

}  // namespace rehab
