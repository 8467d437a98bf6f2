// SPDX-License-Identifier: Apache-2.0
// A box of a leaflet as a group that keeps together, with its frame. Used inside core/sheet/layout only.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

/// The frame of a box as its design has it.
Surround framed(const BoxLook& look);

Group box_group(const Setting& setting, const Box& box, double width);

}  // namespace rehab
