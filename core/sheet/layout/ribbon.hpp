// SPDX-License-Identifier: Apache-2.0
// The dose of a card as one ribbon across it. Its cells are measured once for all cards of a sheet, so that each part
// of a dose begins at the same spot on every card; one that a card does not have leaves its room to the one before it.
// Used inside core/sheet/layout only. Points.
#pragma once

#include <array>
#include <vector>

#include "sheet/layout/blocks.hpp"

namespace rehab {

/// Which parts of a dose are said briefly. How many times comes last: briefly, it takes two lines.
enum class RibbonWords { full, brief_but_times, brief };

/// Where the parts of a dose stand, on every card of a sheet.
struct RibbonLook {
  RibbonWords words = RibbonWords::full;
  struct Cell {
    double x = 0, width = 0;  ///< no width: no card has this part
    std::size_t row = 0;
  };
  std::array<Cell, dose_parts> cells;
  std::size_t rows = 1;
};

/// In one row, where need be with brief words; in more rows only where even those are too wide.
RibbonLook ribbon_look(const Setting& setting, const std::vector<const Card*>& cards, double width);

Strip ribbon_strip(const Setting& setting, const Card& card, const RibbonLook& look, double width);

}  // namespace rehab
