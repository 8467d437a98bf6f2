// SPDX-License-Identifier: Apache-2.0
// The card of an exercise: name and leg, dose, pictures beside the steps, when to stop, and what to do where it is too
// much or too little. Used inside core/sheet/layout only. Points.
#pragma once

#include <vector>

#include "sheet/layout/figure_fit.hpp"
#include "sheet/layout/ribbon.hpp"

namespace rehab {

/// What all cards of a sheet have in common.
struct CardLook {
  double picture_pt = 0;  ///< width of every picture, or of a tall figure's frames beside each other
  bool why = true;        ///< false: what is needed takes its place
  RibbonLook ribbon;
};

/// `width` is that of a whole card.
RibbonLook card_ribbon(const Setting& setting, const std::vector<const Card*>& cards, double width);

/// A card that keeps together; one taller than `page_height` may be broken between its steps.
Group card_group(const Setting& setting, const Card& card, const CardLook& look, double width, double page_height);

}  // namespace rehab
