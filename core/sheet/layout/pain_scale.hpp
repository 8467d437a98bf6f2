// SPDX-License-Identifier: Apache-2.0
// How much pain is fine, as a scale of eleven cells. Used inside core/sheet/layout only. Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group pain_scale_group(const Setting& setting, const PainScale& scale, double width);

}  // namespace rehab
