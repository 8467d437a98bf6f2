// SPDX-License-Identifier: Apache-2.0
// Which card of a leaflet goes on which page, and how it is arranged there. Used inside core/sheet/layout only.
#pragma once

#include "sheet/layout/card.hpp"

namespace rehab {

/// Cards that follow each other: arranged alike, on the fewest pages, with the largest pictures that leaves room for. A
/// card is split, at its steps, only where it is taller than `page_height` whatever its arrangement.
std::vector<Group> card_groups(const Setting& setting, const std::vector<const Card*>& cards, double width,
                               double page_height);

}  // namespace rehab
