// SPDX-License-Identifier: Apache-2.0
// Lines for the pen. Used inside core/sheet/layout only. Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

std::vector<Strip> pen_strips(const Setting& setting, const PenLine& pen, double width);
Group pen_row_group(const Setting& setting, const PenRow& row, double width);
Group notes_group(const Setting& setting, const Notes& notes, double width);

}  // namespace rehab
