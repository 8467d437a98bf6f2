// SPDX-License-Identifier: Apache-2.0
#include "model/advice.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <unistd.h>

#include "base/problem.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

std::map<std::string, Judgement, std::less<>> judge_each(const Plugin& plugin, const Intake& intake, Asking asking) {
  const pid_t own = ::getpid();
  const auto asked = std::make_shared<Intake::Keys>();
  const Intake noting = intake.noting(asked);
  std::map<std::string, Judgement, std::less<>> rules;
  const auto judge = [&](const auto& named) {
    const auto& [id, fires] = named;
    asked->clear();
    rules[id] = {fires(noting), *asked};
    if (::getpid() != own) ::_exit(EXIT_FAILURE);  // the child of a rule that forks asks nobody; its parent is named
  };
  const auto& judges = plugin.judges();
  if (asking == Asking::first_time)
    std::for_each(judges.begin(), judges.end(), judge);
  else
    std::for_each(judges.rbegin(), judges.rend(), judge);
  return rules;
}

bool is_field(const Bundle& bundle, const std::string& key) {
  return find_field(key) || std::ranges::find(bundle.fields, key, &DeclaredField::key) != bundle.fields.end();
}

std::string asked_fault(const Bundle& bundle, const Advice& advice) {
  for (const auto& [id, judgement] : advice.rules)
    for (const std::string& key : judgement.asked)
      if (!is_field(bundle, key)) return id + " asked for '" + key + "', which no intake holds";
  return {};
}

std::string order_fault(const Bundle& bundle, const Advice& advice) {
  for (const std::string& id : advice.first)
    if (std::ranges::find(bundle.exercises, id, &Exercise::id) == bundle.exercises.end())
      return "it introduced '" + id + "', which is no exercise of its bundle";
  return {};
}

std::vector<std::string> first_of_each(const std::vector<std::string>& ids) {
  std::vector<std::string> once;
  for (const std::string& id : ids)
    if (std::ranges::find(once, id) == once.end()) once.push_back(id);
  return once;
}

}  // namespace

Advice ask(const Plugin& plugin, const Intake& intake, Asking asking) {
  Advice advice{judge_each(plugin, intake, asking), {}, {}};
  const auto asked = std::make_shared<Intake::Keys>();
  advice.first = first_of_each(plugin.introduce(intake.noting(asked)));
  advice.first_asked = *asked;
  return advice;
}

std::string rules_fault(const Bundle& bundle, const std::map<std::string, Judgement, std::less<>>& rules) {
  for (const auto& [id, judgement] : rules) {
    const auto rule = std::ranges::find(bundle.rules, id, &Rule::id);
    if (rule == bundle.rules.end()) return "it decides '" + id + "', which is no rule of its bundle";
    if (rule->when) return "it decides '" + id + "', which its table decides (not `when: code`)";
  }
  for (const Rule& rule : bundle.rules)
    if (!rule.when && !rules.contains(rule.id))
      return "it does not decide '" + rule.id + "', which its table leaves to it (`when: code`)";
  return {};
}

void check_advice(const Bundle& bundle, const Advice& advice) {
  for (const std::string& fault :
       {rules_fault(bundle, advice.rules), asked_fault(bundle, advice), order_fault(bundle, advice)})
    if (!fault.empty()) throw BundleError(bundle.id, fault);
}

}  // namespace rehab
