// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/record.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/rules_review.hpp"
#include "sheet/content/clarify.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/ledger.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/questions.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

/// Gives each source its number the first time it is cited, and prints the list at the end.
class Citations {
 public:
  Citations(const LeafletSource& source, const Say& say) : source_(source), say_(say) {}

  /// "[1, 3]"; empty for a rule without sources.
  std::string numbers(const Rule& rule);
  std::string numbers(const Exercise& exercise);

  /// "[1] NHS16: advice on ... (as reported by a secondary page)", one line each.
  std::vector<std::string> lines() const;

 private:
  std::string numbers(const std::string& bundle, const std::vector<Citation>& citations);
  std::size_t number_of(const std::string& bundle, const Citation& citation);

  const LeafletSource& source_;
  const Say& say_;
  struct Entry {
    std::string text;
    char mark;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries_;
};

std::string Citations::numbers(const Rule& rule) {
  return numbers(rule.bundle, rule.sources);
}

std::string Citations::numbers(const Exercise& exercise) {
  if (exercise.source.empty() || exercise.mark.empty()) return {};
  return numbers(exercise.bundle, {{exercise.source, exercise.mark.front()}});
}

std::string Citations::numbers(const std::string& bundle, const std::vector<Citation>& citations) {
  std::vector<std::string> texts;
  for (const Citation& citation : citations) texts.push_back(std::to_string(number_of(bundle, citation)));
  return texts.empty() ? std::string() : "[" + join(texts) + "]";
}

std::size_t Citations::number_of(const std::string& bundle, const Citation& citation) {
  Entry entry{citation_text(source_, say_, bundle, citation), citation.mark};
  auto found = std::ranges::find(entries_, entry);
  if (found == entries_.end()) found = entries_.insert(entries_.end(), std::move(entry));
  return static_cast<std::size_t>(found - entries_.begin()) + 1;
}

std::vector<std::string> Citations::lines() const {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < entries_.size(); ++i)
    lines.push_back(
        say_("source_line",
             {{"n", std::to_string(i + 1)}, {"text", entries_[i].text}, {"mark", mark_text(say_, entries_[i].mark)}}));
  return lines;
}

using Cells = std::vector<Line>;

/// The record as it grows: sections are added under a heading, and one with nothing in it is not printed.
class RecordWriter {
 public:
  RecordWriter(const LeafletSource& source, const RecordExtras& extras)
      : source_(source),
        extras_(extras),
        say_(source.phrases),
        told_(told_one_by_one(source.regimen)),
        citations_(source, say_) {}

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
  void fine_print(const std::string& title, std::vector<std::string> texts);
  Line decision_line(const ExerciseDecision& decision) const;
  Line why_line(const ExerciseDecision& decision) const;
  Cells ledger_row(const ExerciseDecision& decision);
  std::string left_out_reason(const ExerciseDecision& decision) const;

  const LeafletSource& source_;
  const RecordExtras& extras_;
  const Say say_;
  const std::vector<const ExerciseDecision*> told_;
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

/// Lines in the small size, to be looked up rather than read.
void RecordWriter::fine_print(const std::string& title, std::vector<std::string> texts) {
  if (texts.empty()) return;
  parts_.push_back(Heading{2, title});
  for (std::string& text : texts) parts_.push_back(Paragraph{plain(std::move(text)), true});
}

void RecordWriter::facts() {
  const Regimen& regimen = source_.regimen;
  auto add = [&](Line line) { parts_.push_back(Paragraph{std::move(line)}); };
  std::vector<std::string> facts{say_("record_review", {{"n", std::to_string(regimen.review)}})};
  if (regimen.state == RegimenState::issued) {
    facts.push_back(say_("record_until", {{"date", say_.full_date(regimen.use_until)}}));
    facts.push_back(say_("record_trains", {{"leg", trained_text(source_, say_)}}));
    facts.push_back(regimen.no_rise ? say_("record_no_rise")
                                    : say_("record_pain_limit", {{"n", std::to_string(regimen.pain_limit)}}));
  }
  add({{who_text(source_, say_), false}, {" " + say_("record_state") + ": " + state_text(source_, say_), true}});
  add(plain(join(facts, "; ")));
  if (!source_.intake.goal.empty()) add(plain(say_("record_goal", {{"goal", source_.intake.goal}})));
  if (!source_.intake.note.empty()) add(plain(say_("record_note", {{"note", source_.intake.note}})));
  if (!source_.intake.something_else.empty()) add(plain(something_else_text(source_, say_)));
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
  if (source_.regimen.nothing_left) items.items.push_back(plain(nothing_left_text(source_, say_)));
  section(say_("record_why_held"), items);
}

Line RecordWriter::decision_line(const ExerciseDecision& decision) const {
  Line line{{outcome_text(say_, decision), true}};
  if (!decision.form) return line;
  std::vector<std::string> rest{stage_text(say_, decision), dose_line(say_, decision)};
  if (decision.outcome == Outcome::today) {
    rest.push_back(say_("ledger_minutes", {{"n", std::to_string(decision.minutes)}}));
    rest.push_back(say_("ledger_sore", {{"dose", dose_line(say_, decision.sore_dose)}}));
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

/// "not in the form floor: P6, P7; adds a note: P15". Rules that say the same stand together.
Line RecordWriter::why_line(const ExerciseDecision& decision) const {
  std::vector<std::pair<std::string, std::vector<std::string>>> said;
  if (std::string reason = left_out_reason(decision); !reason.empty()) said.push_back({reason, {}});
  for (const LedgerItem& item : ledger_of(decision)) {
    const std::string lead = item_lead(say_, item);
    auto same = std::ranges::find(said, lead, [](const auto& each) { return each.first; });
    if (same == said.end()) same = said.insert(said.end(), {lead, {}});
    if (item.reason) same->second.push_back(short_name(source_, *item.reason->rule));
  }
  if (said.empty()) return plain(say_("ledger_no_rule"));
  Line line;
  for (const auto& [lead, rules] : said) {
    line.push_back({(line.empty() ? "" : "; ") + lead, false});
    if (!rules.empty()) line.push_back({" " + say_.few(rules), true});
  }
  return line;
}

Cells RecordWriter::ledger_row(const ExerciseDecision& decision) {
  Line name{{name_of(source_, *decision.exercise), true}, {" " + id_of(decision), false}};
  if (std::string cited = citations_.numbers(*decision.exercise); !cited.empty()) name.push_back({" " + cited, false});
  Line what = decision_line(decision);
  what.push_back({"\n", false});
  for (Span& span : why_line(decision)) what.push_back(std::move(span));
  return {std::move(name), std::move(what)};
}

void RecordWriter::ledger() {
  if (source_.regimen.exercises.empty()) return;
  Table table;
  table.head = {say_("ledger_exercise"), say_("ledger_decision")};
  table.widths = {3, 7};
  for (const ExerciseDecision* decision : told_) table.rows.push_back(ledger_row(*decision));
  section(say_("record_ledger"), table);
  const std::size_t all = source_.regimen.exercises.size() + source_.regimen.not_worked_out;
  if (const std::size_t more = all - told_.size(); more > 0)
    parts_.push_back(Paragraph{plain(say_("ledger_more", {{"n", std::to_string(more)}})), true});
}

/// Rules that say the same of the same values stand in one row.
void RecordWriter::rules() {
  std::vector<std::pair<Line, std::vector<std::string>>> said;
  for (const Reason* reason : fired_rules(source_.regimen, told_)) {
    std::string values = values_text(source_, say_, *reason);
    if (reason->not_recorded) values += (values.empty() ? "" : "; ") + say_("applied_unknown");
    Line why{{because(source_, *reason->rule) + " " + citations_.numbers(*reason->rule), false}};
    if (!values.empty()) {
      why.push_back({" " + say_("rules_values") + ": ", true});
      why.push_back({values, false});
    }
    auto same = std::ranges::find(said, why, [](const auto& each) { return each.first; });
    if (same == said.end()) same = said.insert(said.end(), {std::move(why), {}});
    same->second.push_back(reason->rule->name());
  }
  Table table;
  table.head = {say_("rules_rule"), say_("ledger_why")};
  table.widths = {2, 8};
  for (auto& [why, names] : said) table.rows.push_back({strong(say_.few(names)), std::move(why)});
  if (!table.rows.empty()) section(say_("record_rules"), table);
}

void RecordWriter::referrals() {
  std::vector<std::string> lines;
  for (const Way& way : ways(source_.regimen)) {
    std::vector<std::string> names;
    for (const Reason* reason : way.reasons) names.push_back(reason->rule->name());
    lines.push_back(way_text(source_, say_, way) + " (" + join(names) + ")");
  }
  list(say_("record_referrals"), std::move(lines));
  if (const std::string letters = letters_text(source_, say_); !letters.empty())
    parts_.push_back(Paragraph{plain(say_("record_letters", {{"file", extras_.letters_file}, {"letters", letters}}))});
}

/// What the effects of a rule limit in the plan as a whole.
std::string RecordWriter::plan_limit(const Rule& rule) const {
  std::vector<std::string> texts;
  for (const Effect& effect : rule.then) {
    if (effect.limit.exercises)
      texts.push_back(say_("plan_limit_exercises", {{"n", std::to_string(*effect.limit.exercises)}}));
    if (effect.limit.review_days)
      texts.push_back(say_("plan_limit_review", {{"n", std::to_string(*effect.limit.review_days)}}));
    if (effect.limit.review_weeks_after_birth)
      texts.push_back(say_("plan_limit_after_birth", {{"n", std::to_string(*effect.limit.review_weeks_after_birth)}}));
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
  for (const auto& [exercise, change] : source_.intake.change)
    if (!change.reason.empty())
      lines.push_back(say_("override_dose", {{"exercise", exercise},
                                             {"name", named_clinician(source_.intake, source_.clinic)},
                                             {"reason", change.reason}}));
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
  const std::vector<std::string> lines = not_evaluated_lines(source_, say_, Names::few);
  if (!lines.empty()) section(say_("record_not_evaluated"), Paragraph{plain(join(lines, "; "))});
}

/// Two answers a row; one too long for half a row stands below.
void RecordWriter::intake() {
  constexpr std::size_t longest = 34;
  Table table;
  table.widths = {1, 1, 1, 1};
  std::vector<Paragraph> below;
  Cells row;
  for (const auto& [key, value] : extras_.intake_lines) {
    if (value.size() > longest) {
      below.push_back({{{key + ": ", true}, {value, false}}});
      continue;
    }
    row.push_back(plain(key));
    row.push_back(strong(value));
    if (row.size() == table.widths.size()) table.rows.push_back(std::exchange(row, {}));
  }
  if (!row.empty()) {
    row.resize(table.widths.size());
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) section(say_("record_intake"), table);
  for (Paragraph& each : below) parts_.push_back(std::move(each));
}

void RecordWriter::versions() {
  const Filling language{{"language", extras_.sheet_language}};
  std::vector<std::string> lines{
      say_("version_planner", {{"version", extras_.planner_version}}),
      say_("version_intake", {{"hash", source_.intake.sha256}}),
      extras_.sheet_words_reviewed ? say_("version_words", language) : say_("version_words_unreviewed", language)};
  if (!source_.clinic.file.empty()) lines.push_back(say_("version_clinic", {{"file", source_.clinic.file}}));
  if (const RulesReview& review = source_.clinic.rules_reviewed; !review.by.empty())
    lines.push_back(say_(
        "version_signed",
        {{"name", review.by}, {"date", say_.full_date(review.on)}, {"bundles", join(signed_bundles(source_.clinic))}}));
  if (const auto names = unsigned_bundles(source_.clinic, source_.bundles); !names.empty())
    lines.push_back(say_("version_unsigned", {{"bundles", join(names)}}));
  for (const Bundle* bundle : source_.bundles)
    lines.push_back(
        say_("version_bundle", {{"name", bundle->id}, {"version", bundle->version}, {"hash", bundle->sha256}}));
  fine_print(say_("record_versions"), std::move(lines));
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
  Box box{BoxRole::plain, say_("record_sign"), {Paragraph{plain(say_("sign_statement"))}}};
  if (name.empty())
    box.blocks.emplace_back(PenLine{say_("sign_name", {{"name", name}})});
  else
    box.blocks.emplace_back(Paragraph{plain(say_("sign_name", {{"name", name}}))});
  if (!carries_registration(name)) box.blocks.emplace_back(PenLine{say_("sign_registration")});
  box.blocks.emplace_back(PenLine{say_("sign_signature")});
  box.blocks.emplace_back(PenLine{say_("sign_date")});
  parts_.push_back(std::move(box));
}

Leaflet RecordWriter::write() {
  Leaflet leaflet = blank_leaflet(source_);
  leaflet.audience = Audience::clinician;
  leaflet.title = say_("record_file_title", {{"plan", source_.intake.patient}});
  leaflet.bar = say_("not_for_patient");
  parts_ = {Heading{1, say_("record_title")}};
  facts();
  for (const QuestionSection& section : question_sections(source_, say_)) list(section.heading, section.lines);
  why_held();
  referrals();
  overrides();
  lifted_holds();
  ledger();
  rules();
  plan_limits();
  not_evaluated();
  intake();
  fine_print(say_("record_sources"), citations_.lines());
  replaced();
  versions();
  sign_off();
  leaflet.parts = std::move(parts_);
  return leaflet;
}

}  // namespace

Leaflet record(const LeafletSource& source, const RecordExtras& extras) {
  return RecordWriter(source, extras).write();
}

}  // namespace rehab
