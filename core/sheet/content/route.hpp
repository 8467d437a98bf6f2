// SPDX-License-Identifier: Apache-2.0
// Where somebody goes and how soon, from a referral or from the rule that holds a plan; and in words for the patient
// and for the clinician. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

struct Route {
  Destination to = Destination::clinic;
  Urgency urgency = Urgency::routine;
  std::optional<int> within_days;
};

Route route_of(const ReferralDecision& referral);
/// Of a stop or hold: the most urgent one its rule declares.
Route route_of(const Reason& reason);

/// What is said of a place somebody is sent to; each may have a {number}, of the emergency service.
struct DestinationPhrases {
  PhraseId also;  ///< to the patient with a sheet
  PhraseId held;  ///< to the patient of a held plan
  PhraseId name;  ///< to the clinician
  PhraseId ask;   ///< in the letter there
};
DestinationPhrases phrases_of(Destination to);

/// One place somebody is sent to, as soon as the most urgent of its reasons asks.
struct Way {
  Route route;
  std::vector<const Reason*> reasons;
  bool waits = false;  ///< no letter while the plan is held
};

/// Every place the patient is sent to, each once, holds first. A stop leaves nothing beside itself: while it stands,
/// other holds and referrals are left out; while a hold does, a referral to physical therapy waits, unless the rule
/// that holds makes it.
std::vector<Way> ways(const Regimen& regimen);
/// None that waits, none to the clinic itself.
bool goes_with_letter(const Way& way);

/// For the patient: "Do this by Friday 4 December."
std::string when_text(const LeafletSource& source, const Say& say, const Route& route);

/// For the clinician: "obstetric review", "within 7 days". Physical therapy reads as the clinic offers it.
std::string destination_name(const LeafletSource& source, const Say& say, Destination to);
std::string urgency_name(const Say& say, const Route& route);
/// "medical review, within 7 days"; says so where its letter waits.
std::string way_text(const LeafletSource& source, const Say& say, const Way& way);

}  // namespace rehab
