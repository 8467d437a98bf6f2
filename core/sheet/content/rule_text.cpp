// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/rule_text.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "model/fields.hpp"
#include "model/value_text.hpp"
#include "sheet/content/ledger.hpp"

namespace rehab {
namespace {

void add_rule(std::vector<const Reason*>& fired, const Reason& reason) {
  auto same = [&](const Reason* known) { return known->rule == reason.rule; };
  if (std::ranges::none_of(fired, same)) fired.push_back(&reason);
}

std::string recorded_text(const Say& say, const std::optional<Value>& value) {
  if (!value) return say("not_recorded");
  if (std::holds_alternative<std::monostate>(*value)) return say("does_not_apply");
  const auto* words = std::get_if<std::vector<std::string>>(&*value);
  return words && words->empty() ? say("word_none") : value_text(*value);
}

/// What a rule saw of a field, and what is recorded where that is something else.
std::string seen_text(const Say& say, const Value* recorded, const std::optional<Value>& seen) {
  std::string text = recorded_text(say, seen);
  if (!recorded || !seen || *recorded == *seen) return text;
  return say("value_by_end", {{"recorded", recorded_text(say, *recorded)}, {"last", text}});
}

}  // namespace

std::vector<const Reason*> fired_rules(const Regimen& regimen, std::span<const ExerciseDecision* const> exercises) {
  std::vector<const Reason*> fired;
  for (const Reason& reason : regimen.holding) add_rule(fired, reason);
  for (const LiftedHold& hold : regimen.lifted_holds) add_rule(fired, hold.reason);
  for (const ReferralDecision& referral : regimen.referrals)
    for (const Reason& reason : referral.reasons) add_rule(fired, reason);
  for (const Reason& reason : regimen.plan_limits) add_rule(fired, reason);
  for (const Reason& reason : regimen.sheet_notes) add_rule(fired, reason);
  for (const Reason& reason : regimen.record_notes) add_rule(fired, reason);
  for (const Consideration& consideration : regimen.considerations)
    for (const Reason& reason : consideration.reasons) add_rule(fired, reason);
  for (const ExerciseDecision* decision : exercises)
    for (const Reason* reason : rules_about(*decision)) add_rule(fired, *reason);
  return fired;
}

std::vector<const Reason*> rules_about(const ExerciseDecision& exercise) {
  std::vector<const Reason*> about;
  for (const LedgerItem& item : ledger_of(exercise))
    if (item.reason) add_rule(about, *item.reason);
  return about;
}

std::string short_name(const LeafletSource& source, const Rule& rule) {
  const auto has = [&](const Bundle* bundle) {
    return std::ranges::binary_search(bundle->rules, rule.id, {}, &Rule::id);
  };
  return std::ranges::count_if(source.bundles, has) == 1 ? rule.id : rule.name();
}

std::string short_names(const LeafletSource& source, const std::vector<const Rule*>& rules) {
  std::vector<std::string> names;
  for (const Rule* rule : rules) names.push_back(short_name(source, *rule));
  return join(names);
}

std::string values_text(const LeafletSource& source, const Say& say, const Reason& reason) {
  std::vector<std::string> values;
  for (const auto& [key, value] : reason.values)
    values.push_back(key + ": " + seen_text(say, source.intake.facts.find(key), value));
  return join(values);
}

std::vector<std::string> fields_read(const Reason& reason) {
  if (reason.rule->when) return keys_of(*reason.rule->when);
  std::vector<std::string> asked;
  for (const auto& [key, value] : reason.values) asked.push_back(key);
  return asked;
}

std::string citation_text(const LeafletSource& source, const Say& say, const std::string& bundle,
                          const Citation& citation) {
  if (citation.key == "policy") return say("record_policy");
  const Bundle* of = find_bundle(source, bundle);
  if (!of) return citation.key;
  auto found = of->sources.find(citation.key);
  return found == of->sources.end() ? citation.key : citation.key + ": " + found->second;
}

std::string mark_text(const Say& say, char mark) {
  switch (mark) {
    case 'V':
      return say("mark_v");
    case 'S':
      return say("mark_s");
    case 'M':
      return say("mark_m");
    default:
      return say("mark_x");
  }
}

std::vector<std::string> not_evaluated_lines(const LeafletSource& source, const Say& say, Names names) {
  std::map<std::string, std::vector<const Rule*>> rules_by_fields;
  for (const NotEvaluated& each : source.regimen.not_evaluated)
    rules_by_fields[join(missing_lines(source.intake.facts, each.fields()))].push_back(each.rule);
  std::vector<std::string> lines;
  for (const auto& [fields, rules] : rules_by_fields) {
    const auto name = [&](std::size_t i) { return short_name(source, *rules[i]); };
    const std::string named = names == Names::all ? short_names(source, rules) : say.few(rules.size(), name);
    lines.push_back(say("not_evaluated_line", {{"rule", named}, {"fields", fields}}));
  }
  return lines;
}

}  // namespace rehab
