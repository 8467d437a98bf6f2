// SPDX-License-Identifier: Apache-2.0
// What the clinician is asked before a plan is printed: the red flags that the answers fit, what is not recorded and
// would change the plan, and what to clarify. For terminal and record, never for the patient, and without any free
// text.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

struct QuestionSection {
  std::string heading;
  std::vector<std::string> lines;
};

/// Red flags to think of; what to ask, most serious first (the first few, and how many more there are); what to clarify
/// (clarify.hpp). Only those that have a line.
std::vector<QuestionSection> question_sections(const LeafletSource& source, const Say& say);

/// The same as text: each line under its heading.
std::vector<std::string> question_lines(const LeafletSource& source);

}  // namespace rehab
