// SPDX-License-Identifier: Apache-2.0
// What gives way where a side is short, and what fills it where there is room. The one place that says in which order:
// `steps_when_short` for the first side, then the weeks. Pure: it changes the parts of a leaflet and asks how many
// sides they take. Used inside core/sheet/layout only.
#pragma once

#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "sheet/leaflet.hpp"

namespace rehab {

/// Parts never change, so arrangements that are tried share them.
using SharedPart = std::shared_ptr<const Part>;
using Parts = std::vector<SharedPart>;

template <class P>
bool is_a(const SharedPart& part) {
  return std::holds_alternative<P>(*part);
}

/// How many sides these parts take with nothing else on them, pictures no smaller than they are without what leaves the
/// first side; that has its head besides.
using SidesTaken = std::function<std::size_t(const Parts& parts, bool is_first)>;

/// What gives way first where a side is short: pictures and boxes get smaller, or something leaves. Large letters are
/// for people who need large pictures too.
enum class GivesFirst { size, room };

/// The parts of a patient's sheet with the first side on one page wherever that can be, the stop box always on it, and
/// the weeks on the fewest pages.
Parts fitted_sides(const Parts& parts, const SidesTaken& sides_taken, GivesFirst gives);

}  // namespace rehab
