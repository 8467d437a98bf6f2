// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/explain.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/content/clarify.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/ledger.hpp"
#include "sheet/content/questions.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

std::string sources_text(const Say& say, const Rule& rule) {
  std::vector<std::string> texts;
  for (const Citation& citation : rule.sources)
    texts.push_back((citation.key == "policy" ? say("record_policy") : citation.key) + ", " +
                    mark_text(say, citation.mark));
  return texts.empty() ? std::string() : " [" + join(texts, "; ") + "]";
}

std::string change_text(const Say& say, const Reason& reason) {
  const std::vector<std::string> fields = fields_read(reason);
  if (fields.empty()) return say("explain_always");
  const std::string reads = say("explain_reads", {{"fields", join(fields)}});
  return reason.rule->when ? reads : say("explain_code") + "; " + reads;
}

/// "safety_rules/P6: not in the form floor: Lying flat ... (pregnancy_weeks: 22) [NHS16, ...]; would change with: ..."
std::string reason_text(const LeafletSource& source, const Say& say, const Reason& reason, const std::string& lead) {
  const Rule& rule = *reason.rule;
  std::string text = rule.name() + ": " + lead + (lead.empty() ? "" : " ") + because(source, rule);
  if (std::string values = values_text(source, say, reason); !values.empty()) text += " (" + values + ")";
  return text + sources_text(say, rule) + "; " + change_text(say, reason);
}

std::string exercise_line(const Say& say, const ExerciseDecision& decision, const Regimen& regimen, std::size_t index) {
  std::vector<std::string> parts{outcome_text(say, decision)};
  if (decision.form) {
    parts.push_back(stage_text(say, decision));
    parts.push_back(dose_line(say, decision));
  }
  if (decision.outcome == Outcome::today) {
    parts.push_back(days_short(say, days_of(regimen, index)));
    parts.push_back(say("ledger_minutes", {{"n", std::to_string(decision.minutes)}}));
  }
  return full_name(decision) + ": " + join(parts, "; ");
}

void add_exercise(std::vector<std::string>& lines, const LeafletSource& source, const Say& say, std::size_t index) {
  const ExerciseDecision& decision = source.regimen.exercises[index];
  lines.push_back(exercise_line(say, decision, source.regimen, index));
  const std::vector<LedgerItem> items = ledger_of(decision);
  for (const LedgerItem& item : items)
    lines.push_back(
        "  " + (item.reason ? reason_text(source, say, *item.reason, item_lead(say, item)) : item_lead(say, item)));
  if (items.empty() && decision.outcome != Outcome::left_out) lines.push_back("  " + say("ledger_no_rule"));
}

void add_reasons(std::vector<std::string>& lines, const LeafletSource& source, const Say& say, const std::string& title,
                 const std::vector<Reason>& reasons) {
  if (reasons.empty()) return;
  lines.push_back(title + ":");
  for (const Reason& reason : reasons) lines.push_back("  " + reason_text(source, say, reason, {}));
}

void add_referrals(std::vector<std::string>& lines, const LeafletSource& source, const Say& say) {
  for (const ReferralDecision& referral : source.regimen.referrals)
    add_reasons(lines, source, say,
                say("record_referrals") + ", " +
                    say("referral_line", {{"to", destination_name(source, say, referral.to)},
                                          {"when", urgency_name(say, route_of(referral))}}),
                referral.reasons);
}

std::string or_none(const Say& say, const std::string& text) {
  return text.empty() ? say("summary_none") : text;
}

std::string pain_text(const Regimen& regimen, const Say& say) {
  return regimen.no_rise ? say("pain_no_rise_short")
                         : say("pain_limit_short", {{"n", std::to_string(regimen.pain_limit)}});
}

std::string referrals_text(const LeafletSource& source, const Say& say) {
  std::vector<std::string> texts;
  for (const Way& way : ways(source.regimen)) texts.push_back(way_text(source, say, way));
  return join(texts, "; ");
}

std::string patient_line(const LeafletSource& source, const Say& say) {
  return say("summary_patient", {{"patient", source.intake.patient},
                                 {"date", date_text(source.intake.date)},
                                 {"state", state_text(source, say)}});
}

std::string legs_line(const LeafletSource& source, const Say& say) {
  return say("summary_legs", {{"leg", trained_text(source, say)}, {"pain", pain_text(source.regimen, say)}});
}

std::string review_text(const LeafletSource& source, const Say& say) {
  std::vector<std::string> texts;
  if (source.intake.next_visit)
    texts.push_back(say("review_next_visit", {{"date", date_text(*source.intake.next_visit)}}));
  if (source.regimen.review_within_days)
    texts.push_back(say("review_within", {{"n", std::to_string(*source.regimen.review_within_days)}}));
  return texts.empty() ? say("review_open") : join(texts);
}

}  // namespace

std::vector<std::string> explain_lines(const LeafletSource& source) {
  const Say say(source.phrases);
  const Regimen& regimen = source.regimen;
  std::vector<std::string> lines{patient_line(source, say)};
  if (regimen.state == RegimenState::issued) lines.push_back(legs_line(source, say));
  for (std::string& line : question_lines(source)) lines.push_back(std::move(line));
  add_reasons(lines, source, say, say("record_why_held"), regimen.holding);
  if (regimen.nothing_left) lines.push_back(nothing_left_text(source, say));
  for (const LiftedHold& hold : regimen.lifted_holds)
    add_reasons(lines, source, say, say("record_lifted_holds"), {hold.reason});
  add_reasons(lines, source, say, say("record_plan_limits"), regimen.plan_limits);
  for (std::size_t i = 0; i < regimen.exercises.size(); ++i) add_exercise(lines, source, say, i);
  add_referrals(lines, source, say);
  if (const std::string letters = letters_text(source, say); !letters.empty())
    lines.push_back(say("summary_letters", {{"letters", letters}}));
  add_reasons(lines, source, say, say("record_sheet_notes"), regimen.sheet_notes);
  add_reasons(lines, source, say, say("record_record_notes"), regimen.record_notes);
  if (!regimen.not_evaluated.empty()) lines.push_back(say("record_not_evaluated") + ":");
  for (const std::string& line : not_evaluated_lines(source, say, Names::all)) lines.push_back("  " + line);
  return lines;
}

std::vector<std::string> summary(const LeafletSource& source) {
  const Say say(source.phrases);
  const bool issued = source.regimen.state == RegimenState::issued;
  std::vector<std::string> lines{patient_line(source, say)};
  if (issued) lines.push_back(legs_line(source, say));
  lines.push_back(say("summary_exercises", {{"exercises", or_none(say, join(exercise_texts(source, say), "; "))}}));
  lines.push_back(say("summary_referrals", {{"referrals", or_none(say, referrals_text(source, say))}}));
  lines.push_back(say("summary_review", {{"review", review_text(source, say)}}));
  if (issued) lines.back() += ". " + say("record_until", {{"date", date_text(source.regimen.use_until)}});
  if (!source.intake.something_else.empty()) lines.push_back(something_else_text(source, say));
  return lines;
}

}  // namespace rehab
