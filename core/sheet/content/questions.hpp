// SPDX-License-Identifier: Apache-2.0
// What the clinician is asked before a plan is printed: what is not recorded and would change it, and the red flags
// that the answers fit. For terminal and record, never for the patient, and without any free text.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

/// Most serious first: a line for each of the first few, with its most serious answers, and one that counts the rest.
std::vector<std::string> ask_lines(const LeafletSource& source, const Say& say);

/// A line for each red flag to think of.
std::vector<std::string> consider_lines(const LeafletSource& source, const Say& say);

/// Both under their headings; empty: there is nothing to ask.
std::vector<std::string> question_lines(const LeafletSource& source);

}  // namespace rehab
