// SPDX-License-Identifier: Apache-2.0
#include "model/plan_figures.hpp"

#include <algorithm>
#include <optional>

#include "base/problem.hpp"

namespace rehab {

namespace {

struct PlanFigure {
  const char* name;
  int PlanFigures::*value;
};

constexpr PlanFigure plan_figure_names[] = {
    {"good_pain", &PlanFigures::good_pain},
    {"acceptable_pain", &PlanFigures::acceptable_pain},
    {"pain_rise", &PlanFigures::pain_rise},
    {"no_rise_pain", &PlanFigures::no_rise_pain},
    {"sore_percent", &PlanFigures::sore_percent},
    {"strength_days", &PlanFigures::strength_days},
    {"weeks_of_use_in_pregnancy", &PlanFigures::weeks_of_use_in_pregnancy},
    {"last_week_of_pregnancy", &PlanFigures::last_week_of_pregnancy},
    {"most_repetitions", &PlanFigures::most_repetitions},
    {"most_minutes", &PlanFigures::most_minutes},
    {"older_age", &PlanFigures::older_age},
    {"older_ankle_kg", &PlanFigures::older_ankle_kg},
};

std::optional<int> smallest_stated(std::span<const Bundle* const> bundles, const std::string& name) {
  std::optional<int> smallest;
  for (const Bundle* bundle : bundles)
    for (const FigureInfo& figure : bundle->figures)
      if (const int value = static_cast<int>(figure.value); figure.name == name)
        smallest = std::min(smallest.value_or(value), value);
  return smallest;
}

}  // namespace

std::vector<std::string> missing_plan_figures(std::span<const Bundle* const> bundles) {
  std::vector<std::string> missing;
  for (const PlanFigure& each : plan_figure_names)
    if (!smallest_stated(bundles, each.name)) missing.emplace_back(each.name);
  return missing;
}

PlanFigures plan_figures(std::span<const Bundle* const> bundles) {
  PlanFigures figures;
  for (const PlanFigure& each : plan_figure_names) {
    const std::optional<int> value = smallest_stated(bundles, each.name);
    if (!value) throw Error(ErrorKind::config, std::string("no bundle states the figure ") + each.name);
    figures.*each.value = *value;
  }
  return figures;
}

}  // namespace rehab
