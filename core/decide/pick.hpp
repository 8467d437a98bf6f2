// SPDX-License-Identifier: Apache-2.0
// What is picked: which of the exercises that could be printed are printed today, and in which order everything stands
// in the regimen.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "decide/dose.hpp"

namespace rehab {

struct Picked {
  std::vector<ExerciseDecision> exercises;  ///< all of them, as Regimen::exercises
  std::size_t today = 0;

  std::span<const ExerciseDecision> printed() const { return std::span(exercises).first(today); }
};

/// `most` is the strictest rule on the size of the plan; it binds the planner's own pick, not what the clinician chose.
Picked pick_for_today(const Case& c, const std::vector<Candidate>& candidates, std::optional<int> most);

/// `choose` stands: nothing else is printed, but for what stands in for what waits for equipment.
bool is_whole_set(const PatientIntake& patient);

}  // namespace rehab
