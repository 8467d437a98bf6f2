// SPDX-License-Identifier: Apache-2.0
// The tables of rules and what they do, in words a clinician reads: "pregnancy weeks 14 or more". Pure.
#pragma once

#include <string>
#include <vector>

#include "handbook/library.hpp"
#include "model/condition.hpp"
#include "model/rule.hpp"

namespace rehab::handbook {

/// "pregnant is yes, and one of: (a) ...; (b) ...". Empty condition: empty text.
std::string condition_text(const Library& library, const Condition& condition);

/// One sentence: "**Stop**: no exercises; to the emergency department, now. Nobody can lift it."
std::string effect_text(const Library& library, const Effect& effect);

}  // namespace rehab::handbook
