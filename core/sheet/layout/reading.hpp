// SPDX-License-Identifier: Apache-2.0
// How pieces of a leaflet are read, the same on paper and on a screen. Pure; knows no measure.
#pragma once

#include <string_view>
#include <vector>

#include "model/leaflet.hpp"

namespace rehab {

/// "Why: " in bold, then the text.
Line labelled(std::string_view label, std::string_view text);

/// No letter in it: in a table of boxes, a box for the pen.
bool is_empty(const Line& line);

/// In a table of boxes: the last column holds words, the dose of each row; else it is one of boxes too.
bool ends_in_words(const Table& table);

/// A strong line and the list it announces: "Call us if".
bool is_titled_list(const std::vector<Block>& blocks, std::size_t at);

}  // namespace rehab
