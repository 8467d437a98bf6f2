// SPDX-License-Identifier: Apache-2.0
// The frames of a figure on a screen: beside or below each other, whichever shows them larger in the column of a card.
// That column fits a narrow phone, so nothing has to shrink there and the word LEFT or RIGHT stays as large as the
// text. Used inside core/sheet/html only.
#pragma once

#include <string>

#include "model/leaflet.hpp"
#include "sheet/layout/design.hpp"

namespace rehab::html {

inline constexpr double picture_column_rem = 16.5;

/// Each frame with its caption; the first says the whole figure in words, the others are silent.
std::string figure(const Figure& figure, const Design& design);

}  // namespace rehab::html
