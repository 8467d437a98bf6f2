// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/summary.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/content/account.hpp"
#include "sheet/content/clarify.hpp"

namespace rehab {
namespace {

std::string or_none(const Say& say, const std::string& text) {
  return text.empty() ? say("summary_none") : text;
}

std::string pain_limit_text(const Regimen& regimen, const Say& say) {
  return regimen.no_rise ? say("pain_no_rise_short")
                         : say("pain_limit_short", {{"n", std::to_string(regimen.pain_limit)}});
}

std::string referrals_text(const Account& account) {
  std::vector<std::string> texts;
  for (const WayAccount& way : account.ways) texts.push_back(way.text);
  return join(texts, "; ");
}

std::string state_text(const LeafletSource& source, const Say& say) {
  std::string state = source.regimen.state == RegimenState::held ? say("state_held") : say("state_issued");
  bool draft = named_clinician(source.intake, source.clinic).empty();
  return draft ? state + "; " + say("state_draft") : state;
}

std::string patient_line(const LeafletSource& source, const Say& say) {
  return say("summary_patient", {{"patient", source.intake.patient},
                                 {"date", date_text(source.intake.date)},
                                 {"state", state_text(source, say)}});
}

std::string legs_line(const LeafletSource& source, const Say& say) {
  return say("summary_legs", {{"leg", trained_text(source, say)}, {"pain", pain_limit_text(source.regimen, say)}});
}

std::string held_because(const LeafletSource& source, const Say& say) {
  Reasons reasons;
  add_reasons(reasons, source.regimen.holding);
  return reasons.empty() ? nothing_left_text(source, say) : reasons_text(source, say, reasons);
}

std::string review_text(const LeafletSource& source, const Say& say) {
  std::vector<std::string> texts;
  if (source.intake.next_visit)
    texts.push_back(say("review_next_visit", {{"date", date_text(*source.intake.next_visit)}}));
  if (source.regimen.review_within_days && !source.regimen.is_stopped())
    texts.push_back(say("review_within", {{"n", std::to_string(*source.regimen.review_within_days)}}));
  return texts.empty() ? say("review_open") : join(texts);
}

}  // namespace

std::vector<std::string> summary(const Account& account) {
  const LeafletSource& source = account.source;
  const Say say(source.phrases);
  const bool issued = source.regimen.state == RegimenState::issued;
  std::vector<std::string> lines{patient_line(source, say)};
  if (issued) lines.push_back(legs_line(source, say));
  lines.push_back(
      issued ? say("summary_exercises", {{"exercises", or_none(say, join(exercise_texts(account, say), "; "))}})
             : say("summary_held", {{"reasons", held_because(source, say)}}));
  lines.push_back(say("summary_referrals", {{"referrals", or_none(say, referrals_text(account))}}));
  lines.push_back(say("summary_review", {{"review", review_text(source, say)}}));
  if (issued) lines.back() += ". " + say("record_until", {{"date", date_text(source.regimen.use_until)}});
  if (!source.intake.something_else.empty()) lines.push_back(something_else_text(source, say));
  return lines;
}

}  // namespace rehab
