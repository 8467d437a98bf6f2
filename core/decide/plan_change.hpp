// SPDX-License-Identifier: Apache-2.0
// What one decision prints less, or says more, than another about the same patient. Pure.
#pragma once

#include <optional>

#include "model/open_question.hpp"
#include "model/regimen.hpp"

namespace rehab {

/// What keeps the plan from being printed, stop or hold; nothing: it is printed.
std::optional<PlanChange> held_by(const Regimen& regimen);

/// The most serious change from `now` to `then`; nothing: the same is printed, or less is said. Of a plan that is
/// held only what is more serious counts, or that it would be printed.
std::optional<PlanChange> plan_change(const Regimen& now, const Regimen& then);

}  // namespace rehab
