// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/told.hpp"

#include <algorithm>

#include "model/fields.hpp"

namespace rehab {
namespace {

bool takes_every_value(const Test& test) {
  const FieldInfo* field = find_field(test.key);
  return field && test.words.empty() && test.from && *test.from <= field->least && !test.up_to;
}

bool holds_for_everybody(const Rule& rule) {
  return rule.when && rule.when->any.empty() && std::ranges::all_of(rule.when->all, takes_every_value);
}

Condition as_recorded(Condition condition) {
  for (Test& test : condition.all) test.or_not_recorded = false;
  for (std::vector<Condition>& branches : condition.any)
    for (Condition& branch : branches) branch = as_recorded(std::move(branch));
  return condition;
}

/// It would not have fired by what is recorded alone.
bool fired_for_want_of_an_answer(const Reason& reason) {
  if (!reason.not_recorded || !reason.rule->when) return reason.not_recorded;
  const Lookup lookup = [&](std::string_view key) -> const Value* {
    const auto found =
        std::ranges::find(reason.values, key, [](const auto& each) { return std::string_view(each.first); });
    return found == reason.values.end() || !found->second ? nullptr : &*found->second;
  };
  return evaluate(as_recorded(*reason.rule->when), lookup) != Truth::yes;
}

void say_once_in(std::vector<std::string>& texts, const std::string& text) {
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
}

}  // namespace

void add_reasons(Reasons& into, const std::vector<Reason>& more) {
  for (const Reason& reason : more)
    if (std::ranges::find(into, reason.rule, &Reason::rule) == into.end()) into.push_back(&reason);
}

std::vector<const Rule*> rules_of(const Reasons& reasons) {
  std::vector<const Rule*> rules;
  for (const Reason* reason : reasons) rules.push_back(reason->rule);
  return rules;
}

std::vector<std::string> in_short(const LeafletSource& source, const Say& say, const Reasons& reasons) {
  std::vector<std::string> texts, unknown;
  for (const Reason* reason : reasons) {
    if (holds_for_everybody(*reason->rule)) continue;
    const std::string text = in_short(source, *reason->rule);
    if (fired_for_want_of_an_answer(*reason))
      unknown.push_back(say("reason_unknown", {{"reason", text}}));
    else
      say_once_in(texts, text);
  }
  for (const std::string& text : unknown) say_once_in(texts, text);
  return texts;
}

std::string reasons_text(const LeafletSource& source, const Say& say, const Reasons& reasons) {
  return say.list(in_short(source, say, reasons));
}

Told told_because(const LeafletSource& source, const Say& say, PhraseId phrase, const Reasons& reasons,
                  Filling filling) {
  const std::string because = reasons_text(source, say, reasons);
  if (because.empty()) return {};
  filling.emplace_back("reasons", because);
  return {say(phrase, filling), rules_of(reasons)};
}

}  // namespace rehab
