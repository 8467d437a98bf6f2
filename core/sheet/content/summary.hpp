// SPDX-License-Identifier: Apache-2.0
// A few lines for the clinical notes. No name, goal, note or reason is in them; `something_else` is.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"

namespace rehab {

/// Five lines: patient and state; side and pain limit; exercises with dose; referrals; review. A held plan has no
/// second one; one more where something else that matters is recorded.
std::vector<std::string> summary(const LeafletSource& source);

}  // namespace rehab
