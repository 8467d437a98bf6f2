// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/record.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/rules_review.hpp"
#include "sheet/content/account.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/rule_text.hpp"

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

/// The record as it grows: the account first, then the appendix. A section with nothing in it is not printed.
class RecordWriter {
 public:
  RecordWriter(const Account& account, const RecordExtras& extras)
      : source_(account.source),
        extras_(extras),
        say_(source_.phrases),
        account_(account),
        told_(told_one_by_one(source_.regimen)),
        citations_(source_, say_) {}

  Leaflet write();

 private:
  void head();
  void sign_off();
  void decision();
  void sent_to();
  std::string letters_text() const;
  void on_sheet();
  void not_on_sheet(const std::string& title, const std::vector<ExerciseAccount>& exercises);
  void questions();
  void appendix();
  void rules();
  void exercise_ids();
  void intake();
  void versions();
  void replaced();

  void add(Line line, bool small = false) { parts_.push_back(Paragraph{std::move(line), small}); }
  void section(const std::string& title, Part part);
  void list(const std::string& title, std::vector<std::string> texts);
  void list(const std::string& title, const std::vector<Told>& told);
  void fine_print(const std::string& title, std::vector<std::string> texts);
  std::string why_text(const ExerciseAccount& exercise) const;

  const LeafletSource& source_;
  const RecordExtras& extras_;
  const Say say_;
  const Account& account_;
  const std::vector<const ExerciseDecision*> told_;
  Citations citations_;
  std::vector<Part> parts_;
};

std::string written(const Say& say, const Told& told) {
  return told.in_writing.empty() ? told.text
                                 : say("told_in_writing", {{"text", told.text}, {"writing", told.in_writing}});
}

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

void RecordWriter::list(const std::string& title, const std::vector<Told>& told) {
  std::vector<std::string> texts;
  for (const Told& each : told) texts.push_back(written(say_, each));
  list(title, std::move(texts));
}

/// Lines in the small size, to be looked up rather than read.
void RecordWriter::fine_print(const std::string& title, std::vector<std::string> texts) {
  if (texts.empty()) return;
  parts_.push_back(Heading{2, title});
  for (std::string& text : texts) parts_.push_back(Paragraph{plain(std::move(text)), true});
}

void RecordWriter::head() {
  const std::string& name = source_.intake.name;
  const Filling who{{"name", name},
                    {"age", std::to_string(source_.intake.facts[field::age].value())},
                    {"patient", source_.intake.patient}};
  parts_.push_back(Heading{1, name.empty() ? say_("record_who_unnamed", who) : say_("record_who", who)});
}

/// At the top, where it is found on a record of any length.
void RecordWriter::sign_off() {
  const std::string& name = named_clinician(source_.intake, source_.clinic);
  add(plain(say_("sign_statement")));
  PenRow row;
  row.cells.push_back({plain(say_("sign_name", {{"name", name}})), name.empty()});
  if (!carries_registration(name)) row.cells.push_back({plain(say_("sign_registration")), true});
  row.cells.push_back({plain(say_("sign_signature")), true});
  row.cells.push_back({plain(say_("sign_date")), true});
  parts_.push_back(std::move(row));
}

void RecordWriter::decision() {
  parts_.push_back(Heading{2, account_.state});
  std::vector<std::string> known;
  if (!account_.pain.empty()) known.push_back(account_.pain);
  if (!source_.intake.goal.empty()) known.push_back(say_("record_goal", {{"goal", source_.intake.goal}}));
  if (source_.regimen.review > 0)
    known.push_back(say_("record_review", {{"n", std::to_string(source_.regimen.review)}}));
  if (!known.empty()) add(plain(join(known, ". ") + "."));
  if (!account_.first.empty()) add(strong(account_.first));
  list(say_("record_why_held"), account_.holding);
  sent_to();
  if (!source_.intake.note.empty()) add(plain(say_("record_note", {{"note", source_.intake.note}})));
  if (!source_.intake.something_else.empty()) add(plain(something_else_text(source_, say_)));
}

void RecordWriter::sent_to() {
  if (account_.sent_to.empty() && !account_.held) {
    add({{say_("account_no_referral") + " ", true}, {account_.opinion.text, false}});
    return;
  }
  for (const Told& told : account_.sent_to) add(strong(told.text + "."));
  std::vector<std::string> rest{account_.opinion.text};
  if (!account_.letters.empty()) rest.insert(rest.begin(), letters_text());
  std::erase(rest, "");
  if (!rest.empty()) add(plain(join(rest, " ")));
}

std::string RecordWriter::letters_text() const {
  const bool for_all = !account_.held && std::ranges::all_of(account_.ways, goes_with_letter, &WayAccount::way);
  const Filling filling{{"file", extras_.letters_file}, {"letters", account_.letters}};
  return say_(for_all ? PhraseId("record_letters_all") : PhraseId("record_letters"), filling);
}

std::string RecordWriter::why_text(const ExerciseAccount& exercise) const {
  std::vector<std::string> texts;
  for (const Told& why : exercise.why) texts.push_back(written(say_, why));
  return texts.empty() ? say_("account_as_usual") : capital(join(texts, "; ")) + ".";
}

void RecordWriter::on_sheet() {
  if (account_.printed.empty()) return;
  Table table;
  table.head = {say_("ledger_exercise"), say_("account_dose"), say_("account_sore"), say_("ledger_why")};
  table.widths = {27, 26, 11, 36};
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < account_.printed.size(); ++i) {
    const ExerciseAccount& each = account_.printed[i];
    const std::string number = std::to_string(i + 1);
    if (std::ranges::count(source_.intake.shown_today, each.decision->exercise->id) > 0) shown.push_back(number);
    table.rows.push_back({plain(number + " " + each.name_and_form()), plain(each.dose_brief), plain(each.sore_brief),
                          plain(why_text(each))});
  }
  section(shown.empty() ? say_("account_on_sheet") : say_("account_on_sheet_shown", {{"numbers", say_.list(shown)}}),
          table);
}

/// Those that wait, or are left out, for the same stand together.
void RecordWriter::not_on_sheet(const std::string& title, const std::vector<ExerciseAccount>& exercises) {
  std::vector<std::pair<std::string, std::vector<std::string>>> names_by_why;
  for (const ExerciseAccount& each : exercises) {
    if (std::ranges::find(told_, each.decision) == told_.end()) continue;
    const std::string why = why_text(each);
    auto same = std::ranges::find(names_by_why, why, [](const auto& group) { return group.first; });
    if (same == names_by_why.end()) same = names_by_why.insert(same, {why, {}});
    same->second.push_back(each.name_and_form());
  }
  Table table;
  table.widths = {4, 6};
  for (const auto& [why, names] : names_by_why) table.rows.push_back({plain(join(names, "; ")), plain(why)});
  if (!table.rows.empty()) section(title, table);
}

void RecordWriter::questions() {
  list(say_("record_consider"), account_.consider);
  list(say_("record_clarify"), account_.clarify);
  if (!account_.questions.empty()) {
    Table table;
    table.widths = {27, 73};
    for (const QuestionAccount& question : account_.questions) {
      std::vector<std::string> answers;
      for (const Told& answer : question.answers) answers.push_back(capital(answer.text));
      table.rows.push_back({plain(question.ask), plain(join(answers, "\n"))});
    }
    section(say_("account_open"), table);
  }
}

/// What the sentences call by name, as intake and plugins do, with the stage and the source of each.
void RecordWriter::exercise_ids() {
  std::vector<std::string> texts;
  for (const ExerciseDecision* each : told_) {
    const Exercise& exercise = *each->exercise;
    std::vector<std::string> parts{each->form ? exercise.id + "." + each->form->id : exercise.id};
    if (each->form) parts.push_back(say_("ledger_stage", {{"n", std::to_string(each->stage)}}));
    std::string text = join(parts, " ");
    if (const std::string cited = citations_.numbers(exercise); !cited.empty()) text += " " + cited;
    std::vector<const Rule*> rules;
    for (const Reason* reason : rules_about(*each)) rules.push_back(reason->rule);
    if (!rules.empty()) text += ": " + short_names(source_, rules);
    texts.push_back(std::move(text));
  }
  if (!texts.empty()) fine_print(say_("record_exercise_ids"), {join(texts, "; ")});
}

/// Rules by id, with what they saw, for who wants to look up a sentence of the account. Those that say the same of the
/// same values stand in one row.
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

void RecordWriter::appendix() {
  parts_.push_back(PageBreak{});
  parts_.push_back(Heading{1, say_("record_appendix")});
  list(say_("record_record_notes"), account_.notes);
  intake();
  if (!account_.changes_nothing.empty())
    add(plain(say_("account_changes_nothing", {{"facts", join(account_.changes_nothing, "; ")}})), true);
  exercise_ids();
  rules();
  if (const std::vector<std::string> lines = not_evaluated_lines(source_, say_, Names::few); !lines.empty())
    fine_print(say_("record_not_evaluated"), {join(lines, "; ")});
  fine_print(say_("record_sources"), citations_.lines());
  replaced();
  versions();
}

Leaflet RecordWriter::write() {
  Leaflet leaflet = blank_leaflet(source_);
  leaflet.audience = Audience::clinician;
  leaflet.title = say_("record_file_title", {{"plan", source_.intake.patient}});
  leaflet.bar = say_("not_for_patient");
  leaflet.masthead_right = say_.full_date(source_.intake.date);
  head();
  sign_off();
  decision();
  on_sheet();
  list(say_("account_not_as_asked"), account_.not_as_asked);
  not_on_sheet(say_("account_waiting"), account_.waiting);
  not_on_sheet(say_("account_left_out"), account_.left_out);
  const std::size_t all = source_.regimen.exercises.size() + source_.regimen.not_worked_out;
  if (const std::size_t more = all - told_.size(); more > 0)
    add(plain(say_("ledger_more", {{"n", std::to_string(more)}})), true);
  list(say_("account_changed"), account_.changed);
  list(say_("record_plan_limits"), account_.limits);
  questions();
  appendix();
  leaflet.parts = std::move(parts_);
  return leaflet;
}

}  // namespace

Leaflet record(const Account& account, const RecordExtras& extras) {
  return RecordWriter(account, extras).write();
}

}  // namespace rehab
