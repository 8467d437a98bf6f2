// SPDX-License-Identifier: Apache-2.0
// Which of the exercises that could be printed are printed today, and in which order everything stands in the regimen.
#pragma once

#include <optional>
#include <vector>

#include "decide/case.hpp"
#include "decide/exercise.hpp"

namespace rehab {

/// Sets the outcome of each decision and puts them in the order of Regimen::exercises; returns how many are of today.
/// `most` is the strictest rule on the size of the plan; it binds the planner's own pick, not what the clinician chose.
std::size_t pick_and_order(const Case& c, const AdviceByBundle& advice, std::optional<int> most,
                           std::vector<ExerciseDecision>& exercises);

}  // namespace rehab
