// SPDX-License-Identifier: Apache-2.0
// The card of an exercise: name and leg, dose, pictures beside the steps, when to stop, and what to do where it is too
// much or too little. Used inside core/sheet/layout only. Points.
#pragma once

#include <functional>
#include <vector>

#include "sheet/layout/figure_fit.hpp"
#include "sheet/layout/ribbon.hpp"

namespace rehab {

/// How the cards are set; what gives way where a leaflet would take more sides than it must.
struct CardWays {
  double picture_mm = 0;       ///< width of every picture, or of a tall figure's frames beside each other
  bool leave_out_why = false;  ///< what is needed takes its place
  double picture_pt() const { return picture_mm * pt_per_mm; }
  bool operator==(const CardWays&) const = default;
};

/// `width` is that of a whole card.
RibbonLook card_ribbon(const Setting& setting, const std::vector<const Card*>& cards, double width);

/// One card in any of these ways; what none of them changes is broken into lines once. It keeps together, but where it
/// is taller than a page it may be broken between its steps.
using CardGroups = std::function<Group(const CardWays&)>;
/// `setting` and `card` stay where they are.
CardGroups card_groups(const Setting& setting, const Card& card, const RibbonLook& ribbon, double width,
                       double page_height);

}  // namespace rehab
