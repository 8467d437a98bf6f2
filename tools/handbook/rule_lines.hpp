// SPDX-License-Identifier: Apache-2.0
// Everything a rule says, line by line, as a clinician reads it: the handbook prints these lines, `rules diff` compares
// them. Pure.
#pragma once

#include <string>
#include <vector>

#include "handbook/library.hpp"

namespace rehab::handbook {

struct RuleLine {
  std::string label;               ///< "When", "Then", "The patient reads"
  std::vector<std::string> texts;  ///< at least one
};

std::vector<RuleLine> rule_lines(const Library& library, const Bundle& bundle, const Rule& rule);
std::vector<RuleLine> step_lines(const Library& library, const Bundle& bundle, const StepRule& step);

/// The full references, each with how well it is known.
std::vector<std::string> source_texts(const Bundle& bundle, const std::vector<Citation>& sources);

/// "65 years"
std::string shown_value(const FigureInfo& figure);
std::string shown_value(const SettingInfo& setting);

}  // namespace rehab::handbook
