// SPDX-License-Identifier: Apache-2.0
// From the dose of a stage to the dose that is printed: limits of rules, the clinician's change, the smaller dose for
// the day after a sore night, minutes. Pure; nothing here asks for more than the stage, but for a clinician's change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/exercise.hpp"
#include "model/patient_intake.hpp"
#include "model/regimen.hpp"
#include "model/rule.hpp"

namespace rehab {

/// Limits in force for one exercise, each with the rule it came from.
struct LimitInForce {
  const Limit* limit = nullptr;
  Reason reason;
};
using Limits = std::vector<LimitInForce>;

/// The strictest of an upper bound; nullptr: none sets it.
template <class T>
const LimitInForce* strictest(const Limits& limits, std::optional<T> Limit::*bound) {
  const LimitInForce* found = nullptr;
  for (const LimitInForce& l : limits)
    if (l.limit->*bound && (!found || *(l.limit->*bound) < *(found->limit->*bound))) found = &l;
  return found;
}

/// The rule that keeps the stage; nullptr: none does.
const LimitInForce* keeping_stage(const Limits& limits);

/// The days a week that a plan can print, at most `days`: 1, 2, 3 or 7.
int printable_days(int days);

Dose limited(const Dose& dose, const Limits& limits);

/// The stage's smaller figure where it is smaller, else so many percent, rounded down, at least 1: of the repetitions
/// where there are enough of them, else of the hold.
Dose sore_dose(const Dose& dose, std::optional<int> sore_times, std::optional<int> sore_hold_s, int percent);

Dose changed(const Dose& dose, const DoseChange& change);

/// One value of a change that goes beyond what the rules leave.
struct BeyondLimit {
  std::string key;   ///< "times"
  double most = 0;   ///< 4
  std::string rule;  ///< "safety_rules/N6"
};
/// `stage` is the dose of the stage, `planned` that dose within the limits.
std::vector<BeyondLimit> beyond_limits(const DoseChange& change, const Dose& stage, const Dose& planned,
                                       const Limits& limits);

/// What one training day takes, with half a minute to get ready, rounded up.
int minutes_of(const Dose& dose, std::size_t legs);

}  // namespace rehab
