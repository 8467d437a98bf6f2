// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/route.hpp"

#include "base/date.hpp"

namespace rehab {

Route route_of(const ReferralDecision& referral) {
  return {referral.to, referral.urgency, referral.within_days};
}

Route route_of(const Reason& reason) {
  const Effect* most_urgent = nullptr;
  for (const Effect& effect : reason.rule->then)
    if (effect.kind == reason.effect && (!most_urgent || effect.urgency < most_urgent->urgency)) most_urgent = &effect;
  if (!most_urgent) return {};
  return {most_urgent->to, most_urgent->urgency, most_urgent->within_days};
}

std::string when_text(const SheetSource& source, const Say& say, const Route& route) {
  switch (route.urgency) {
    case Urgency::now:
      return say("when_now");
    case Urgency::same_day:
      return say("when_same_day");
    case Urgency::days:
      return route.within_days ? say("when_days", {{"date", say.day(add_days(source.intake.date, *route.within_days))}})
                               : say("when_soon");
    case Urgency::routine:
      return say("when_routine");
  }
  return {};
}

std::string destination_name(const SheetSource& source, const Say& say, Destination to) {
  switch (to) {
    case Destination::emergency:
      return say("to_emergency");
    case Destination::maternity:
      return say("to_maternity");
    case Destination::medical:
      return say("to_medical");
    case Destination::obstetric:
      return say("to_obstetric");
    case Destination::physical_therapy:
      return source.clinic.offers_physical_therapy ? say("to_sessions_here") : say("to_physical_therapy");
    case Destination::specialist_opinion:
      return say("to_specialist");
    case Destination::clinic:
      return say("to_clinic");
  }
  return {};
}

std::string urgency_name(const Say& say, const Route& route) {
  switch (route.urgency) {
    case Urgency::now:
      return say("urgency_now");
    case Urgency::same_day:
      return say("urgency_same_day");
    case Urgency::days:
      return route.within_days ? say("urgency_days", {{"n", std::to_string(*route.within_days)}}) : say("urgency_soon");
    case Urgency::routine:
      return say("urgency_routine");
  }
  return {};
}

}  // namespace rehab
