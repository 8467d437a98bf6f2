// SPDX-License-Identifier: Apache-2.0
// Parts of a leaflet as groups that keep together: boxes with their frames, and the card of an exercise with picture,
// steps and dose at one glance. Used inside core/sheet/layout only.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group box_group(const Setting& setting, const Box& box, double width);

/// Split at its steps only where it is taller than `page_height`.
Group card_group(const Setting& setting, const Card& card, double width, double page_height);

}  // namespace rehab
