// SPDX-License-Identifier: Apache-2.0
#include "properties/promises.hpp"

#include <algorithm>

#include "decide/match.hpp"

namespace rehab::properties {

namespace {

/// A form's facts as done with one leg, made a second way on purpose: the decision must agree with it.
bool speaks_of(const Effect& effect, const ExerciseDecision& d, Side leg) {
  std::map<std::string, Value, std::less<>> facts(d.form->facts.begin(), d.form->facts.end());
  const auto side = [](Side s) -> Value {
    if (s == Side::none) return std::vector<std::string>{"left", "right"};
    return std::string(s == Side::left ? "left" : "right");
  };
  const auto word = [&](const char* key) { return std::get<std::string>(facts.at(key)); };
  const bool lies_other = word("lies_on") == "other_side";
  if (word("lies_on") == "each_side")
    facts["lies_on"] = side(Side::none);
  else if (word("lies_on") != "nothing")
    facts["lies_on"] = side(lies_other ? other_side(leg) : leg);
  facts["stands_on"] = word("one_leg_stance") != "yes" ? Value(std::string("nothing"))
                       : facts.contains("weight_on_leg") && word("weight_on_leg") == "full" ? side(leg)
                                                                                            : side(other_side(leg));
  facts["exercise"] = d.exercise->id;
  facts["form"] = std::vector<std::string>{d.form->id, d.form->words};
  facts["uses"] = d.uses;
  facts["kind"] = std::string(d.exercise->kind == ExerciseKind::strength  ? "strength"
                              : d.exercise->kind == ExerciseKind::stretch ? "stretch"
                                                                          : "mobility");
  const auto names_it = [&](const std::vector<std::string>& names, const std::string& a, const std::string& b) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return n == a || n == b; });
  };
  const Lookup lookup = [&](std::string_view key) -> const Value* {
    const auto found = facts.find(key);
    return found == facts.end() ? nullptr : &found->second;
  };
  return evaluate(effect.match, lookup) != Truth::no && !names_it(effect.except_forms, d.form->id, d.form->words) &&
         !names_it(effect.except_exercises, d.exercise->id, d.exercise->id);
}

}  // namespace

bool fires(const Rule& rule, const Intake& facts, const AdviceByBundle& advice) {
  if (!rule.when) {
    const auto own = advice.find(rule.bundle);
    return own != advice.end() && own->second.rules.at(rule.id).fires;
  }
  const Truth truth = evaluate(*rule.when, [&](std::string_view key) { return facts.find(key); });
  return truth == Truth::yes || (truth == Truth::unknown && rule.if_unknown != IfUnknown::list);
}

std::string forbidden_in(const Regimen& regimen, std::span<const Bundle* const> bundles, const Intake& facts,
                         const AdviceByBundle& advice) {
  std::string found;
  for (std::size_t i = 0; i < regimen.today; ++i)
    for (const Bundle* bundle : bundles)
      for (const Rule& rule : bundle->rules) {
        if (!properties::fires(rule, facts, advice)) continue;
        for (const Effect& effect : rule.then)
          for (const Side leg : regimen.exercises[i].legs)
            if (effect.kind == EffectKind::forbid && speaks_of(effect, regimen.exercises[i], leg))
              found += regimen.exercises[i].exercise->id + "." + regimen.exercises[i].form->id + " against " +
                       rule.name() + "\n";
      }
  return found;
}

namespace {

/// Waiting for a thing or a word is not a plan: there the form shown is the best one, not one anybody does.
bool could_be_printed(const ExerciseDecision& d) {
  return d.outcome == Outcome::today || d.waits_for == WaitsFor::next_review || d.waits_for == WaitsFor::minutes;
}

bool asks_for_more(const Dose& is, const Dose& was) {
  return is.sets > was.sets || is.times > was.times || is.hold_s > was.hold_s || is.days > was.days ||
         is.ankle_kg > was.ankle_kg || is.band > was.band;
}

}  // namespace

std::vector<Allowed> allowed_in(const Regimen& regimen) {
  std::vector<Allowed> all;
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.outcome != Outcome::left_out) all.push_back({d.exercise, could_be_printed(d), d.stage, d.dose});
  return all;
}

std::string more_than(std::span<const Allowed> before, std::span<const Allowed> after) {
  std::string found;
  for (const Allowed& is : after) {
    const auto was = std::ranges::find(before, is.exercise, &Allowed::exercise);
    if (was == before.end()) {
      found += "let in " + is.exercise->id + "\n";
    } else if (was->could_be_printed && is.could_be_printed) {
      if (is.stage > was->stage) found += "raised the stage of " + is.exercise->id + "\n";
      if (is.stage == was->stage && asks_for_more(is.dose, was->dose))
        found += "raised the dose of " + is.exercise->id + "\n";
    }
  }
  return found;
}

}  // namespace rehab::properties
