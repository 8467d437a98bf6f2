// SPDX-License-Identifier: Apache-2.0
// What fires: the facts as rules see them, the rules that hold for one patient, and the reasons made of them. The first
// step of a decision; what it returns, the case, is all that the later steps look at besides each other's values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.hpp"
#include "model/plan_figures.hpp"

namespace rehab {

/// The last day the sheet may be used: the next visit; where none is recorded, so many weeks on; in pregnancy no day
/// past its last week, and from then on a week.
Date use_until(const PatientIntake& patient, const Clinic& clinic, const PlanFigures& figures);

/// What rules and libraries see: the recorded facts, with pregnancy_weeks as reached on the last day of use (counted
/// from the last day of the recorded week), and the computed fields.
Intake facts_for_rules(const PatientIntake& patient, std::span<const Bundle* const> bundles, const Clinic& clinic);

/// A rule that holds for this patient, and the recorded values that made it.
struct FiredRule {
  const Rule* rule = nullptr;
  RecordedValues values;
  bool not_recorded = false;
};

/// Points to what decide() was given, which must outlive it.
struct Case {
  const PatientIntake& patient;
  const Clinic& clinic;
  const AdviceByBundle& advice;
  PlanFigures figures;
  Intake facts;                             ///< as rules see them
  std::vector<const Bundle*> bundles;       ///< by id
  std::vector<FiredRule> fired;             ///< by name, whatever the order of bundles
  std::vector<NotEvaluated> not_evaluated;  ///< by name

  std::string_view weak_side() const { return facts[field::weak_side].value(); }
  /// The exercises that a name under `choose` or `also` stands for; nullptr: it is no protocol's.
  const std::vector<std::string>* protocol(const std::string& name) const;
  /// The clinician lifted this rule for this exercise; an empty exercise asks for a hold.
  const Override* override_of(const Rule& rule, const std::string& exercise) const;
};

/// Unknown: what it reads is not recorded, and it is listed as not evaluated. `advice` holds what each library says.
Truth fires(const Rule& rule, const Intake& facts, const AdviceByBundle& advice);

/// Throws BundleError where a library's advice is missing or decides what is not its own.
Case what_fires(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
                const Clinic& clinic);

/// Calls `use(fired, effect)` for each effect of the kind in each rule that fired.
template <class F>
void for_each_effect(const Case& c, EffectKind kind, F use) {
  for (const FiredRule& fired : c.fired)
    for (const Effect& effect : fired.rule->then)
      if (effect.kind == kind) use(fired, effect);
}

Reason reason_for(const FiredRule& fired, EffectKind kind);

/// Adds a reason unless the same rule stands there with the same kind of effect.
void add_reason(std::vector<Reason>& reasons, Reason reason);

/// Strictest effect first, then the most urgent, then by name.
void most_urgent_first(std::vector<Reason>& reasons);

}  // namespace rehab
