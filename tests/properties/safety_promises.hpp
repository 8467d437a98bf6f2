// SPDX-License-Identifier: Apache-2.0
// What a clinician would say of any plan without having read a single rule: no lying on the back late in pregnancy, no
// band of latex for an allergy. Written from the clinical facts, not from the bundles, so that a slip in a table shows.
#pragma once

#include <string>

#include "model/regimen.hpp"

namespace rehab::properties {

/// `facts` as rules see them. What the plan breaks, a line each; empty: nothing. Each promise that spoke of this
/// patient is counted in `spoke`, if given.
std::string broken_promises(const Intake& facts, const Regimen& regimen, std::map<std::string, int>* spoke = nullptr);

}  // namespace rehab::properties
