// SPDX-License-Identifier: Apache-2.0
// What the clinician asked for, checked against these bundles and this decision: names that don't exist, overrides that
// lift nothing or have no name behind them, doses beyond what rules, the card or a figure allow. Messages name fields,
// exercises and rules, never free text.
#pragma once

#include <vector>

#include "decide/pick.hpp"
#include "decide/plan_effects.hpp"

namespace rehab {

/// `longest_day`: the minutes of the plan's.
std::vector<RequestProblem> problems_of_requests(const Case& c, Candidates& candidates, const Holds& holds,
                                                 int longest_day);

}  // namespace rehab
