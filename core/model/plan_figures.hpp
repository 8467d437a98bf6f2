// SPDX-License-Identifier: Apache-2.0
// The figures the planner itself goes by, where rules speak of the patient and these of every plan. The bundles state
// them in plugin.yaml under these names, as they state their own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/bundle.hpp"

namespace rehab {

/// What each means stands with the figure. Each is the more careful the smaller it is.
struct PlanFigures {
  int good_pain = 0, acceptable_pain = 0, pain_rise = 0, no_rise_pain = 0;  ///< of 10
  int sore_percent = 0;
  int strength_days = 0;  ///< a week
  int weeks_of_use_in_pregnancy = 0;
};

/// Those that no bundle states: without them there is no plan.
std::vector<std::string> missing_plan_figures(std::span<const Bundle* const> bundles);

/// Where several bundles state one, the smallest. Throws Error (config) where none does.
PlanFigures plan_figures(std::span<const Bundle* const> bundles);

}  // namespace rehab
