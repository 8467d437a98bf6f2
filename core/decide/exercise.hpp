// SPDX-License-Identifier: Apache-2.0
// The decision on one exercise, as if it were the only one: form, legs, stage, dose, or why not. Whether it is printed
// today is decided afterwards, over all of them.
#pragma once

#include <vector>

#include "decide/case.hpp"
#include "decide/dose.hpp"

namespace rehab {

/// An exercise on its way into the plan. `decision.outcome` is `today` where it could be printed.
struct Candidate {
  ExerciseDecision decision;
  std::vector<BeyondLimit> beyond;  ///< what of the clinician's change the rules don't leave
};

Candidate decide_exercise(const Case& c, const Exercise& exercise);

}  // namespace rehab
