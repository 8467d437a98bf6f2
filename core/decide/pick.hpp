// SPDX-License-Identifier: Apache-2.0
// What is picked: which of the exercises that could be printed are printed today, and in which order everything stands
// in the regimen.
#pragma once

#include <optional>
#include <vector>

#include "decide/candidates.hpp"

namespace rehab {

struct Pick {
  std::vector<Candidate*> today;  ///< what the clinician chose comes first
  std::size_t chosen = 0;         ///< how many of them the clinician chose
  std::vector<Candidate*> cut;    ///< picked, and more than the minutes allow
  int longest_day = 0;            ///< minutes
};

/// `most` is the strictest rule on the size of the plan; it binds the planner's own pick, not what the clinician chose.
Pick pick_for_today(const Case& c, Candidates& candidates, std::optional<int> most);

/// Moves the decisions out of the candidates, in the order of Regimen::exercises: those of today and of all that were
/// looked at; more are looked at, in the order in which they come, until `next` of them wait for a place only.
std::vector<ExerciseDecision> in_order(const Case& c, Candidates& candidates, const Pick& pick, std::size_t next);

/// `choose` stands: nothing else is printed, but for what stands in for what waits for equipment.
bool is_whole_set(const PatientIntake& patient);

}  // namespace rehab
