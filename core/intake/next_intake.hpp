// SPDX-License-Identifier: Apache-2.0
// `intake next`: the intake of the next visit, from the last one and its plan. What doesn't change is taken over as it
// was written; what must be asked again is left open, with the last answer told in a comment.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/intake_shape.hpp"

namespace rehab {

/// Exercises that were printed, each with its stage.
using PrintedStages = std::vector<std::pair<std::string, int>>;

/// `text`: the last intake, which was read as `last` without a problem. Throws Error (bad_input) where its entries
/// don't stand each on its own lines.
std::string next_intake(std::string_view text, const PatientIntake& last, const PrintedStages& printed,
                        const IntakeShape& form);

/// The same without what is left open, for a form that asks for it.
std::string next_answers(std::string_view text, const PatientIntake& last, const PrintedStages& printed,
                         const IntakeShape& form);

/// Which review the next visit is: 1 at the second visit.
int next_review(const PatientIntake& last);

}  // namespace rehab
