// SPDX-License-Identifier: Apache-2.0
// What the patient does beside the exercises. Reasons stay on the record: visitors read the fridge.
#include "base/date.hpp"
#include "sheet/content/bundle_words.hpp"
#include "sheet/content/parts.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

bool was_discussed(const PatientIntake& intake) {
  return intake.facts[field::specialist_discussed].if_unknown("no") == "yes";
}

std::string sessions_here(const SheetSource& source, const Say& say, const ReferralDecision& referral) {
  int days = referral.within_days.value_or(source.clinic.supervised_within_days);
  return say("go_sessions_here", {{"n", std::to_string(days)}, {"date", say.day(add_days(source.intake.date, days))}});
}

std::string referral_text(const SheetSource& source, const Say& say, const ReferralDecision& referral) {
  switch (referral.to) {
    case Destination::emergency:
      return say("go_emergency", {{"number", source.clinic.emergency_number}});
    case Destination::maternity:
      return say("go_maternity");
    case Destination::medical:
      return say("go_medical");
    case Destination::obstetric:
      return say("go_obstetric");
    case Destination::physical_therapy:
      return say("go_physical_therapy");
    case Destination::specialist_opinion:
      return say("go_specialist");
    case Destination::clinic:
      return say("go_clinic");
  }
  return {};
}

/// Empty: this referral is not for the patient's sheet.
std::string also_text(const SheetSource& source, const Say& say, const ReferralDecision& referral) {
  if (referral.to == Destination::specialist_opinion)
    return was_discussed(source.intake) ? say("go_specialist") : std::string();
  if (referral.to == Destination::physical_therapy && source.clinic.offers_physical_therapy)
    return sessions_here(source, say, referral);
  return referral_text(source, say, referral) + " " + when_text(source, say, route_of(referral));
}

}  // namespace

std::optional<Box> also_box(const SheetSource& source, const Say& say) {
  ItemList list;
  for (const ReferralDecision& referral : source.regimen.referrals)
    if (std::string text = also_text(source, say, referral); !text.empty()) list.items.push_back(plain(text));
  for (const Reason& note : source.regimen.sheet_notes) list.items.push_back(plain(patient_text(source, *note.rule)));
  if (list.items.empty()) return std::nullopt;
  return Box{BoxRole::plain, say("also_title"), {list}};
}

}  // namespace rehab
