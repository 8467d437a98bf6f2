// SPDX-License-Identifier: Apache-2.0
#include "properties/promises.hpp"

#include <algorithm>

#include "decide/match.hpp"

namespace rehab::properties {

namespace {

/// A form's facts as done with one leg, made a second way on purpose: the decision must agree with it.
class AsDone {
 public:
  AsDone(const ExerciseDecision& d, Side leg) : d_(d) {
    const std::string &lies_on = word("lies_on"), &stance = word("one_leg_stance");
    if (lies_on == "each_side")
      own_["lies_on"] = side(Side::none);
    else if (lies_on != "nothing")
      own_["lies_on"] = side(lies_on == "other_side" ? other_side(leg) : leg);
    const bool all_of_it = d.form->facts.contains("weight_on_leg") && word("weight_on_leg") == "full";
    own_["stands_on"] = stance != "yes" ? Value(std::string("nothing")) : side(all_of_it ? leg : other_side(leg));
    own_["exercise"] = d.exercise->id;
    own_["form"] = std::vector<std::string>{d.form->id, d.form->words};
    own_["uses"] = d.uses;
    own_["kind"] = std::string(d.exercise->kind == ExerciseKind::strength  ? "strength"
                               : d.exercise->kind == ExerciseKind::stretch ? "stretch"
                                                                           : "mobility");
  }

  bool is_spoken_of(const Effect& effect) const {
    const Lookup lookup = [&](std::string_view key) -> const Value* {
      if (const auto own = own_.find(key); own != own_.end()) return &own->second;
      const auto fact = d_.form->facts.find(key);
      return fact == d_.form->facts.end() ? nullptr : &fact->second;
    };
    return evaluate(effect.match, lookup) != Truth::no && !names_it(effect.except_forms, d_.form->id, d_.form->words) &&
           !names_it(effect.except_exercises, d_.exercise->id, d_.exercise->id);
  }

 private:
  const std::string& word(std::string_view key) const {
    return std::get<std::string>(d_.form->facts.find(key)->second);
  }
  static Value side(Side s) {
    if (s == Side::none) return std::vector<std::string>{"left", "right"};
    return std::string(s == Side::left ? "left" : "right");
  }
  static bool names_it(const std::vector<std::string>& names, const std::string& a, const std::string& b) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return n == a || n == b; });
  }

  const ExerciseDecision& d_;
  std::map<std::string_view, Value> own_;  ///< what comes before the card's facts
};

}  // namespace

bool fires(const Rule& rule, const Intake& facts, const AdviceByBundle& advice) {
  if (!rule.when) {
    const auto own = advice.find(rule.bundle);
    return own != advice.end() && own->second.rules.at(rule.id).fires;
  }
  const Truth truth = evaluate(*rule.when, [&](std::string_view key) { return facts.find(key); });
  return truth == Truth::yes || (truth == Truth::unknown && rule.if_unknown != IfUnknown::list);
}

Forbidding::Forbidding(std::span<const Bundle* const> bundles) {
  for (const Bundle* bundle : bundles)
    for (const Rule& rule : bundle->rules)
      for (const Effect& effect : rule.then)
        if (effect.kind == EffectKind::forbid) effects_.emplace_back(&rule, &effect);
}

const Forbidding::SpokenOf& Forbidding::spoken_of(const ExerciseDecision& d, Side leg) {
  const auto [known, is_new] = spoken_of_.try_emplace({d.form, leg, d.uses});
  if (!is_new) return known->second;
  const AsDone done(d, leg);
  for (const auto& [rule, effect] : effects_) known->second.push_back(done.is_spoken_of(*effect));
  return known->second;
}

std::string Forbidding::broken_in(const Regimen& regimen, const Intake& facts, const AdviceByBundle& advice) {
  std::vector<std::pair<const ExerciseDecision*, const SpokenOf*>> today;
  for (std::size_t i = 0; i < regimen.today; ++i)
    for (const Side leg : regimen.exercises[i].legs)
      today.emplace_back(&regimen.exercises[i], &spoken_of(regimen.exercises[i], leg));
  std::string found;
  for (std::size_t i = 0; i < effects_.size(); ++i) {
    const auto is_spoken_of = [&](const auto& each) { return (*each.second)[i] != 0; };
    if (std::ranges::none_of(today, is_spoken_of) || !properties::fires(*effects_[i].first, facts, advice)) continue;
    for (const auto& each : today)
      if (is_spoken_of(each))
        found += each.first->exercise->id + "." + each.first->form->id + " against " + effects_[i].first->name() + "\n";
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
