// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "sheet/content/bundle_words.hpp"
#include "sheet/content/citations.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/ledger.hpp"
#include "sheet/content/letters.hpp"
#include "sheet/content/parts.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

using Cells = std::vector<Line>;

/// The record as it grows: sections are added under a heading, and one with nothing in it is not printed.
class RecordWriter {
 public:
  RecordWriter(const SheetSource& source, const RecordExtras& extras)
      : source_(source), extras_(extras), say_(source.phrases), citations_(source, say_) {}

  Leaflet write();

 private:
  void facts();
  void why_held();
  void ledger();
  void rules();
  void referrals();
  void plan_limits();
  std::string plan_limit(const Rule& rule) const;
  void overrides();
  void lifted_holds();
  void not_evaluated();
  void intake();
  void versions();
  void replaced();
  void sign_off();

  void section(const std::string& title, Part part);
  void list(const std::string& title, std::vector<std::string> texts);
  Line decision_cell(const ExerciseDecision& decision) const;
  Line item_cell(const LedgerItem& item);
  std::vector<Cells> ledger_rows(const ExerciseDecision& decision);
  std::string left_out_reason(const ExerciseDecision& decision) const;

  const SheetSource& source_;
  const RecordExtras& extras_;
  const Say say_;
  Citations citations_;
  std::vector<Part> parts_;
};

void RecordWriter::section(const std::string& title, Part part) {
  parts_.push_back(Heading{2, title});
  parts_.push_back(std::move(part));
}

void RecordWriter::list(const std::string& title, std::vector<std::string> texts) {
  if (texts.empty()) return;
  ItemList items;
  for (std::string& text : texts) items.items.push_back(plain(std::move(text)));
  section(title, items);
}

void RecordWriter::facts() {
  const Regimen& regimen = source_.regimen;
  ItemList items;
  auto add = [&items](std::string text) { items.items.push_back(plain(std::move(text))); };
  add(who_text(source_, say_));
  items.items.push_back(strong(say_("record_state") + ": " + state_text(source_, say_)));
  add(say_("record_review", {{"n", std::to_string(regimen.review)}}));
  if (regimen.state == RegimenState::issued) {
    add(say_("record_until", {{"date", say_.full_date(regimen.use_until)}}));
    add(say_("record_trains", {{"leg", trained_text(source_, say_)}}));
    add(regimen.no_rise ? say_("record_no_rise")
                        : say_("record_pain_limit", {{"n", std::to_string(regimen.pain_limit)}}));
  }
  if (!source_.intake.goal.empty()) add(say_("record_goal", {{"goal", source_.intake.goal}}));
  if (!source_.intake.note.empty()) add(say_("record_note", {{"note", source_.intake.note}}));
  parts_.push_back(std::move(items));
}

void RecordWriter::why_held() {
  if (source_.regimen.state != RegimenState::held) return;
  ItemList items;
  for (const Reason& reason : source_.regimen.holding) {
    Line line{{reason.rule->name() + " ", true}, {because(source_, *reason.rule), false}};
    std::string remedy = reason.effect == EffectKind::hold ? clinician_text(source_, *reason.rule) : std::string();
    if (!remedy.empty()) line.push_back({" " + say_("record_remedy", {{"text", remedy}}), false});
    items.items.push_back(std::move(line));
  }
  if (source_.regimen.nothing_left) items.items.push_back(plain(say_("record_nothing_left")));
  section(say_("record_why_held"), items);
}

Line RecordWriter::decision_cell(const ExerciseDecision& decision) const {
  Line line{{outcome_text(say_, decision), true}};
  if (!decision.form) return line;
  std::vector<std::string> rest{stage_text(say_, decision), dose_line(say_, decision.dose, decision.legs)};
  if (decision.outcome == Outcome::today) {
    rest.push_back(say_("ledger_minutes", {{"n", std::to_string(decision.minutes)}}));
    rest.push_back(say_("ledger_sore", {{"dose", dose_line(say_, decision.sore_dose, {})}}));
    if (source_.intake.change.contains(decision.exercise->id)) rest.push_back(say_("ledger_changed"));
  }
  line.push_back({"; " + join(rest, "; "), false});
  return line;
}

std::string RecordWriter::left_out_reason(const ExerciseDecision& decision) const {
  auto found = source_.intake.leave_out.find(decision.exercise->id);
  if (!decision.left_out_by_clinician || found == source_.intake.leave_out.end() || found->second.empty()) return {};
  return say_("ledger_reason", {{"text", found->second}});
}

Line RecordWriter::item_cell(const LedgerItem& item) {
  if (!item.reason) return plain(item_lead(say_, item));
  Line line{{item.reason->rule->name(), true}, {" " + item_lead(say_, item), false}};
  if (std::string values = values_text(say_, *item.reason); !values.empty()) line.push_back({" " + values, false});
  line.push_back({" " + citations_.numbers(*item.reason->rule), false});
  return line;
}

/// The first row names the exercise; each reason has a row.
std::vector<Cells> RecordWriter::ledger_rows(const ExerciseDecision& decision) {
  std::vector<Line> why;
  if (std::string reason = left_out_reason(decision); !reason.empty()) why.push_back(plain(reason));
  for (const LedgerItem& item : ledger_of(decision)) why.push_back(item_cell(item));
  if (why.empty()) why.push_back(plain(say_("ledger_no_rule")));

  Line name{{name_of(source_, *decision.exercise), true}, {" " + full_name(decision), false}};
  if (std::string cited = citations_.numbers(*decision.exercise); !cited.empty()) name.push_back({" " + cited, false});
  std::vector<Cells> rows{{name, decision_cell(decision), why.front()}};
  for (std::size_t i = 1; i < why.size(); ++i) rows.push_back({{}, {}, why[i]});
  return rows;
}

void RecordWriter::ledger() {
  if (source_.regimen.exercises.empty()) return;
  Table table;
  table.head = {say_("ledger_exercise"), say_("ledger_decision"), say_("ledger_why")};
  table.widths = {2.2, 2.4, 3.4};
  for (const ExerciseDecision& decision : source_.regimen.exercises)
    for (Cells& row : ledger_rows(decision)) table.rows.push_back(std::move(row));
  section(say_("record_ledger"), table);
}

void RecordWriter::rules() {
  Table table;
  table.head = {say_("rules_rule"), say_("ledger_why"), say_("rules_values")};
  table.widths = {1.8, 4.2, 2};
  for (const Reason* reason : fired_rules(source_.regimen)) {
    std::string values = values_text(say_, *reason);
    if (reason->not_recorded) values += (values.empty() ? "" : "; ") + say_("applied_unknown");
    table.rows.push_back({strong(reason->rule->name()),
                          plain(because(source_, *reason->rule) + " " + citations_.numbers(*reason->rule)),
                          plain(values)});
  }
  if (!table.rows.empty()) section(say_("record_rules"), table);
}

void RecordWriter::referrals() {
  std::vector<std::string> lines;
  for (const Way& way : ways(source_.regimen)) {
    std::vector<std::string> names;
    for (const Reason* reason : way.reasons) names.push_back(reason->rule->name());
    lines.push_back(say_("referral_line", {{"to", destination_name(source_, say_, way.route.to)},
                                           {"when", urgency_name(say_, way.route)}}) +
                    " (" + join(names) + ")");
  }
  list(say_("record_referrals"), std::move(lines));
}

/// What the effects of a rule limit in the plan as a whole.
std::string RecordWriter::plan_limit(const Rule& rule) const {
  std::vector<std::string> texts;
  for (const Effect& effect : rule.then) {
    if (effect.limit.exercises)
      texts.push_back(say_("plan_limit_exercises", {{"n", std::to_string(*effect.limit.exercises)}}));
    if (effect.limit.review_days)
      texts.push_back(say_("plan_limit_review", {{"n", std::to_string(*effect.limit.review_days)}}));
  }
  return rule.name() + ": " + join(texts);
}

void RecordWriter::plan_limits() {
  if (source_.regimen.state == RegimenState::held) return;
  std::vector<std::string> lines;
  for (const Reason& reason : source_.regimen.plan_limits) lines.push_back(plan_limit(*reason.rule));
  list(say_("record_plan_limits"), std::move(lines));
}

void RecordWriter::overrides() {
  std::vector<std::string> lines;
  for (const Override& lifted : source_.intake.overrides) {
    Filling filling{{"rule", lifted.rule}, {"name", lifted.agreed_by}, {"reason", lifted.reason}};
    if (lifted.exercise.empty()) {
      lines.push_back(say_("override_hold", filling));
    } else {
      filling.emplace_back("exercise", lifted.exercise);
      lines.push_back(say_("override_line", filling));
    }
  }
  list(say_("record_overrides"), std::move(lines));
}

void RecordWriter::lifted_holds() {
  std::vector<std::string> lines;
  for (const LiftedHold& hold : source_.regimen.lifted_holds)
    lines.push_back(hold.reason.rule->name() + ": " + because(source_, *hold.reason.rule) + " " +
                    say_("lifted_line", {{"name", hold.agreed_by}}));
  list(say_("record_lifted_holds"), std::move(lines));
}

void RecordWriter::not_evaluated() {
  list(say_("record_not_evaluated"), not_evaluated_lines(source_, say_));
}

void RecordWriter::intake() {
  Table table;
  table.widths = {1, 2};
  for (const auto& [key, value] : extras_.intake_lines) table.rows.push_back({plain(key), plain(value)});
  if (!table.rows.empty()) section(say_("record_intake"), table);
}

void RecordWriter::versions() {
  const Filling language{{"language", extras_.sheet_language}};
  std::vector<std::string> lines{
      say_("version_planner", {{"version", extras_.planner_version}}),
      say_("version_intake", {{"hash", source_.intake.sha256}}),
      extras_.sheet_words_reviewed ? say_("version_words", language) : say_("version_words_unreviewed", language)};
  for (const Bundle* bundle : source_.bundles)
    lines.push_back(
        say_("version_bundle", {{"name", bundle->id}, {"version", bundle->version}, {"hash", bundle->sha256}}));
  list(say_("record_versions"), std::move(lines));
}

void RecordWriter::replaced() {
  std::vector<std::string> lines;
  for (const Replacement& replacement : extras_.replaced)
    lines.push_back(
        say_("replaced_line", {{"code", code_point_name(replacement.code_point)}, {"where", replacement.where}}));
  list(say_("record_replaced"), std::move(lines));
}

void RecordWriter::sign_off() {
  const std::string& name = named_clinician(source_.intake, source_.clinic);
  parts_.push_back(
      Box{BoxRole::plain,
          say_("record_sign"),
          {Paragraph{plain(say_("sign_statement"))}, PenLine{say_("sign_name", {{"name", name}})},
           PenLine{say_("sign_registration")}, PenLine{say_("sign_signature")}, PenLine{say_("sign_date")}}});
}

Leaflet RecordWriter::write() {
  Leaflet leaflet = patient_leaflet(source_);
  leaflet.audience = Audience::clinician;
  leaflet.title = say_("record_file_title", {{"plan", source_.intake.patient}});
  leaflet.bar = say_("not_for_patient");
  parts_ = {Heading{1, say_("record_title")}};
  facts();
  why_held();
  ledger();
  rules();
  referrals();
  plan_limits();
  overrides();
  lifted_holds();
  not_evaluated();
  intake();
  if (!citations_.lines().empty()) section(say_("record_sources"), ItemList{false, citations_.lines()});
  replaced();
  versions();
  sign_off();
  for (Part& part : letters(source_, say_)) parts_.push_back(std::move(part));
  leaflet.parts = std::move(parts_);
  return leaflet;
}

}  // namespace

bool words_reviewed(const Phrases& phrases, std::span<const Bundle* const> bundles) {
  return phrases.reviewed && std::ranges::all_of(bundles, [&](const Bundle* bundle) {
           auto words = bundle->wording.find(phrases.language);
           return words == bundle->wording.end() || words->second.reviewed;
         });
}

Leaflet record(const SheetSource& source, const RecordExtras& extras) {
  return RecordWriter(source, extras).write();
}

}  // namespace rehab
