// SPDX-License-Identifier: Apache-2.0
// The clinician's record: a page with a place to sign, the decision, its reasons in words and the questions left open;
// behind it an appendix with what was recorded, every rule with values and sources, and versions. `source.phrases` are
// in the clinic's language. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sheet/content/glyphs.hpp"
#include "sheet/content/leaflet_source.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

/// What it tells beside the decision.
struct RecordExtras {
  std::vector<std::pair<std::string, std::string>> intake_lines;  ///< the intake as read: key and value
  std::string planner_version;
  std::string letters_file;           ///< the name of the letters beside it, where any is due
  std::string sheet_language;         ///< of the patient's pages
  bool sheet_words_reviewed = true;   ///< the fixed strings and every bundle's words in that language
  std::vector<Replacement> replaced;  ///< characters of the papers that the fonts can't print
};

Leaflet record(const LeafletSource& source, const RecordExtras& extras);

}  // namespace rehab
