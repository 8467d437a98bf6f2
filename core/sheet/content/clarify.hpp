// SPDX-License-Identifier: Apache-2.0
// What the clinician has to clarify with the patient: answers that rarely go together, and things that exercises wait
// for. For terminal and record, never for the patient, and without any free text.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

/// "pregnant: yes and age: 72: are both right?", in the intake's own keys and words.
std::vector<std::string> unlikely_lines(const LeafletSource& source, const Say& say);

/// "Does the patient have this: exercise band? ...", a line for each set of things that exercises wait for, with the
/// first few of these; then what stands in.
std::vector<std::string> equipment_lines(const LeafletSource& source, const Say& say);

/// Why no exercise is printed though no rule holds the plan.
const std::string& nothing_left_text(const LeafletSource& source, const Say& say);

/// No exercise is printed, and one at least only waits for equipment.
bool is_held_by_equipment(const Regimen& regimen);

}  // namespace rehab
