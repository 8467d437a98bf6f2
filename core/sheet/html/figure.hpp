// SPDX-License-Identifier: Apache-2.0
// The frames of a figure on a screen: beside or below each other, whichever shows them larger in the column of a card.
// That column fits a narrow phone, so nothing has to shrink there and the word LEFT or RIGHT stays as large as the
// text. Pure.
#pragma once

#include <string>

#include "sheet/design.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::html {

inline constexpr double picture_column_rem = 16.5;

/// Each frame with its caption; the first says the whole figure in words, the others are silent.
std::string figure(const Figure& figure, const Design& design);

/// One frame alone, in the width of a glance.
std::string picture(const Drawing& drawing, const std::string& alternative, const Design& design);

/// The marks alone, y downwards: for inside an svg element.
std::string svg_marks(const Drawing& drawing, const Design& design);

/// "left top width height" of what the marks cover.
std::string view_box(const Extents&);

}  // namespace rehab::html
