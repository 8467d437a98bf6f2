// SPDX-License-Identifier: Apache-2.0
#include "decide/fires.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/date.hpp"
#include "base/text.hpp"
#include "model/advice.hpp"

namespace rehab {

namespace {

/// A whole week recorded may be its last day already. No pregnancy is counted past the last week that can be recorded.
int weeks_reached(int weeks, const Date& from, const Date& last_day) {
  return std::min((7 * weeks + 6 + days_between(from, last_day)) / 7, static_cast<int>(field::pregnancy_weeks.most));
}

/// The end of the last week of pregnancy, again from the last day of the recorded week; a week from a visit after that.
Date last_day_before_birth(int weeks, const Date& from, const PlanFigures& figures) {
  return add_days(from, 7 * std::max(1, figures.last_week_of_pregnancy - weeks));
}

/// Nothing: no exercise has its pain on record.
std::optional<int> pain_in_two_sessions(const Progress& progress) {
  std::optional<int> most;
  for (const auto& [id, done] : progress.exercises)
    if (!done.pain.empty()) most = std::max(most.value_or(0), std::ranges::min(done.pain));
  return most;
}

void record_sessions(Intake& facts, const std::optional<Progress>& progress) {
  const std::string_view key = field::pain_in_two_sessions.key;
  if (!progress) {
    facts.record(key, std::monostate{});
  } else if (const auto pain = pain_in_two_sessions(*progress)) {
    facts.record(key, *pain);
  }
}

void add_chosen(std::set<std::string>& names, const Choice& choice, std::span<const Bundle* const> bundles) {
  for (const Bundle* bundle : bundles)
    if (const auto protocol = bundle->protocols.find(choice.exercise); protocol != bundle->protocols.end())
      return names.insert(protocol->second.begin(), protocol->second.end());
  names.insert(choice.exercise);
}

void record_chosen(Intake& facts, const PatientIntake& patient, std::span<const Bundle* const> bundles) {
  const std::string_view key = field::exercises_chosen.key;
  facts.record(key, std::monostate{});
  if (!patient.choose_all && patient.choose.empty()) return;
  std::set<std::string> names;
  for (const auto* choices : {&patient.choose, &patient.also})
    for (const Choice& choice : *choices) add_chosen(names, choice, bundles);
  if (patient.choose_all)
    for (const Bundle* bundle : bundles)
      for (const Exercise& exercise : bundle->exercises) names.insert(exercise.id);
  facts.record(key, static_cast<int>(names.size()));
}

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
    if (std::ranges::any_of(values, [&](const auto& v) { return v.first == test.key; })) return;
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
  const bool needed =
      !bundle.library.empty() || std::ranges::any_of(bundle.rules, [](const Rule& r) { return !r.when; });
  if (needed) throw BundleError(bundle.id, "its library was not asked about this patient");
  return none;
}

/// Of a code rule; check_advice has seen that there is one.
const Judgement& judgement_of(const Rule& rule, const AdviceByBundle& advice) {
  return advice.find(rule.bundle)->second.rules.find(rule.id)->second;
}

FiredRule with_evidence(const Rule& rule, const AdviceByBundle& advice, const Lookup& lookup) {
  FiredRule fired{&rule, {}, false};
  if (rule.when) {
    Evidence{lookup, evaluate(*rule.when, lookup), fired}.add(*rule.when);
    return fired;
  }
  for (const std::string& key : judgement_of(rule, advice).asked) {
    const Value* value = lookup(key);
    fired.values.emplace_back(key, value ? std::optional(*value) : std::nullopt);
  }
  return fired;
}

NotEvaluated not_evaluated(const Rule& rule, const AdviceByBundle& advice) {
  return {&rule, rule.when ? keys_of(*rule.when) : judgement_of(rule, advice).asked};
}

bool by_name(const Rule* a, const Rule* b) {
  return std::pair(a->bundle, number_order(a->id)) < std::pair(b->bundle, number_order(b->id));
}

/// The most urgent of the rule's effects of the reason's kind.
Urgency urgency_of(const Reason& reason) {
  Urgency urgency = Urgency::routine;
  for (const Effect& effect : reason.rule->then)
    if (effect.kind == reason.effect) urgency = std::min(urgency, effect.urgency);
  return urgency;
}

}  // namespace

Date use_until(const PatientIntake& patient, const Clinic& clinic, const PlanFigures& figures) {
  const bool pregnant = patient.facts[field::pregnant].if_unknown("yes") == "yes";
  const int weeks_of_use = pregnant ? figures.weeks_of_use_in_pregnancy : clinic.weeks_of_use;
  const Date last_day = patient.next_visit.value_or(add_days(patient.date, 7 * weeks_of_use));
  const auto weeks = patient.facts[field::pregnancy_weeks];
  return weeks.recorded() ? std::min(last_day, last_day_before_birth(weeks.value(), patient.date, figures)) : last_day;
}

Intake facts_for_rules(const PatientIntake& patient, std::span<const Bundle* const> bundles, const Clinic& clinic) {
  const PlanFigures figures = plan_figures(bundles);
  Intake facts = patient.facts;
  if (const auto weeks = facts[field::pregnancy_weeks]; weeks.recorded())
    facts.record(field::pregnancy_weeks.key,
                 weeks_reached(weeks.value(), patient.date, use_until(patient, clinic, figures)));
  record_sessions(facts, patient.progress);
  record_chosen(facts, patient, bundles);
  return facts;
}

const std::vector<std::string>* Case::protocol(const std::string& name) const {
  for (const Bundle* bundle : bundles)
    if (const auto found = bundle->protocols.find(name); found != bundle->protocols.end()) return &found->second;
  return nullptr;
}

const Override* Case::override_of(const Rule& rule, const std::string& exercise) const {
  const auto found = std::ranges::find_if(
      patient.overrides, [&](const Override& o) { return o.exercise == exercise && o.rule == rule.name(); });
  return found == patient.overrides.end() ? nullptr : &*found;
}

Truth fires(const Rule& rule, const Intake& facts, const AdviceByBundle& advice) {
  const Lookup lookup = [&](std::string_view key) { return facts.find(key); };
  if (!rule.when) {  // what the library found is its own affair
    const Judgement& judgement = judgement_of(rule, advice);
    if (judgement.fires) return Truth::yes;
    return std::ranges::all_of(judgement.asked, lookup) ? Truth::no : Truth::unknown;
  }
  const Truth truth = evaluate(*rule.when, lookup);
  return truth == Truth::unknown && rule.if_unknown != IfUnknown::list ? Truth::yes : truth;
}

Case what_fires(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
                const Clinic& clinic) {
  Case c{patient, clinic, advice, plan_figures(bundles), facts_for_rules(patient, bundles, clinic), {}, {}, {}};
  c.bundles.assign(bundles.begin(), bundles.end());
  std::ranges::sort(c.bundles, {}, &Bundle::id);
  const Lookup lookup = [&](std::string_view key) { return c.facts.find(key); };
  for (const Bundle* bundle : c.bundles) {
    check_advice(*bundle, advice_of(*bundle, advice));
    for (const Rule& rule : bundle->rules) {
      const Truth truth = fires(rule, c.facts, advice);
      if (truth == Truth::yes) c.fired.push_back(with_evidence(rule, advice, lookup));
      if (truth == Truth::unknown) c.not_evaluated.push_back(not_evaluated(rule, advice));
    }
  }
  std::ranges::sort(c.fired, by_name, &FiredRule::rule);
  std::ranges::sort(c.not_evaluated, by_name, &NotEvaluated::rule);
  return c;
}

Reason reason_for(const FiredRule& fired, EffectKind kind) {
  return {fired.rule, kind, fired.values, fired.not_recorded};
}

void add_reason(std::vector<Reason>& reasons, Reason reason) {
  const bool known =
      std::ranges::any_of(reasons, [&](const Reason& r) { return r.rule == reason.rule && r.effect == reason.effect; });
  if (!known) reasons.push_back(std::move(reason));
}

void most_urgent_first(std::vector<Reason>& reasons) {
  std::sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    const auto key = [](const Reason& r) { return std::tuple(r.effect, urgency_of(r)); };
    if (key(a) != key(b)) return key(a) < key(b);
    return by_name(a.rule, b.rule);
  });
}

}  // namespace rehab
