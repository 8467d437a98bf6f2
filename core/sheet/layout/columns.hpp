// SPDX-License-Identifier: Apache-2.0
// Two columns inside a box. Used inside core/sheet/layout only. Points.
#pragma once

#include <functional>

#include "sheet/layout/blocks.hpp"

namespace rehab {

inline constexpr double between_columns_pt = 16;

/// Below this width, columns hold too few words.
bool has_room_for_columns(const Setting& setting, double width);

/// The strips of one of several pieces, broken for a width.
using PieceStrips = std::function<Strips(std::size_t piece, double width)>;

/// Pieces in two columns, read and placed in their order: each goes where more room is left. `share` of the width is
/// the left one's, `gap` stands between pieces.
Strip in_columns(std::size_t pieces, const PieceStrips& strips_of, double width, double share, double gap);

}  // namespace rehab
