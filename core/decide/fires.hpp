// SPDX-License-Identifier: Apache-2.0
// What fires: the facts as rules see them, the rules that hold for one patient, and the reasons made of them. The first
// step of a decision; what it returns, the case, is all that the later steps look at besides each other's values.
#pragma once

#include <array>
#include <forward_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.hpp"
#include "decide/rulebook.hpp"
#include "model/open_question.hpp"

namespace rehab {

/// The last day the sheet may be used: the next visit; where none is recorded, so many weeks on; in pregnancy no day
/// past its last week, and from then on a week.
Date use_until(const PatientIntake& patient, const Clinic& clinic, const PlanFigures& figures);

/// What rules and libraries see: the recorded facts, with pregnancy_weeks as reached on the last day of use (counted
/// from the last day of the recorded week), and the computed fields.
Intake facts_for_rules(const PatientIntake& patient, const Rulebook& rulebook, const Clinic& clinic);

/// A rule that holds for this patient, and the recorded values that made it.
struct FiredRule {
  const CompiledRule* compiled = nullptr;
  RecordedValues values;
  bool not_recorded = false;

  const Rule& rule() const { return *compiled->rule; }
};

/// An effect of a rule that fired, and whom it concerns in this home.
struct FiredEffect {
  std::size_t fired = 0;  ///< into Case::fired
  const Effect* effect = nullptr;
  const Bits* uses = nullptr;  ///< by use_of()
};

/// One of the uses is of the form.
inline bool concerns(const Bits& uses, std::size_t form) {
  return uses[use_of(form, Side::left)] || uses[use_of(form, Side::right)];
}

template <class T>
using ByEffectKind = std::array<T, 1 + static_cast<std::size_t>(EffectKind::consider)>;

/// Points to what decide() was given, which must outlive it.
struct Case {
  const PatientIntake& patient;
  const Clinic& clinic;
  const AdviceByBundle& advice;
  const Rulebook& rulebook;
  Intake facts;  ///< as rules see them
  Truths truths = {};
  std::vector<FiredRule> fired = {};             ///< by name, whatever the order of bundles
  std::vector<NotEvaluated> not_evaluated = {};  ///< by name

  /// In this home, for each of rulebook.needs().
  std::shared_ptr<const std::vector<Equipment>> equipment = {};
  /// The numbers of all exercises, in the order in which they come.
  std::shared_ptr<const std::vector<std::size_t>> order = {};
  ByEffectKind<std::vector<FiredEffect>> on_forms = {};  ///< in the order of `fired`
  ByEffectKind<Bits> spoken_of = {};                     ///< whom any of them concerns; empty: there is none

  bool one_leg_is_weaker = false, both_are_trained = false;
  std::array<Legs, 1 + static_cast<std::size_t>(SideUse::both)> legs_of = {};  ///< by SideUse: as legs_to_work()

  const std::vector<FiredEffect>& about_forms(EffectKind kind) const {
    return on_forms[static_cast<std::size_t>(kind)];
  }
  /// An effect concerns the form, with one leg or the other.
  bool speaks_of(std::size_t form) const { return concerns(spoken_of_by_any, form); }
  /// One of that kind.
  bool speaks_of(EffectKind kind, std::size_t form) const {
    return !about_forms(kind).empty() && concerns(spoken_of[static_cast<std::size_t>(kind)], form);
  }
  const PlanFigures& figures() const { return rulebook.figures(); }
  const Bits* worded = nullptr;  ///< the forms that have words in the language of the sheet; nullptr: none has
  /// The clinician lifted this rule for this exercise; an empty exercise asks for a hold.
  const Override* override_of(const Rule& rule, const std::string& exercise) const;

  Bits spoken_of_by_any = {};
  std::forward_list<Bits> by_equipment = {};  ///< what some of `on_forms` point to
};

/// Unknown: what it reads is not recorded, and it is listed as not evaluated. `judgement`: of a rule of a library.
Truth fires(const CompiledRule& rule, const Truths& truths, const Intake& facts, const Judgement* judgement);

/// `facts`: as facts_for_rules() gives them. Throws BundleError where a library's advice is missing or decides what is
/// not its own.
Case what_fires(const PatientIntake& patient, Intake facts, const Rulebook& rulebook, const AdviceByBundle& advice,
                const Clinic& clinic);

/// Calls `use(fired, effect)` for each effect of the kind in each rule that fired.
template <class F>
void for_each_effect(std::span<const FiredRule> rules, EffectKind kind, F use) {
  for (const FiredRule& fired : rules)
    for (const Effect& effect : fired.rule().then)
      if (effect.kind == kind) use(fired, effect);
}
template <class F>
void for_each_effect(const Case& c, EffectKind kind, F use) {
  for_each_effect(std::span(c.fired), kind, use);
}

Reason reason_for(const FiredRule& fired, EffectKind kind);

/// The same patient, had such an answer been given, where just these rules hold. Of what is not evaluated then it knows
/// nothing. `again`: what the libraries that asked for such an answer say then.
Case supposed(const Case& c, const SupposedAnswer& answer, const AdviceByBundle& again, std::vector<FiredRule> fired);

/// The decision reads the field itself, not only through rules, to work out every exercise.
bool is_read_for_exercises(std::string_view key);

/// Adds a reason unless the same rule stands there with the same kind of effect.
void add_reason(std::vector<Reason>& reasons, Reason reason);

/// Strictest effect first, then the most urgent, of stops then the nearest help (as Destination counts), then as
/// before: by name, for that is the order in which rules fired.
void most_urgent_first(std::vector<Reason>& reasons);

}  // namespace rehab
