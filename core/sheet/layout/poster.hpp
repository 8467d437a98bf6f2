// SPDX-License-Identifier: Apache-2.0
// The head of the first page, and its rows of exercises. Used inside core/sheet/layout only. Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group title_group(const Setting& setting, const SheetTitle& title, double width);
Group overview_group(const Setting& setting, const Overview& overview, double width);

}  // namespace rehab
