// SPDX-License-Identifier: Apache-2.0
// Lists of exercises of an intake as lines to paste, with the names that nobody knows as they were meant.
#pragma once

#include <span>
#include <string>

#include "decide/decide.hpp"

namespace rehab {

/// What to write in place of the line that `problem` is of: "choose: [plank, pelvic_tilt]", or "- plank" where each has
/// a line of its own. Empty: it is of no such list, or another name on the same line isn't understood.
std::string line_instead(const RequestProblem& problem, std::span<const RequestProblem> all,
                         const PatientIntake& patient);

}  // namespace rehab
