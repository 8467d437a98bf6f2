// SPDX-License-Identifier: Apache-2.0
// Makes sure that nothing prints as a hole: a character the fonts lack becomes a visible replacement, and the record
// says so. The run calls it between content and layout; it never changes numbers, structure or pictures.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/leaflet.hpp"

namespace rehab {

/// The code points of a UTF-8 text that can't be printed, in order; empty: all can.
using Unprintable = std::function<std::vector<char32_t>(std::string_view)>;

/// A code point that was replaced, and where: a heading, a card's title, "masthead".
struct Replacement {
  char32_t code_point = 0;
  std::string where;

  friend bool operator==(const Replacement&, const Replacement&) = default;
};

/// Puts every text in visual order and replaces every code point that `unprintable` names by U+25A1 where that can be
/// printed, else by '?'. Each kind of character is reported once for each place.
std::vector<Replacement> replace_unprintable(Leaflet& leaflet, const Unprintable& unprintable);

}  // namespace rehab
