// SPDX-License-Identifier: Apache-2.0
// The page for the fridge: every week of use, from the day of the sheet to its last, with a box for each time. The
// weeks have no dates where exercise at home waits for a first session. Pure.
#pragma once

#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

Weeks weeks(const LeafletSource& source, const Say& say, std::vector<Glance> legend);

}  // namespace rehab
