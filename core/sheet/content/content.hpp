// SPDX-License-Identifier: Apache-2.0
// From the decision to the words on paper: the patient's pages, the page of a held plan and the clinician's record,
// each as a Leaflet. The run calls them; they only read the Regimen, decide nothing and know no measure in points.
// Every fixed string comes from Phrases, every text of an exercise or a rule from the bundles' Wording in the language
// of those Phrases. Pure: the same values in, equal leaflets out.
//
// The patient's pages hold no rule, condition, flag or version. Throws MissingWords when a text that must print is not
// there in the language: the plan then fails, named.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "model/leaflet.hpp"
#include "model/patient_intake.hpp"
#include "model/regimen.hpp"
#include "model/sections.hpp"
#include "model/words.hpp"
#include "sheet/content/glyphs.hpp"

namespace rehab {

/// A bundle's text that must print is missing in the language of the page.
class MissingWords : public std::runtime_error {
 public:
  MissingWords(std::string bundle_id, std::string text_id, const std::string& language)
      : std::runtime_error(bundle_id + ": no text for " + text_id + " in language " + language),
        bundle(std::move(bundle_id)),
        text(std::move(text_id)) {}
  std::string bundle;
  std::string text;  ///< "rules.P5.patient"
};

/// What a page is made from. Everything outlives the call.
struct SheetSource {
  const Regimen& regimen;
  const PatientIntake& intake;
  const Clinic& clinic;
  std::span<const Bundle* const> bundles;  ///< those of the plan, sorted by id
  const Phrases& phrases;                  ///< of the page's language, the clinic's words in place
};

/// The sheet of an issued plan.
Leaflet take_home(const SheetSource& source, const Sections& sections = usual_sections);

/// The patient's page of a held plan: where to go, how soon, what to take. Never what is suspected.
Leaflet held_page(const SheetSource& source);

/// take_home or held_page, as the plan's state asks.
Leaflet patient_pages(const SheetSource& source, const Sections& sections = usual_sections);

/// What the record tells beside the decision.
struct RecordExtras {
  std::vector<std::pair<std::string, std::string>> intake_lines;  ///< the intake as read: key and value
  std::string planner_version;
  std::string sheet_language;         ///< of the patient's pages
  bool sheet_words_reviewed = true;   ///< the fixed strings and every bundle's words in that language
  std::vector<Replacement> replaced;  ///< characters of the sheet that the fonts can't print
};

/// The clinician's record; `source.phrases` are in the clinic's language. Letters to sign stand on pages of their own.
Leaflet record(const SheetSource& source, const RecordExtras& extras);

/// The name under the sheet: the intake's clinician, else the clinic's; empty: nobody, so every page says DRAFT.
const std::string& named_clinician(const PatientIntake& intake, const Clinic& clinic);

/// Whether the fixed strings and the words of every bundle that has any in that language were reviewed.
bool words_reviewed(const Phrases& phrases, std::span<const Bundle* const> bundles);

}  // namespace rehab
