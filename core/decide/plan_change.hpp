// SPDX-License-Identifier: Apache-2.0
// What one decision prints less, or says more, than another about the same patient. Pure.
#pragma once

#include <optional>
#include <vector>

#include "model/open_question.hpp"
#include "model/regimen.hpp"
#include "model/ways.hpp"

namespace rehab {

/// What keeps the plan from being printed, stop or hold; nothing: it is printed.
std::optional<PlanChange> held_by(const Regimen& regimen);
/// `holding`: as Regimen::holding.
std::optional<PlanChange> held_by(const std::vector<Reason>& holding);

/// What a plan prints, as far as another is held against it.
struct PrintedPlan {
  std::optional<PlanChange> held;
  std::vector<const ExerciseDecision*> today;
  Date use_until{};
  std::optional<int> review_within_days;
  std::vector<Reason> sheet_notes;
  std::vector<Way> ways;
};
/// Points into the regimen.
PrintedPlan printed_plan(const Regimen& regimen);

/// The most serious change from `now` to `then`; nothing: the same is printed, or less is said. Of a plan that is held
/// counts what is more serious, that the patient would be sent elsewhere or sooner, or that it would be printed.
std::optional<PlanChange> plan_change(const PrintedPlan& now, const PrintedPlan& then);

/// Where the patient would be sent `then` and isn't `now`, or not so soon; of a plan that would be held also where that
/// sends. What waits is left out.
std::vector<Route> sent_anew(const PrintedPlan& now, const PrintedPlan& then);

/// What becomes of each exercise that both or one of them print; nothing of a plan that is held.
std::vector<ExerciseTurn> exercise_turns(const PrintedPlan& now, const PrintedPlan& then);

}  // namespace rehab
