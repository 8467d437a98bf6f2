// SPDX-License-Identifier: Apache-2.0
// The account and the ledger as JSON. Keys and words are those of the code and the YAML, never translated; a program
// reads them.
#include "base/date.hpp"
#include "model/value_text.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/explain.hpp"
#include "sheet/content/ledger.hpp"
#include "sheet/content/rule_text.hpp"

namespace rehab {
namespace {

std::string json_text(const std::optional<Value>& value) {
  if (!value) return "not recorded";
  return std::holds_alternative<std::monostate>(*value) ? "does not apply" : value_text(*value);
}

Json strings_json(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push(text);
  return list;
}

Json sources_json(const LeafletSource& source, const Say& say, const Rule& rule) {
  Json list = Json::array();
  for (const Citation& citation : rule.sources)
    list.push(Json()
                  .set("key", citation.key)
                  .set("mark", std::string(1, citation.mark))
                  .set("meaning", mark_text(say, citation.mark))
                  .set("text", citation_text(source, say, rule.bundle, citation)));
  return list;
}

void set_reason(Json& json, const LeafletSource& source, const Say& say, const Reason& reason) {
  const Rule& rule = *reason.rule;
  Json values = Json::object();
  for (const auto& [key, value] : reason.values) values.set(key, json_text(value));
  json.set("rule", rule.name())
      .set("in_short", in_short(source, rule))
      .set("because", because(source, rule))
      .set("values", std::move(values))
      .set("applied_as_not_recorded", reason.not_recorded)
      .set("sources", sources_json(source, say, rule))
      .set("fired_by", rule.when ? "table" : "code")
      .set("would_change_with", strings_json(fields_read(reason)));
}

Json reasons_json(const LeafletSource& source, const Say& say, const std::vector<Reason>& reasons) {
  Json list = Json::array();
  for (const Reason& reason : reasons) {
    Json json = Json::object();
    set_reason(json, source, say, reason);
    list.push(std::move(json));
  }
  return list;
}

Json route_json(const Route& route) {
  Json json = Json::object();
  json.set("to", word_of(route.to)).set("urgency", word_of(route.urgency));
  json.set("within_days", route.within_days ? Json(*route.within_days) : Json());
  return json;
}

Json ledger_json(const LeafletSource& source, const Say& say, const ExerciseDecision& decision) {
  Json list = Json::array();
  for (const LedgerItem& item : ledger_of(decision)) {
    Json json = Json::object();
    json.set("effect", word_of(item.kind));
    if (!item.forms.empty()) json.set("forms", strings_json(item.forms));
    if (item.leg != Side::none) json.set("leg", word_of(item.leg));
    if (!item.things.empty()) json.set("things", strings_json(item.things));
    if (item.reason) set_reason(json, source, say, *item.reason);
    list.push(std::move(json));
  }
  return list;
}

Json dose_json(const Dose& dose) {
  return Json()
      .set("sets", dose.sets)
      .set("times", dose.times)
      .set("lift_s", dose.lift_s)
      .set("hold_s", dose.hold_s)
      .set("lower_s", dose.lower_s)
      .set("rest_s", dose.rest_s)
      .set("days", dose.days)
      .set("ankle_kg", dose.ankle_kg)
      .set("band", dose.band);
}

Json legs_json(const Legs& legs) {
  Json list = Json::array();
  for (Side leg : legs) list.push(word_of(leg));
  return list;
}

void set_dose(Json& json, const ExerciseDecision& decision, const std::vector<std::size_t>& days) {
  Json day_list = Json::array();
  for (std::size_t day : days) day_list.push(day + 1);
  json.set("stage", decision.stage)
      .set("step", word_of(decision.step))
      .set("step_rule", decision.step_rule)
      .set("dose", dose_json(decision.dose))
      .set("sore_dose", dose_json(decision.sore_dose))
      .set("legs", legs_json(decision.legs))
      .set("alternate_start", decision.alternate_start)
      .set("days_of_week", std::move(day_list))
      .set("minutes", decision.minutes)
      .set("uses", strings_json(decision.uses));
}

Json exercise_json(const LeafletSource& source, const Say& say, std::size_t index) {
  const ExerciseDecision& decision = source.regimen.exercises[index];
  Json json = Json::object();
  json.set("exercise", decision.exercise->id)
      .set("bundle", decision.exercise->bundle)
      .set("form", decision.form ? Json(decision.form->id) : Json())
      .set("outcome", word_of(decision.outcome))
      .set("waits_for", word_of(decision.waits_for))
      .set("left_out_by_clinician", decision.left_out_by_clinician)
      .set("is_new", decision.is_new)
      .set("stands_in", decision.stands_in);
  if (decision.form) set_dose(json, decision, days_of(source.regimen, index));
  json.set("reasons", ledger_json(source, say, decision));
  return json;
}

Json referrals_json(const LeafletSource& source, const Say& say) {
  Json list = Json::array();
  if (source.regimen.is_stopped()) return list;  // whoever is asked now decides on all that comes later
  for (const ReferralDecision& referral : source.regimen.referrals)
    list.push(route_json(route_of(referral)).set("reasons", reasons_json(source, say, referral.reasons)));
  return list;
}

/// Where the patient is sent, held or not, the most urgent first.
Json ways_json(const Account& account) {
  Json list = Json::array();
  for (const WayAccount& each : account.ways) list.push(route_json(each.way.route).set("letter_waits", each.way.waits));
  return list;
}

Json letters_json(const Account& account) {
  Json list = Json::array();
  for (const WayAccount& each : account.ways)
    if (goes_with_letter(each.way)) list.push(route_json(each.way.route));
  return list;
}

Json not_evaluated_json(const Regimen& regimen) {
  Json list = Json::array();
  for (const NotEvaluated& each : regimen.not_evaluated)
    list.push(Json().set("rule", each.rule->name()).set("reads", strings_json(each.fields())));
  return list;
}

Json considerations_json(const LeafletSource& source, const Say& say) {
  Json list = Json::array();
  for (const Consideration& consideration : source.regimen.considerations)
    list.push(
        Json().set("red_flag", consideration.flag).set("reasons", reasons_json(source, say, consideration.reasons)));
  return list;
}

Json rule_names(const std::vector<const Rule*>& rules) {
  Json list = Json::array();
  for (const Rule* rule : rules) list.push(rule->name());
  return list;
}

Json routes_json(const std::vector<Route>& routes) {
  Json list = Json::array();
  for (const Route& each : routes) list.push(route_json(each));
  return list;
}

Json answer_json(const AnswerChange& each) {
  return Json()
      .set("field", each.answer.field)
      .set("answer", value_text(each.answer.value))
      .set("range", word_of(each.answer.range))
      .set("change", word_of(each.change))
      .set("sent_to", routes_json(each.sends))
      .set("rules", rule_names(each.rules));
}

Json questions_json(const LeafletSource& source) {
  Json list = Json::array();
  for (const OpenQuestion& question : source.questions) {
    Json answers = Json::array();
    for (const AnswerChange& each : question.answers) answers.push(answer_json(each));
    list.push(Json()
                  .set("fields", strings_json(question.lines))
                  .set("change", word_of(question.change))
                  .set("rules", rule_names(question.rules))
                  .set("answers", std::move(answers))
                  .set("together", question.together));
  }
  return list;
}

Json told_json(const std::vector<Told>& told) {
  Json list = Json::array();
  for (const Told& each : told) list.push(Json().set("text", each.text).set("rules", rule_names(each.rules)));
  return list;
}

Json accounts_json(const std::vector<ExerciseAccount>& exercises) {
  Json list = Json::array();
  for (const ExerciseAccount& each : exercises)
    list.push(Json()
                  .set("exercise", each.decision->exercise->id)
                  .set("name", each.name_and_form())
                  .set("dose", each.dose.empty() ? Json() : Json(each.whole_dose()))
                  .set("sore", each.sore.empty() ? Json() : Json(each.sore))
                  .set("why", told_json(each.why)));
  return list;
}

Json asked_json(const std::vector<QuestionAccount>& questions) {
  Json list = Json::array();
  for (const QuestionAccount& each : questions)
    list.push(Json().set("ask", each.ask).set("answers", told_json(each.answers)));
  return list;
}

/// The sentences that terminal and record print, in the clinic's language.
Json account_json(const Account& account) {
  return Json()
      .set("state", account.state)
      .set("first", account.first)
      .set("pain", account.pain)
      .set("holding", told_json(account.holding))
      .set("printed", accounts_json(account.printed))
      .set("waiting", accounts_json(account.waiting))
      .set("left_out", accounts_json(account.left_out))
      .set("not_as_asked", told_json(account.not_as_asked))
      .set("sent_to", told_json(account.sent_to))
      .set("specialists_opinion", account.opinion.text)
      .set("limits", told_json(account.limits))
      .set("notes", told_json(account.notes))
      .set("changed", told_json(account.changed))
      .set("consider", told_json(account.consider))
      .set("questions", asked_json(account.questions))
      .set("clarify", told_json(account.clarify))
      .set("changes_nothing", strings_json(account.changes_nothing));
}

std::vector<Reason> lifted_reasons(const Regimen& regimen) {
  std::vector<Reason> reasons;
  for (const LiftedHold& hold : regimen.lifted_holds) reasons.push_back(hold.reason);
  return reasons;
}

Json unlikely_json(const PatientIntake& intake) {
  Json list = Json::array();
  for (const UnlikelyPair& pair : intake.unlikely) list.push(strings_json({pair.key, pair.with}));
  return list;
}

Json minutes_json(const Regimen& regimen) {
  Json list = Json::array();
  for (int minutes : regimen.minutes) list.push(minutes);
  return list;
}

}  // namespace

Json explain_json(const Account& account) {
  const LeafletSource& source = account.source;
  const Say say(source.phrases);
  const Regimen& regimen = source.regimen;
  Json exercises = Json::array();
  for (std::size_t i = 0; i < regimen.exercises.size(); ++i) exercises.push(exercise_json(source, say, i));
  const auto within = regimen.is_stopped() ? std::nullopt : regimen.review_within_days;
  const bool issued = regimen.state == RegimenState::issued;
  return Json()
      .set("patient", source.intake.patient)
      .set("date", date_text(source.intake.date))
      .set("state", issued ? "issued" : "held")
      .set("draft", named_clinician(source.intake, source.clinic).empty())
      .set("use_until", issued ? Json(date_text(regimen.use_until)) : Json())
      .set("review", regimen.review)
      .set("review_within_days", within ? Json(*within) : Json())
      .set("pain_limit", issued ? Json(regimen.pain_limit) : Json())
      .set("no_rise", issued ? Json(regimen.no_rise) : Json())
      .set("minutes_by_day", minutes_json(regimen))
      .set("unlikely_answers", unlikely_json(source.intake))
      .set("holding", reasons_json(source, say, regimen.holding))
      .set("nothing_left", regimen.nothing_left)
      .set("holds_lifted", reasons_json(source, say, lifted_reasons(regimen)))
      .set("plan_limits", reasons_json(source, say, regimen.plan_limits))
      .set("exercises", std::move(exercises))
      .set("referrals", referrals_json(source, say))
      .set("sent_to", ways_json(account))
      .set("letters", letters_json(account))
      .set("sheet_notes", reasons_json(source, say, regimen.sheet_notes))
      .set("record_notes", reasons_json(source, say, regimen.record_notes))
      .set("not_evaluated", not_evaluated_json(regimen))
      .set("ask_before_printing", questions_json(source))
      .set("consider", considerations_json(source, say))
      .set("account", account_json(account));
}

}  // namespace rehab
