// SPDX-License-Identifier: Apache-2.0
// What a rule does, in words. Used by the rules page. Pure.
#pragma once

#include <string>

#include "handbook/library.hpp"
#include "model/rule.hpp"

namespace rehab::handbook {

/// One sentence: "**Stop**: no exercises; to the emergency department, now. Nobody can lift it."
std::string effect_text(const Library& library, const Effect& effect);

}  // namespace rehab::handbook
