// SPDX-License-Identifier: Apache-2.0
// Answers that were written under another key than theirs, or two in one. Part of this room's slips; no other room
// includes it.
#pragma once

#include <string>

#include "intake/intake_shape.hpp"
#include "intake/meant.hpp"

namespace rehab {

/// "pregnant: 22", "age: 1992-03-14", "date_of_birth: 34", "patient: P 0001": what was meant, where it can be nothing
/// else. `typed` plainly.
Instead answer_of_its_own(const IntakeShape& shape, const Node& root, const std::string& key, const std::string& typed);

/// `pregnant` with its word, and the number of weeks that goes with it where the intake lacks it.
std::string with_weeks(const Node& root, const std::string& word);

}  // namespace rehab
