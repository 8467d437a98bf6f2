// SPDX-License-Identifier: Apache-2.0
// Where somebody goes and how soon, from a referral or from the rule that holds a plan. Pure.
#pragma once

#include <optional>
#include <vector>

#include "model/regimen.hpp"

namespace rehab {

struct Route {
  Destination to = Destination::clinic;
  Urgency urgency = Urgency::routine;
  std::optional<int> within_days;

  friend bool operator==(const Route&, const Route&) = default;
};

Route route_of(const ReferralDecision& referral);
/// Of a stop or hold: the most urgent one its rule declares.
Route route_of(const Reason& reason);

/// One place somebody is sent to, as soon as the most urgent of its reasons asks.
struct Way {
  Route route;
  std::vector<const Reason*> reasons;  ///< those that hold the plan first
  bool waits = false;                  ///< no letter while the plan is held
};

/// Every place the patient is sent to, each once, holds first. A stop leaves nothing beside itself: while it stands,
/// other holds and referrals are left out; while a hold does, a referral to physical therapy waits, unless the rule
/// that holds makes it.
std::vector<Way> ways(const std::vector<Reason>& holding, const std::vector<ReferralDecision>& referrals);
std::vector<Way> ways(const Regimen& regimen);
/// None that waits, none to the clinic itself.
bool goes_with_letter(const Way& way);

}  // namespace rehab
