// SPDX-License-Identifier: Apache-2.0
#include "model/ways.hpp"

#include <algorithm>

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
bool waits_for_hold(const std::vector<Reason>& holding, const ReferralDecision& referral) {
  return referral.to == Destination::physical_therapy && !std::ranges::all_of(holding, asks_for_therapy);
}

}  // namespace

std::vector<Way> ways(const std::vector<Reason>& holding, const std::vector<ReferralDecision>& referrals) {
  const bool stopped = std::ranges::any_of(holding, is_stop);
  std::vector<Way> found;
  for (const Reason& reason : holding)
    if (!stopped || is_stop(reason)) add_way(found, route_of(reason), reason);
  if (stopped) return found;
  for (const ReferralDecision& referral : referrals)
    for (const Reason& reason : referral.reasons)
      add_way(found, route_of(referral), reason, waits_for_hold(holding, referral));
  return found;
}

std::vector<Way> ways(const Regimen& regimen) {
  return ways(regimen.holding, regimen.referrals);
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

}  // namespace rehab
