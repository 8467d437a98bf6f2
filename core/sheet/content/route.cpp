// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/route.hpp"

#include <stdexcept>

#include "base/date.hpp"
#include "base/text.hpp"

namespace rehab {

std::string when_text(const LeafletSource& source, const Say& say, const Route& route) {
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

DestinationPhrases phrases_of(Destination to) {
  switch (to) {
    case Destination::emergency:
      return {"go_emergency", "held_to_emergency", "to_emergency", "letter_ask_emergency"};
    case Destination::maternity:
      return {"go_maternity", "held_to_maternity", "to_maternity", "letter_ask_maternity"};
    case Destination::medical:
      return {"go_medical", "held_to_medical", "to_medical", "letter_ask_medical"};
    case Destination::obstetric:
      return {"go_obstetric", "held_to_obstetric", "to_obstetric", "letter_ask_obstetric"};
    case Destination::physical_therapy:
      return {"go_physical_therapy", "held_to_physical_therapy", "to_physical_therapy", "letter_ask_physical_therapy"};
    case Destination::specialist_opinion:
      return {"go_specialist", "held_to_specialist", "to_specialist", "letter_ask_specialist"};
    case Destination::clinic:
      return {"go_clinic", "held_to_clinic", "to_clinic", "letter_ask_medical"};
  }
  throw std::logic_error("nobody is sent there");
}

std::string destination_name(const LeafletSource& source, const Say& say, Destination to) {
  const bool here = to == Destination::physical_therapy && source.clinic.offers_physical_therapy;
  return here ? say("to_sessions_here") : say(phrases_of(to).name);
}

std::string way_text(const LeafletSource& source, const Say& say, const Way& way) {
  const std::string text = say(
      "referral_line", {{"to", destination_name(source, say, way.route.to)}, {"when", urgency_name(say, way.route)}});
  return way.waits ? text + ", " + say("referral_waits") : text;
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
