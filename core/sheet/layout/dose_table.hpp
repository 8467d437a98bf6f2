// SPDX-License-Identifier: Apache-2.0
// The dose of a card, each value with its label, in cells that rules keep apart: nobody reads one for another. Used
// inside core/sheet/layout only. Points.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sheet/layout/blocks.hpp"

namespace rehab {

using DoseTable = std::vector<std::pair<std::string, std::string>>;

/// A label above each value, beside each other.
Strip dose_across(const Setting& setting, const DoseTable& dose, double width);
/// A label at the left of each value, below each other: for a narrow column.
Strip dose_upright(const Setting& setting, const DoseTable& dose, double width);

}  // namespace rehab
