// SPDX-License-Identifier: Apache-2.0
// Left and right: which legs a form works for this patient, and what of a form depends on the leg. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "model/exercise.hpp"
#include "model/regimen.hpp"

namespace rehab {

Side other_side(Side side);
std::string_view word_of(Side side);

/// The legs a form works, the weaker first; {none} for a form without a side. `weak_side` is the word of the intake.
std::vector<Side> legs_to_work(SideUse use, std::string_view weak_side);

/// One leg is weaker than the other: then the form stands or falls with that leg.
bool one_leg_is_weaker(std::string_view weak_side);

/// The legs that hurt; where `sore_side` names none, or is not recorded, both.
std::vector<Side> sore_legs(const Intake& facts);

}  // namespace rehab
