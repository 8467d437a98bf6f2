// SPDX-License-Identifier: Apache-2.0
#include "decide/plan_effects.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/date.hpp"

namespace rehab {

namespace {

void tighten(std::optional<int>& value, const std::optional<int>& other) {
  if (other && (!value || *other < *value)) value = other;
}

/// Whole weeks; what is due already is due within one.
std::optional<int> days_until_weeks_after_birth(const Case& c, const std::optional<int>& weeks) {
  const auto since = c.facts[field::weeks_since_birth];
  if (!weeks || !since.recorded()) return std::nullopt;
  return 7 * std::max(1, *weeks - since.value());
}

bool is_done_so(const Case& c, const Candidate& candidate, const Effect& effect) {
  const Bits& uses = *std::ranges::find(c.about_forms(effect.kind), &effect, &FiredEffect::effect)->uses;
  return std::ranges::any_of(candidate.decision.legs, [&](Side leg) { return uses.test(use_of(candidate.form, leg)); });
}

}  // namespace

Holds holds_of(const Case& c, std::span<const FiredRule> rules) {
  Holds holds;
  for_each_effect(rules, EffectKind::stop, [&](const FiredRule& fired, const Effect&) {
    add_reason(holds.in_force, reason_for(fired, EffectKind::stop));
  });
  for_each_effect(rules, EffectKind::hold, [&](const FiredRule& fired, const Effect&) {
    const Override* agreed = c.override_of(fired.rule(), "");
    if (!agreed)
      add_reason(holds.in_force, reason_for(fired, EffectKind::hold));
    else if (holds.lifted.empty() || holds.lifted.back().reason.rule != fired.compiled->rule)
      holds.lifted.push_back({reason_for(fired, EffectKind::hold), agreed->agreed_by});
  });
  most_urgent_first(holds.in_force);
  return holds;
}

Destination where_a_clot_goes(const Case& c) {
  Truths truths = c.truths;
  for (const auto& [test, truth] : c.rulebook.with_clot()) truths[test] = truth;
  const Effect* most_urgent = nullptr;
  for (const CompiledRule* rule : c.rulebook.stops())
    for (const Effect& effect : rule->rule->then)
      if (effect.kind == EffectKind::stop && (!most_urgent || effect.urgency < most_urgent->urgency) &&
          evaluate(rule->when, truths) == Truth::yes)
        most_urgent = &effect;
  return most_urgent ? most_urgent->to : Destination::medical;
}

std::vector<ReferralDecision> referrals_of(const Case& c, std::span<const FiredRule> rules) {
  std::map<Destination, ReferralDecision> by_destination;
  for_each_effect(rules, EffectKind::refer, [&](const FiredRule& fired, const Effect& effect) {
    ReferralDecision& referral = by_destination[effect.to];
    if (referral.reasons.empty() || how_soon(effect) < how_soon(referral)) {
      referral.to = effect.to;
      referral.urgency = effect.urgency;
      referral.within_days = effect.within_days;
    }
    add_reason(referral.reasons, reason_for(fired, EffectKind::refer));
  });
  std::vector<ReferralDecision> referrals;
  for (auto& [to, referral] : by_destination) {
    if (to == Destination::physical_therapy && !referral.within_days)
      referral.within_days = c.clinic.supervised_within_days;
    most_urgent_first(referral.reasons);
    referrals.push_back(std::move(referral));
  }
  std::sort(referrals.begin(), referrals.end(), [](const ReferralDecision& a, const ReferralDecision& b) {
    return std::pair(how_soon(a), a.to) < std::pair(how_soon(b), b.to);
  });
  return referrals;
}

PlanLimits plan_limits_of(const Case& c) {
  PlanLimits limits;
  for_each_effect(c, EffectKind::limit, [&](const FiredRule& fired, const Effect& effect) {
    if (!effect.limit.concerns_plan()) return;
    tighten(limits.exercises, effect.limit.exercises);
    tighten(limits.review_days, effect.limit.review_days);
    tighten(limits.review_days, days_until_weeks_after_birth(c, effect.limit.review_weeks_after_birth));
    add_reason(limits.reasons, reason_for(fired, EffectKind::limit));
  });
  return limits;
}

std::vector<Reason> notes_for(const Case& c, Effect::NotePlace place, std::span<const Candidate* const> today) {
  std::vector<Reason> notes;
  for_each_effect(c, EffectKind::note, [&](const FiredRule& fired, const Effect& effect) {
    const bool begins_it = place == Effect::NotePlace::sheet && effect.place == Effect::NotePlace::start;
    if (effect.place != place && !begins_it) return;
    if (effect.match.empty() ||
        std::ranges::any_of(today, [&](const Candidate* each) { return is_done_so(c, *each, effect); }))
      add_reason(notes, reason_for(fired, EffectKind::note));
  });
  return notes;
}

std::vector<Consideration> considerations_of(const Case& c) {
  std::vector<std::pair<const FiredRule*, std::string_view>> considered;
  for_each_effect(c, EffectKind::consider,
                  [&](const FiredRule& fired, const Effect& effect) { considered.emplace_back(&fired, effect.flag); });
  const WordSet recorded = c.facts[field::red_flags].if_unknown({});
  std::vector<Consideration> considerations;
  for (const std::string_view flag : field::red_flags.words) {
    if (considered.empty() || recorded.has(flag)) continue;
    std::vector<Reason> reasons;
    for (const auto& [fired, named] : considered)
      if (named == flag) add_reason(reasons, reason_for(*fired, EffectKind::consider));
    if (!reasons.empty()) considerations.push_back({std::string(flag), std::move(reasons)});
  }
  return considerations;
}

Date last_day_of_use(const Case& c, const PlanLimits& limits) {
  const Date last_day = use_until(c.patient, c.clinic, c.figures());
  return limits.review_days ? std::min(last_day, add_days(c.patient.date, *limits.review_days)) : last_day;
}

PainLimit pain_limit(int usual, const PlanFigures& figures) {
  if (usual >= figures.no_rise_pain) return {usual, true};
  return {std::max(figures.acceptable_pain, usual + figures.pain_rise), false};
}

}  // namespace rehab
