// SPDX-License-Identifier: Apache-2.0
// Which exercise falls on which day of the week, and the minutes of each day. Pure, and without a solver: days depend
// on the number of days alone, so that strength falls on the same days.
#pragma once

#include <array>
#include <span>

#include "model/regimen.hpp"

namespace rehab {

/// Monday first. Once: Monday; twice: Monday, Thursday; three times: Monday, Wednesday, Friday; else daily.
std::array<bool, 7> training_days(int days_a_week);

Week week_of(std::span<const ExerciseDecision> today);

std::array<int, 7> minutes_by_day(std::span<const ExerciseDecision> today);

/// The minutes of each day with an exercise so many times more; -1: without it.
void add_minutes(std::array<int, 7>& minutes, const ExerciseDecision& exercise, int times = 1);

}  // namespace rehab
