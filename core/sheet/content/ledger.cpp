// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/ledger.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "model/fields.hpp"
#include "model/value_text.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/overview.hpp"

namespace rehab {
namespace {

bool says_the_same(const LedgerItem& a, const LedgerItem& b) {
  return a.kind == b.kind && a.leg == b.leg && a.things == b.things &&
         (a.reason ? a.reason->rule : nullptr) == (b.reason ? b.reason->rule : nullptr);
}

void add_item(std::vector<LedgerItem>& items, LedgerItem item) {
  for (LedgerItem& known : items)
    if (says_the_same(known, item)) {
      known.forms.insert(known.forms.end(), item.forms.begin(), item.forms.end());
      return;
    }
  items.push_back(std::move(item));
}

void add_form(std::vector<LedgerItem>& items, const FormDecision& form) {
  for (const Reason& reason : form.forbidden_by)
    add_item(items, {LedgerKind::forbids, {std::string(form.form)}, Side::none, &reason, {}});
  for (const DroppedLeg& dropped : form.dropped_legs)
    for (const Reason& reason : dropped.reasons)
      add_item(items, {LedgerKind::drops_leg, {std::string(form.form)}, dropped.leg, &reason, {}});
  for (const Reason& reason : form.passed_over_by)
    add_item(items, {LedgerKind::prefers, {std::string(form.form)}, Side::none, &reason, {}});
  if (!form.missing.empty())
    add_item(items, {LedgerKind::missing,
                     {std::string(form.form)},
                     Side::none,
                     nullptr,
                     {form.missing.begin(), form.missing.end()}});
}

void add_all(std::vector<LedgerItem>& items, LedgerKind kind, const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) add_item(items, {kind, {}, Side::none, &reason, {}});
}

void add_rule(std::vector<const Reason*>& fired, const Reason& reason) {
  auto same = [&](const Reason* known) { return known->rule == reason.rule; };
  if (std::ranges::none_of(fired, same)) fired.push_back(&reason);
}

std::string waits_text(const Say& say, WaitsFor what) {
  switch (what) {
    case WaitsFor::nothing:
      return {};
    case WaitsFor::next_review:
      return say("waits_next_review");
    case WaitsFor::equipment:
      return say("waits_equipment");
    case WaitsFor::minutes:
      return say("waits_minutes");
    case WaitsFor::not_chosen:
      return say("waits_not_chosen");
    case WaitsFor::asked_first:
      return say("waits_asked_first");
    case WaitsFor::words:
      return say("waits_words");
  }
  return {};
}

std::string recorded_text(const Say& say, const std::optional<Value>& value) {
  if (!value) return say("not_recorded");
  if (std::holds_alternative<std::monostate>(*value)) return say("does_not_apply");
  const auto* words = std::get_if<std::vector<std::string>>(&*value);
  return words && words->empty() ? say("word_none") : value_text(*value);
}

/// What a rule saw of a field, and what is recorded where that is something else.
std::string seen_text(const Say& say, const Value* recorded, const std::optional<Value>& seen) {
  std::string text = recorded_text(say, seen);
  if (!recorded || !seen || *recorded == *seen) return text;
  return say("value_by_end", {{"recorded", recorded_text(say, *recorded)}, {"last", text}});
}

std::string step_text(const Say& say, const ExerciseDecision& decision) {
  switch (decision.step) {
    case StageStep::start:
      return {};
    case StageStep::up:
      return say("step_up");
    case StageStep::keep:
      return say("step_keep");
    case StageStep::back:
      return say("step_back");
  }
  return {};
}

std::string step_reason(const Say& say, const std::string& step_rule) {
  if (step_rule == "not_recorded") return say("not_recorded");
  if (step_rule == "last_stage") return say("step_last_stage");
  if (step_rule == "form") return say("step_form");
  return step_rule == "equipment" ? say("waits_equipment") : step_rule;
}

}  // namespace

std::vector<LedgerItem> ledger_of(const ExerciseDecision& decision) {
  std::vector<LedgerItem> items;
  for (const FormDecision& form : decision.forms) add_form(items, form);
  add_all(items, LedgerKind::asks, decision.asked_by);
  add_all(items, LedgerKind::limits, decision.limited_by);
  add_all(items, LedgerKind::note, decision.step_notes);
  add_all(items, LedgerKind::lifted, decision.lifted);
  return items;
}

std::vector<const ExerciseDecision*> told_one_by_one(const Regimen& regimen) {
  std::vector<const ExerciseDecision*> told;
  std::size_t others = 0;
  for (const ExerciseDecision& decision : regimen.exercises)
    if (decision.outcome == Outcome::today || decision.left_out_by_clinician || ++others <= most_others_told)
      told.push_back(&decision);
  return told;
}

std::vector<const Reason*> fired_rules(const Regimen& regimen, std::span<const ExerciseDecision* const> exercises) {
  std::vector<const Reason*> fired;
  for (const Reason& reason : regimen.holding) add_rule(fired, reason);
  for (const LiftedHold& hold : regimen.lifted_holds) add_rule(fired, hold.reason);
  for (const ReferralDecision& referral : regimen.referrals)
    for (const Reason& reason : referral.reasons) add_rule(fired, reason);
  for (const Reason& reason : regimen.plan_limits) add_rule(fired, reason);
  for (const Reason& reason : regimen.sheet_notes) add_rule(fired, reason);
  for (const Reason& reason : regimen.record_notes) add_rule(fired, reason);
  for (const Consideration& consideration : regimen.considerations)
    for (const Reason& reason : consideration.reasons) add_rule(fired, reason);
  for (const ExerciseDecision* decision : exercises)
    for (const LedgerItem& item : ledger_of(*decision))
      if (item.reason) add_rule(fired, *item.reason);
  return fired;
}

std::string item_lead(const Say& say, const LedgerItem& item) {
  const std::string forms = join(item.forms);
  switch (item.kind) {
    case LedgerKind::forbids:
      return say("ledger_forbids", {{"form", forms}});
    case LedgerKind::drops_leg:
      return say("ledger_drops_leg", {{"form", forms}, {"leg", say.side(item.leg)}});
    case LedgerKind::missing:
      return say("ledger_missing", {{"form", forms}, {"things", say.things(item.things)}});
    case LedgerKind::prefers:
      return say("ledger_prefers", {{"form", forms}});
    case LedgerKind::asks:
      return say("ledger_asks");
    case LedgerKind::limits:
      return say("ledger_limits");
    case LedgerKind::note:
      return say("ledger_note");
    case LedgerKind::lifted:
      return say("ledger_lifted");
  }
  return {};
}

std::string outcome_text(const Say& say, const ExerciseDecision& decision) {
  switch (decision.outcome) {
    case Outcome::today:
      return decision.stands_in ? say("outcome_stands_in") : say("outcome_today");
    case Outcome::waits:
      return say("outcome_waits", {{"what", waits_text(say, decision.waits_for)}});
    case Outcome::left_out:
      break;
  }
  if (decision.left_out_by_clinician) return say("outcome_left_out_by_clinician");
  std::string why = waits_text(say, decision.waits_for);
  return why.empty() ? say("outcome_left_out") : say("outcome_left_out") + ": " + why;
}

std::string stage_text(const Say& say, const ExerciseDecision& decision) {
  const std::string n = std::to_string(decision.stage);
  std::vector<std::string> why;
  if (std::string step = step_text(say, decision); !step.empty()) why.push_back(step);
  if (!decision.step_rule.empty()) why.push_back(step_reason(say, decision.step_rule));
  if (why.empty()) return say("ledger_stage", {{"n", n}});
  return say("ledger_stage_rule", {{"n", n}, {"rule", join(why)}});
}

std::string id_of(const ExerciseDecision& decision) {
  return decision.form ? decision.exercise->id + "." + decision.form->id : decision.exercise->id;
}

std::string full_name(const ExerciseDecision& decision) {
  return decision.exercise->bundle + "/" + id_of(decision);
}

std::string short_name(const LeafletSource& source, const Rule& rule) {
  const auto has = [&](const Bundle* bundle) {
    return std::ranges::binary_search(bundle->rules, rule.id, {}, &Rule::id);
  };
  return std::ranges::count_if(source.bundles, has) == 1 ? rule.id : rule.name();
}

std::string values_text(const LeafletSource& source, const Say& say, const Reason& reason) {
  std::vector<std::string> values;
  for (const auto& [key, value] : reason.values)
    values.push_back(key + ": " + seen_text(say, source.intake.facts.find(key), value));
  return join(values);
}

std::vector<std::string> fields_read(const Reason& reason) {
  if (reason.rule->when) return keys_of(*reason.rule->when);
  std::vector<std::string> asked;
  for (const auto& [key, value] : reason.values) asked.push_back(key);
  return asked;
}

std::string citation_text(const LeafletSource& source, const Say& say, const std::string& bundle,
                          const Citation& citation) {
  if (citation.key == "policy") return say("record_policy");
  const Bundle* of = find_bundle(source, bundle);
  if (!of) return citation.key;
  auto found = of->sources.find(citation.key);
  return found == of->sources.end() ? citation.key : citation.key + ": " + found->second;
}

std::string mark_text(const Say& say, char mark) {
  switch (mark) {
    case 'V':
      return say("mark_v");
    case 'S':
      return say("mark_s");
    case 'M':
      return say("mark_m");
    default:
      return say("mark_x");
  }
}

std::vector<std::string> not_evaluated_lines(const LeafletSource& source, const Say& say, Names names) {
  std::map<std::string, std::vector<std::string>> rules_by_fields;
  for (const NotEvaluated& each : source.regimen.not_evaluated)
    rules_by_fields[join(missing_lines(source.intake.facts, each.fields()))].push_back(short_name(source, *each.rule));
  std::vector<std::string> lines;
  for (const auto& [fields, rules] : rules_by_fields)
    lines.push_back(
        say("not_evaluated_line", {{"rule", names == Names::all ? join(rules) : say.few(rules)}, {"fields", fields}}));
  return lines;
}

std::string who_text(const LeafletSource& source, const Say& say) {
  const std::string& name = source.intake.name;
  const std::string& id = source.intake.patient;
  return say("who_line", {{"who", name.empty() ? id : name + " (" + id + ")"},
                          {"age", std::to_string(source.intake.facts[field::age].value())},
                          {"date", say.full_date(source.intake.date)}});
}

std::string something_else_text(const LeafletSource& source, const Say& say) {
  const std::string& text = source.intake.something_else;
  const std::string& name = source.intake.something_else_cleared_by;
  return name.empty() ? say("something_else", {{"text", text}})
                      : say("something_else_cleared", {{"text", text}, {"name", name}});
}

std::string trained_text(const LeafletSource& source, const Say& say) {
  const std::string leg = title(source, say).leg;
  return leg.empty() ? say("legs_both") : leg;
}

std::string state_text(const LeafletSource& source, const Say& say) {
  std::string state = source.regimen.state == RegimenState::held ? say("state_held") : say("state_issued");
  bool draft = named_clinician(source.intake, source.clinic).empty();
  return draft ? state + "; " + say("state_draft") : state;
}

std::vector<std::string> exercise_texts(const LeafletSource& source, const Say& say) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < source.regimen.today; ++i) {
    const ExerciseDecision& decision = source.regimen.exercises[i];
    std::string dose = dose_line(say, decision) + ", " + days_short(say, days_of(source.regimen, i));
    texts.push_back(say("summary_exercise",
                        {{"name", name_with_form(source, *decision.exercise, *decision.form)}, {"dose", dose}}));
  }
  return texts;
}

}  // namespace rehab
