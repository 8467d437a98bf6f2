// SPDX-License-Identifier: Apache-2.0
// The effects of fired rules that speak of the plan as a whole: holds, referrals, the size of the plan, the next
// review, and notes that belong to no single exercise.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "decide/candidates.hpp"

namespace rehab {

/// Of rules that fired: stops and holds, most urgent first, and the holds a named person's agreement lifted.
struct Holds {
  std::vector<Reason> in_force;
  std::vector<LiftedHold> lifted;
};
Holds holds_of(const Case& c, std::span<const FiredRule> rules);

/// Where a rule stops a patient like this one who is suspected of a clot; the most urgent of several.
Destination where_a_clot_goes(const Case& c);

/// One for each destination that rules which fired refer to, the most urgent first.
std::vector<ReferralDecision> referrals_of(const Case& c, std::span<const FiredRule> rules);

struct PlanLimits {
  std::optional<int> exercises;
  std::optional<int> review_days;
  std::vector<Reason> reasons;
};
PlanLimits plan_limits_of(const Case& c);
/// A review that a rule wants sooner ends the use of the sheet sooner.
Date last_day_of_use(const Case& c, const PlanLimits& limits);

/// Notes for the sheet (with those for its start) or the record: those that speak of nothing in particular, or of a
/// form that is printed.
std::vector<Reason> notes_for(const Case& c, Effect::NotePlace place, std::span<const Candidate* const> today);

/// One for each red flag that an effect names and the intake does not record, in the order of the intake's list.
std::vector<Consideration> considerations_of(const Case& c);

struct PainLimit {
  int most = 0;
  bool no_rise = false;
};
/// The highest pain that is fine during an exercise; with strong usual pain no rise at all.
PainLimit pain_limit(int usual, const PlanFigures& figures);

}  // namespace rehab
