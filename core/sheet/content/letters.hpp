// SPDX-License-Identifier: Apache-2.0
// The letters of a record, ready to sign, each on a page of its own: one for every place a referral, a stop or a hold
// sends the patient to, except those that wait. They state what was recorded and why, and leave every decision to the
// reader.
#pragma once

#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

std::vector<Part> letters(const LeafletSource& source, const Say& say);

}  // namespace rehab
