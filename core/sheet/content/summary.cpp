// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/content/explain.hpp"
#include "sheet/content/ledger.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

std::string or_none(const Say& say, const std::string& text) {
  return text.empty() ? say("summary_none") : text;
}

std::string pain_text(const Regimen& regimen, const Say& say) {
  return regimen.no_rise ? say("pain_no_rise_short")
                         : say("pain_limit_short", {{"n", std::to_string(regimen.pain_limit)}});
}

std::string referrals_text(const SheetSource& source, const Say& say) {
  std::vector<std::string> texts;
  for (const Way& way : ways(source.regimen)) texts.push_back(way_text(source, say, way));
  return join(texts, "; ");
}

std::string review_text(const SheetSource& source, const Say& say) {
  std::vector<std::string> texts;
  if (source.intake.next_visit)
    texts.push_back(say("review_next_visit", {{"date", date_text(*source.intake.next_visit)}}));
  if (source.regimen.review_within_days)
    texts.push_back(say("review_within", {{"n", std::to_string(*source.regimen.review_within_days)}}));
  return texts.empty() ? say("review_open") : join(texts);
}

}  // namespace

std::vector<std::string> summary(const SheetSource& source) {
  const Say say(source.phrases);
  return {
      say("summary_patient", {{"patient", source.intake.patient},
                              {"date", date_text(source.intake.date)},
                              {"state", state_text(source, say)}}),
      say("summary_legs", {{"leg", trained_text(source, say)}, {"pain", pain_text(source.regimen, say)}}),
      say("summary_exercises", {{"exercises", or_none(say, exercises_text(source, say))}}),
      say("summary_referrals", {{"referrals", or_none(say, referrals_text(source, say))}}),
      say("summary_review", {{"review", review_text(source, say)}, {"until", date_text(source.regimen.use_until)}})};
}

}  // namespace rehab
