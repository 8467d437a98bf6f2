// SPDX-License-Identifier: Apache-2.0
// The box that says when to stop and whom to call, each number on the line of its condition. Used inside
// core/sheet/layout only. Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group stop_group(const Setting& setting, const StopBox& box, double width);

}  // namespace rehab
