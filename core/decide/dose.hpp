// SPDX-License-Identifier: Apache-2.0
// Which dose: from the dose of the stage to the one that is printed (limits of rules, the clinician's change, the
// smaller dose for the day after a sore night, minutes). Nothing here asks for more than the stage, but for a
// clinician's change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decide/stage.hpp"

namespace rehab {

/// The days a week that a plan can print, at most `days`: 1, 2, 3 or 7.
int printable_days(int days);

Dose limited(const Dose& dose, const Limits& limits);

/// The stage's smaller figure where it is smaller, else so many percent, rounded down, at least 1: of the repetitions
/// where there are enough of them, else of the hold.
Dose sore_dose(const Dose& dose, std::optional<int> sore_times, std::optional<int> sore_hold_s, int percent);

Dose changed(const Dose& dose, const DoseChange& change);

/// One value of a change that goes beyond what is allowed.
struct BeyondLimit {
  std::string key;   ///< "times"; empty: none alone, but the repetitions of a day
  double most = 0;   ///< 4
  std::string rule;  ///< "safety_rules/N6"; empty: the card or a figure, which a reason lifts
};
/// Beyond the rules: `stage` is the dose of the stage, `planned` that dose within the limits.
std::vector<BeyondLimit> beyond_limits(const DoseChange& change, const Dose& stage, const Dose& planned,
                                       const Limits& limits);
/// Beyond the highest figures of a ladder, the weight of an older age or the repetitions of a day; nothing where the
/// change has a reason.
std::vector<BeyondLimit> beyond_card(const DoseChange& change, const Dose& changed, const std::vector<Stage>& ladder,
                                     const PlanFigures& figures, int age);

/// What one training day takes, with half a minute to get ready, rounded up.
int minutes_of(const Dose& dose, std::size_t legs);

}  // namespace rehab
