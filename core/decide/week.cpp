// SPDX-License-Identifier: Apache-2.0
#include "decide/week.hpp"

namespace rehab {

std::array<bool, 7> training_days(int days_a_week) {
  switch (days_a_week) {
    case 1:
      return {true};
    case 2:
      return {true, false, false, true};
    case 3:
      return {true, false, true, false, true};
    default:
      return {true, true, true, true, true, true, true};
  }
}

Week week_of(std::span<const ExerciseDecision> today) {
  Week week;
  for (std::size_t i = 0; i < today.size(); ++i) {
    const auto days = training_days(today[i].dose.days);
    for (std::size_t day = 0; day < days.size(); ++day)
      if (days[day]) week[day].push_back(i);
  }
  return week;
}

void add_minutes(std::array<int, 7>& minutes, const ExerciseDecision& exercise, int times) {
  const auto days = training_days(exercise.dose.days);
  for (std::size_t day = 0; day < days.size(); ++day) minutes[day] += days[day] ? times * exercise.minutes : 0;
}

std::array<int, 7> minutes_by_day(std::span<const ExerciseDecision> today) {
  std::array<int, 7> minutes{};
  for (const ExerciseDecision& exercise : today) add_minutes(minutes, exercise);
  return minutes;
}

}  // namespace rehab
