// SPDX-License-Identifier: Apache-2.0
// Which rules fire for one patient, and the reasons made of them. Called once for each decision; reads the facts as
// rules see them, never the rest of the intake. Rules are in the order of their names, whatever the order of bundles.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "decide/decide.hpp"

namespace rehab {

/// A rule that holds for this patient, and the recorded values that made it.
struct FiredRule {
  const Rule* rule = nullptr;
  RecordedValues values;
  bool not_recorded = false;
};

struct RulesOfPatient {
  std::vector<FiredRule> fired;
  std::vector<const Rule*> not_evaluated;
};

/// Throws BundleError where a library's advice is missing or fires what is not its own to fire.
RulesOfPatient rules_that_fire(const Intake& facts, std::span<const Bundle* const> bundles,
                               const AdviceByBundle& advice);

Reason reason_for(const FiredRule& fired, EffectKind kind);

/// Adds a reason unless the same rule stands there with the same kind of effect.
void add_reason(std::vector<Reason>& reasons, Reason reason);

/// The most urgent of the rule's effects of the reason's kind.
Urgency urgency_of(const Reason& reason);

/// Strictest effect first, then the most urgent, then by name.
void most_urgent_first(std::vector<Reason>& reasons);

}  // namespace rehab
