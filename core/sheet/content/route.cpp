// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/route.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/date.hpp"
#include "base/text.hpp"

namespace rehab {

namespace {

void add_way(std::vector<Way>& ways, const Route& route, const Reason& reason, bool waits = false) {
  const auto same = [&](const Way& way) { return way.route.to == route.to && way.waits == waits; };
  auto known = std::ranges::find_if(ways, same);
  if (known == ways.end()) known = ways.insert(ways.end(), Way{route, {}, waits});
  if (how_soon(route) < how_soon(known->route)) known->route = route;
  bool is_new = std::ranges::none_of(known->reasons, [&](const Reason* other) { return other->rule == reason.rule; });
  if (is_new) known->reasons.push_back(&reason);
}

bool is_stop(const Reason& reason) {
  return reason.effect == EffectKind::stop;
}

bool asks_for_therapy(const Reason& hold) {
  return std::ranges::any_of(hold.rule->then, [](const Effect& effect) {
    return effect.kind == EffectKind::refer && effect.to == Destination::physical_therapy;
  });
}

/// Physical therapists are not asked to exercise with a patient who is told not to, unless all that tells so asks them.
bool waits_for_hold(const Regimen& regimen, const ReferralDecision& referral) {
  return referral.to == Destination::physical_therapy && !std::ranges::all_of(regimen.holding, asks_for_therapy);
}

}  // namespace

std::vector<Way> ways(const Regimen& regimen) {
  const bool stopped = std::ranges::any_of(regimen.holding, is_stop);
  std::vector<Way> found;
  for (const Reason& reason : regimen.holding)
    if (!stopped || is_stop(reason)) add_way(found, route_of(reason), reason);
  if (stopped) return found;
  for (const ReferralDecision& referral : regimen.referrals)
    for (const Reason& reason : referral.reasons)
      add_way(found, route_of(referral), reason, waits_for_hold(regimen, referral));
  return found;
}

bool goes_with_letter(const Way& way) {
  return !way.waits && way.route.to != Destination::clinic;
}

Route route_of(const ReferralDecision& referral) {
  return {referral.to, referral.urgency, referral.within_days};
}

Route route_of(const Reason& reason) {
  const Effect* most_urgent = nullptr;
  for (const Effect& effect : reason.rule->then)
    if (effect.kind == reason.effect && (!most_urgent || how_soon(effect) < how_soon(*most_urgent)))
      most_urgent = &effect;
  if (!most_urgent) return {};
  return {most_urgent->to, most_urgent->urgency, most_urgent->within_days};
}

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
