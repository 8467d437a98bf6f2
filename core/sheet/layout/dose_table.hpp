// SPDX-License-Identifier: Apache-2.0
// The dose of a card: each value stands in bold behind its label, in cells that rules keep apart. Label and value are
// one run of words, so that programs which find lines by their gaps don't part them. Used inside core/sheet/layout
// only. Points.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sheet/layout/blocks.hpp"

namespace rehab {

using DoseTable = std::vector<std::pair<std::string, std::string>>;

/// In one row, or up to three as alike as can be; where they are too short, in a list with a line for each value.
Strip dose_strip(const Setting& setting, const DoseTable& dose, double width);
/// How the list fits a width: with a line for each value, with values that turn, or only with words broken.
enum class DoseFit { in_lines, in_words, broken };
DoseFit dose_fit(const Setting& setting, const DoseTable& dose, double width);

}  // namespace rehab
