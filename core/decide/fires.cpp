// SPDX-License-Identifier: Apache-2.0
#include "decide/fires.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/date.hpp"
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

void record_chosen(Intake& facts, const PatientIntake& patient, const Rulebook& rulebook) {
  const std::string_view key = field::exercises_chosen.key;
  facts.record(key, std::monostate{});
  if (!patient.choose_all && patient.choose.empty()) return;
  std::set<std::string_view> names;
  for (const auto* choices : {&patient.choose, &patient.also})
    for (const std::string_view name : rulebook.named_in(*choices)) names.insert(name);
  if (patient.choose_all)
    for (const CompiledExercise& each : rulebook.exercises()) names.insert(each.exercise->id);
  facts.record(key, static_cast<int>(names.size()));
}

/// What libraries say of the rules they decide, by the number of the rule. Points into the advice.
std::vector<const Judgement*> judgements_of(const Rulebook& rulebook, const AdviceByBundle& advice) {
  std::vector<const Judgement*> judgements(rulebook.rules().size());
  for (const Bundle* bundle : rulebook.bundles()) {
    const std::span<const CompiledRule* const> rules = rulebook.of_library(*bundle);
    const auto given = advice.find(bundle->id);
    if (given == advice.end() && rules.empty() && bundle->library.empty()) continue;
    if (given == advice.end()) throw BundleError(bundle->id, "its library was not asked about this patient");
    const auto& said = given->second.rules;
    auto next = said.begin();  // both are sorted by id
    for (const CompiledRule* rule : rules) {
      if (next == said.end() || next->first != rule->rule->id) break;
      judgements[rulebook.number_of(*rule)] = &(next++)->second;
    }
    if (next != said.end() || said.size() != rules.size()) throw BundleError(bundle->id, rules_fault(*bundle, said));
  }
  return judgements;
}

/// What made the rule apply: the keys of the tests that are at least as true as the whole. Others had no part in it.
void add_evidence(const Case& c, const TestTable& table, Truth truth, std::vector<std::string>& keys) {
  for (const TestNumber test : table.all) {
    const std::string& key = c.rulebook.tests()[test].key;
    if (c.truths[test] >= truth && std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  for (const auto& group : table.any)
    for (const TestTable& branch : group)
      if (evaluate(branch, c.truths) >= truth) add_evidence(c, branch, truth, keys);
}

/// What a library found is its own affair: such a rule never applies for what is not recorded.
FiredRule with_evidence(const Case& c, const CompiledRule& compiled, const Judgement* judgement) {
  std::vector<std::string> keys;
  if (judgement)
    keys.assign(judgement->asked.begin(), judgement->asked.end());
  else
    add_evidence(c, compiled.when, evaluate(compiled.when, c.truths), keys);
  std::vector<RecordedValues::value_type> values;
  bool not_recorded = false;
  for (const std::string& key : keys) {
    const Value* value = c.facts.find(key);
    not_recorded = not_recorded || (!value && !judgement);
    values.emplace_back(key, value ? std::optional(*value) : std::nullopt);
  }
  return {&compiled, std::move(values), not_recorded};
}

/// As the libraries advise (each speaks of its own exercises), then as the cards say.
std::shared_ptr<const std::vector<std::size_t>> order_of(const Rulebook& rulebook, const AdviceByBundle& advice,
                                                         const AdviceByBundle& again = {}) {
  const std::size_t all = rulebook.exercises().size();
  std::vector<std::size_t> places(all, all);
  for (const auto& [bundle, given] : advice) {
    const auto other = again.find(bundle);
    const std::vector<std::string>& first = other == again.end() ? given.first : other->second.first;
    for (std::size_t place = first.size(); place-- > 0;)
      if (const CompiledExercise* each = rulebook.exercise(first[place], bundle))
        places[rulebook.number_of(*each)] = place;
  }
  const auto place_of = [&](std::size_t number) { return places[number]; };
  std::vector<std::size_t> order = rulebook.in_order();
  const auto others = std::ranges::stable_partition(order, [&](std::size_t number) { return place_of(number) < all; });
  std::ranges::stable_sort(order.begin(), others.begin(), {}, place_of);
  return std::make_shared<const std::vector<std::size_t>>(std::move(order));
}

std::shared_ptr<const std::vector<Equipment>> equipment_of(const Rulebook& rulebook, const Intake& facts) {
  const Home home(facts);
  std::vector<Equipment> equipment;
  equipment.reserve(rulebook.needs().size());
  for (const CompiledNeeds& needs : rulebook.needs()) equipment.push_back(equipment_for(*needs.form, home));
  return std::make_shared<const std::vector<Equipment>>(std::move(equipment));
}

/// What the decision reads of the plan as a whole.
bool is_read_for_plan(std::string_view key) {
  return key == field::minutes_a_day.key || key == field::weeks_since_birth.key;
}

void see_legs(Case& c) {
  const std::string_view weaker = c.patient.facts[field::weak_side].value();
  c.one_leg_is_weaker = one_leg_is_weaker(weaker);
  c.both_are_trained = weaker == "both";
  for (const SideUse use : {SideUse::neither, SideUse::trained, SideUse::both})
    c.legs_of[static_cast<std::size_t>(use)] = legs_to_work(use, weaker);
}

void see_forms(Case& c) {
  c.worded = c.rulebook.worded(c.patient.language.empty() ? c.clinic.language : c.patient.language);
  const std::size_t uses = c.rulebook.uses();
  c.spoken_of_by_any.resize(uses);
  for (std::size_t fired = 0; fired < c.fired.size(); ++fired)
    for (const FormEffect& effect : c.fired[fired].compiled->on_forms) {
      const Bits* concerned = &effect.uses;
      if (effect.by_equipment) concerned = &c.by_equipment.emplace_front(c.rulebook.uses_in_home(effect, *c.equipment));
      const auto kind = static_cast<std::size_t>(effect.effect->kind);
      if (c.on_forms[kind].empty()) c.spoken_of[kind].resize(uses);
      c.on_forms[kind].push_back({fired, effect.effect, concerned});
      c.spoken_of[kind] |= *concerned;
      c.spoken_of_by_any |= *concerned;
    }
}

/// How soon: of the rule's effects of the reason's kind the most urgent. Of a stop also where to, for a patient is told
/// one way only: a heart is not looked at where births are.
std::pair<HowSoon, Destination> sends(const Reason& reason) {
  std::pair first(HowSoon(), Destination::clinic);
  for (const Effect& effect : reason.rule->then)
    if (effect.kind == reason.effect) first = std::min(first, std::pair(how_soon(effect), effect.to));
  if (reason.effect != EffectKind::stop) first.second = Destination::clinic;
  return first;
}

}  // namespace

Date use_until(const PatientIntake& patient, const Clinic& clinic, const PlanFigures& figures) {
  const bool pregnant = patient.facts[field::pregnant].if_unknown("yes") == "yes";
  const int weeks_of_use = pregnant ? figures.weeks_of_use_in_pregnancy : clinic.weeks_of_use;
  const Date last_day = patient.next_visit.value_or(add_days(patient.date, 7 * weeks_of_use));
  const auto weeks = patient.facts[field::pregnancy_weeks];
  return weeks.recorded() ? std::min(last_day, last_day_before_birth(weeks.value(), patient.date, figures)) : last_day;
}

Intake facts_for_rules(const PatientIntake& patient, const Rulebook& rulebook, const Clinic& clinic) {
  Intake facts = patient.facts;
  if (const auto weeks = facts[field::pregnancy_weeks]; weeks.recorded())
    facts.record(field::pregnancy_weeks.key,
                 weeks_reached(weeks.value(), patient.date, use_until(patient, clinic, rulebook.figures())));
  record_sessions(facts, patient.progress);
  record_chosen(facts, patient, rulebook);
  return facts;
}

const Override* Case::override_of(const Rule& rule, const std::string& exercise) const {
  const auto found = std::ranges::find_if(
      patient.overrides, [&](const Override& o) { return o.exercise == exercise && o.rule == rule.name(); });
  return found == patient.overrides.end() ? nullptr : &*found;
}

Truth fires(const CompiledRule& rule, const Truths& truths, const Intake& facts, const Judgement* judgement) {
  if (judgement) {  // what the library found is its own affair
    if (judgement->fires) return Truth::yes;
    const auto is_recorded = [&](const std::string& key) { return facts.find(key) != nullptr; };
    return std::ranges::all_of(judgement->asked, is_recorded) ? Truth::no : Truth::unknown;
  }
  const Truth truth = evaluate(rule.when, truths);
  return truth == Truth::unknown && rule.rule->if_unknown != IfUnknown::list ? Truth::yes : truth;
}

Case what_fires(const PatientIntake& patient, Intake facts, const Rulebook& rulebook, const AdviceByBundle& advice,
                const Clinic& clinic) {
  const std::vector<const Judgement*> judgements = judgements_of(rulebook, advice);
  Case c{patient, clinic, advice, rulebook, std::move(facts)};
  c.truths = rulebook.tests().of(c.facts);
  c.not_evaluated.reserve(rulebook.rules().size());
  for (const CompiledRule* rule : rulebook.by_name()) {
    const Judgement* judgement = judgements[rulebook.number_of(*rule)];
    const Truth truth = fires(*rule, c.truths, c.facts, judgement);
    if (truth == Truth::yes) c.fired.push_back(with_evidence(c, *rule, judgement));
    if (truth == Truth::unknown)
      c.not_evaluated.push_back({rule->rule, judgement ? judgement->asked : SharedList<std::string>()});
  }
  c.equipment = equipment_of(rulebook, c.facts);
  c.order = order_of(rulebook, advice);
  see_legs(c);
  see_forms(c);
  return c;
}

Case supposed(const Case& c, const SupposedAnswer& answer, const AdviceByBundle& again, std::vector<FiredRule> fired) {
  Case other{c.patient, c.clinic, c.advice, c.rulebook, c.facts};
  other.fired = std::move(fired);
  other.equipment = c.equipment;
  other.order = again.empty() ? c.order : order_of(c.rulebook, c.advice, again);
  if (is_read_for_exercises(answer.field) || is_read_for_plan(answer.field))
    other.facts.record(answer.field, answer.value);
  if (is_read_for_exercises(answer.field)) other.equipment = equipment_of(c.rulebook, other.facts);
  see_legs(other);
  see_forms(other);
  return other;
}

bool is_read_for_exercises(std::string_view key) {
  constexpr const FieldInfo* read[] = {&field::pregnant, &field::sore_side, &field::conditions,
                                       &field::has,      &field::lacks,     &field::age};
  return std::ranges::find(read, key, &FieldInfo::key) != std::end(read);
}

Reason reason_for(const FiredRule& fired, EffectKind kind) {
  return {fired.compiled->rule, kind, fired.values, fired.not_recorded};
}

void add_reason(std::vector<Reason>& reasons, Reason reason) {
  const bool known =
      std::ranges::any_of(reasons, [&](const Reason& r) { return r.rule == reason.rule && r.effect == reason.effect; });
  if (!known) reasons.push_back(std::move(reason));
}

void most_urgent_first(std::vector<Reason>& reasons) {
  if (reasons.size() < 2) return;
  std::ranges::stable_sort(reasons, {}, [](const Reason& reason) { return std::pair(reason.effect, sends(reason)); });
}

}  // namespace rehab
