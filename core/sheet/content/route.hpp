// SPDX-License-Identifier: Apache-2.0
// Where somebody goes and how soon, in words for the patient and for the clinician. Pure.
#pragma once

#include <string>

#include "model/ways.hpp"
#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

/// What is said of a place somebody is sent to; each may have a {number}, of the emergency service.
struct DestinationPhrases {
  PhraseId also;  ///< to the patient with a sheet
  PhraseId held;  ///< to the patient of a held plan
  PhraseId name;  ///< to the clinician
  PhraseId ask;   ///< in the letter there
};
DestinationPhrases phrases_of(Destination to);

/// For the patient: "Do this by Friday 4 December."
std::string when_text(const LeafletSource& source, const Say& say, const Route& route);

/// For the clinician: "obstetric review", "within 7 days". Physical therapy reads as the clinic offers it.
std::string destination_name(const LeafletSource& source, const Say& say, Destination to);
std::string urgency_name(const Say& say, const Route& route);
/// "medical review, within 7 days"; says so where its letter waits.
std::string way_text(const LeafletSource& source, const Say& say, const Way& way);

}  // namespace rehab
