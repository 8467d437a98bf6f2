// SPDX-License-Identifier: Apache-2.0
// Parts of a leaflet as groups that keep together: boxes with their frames, and the cards of exercises. Used inside
// core/sheet/layout only.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group box_group(const Setting& setting, const Box& box, double width);

/// Cards that follow each other: arranged alike, on the fewest pages, with the largest pictures that leaves room for. A
/// card is split, at its steps, only where it is taller than `page_height` whatever its arrangement.
std::vector<Group> card_groups(const Setting& setting, const std::vector<const Card*>& cards, double width,
                               double page_height);

}  // namespace rehab
