// SPDX-License-Identifier: Apache-2.0
// The decision as text: the ledger for the terminal, the same as JSON, and a few lines for the clinical notes. Called
// by the command. No name, goal, note or reason is in any of them; the summary alone repeats `something_else`.
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "sheet/content/leaflet_source.hpp"

namespace rehab {

/// Why each exercise is in, waits or is left out, by rule, value and source, and what would change it.
std::vector<std::string> explain_lines(const LeafletSource& source);
Json explain_json(const LeafletSource& source);

/// Five lines: patient and state; side and pain limit; exercises with dose; referrals; review. A held plan has no
/// second one; one more where something else that matters is recorded.
std::vector<std::string> summary(const LeafletSource& source);

}  // namespace rehab
