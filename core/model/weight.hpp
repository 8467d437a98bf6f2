// SPDX-License-Identifier: Apache-2.0
// Weights are kilograms everywhere in the planner; people type and read them in the unit of their scales.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "base/enum_words.hpp"

namespace rehab {

enum class WeightUnit { kg, lb };
template <>
inline constexpr auto enum_words<WeightUnit> = words_up_to<WeightUnit::lb>("kg", "lb");

constexpr double kg_of(WeightUnit unit) {
  constexpr double pound_kg = 0.45359237;  // exact, by definition
  return unit == WeightUnit::kg ? 1 : pound_kg;
}

/// Kilograms in `unit`, as fine as a scale tells: to the nearest 10 g or tenth of a pound. 0.5 kg is 1.1 lb.
inline double rounded_in(double kg, WeightUnit unit) {
  const double steps = unit == WeightUnit::kg ? 100 : 10;
  return std::round(kg / kg_of(unit) * steps) / steps;
}

/// "5 lb" and "0.5 kg" in kilograms, to the nearest gram. Nothing: no weight with its unit.
std::optional<double> weight_in_kg(std::string_view text);

}  // namespace rehab
