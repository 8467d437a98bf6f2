// SPDX-License-Identifier: Apache-2.0
// Overrides, checked against what they lifted: each must name what it may lift and lift it, on a named person's word.
#pragma once

#include <vector>

#include "decide/exercise.hpp"
#include "decide/known_names.hpp"
#include "decide/plan_effects.hpp"

namespace rehab {

void check_overrides(const Case& c, const KnownNames& known, const std::vector<Candidate>& candidates,
                     const Holds& holds, std::vector<RequestProblem>& problems);

}  // namespace rehab
