// SPDX-License-Identifier: Apache-2.0
// The figures that the planner itself uses, for every plan. Bundles state them in plugin.yaml under these names.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/bundle.hpp"

namespace rehab {

/// plugin.yaml says what each means. The smaller value is always the more careful one.
struct PlanFigures {
  int good_pain = 0, acceptable_pain = 0, pain_rise = 0, no_rise_pain = 0;  ///< of 10
  int sore_percent = 0;
  int strength_days = 0;  ///< a week
  int weeks_of_use_in_pregnancy = 0;
  int last_week_of_pregnancy = 0;              ///< a sheet ends with it
  int most_repetitions = 0, most_minutes = 0;  ///< a day: of one exercise with one leg; of the whole plan
  int older_age = 0, older_ankle_kg = 0;       ///< on the ankle at most from that age on
};

/// The names of those that no bundle states: without them no plan can be made.
std::vector<std::string> missing_plan_figures(std::span<const Bundle* const> bundles);

/// Of a figure that several bundles state, the smallest value. Throws Error (config) where one is stated by none.
PlanFigures plan_figures(std::span<const Bundle* const> bundles);

}  // namespace rehab
