// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/boxes.hpp"

#include <algorithm>
#include <iterator>

#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/content/overview.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

/// What the box has said already, sentence by sentence: no rule says again what another said.
class SaidOnce {
 public:
  void add(std::string_view text) { say_once(said_, text); }
  /// What is new in `text`.
  std::string news(std::string_view text) {
    const std::size_t known = said_.size();
    add(text);
    return join({said_.begin() + static_cast<std::ptrdiff_t>(known), said_.end()}, " ");
  }

 private:
  std::vector<std::string> said_;
};

/// Of an operated hip: what F12 and F3 stop for, at once and however long ago it was.
std::vector<std::string> signs_of_an_operation(const LeafletSource& source, const Say& say) {
  const auto what = source.intake.facts[field::hip_surgery_what];
  if (!what.recorded()) return {};
  if (what.value() != field::hip_surgery_what("replacement")) return {say("sign_wound")};
  return {say("sign_new_hip"), say("sign_short_leg"), say("sign_wound")};
}

std::vector<std::string> maternity_signs(const LeafletSource& source, const Say& say) {
  if (is_pregnant(source.intake))
    return {say("sign_bleeding"), say("sign_contractions"),  say("sign_baby"),    say("sign_headache"),
            say("sign_faint"),    say("sign_calf_pregnant"), say("sign_unsteady")};
  return {say("sign_heavy_bleeding"), say("sign_fever"), say("sign_headache"), say("sign_dizzy"), say("sign_calf")};
}

/// In pregnancy and so long after birth as a suspected clot goes to the maternity unit.
bool calls_maternity(const LeafletSource& source) {
  return is_pregnant(source.intake) || source.regimen.clot_goes_to == Destination::maternity;
}

/// The emergency service, then the maternity unit where it is hers.
void add_urgent_calls(StopBox& box, const LeafletSource& source, const Say& say, const std::string& sign_of_the_leg) {
  std::vector<std::string> signs{say("sign_chest"), say("sign_weak"), say("sign_saddle")};
  if (!sign_of_the_leg.empty()) signs.insert(signs.begin() + 1, sign_of_the_leg);
  std::ranges::copy(signs_of_an_operation(source, say), std::back_inserter(signs));
  box.calls.push_back({source.clinic.emergency_number, {}, say("call_emergency_if"), std::move(signs), {}});
  if (!calls_maternity(source)) return;
  const std::string& phone = source.clinic.maternity_phone;
  const std::string when = phone.empty() ? say("call_emergency_if") : say("call_maternity_if");
  box.calls.push_back({phone, say("maternity_number"), when, maternity_signs(source, say), {}});
}

Line number_at_night(const LeafletSource& source, const Say& say) {
  const std::string& phone = source.clinic.phone_out_of_hours;
  if (phone.empty()) return {};
  return {{say("out_of_hours") + " ", false}, {phone, true}};
}

std::vector<std::string> same_day_signs(const LeafletSource& source, const Say& say) {
  const Regimen& regimen = source.regimen;
  std::vector<std::string> signs{regimen.no_rise
                                     ? say("sign_pain_rises")
                                     : say("sign_pain_stays", {{"limit", std::to_string(regimen.pain_limit)}}),
                                 say("sign_two_mornings"), say("sign_numb")};
  if (!calls_maternity(source)) {
    signs.push_back(say("sign_dizzy"));
    signs.push_back(say("sign_calf"));
  }
  return signs;
}

using Band = PainScale::Band;

std::vector<Band> three_bands(const Say& say, int good, int limit) {
  std::vector<Band> bands{{0, good, {}, say("pain_carry_on"), say("pain_none"), Band::Look::white},
                          {good + 1, limit, {}, say("pain_add_nothing"), {}, Band::Look::tint},
                          {limit + 1, 10, {}, say("pain_stop"), say("pain_worst"), Band::Look::stop}};
  std::erase_if(bands, [](const Band& band) { return band.from > band.to; });
  return bands;
}

std::vector<Band> two_answers(const Say& say) {
  return {{0, 0, say("pain_same"), say("pain_add_nothing"), {}, Band::Look::tint},
          {0, 0, say("pain_any_rise"), say("pain_stop"), {}, Band::Look::stop}};
}

bool was_discussed(const PatientIntake& intake) {
  return intake.facts[field::specialist_discussed].if_unknown("no") == "yes";
}

bool is_in_sessions_here(const LeafletSource& source, const ReferralDecision& referral) {
  return referral.to == Destination::physical_therapy && source.clinic.offers_physical_therapy;
}

/// The day of all referrals that say when, said once after them; empty: they have none in common.
std::string day_of_all(const LeafletSource& source, const Say& say) {
  std::vector<std::string> days;
  for (const ReferralDecision& referral : source.regimen.referrals) {
    if (referral.to == Destination::specialist_opinion || is_in_sessions_here(source, referral)) continue;
    if (referral.urgency != Urgency::days || !referral.within_days) return {};
    days.push_back(say.day(add_days(source.intake.date, *referral.within_days)));
  }
  const bool all_one = std::ranges::all_of(days, [&](const std::string& day) { return day == days.front(); });
  return days.size() > 1 && all_one ? days.front() : std::string();
}

std::string sessions_here(const LeafletSource& source, const Say& say, const ReferralDecision& referral) {
  int days = referral.within_days.value_or(source.clinic.supervised_within_days);
  return say("go_sessions_here", {{"n", std::to_string(days)}, {"date", say.day(add_days(source.intake.date, days))}});
}

/// Where, in the product's words. Rules say it as well (`in_own_words`), except to physical therapy.
std::string where(const LeafletSource& source, const Say& say, const ReferralDecision& referral, bool in_own_words) {
  if (is_in_sessions_here(source, referral)) return sessions_here(source, say, referral);
  if (in_own_words && referral.to != Destination::physical_therapy) return {};
  return say(phrases_of(referral.to).also, {{"number", source.clinic.emergency_number}});
}

/// The words of a hold speak of the time before it was lifted.
bool was_lifted(const LeafletSource& source, const Rule& rule) {
  return std::ranges::any_of(source.regimen.lifted_holds,
                             [&](const LiftedHold& hold) { return hold.reason.rule == &rule; });
}

/// Empty: this referral is not for the patient's sheet. `when`: whether it says how soon.
std::string also_text(const LeafletSource& source, const Say& say, const ReferralDecision& referral, SaidOnce& said,
                      bool when) {
  if (referral.to == Destination::specialist_opinion)
    return was_discussed(source.intake) ? say("go_specialist") : std::string();
  std::vector<std::string> texts;
  for (const Reason& reason : referral.reasons) {
    if (was_lifted(source, *reason.rule)) continue;
    if (std::string text = said.news(patient_text_if_any(source, *reason.rule)); !text.empty())
      texts.push_back(std::move(text));
  }
  texts.push_back(where(source, say, referral, !texts.empty()));
  if (when && !is_in_sessions_here(source, referral)) texts.push_back(when_text(source, say, route_of(referral)));
  std::erase(texts, "");
  return join(texts, " ");
}

}  // namespace

StopBox stop_box(const LeafletSource& source, const Say& say) {
  StopBox box{say("stop_and_call"), {}};
  add_urgent_calls(box, source, say, say("sign_no_weight"));
  box.calls.push_back({source.clinic.phone, say("our_number"), say("call_if"), same_day_signs(source, say),
                       number_at_night(source, say)});
  return box;
}

StopBox emergency_box(const LeafletSource& source, const Say& say, bool on_the_way) {
  StopBox box{say("held_call"), {}};
  add_urgent_calls(box, source, say, on_the_way ? say("sign_nobody_takes") : say("sign_sudden"));
  box.calls.back().other_hours = number_at_night(source, say);
  return box;
}

PainScale pain_scale(const LeafletSource& source, const Say& say) {
  const Regimen& regimen = source.regimen;
  PainScale scale;
  scale.usual = source.intake.facts[field::pain_usual].value();
  scale.title = say("pain_title", {{"n", std::to_string(scale.usual)}});
  scale.numbers = !regimen.no_rise;
  if (regimen.no_rise) scale.lead = say("pain_no_rise");
  scale.bands = regimen.no_rise ? two_answers(say) : three_bands(say, regimen.good_pain, regimen.pain_limit);
  scale.next_morning = {{say("pain_next_morning") + " ", true}, {say("pain_smaller_dose"), false}};
  return scale;
}

std::optional<Box> also_box(const LeafletSource& source, const Say& say) {
  ItemList list;
  SaidOnce said;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) list.items.push_back(plain(text));
  };
  for (const Reason& note : source.regimen.sheet_notes)
    if (stands_at_the_start(note)) said.add(patient_text(source, *note.rule));
  const std::string day = day_of_all(source, say);
  for (const ReferralDecision& referral : source.regimen.referrals)
    add(also_text(source, say, referral, said, day.empty()));
  if (!day.empty()) add(say("when_all_days", {{"date", day}}));
  for (const Reason& note : source.regimen.sheet_notes) add(said.news(patient_text(source, *note.rule)));
  if (list.items.empty()) return std::nullopt;
  return Box{BoxRole::plain, say("also_title"), {list}};
}

}  // namespace rehab
