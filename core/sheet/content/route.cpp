// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/route.hpp"

#include <algorithm>

#include "base/date.hpp"

namespace rehab {
namespace {

constexpr int no_limit = 1000;

bool more_urgent(const Route& a, const Route& b) {
  if (a.urgency != b.urgency) return a.urgency < b.urgency;
  return a.within_days.value_or(no_limit) < b.within_days.value_or(no_limit);
}

void add_way(std::vector<Way>& ways, const Route& route, const Reason& reason, bool waits = false) {
  const auto same = [&](const Way& way) { return way.route.to == route.to && way.waits == waits; };
  auto known = std::ranges::find_if(ways, same);
  if (known == ways.end()) known = ways.insert(ways.end(), Way{route, {}, waits});
  if (more_urgent(route, known->route)) known->route = route;
  bool is_new = std::ranges::none_of(known->reasons, [&](const Reason* other) { return other->rule == reason.rule; });
  if (is_new) known->reasons.push_back(&reason);
}

bool is_stop(const Reason& reason) {
  return reason.effect == EffectKind::stop;
}

/// Nobody is asked to exercise with a patient who is told not to.
bool waits_for_hold(const Regimen& regimen, const ReferralDecision& referral) {
  return !regimen.holding.empty() && referral.to == Destination::physical_therapy;
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

std::string way_text(const SheetSource& source, const Say& say, const Way& way) {
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
