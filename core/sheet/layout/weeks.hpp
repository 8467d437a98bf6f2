// SPDX-License-Identifier: Apache-2.0
// The page for the fridge: what the numbers mean, then the weeks, as many abreast as have room. Used inside
// core/sheet/layout only. Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group weeks_group(const Setting& setting, const Weeks& weeks, double width);

}  // namespace rehab
