// SPDX-License-Identifier: Apache-2.0
// The weeks to tick off, as many of them as a page takes.
#pragma once

#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

/// A row for each exercise.
std::vector<Part> diary(const LeafletSource& source, const Say& say);
/// One week, a row for each day.
std::vector<Part> diary_by_day(const LeafletSource& source, const Say& say);
/// Every week of use, with its dates.
std::vector<Part> diary_weeks(const LeafletSource& source, const Say& say);

}  // namespace rehab
