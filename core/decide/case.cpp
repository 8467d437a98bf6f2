// SPDX-License-Identifier: Apache-2.0
#include "decide/case.hpp"

#include <algorithm>

#include "decide/facts.hpp"

namespace rehab {

namespace {

const std::vector<std::string>* protocol(std::span<const Bundle* const> bundles, const std::string& name) {
  for (const Bundle* bundle : bundles)
    if (const auto found = bundle->protocols.find(name); found != bundle->protocols.end()) return &found->second;
  return nullptr;
}

void add_wish(Wishes& wishes, std::vector<std::string>& order, const std::string& exercise, const Wish& wish) {
  if (std::find(order.begin(), order.end(), exercise) == order.end()) order.push_back(exercise);
  Wish& known = wishes.of[exercise];
  known.named = known.named || wish.named;
  if (known.form.empty()) known.form = wish.form;
}

std::vector<std::string> resolve(Wishes& wishes, const std::vector<Choice>& choices,
                                 std::span<const Bundle* const> bundles) {
  std::vector<std::string> order;
  for (const Choice& choice : choices) {
    if (const auto* exercises = protocol(bundles, choice.exercise))
      for (const std::string& id : *exercises) add_wish(wishes, order, id, {"", false});
    else
      add_wish(wishes, order, choice.exercise, {choice.form, true});
  }
  return order;
}

}  // namespace

Wishes wishes_of(const PatientIntake& patient, std::span<const Bundle* const> bundles) {
  Wishes wishes;
  wishes.whole_set = patient.choose_all || !patient.choose.empty();
  wishes.choose = resolve(wishes, patient.choose, bundles);
  wishes.also = resolve(wishes, patient.also, bundles);
  return wishes;
}

const Override* Case::override_of(const Rule& rule, const std::string& exercise) const {
  const auto found = std::find_if(patient.overrides.begin(), patient.overrides.end(),
                                  [&](const Override& o) { return o.exercise == exercise && o.rule == rule.name(); });
  return found == patient.overrides.end() ? nullptr : &*found;
}

Case make_case(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
               const Clinic& clinic, const PlanFigures& figures, const Date& last_day) {
  Case c{patient, clinic, figures, facts_for_rules(patient, last_day), {}, {}, {}};
  c.bundles.assign(bundles.begin(), bundles.end());
  std::sort(c.bundles.begin(), c.bundles.end(), [](const Bundle* a, const Bundle* b) { return a->id < b->id; });
  c.rules = rules_that_fire(c.facts, c.bundles, advice);
  c.wishes = wishes_of(patient, c.bundles);
  return c;
}

}  // namespace rehab
