// SPDX-License-Identifier: Apache-2.0
// Reads the fixed strings of one language, templates/words/<language>.yaml, and lets a clinic say some of them its own
// way. The list of ids is closed (phrase_ids.hpp): one that is missing, unknown or empty, or whose {places} differ from
// those the product fills, is a problem with its place. A safety text (stop signs, the held page) is never the clinic's
// to reword.
#pragma once

#include <string>

#include "model/clinic.hpp"
#include "model/words.hpp"

namespace rehab {

class Problems;

/// Use the result only when `problems` holds no error.
Phrases read_phrases(const std::string& file, Problems& problems);

/// The phrases with the clinic's own words in place; problems name the clinic file.
Phrases with_clinic_words(Phrases phrases, const Clinic& clinic, Problems& problems);

}  // namespace rehab
