// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/explain.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sheet/content/account.hpp"
#include "sheet/content/rule_text.hpp"

namespace rehab {
namespace {

constexpr std::size_t most_asked = 5;  // more would not be asked before printing

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

/// "P6: Lying flat ... (pregnancy_weeks: 22) [NHS16, ...]; would change with: ..."
std::string rule_line(const LeafletSource& source, const Say& say, const Reason& reason) {
  const Rule& rule = *reason.rule;
  std::string text = rule.name() + ": " + because(source, rule);
  if (std::string values = values_text(source, say, reason); !values.empty()) text += " (" + values + ")";
  return text + sources_text(say, rule) + "; " + change_text(say, reason);
}

std::vector<std::string> texts_of(const std::vector<Told>& told) {
  std::vector<std::string> texts;
  for (const Told& each : told) texts.push_back(each.text);
  return texts;
}

std::string with_value(const Say& say, const std::string& label, const std::string& value) {
  return value.empty() ? label : say("fact_line", {{"fact", label}, {"value", value}});
}

/// Lines under headings; a heading with nothing under it is not written.
class AccountWriter {
 public:
  AccountWriter(const Account& account, const ExplainScope& scope)
      : source_(account.source), scope_(scope), say_(source_.phrases), account_(account) {}

  std::vector<std::string> explained() {
    lines_ = {
        say_("account_patient", {{"patient", source_.intake.patient}, {"date", say_.full_date(source_.intake.date)}})};
    state();
    if (!scope_.exercise.empty()) return one_exercise();
    section(say_("record_why_held"), account_.holding);
    to_set_aside();
    exercises();
    section(say_("account_not_as_asked"), account_.not_as_asked);
    referrals();
    section(say_("record_plan_limits"), account_.limits);
    section(say_("account_changed"), account_.changed);
    section(say_("record_consider"), account_.consider);
    questions();
    section(say_("record_clarify"), account_.clarify);
    section(say_("record_record_notes"), account_.notes);
    if (!account_.changes_nothing.empty()) {
      lines_.emplace_back();
      lines_.push_back(say_("account_changes_nothing", {{"facts", join(account_.changes_nothing, "; ")}}));
    }
    if (scope_.rules) rules();
    return std::move(lines_);
  }

  std::vector<std::string> planned() {
    lines_ = {with_value(say_, source_.intake.patient, account_.state)};
    if (!account_.first.empty()) lines_.push_back(account_.first);
    section({}, account_.holding);
    to_set_aside();
    for (std::size_t i = 0; i < account_.printed.size(); ++i)
      lines_.push_back(
          "  " + numbered(i, with_value(say_, account_.printed[i].name_and_form(), account_.printed[i].whole_dose())));
    section(say_("account_not_as_asked"), account_.not_as_asked);
    if (!account_.held) section(say_("record_referrals"), account_.sent_to);
    section(say_("record_consider"), account_.consider);
    asked_before_printing();
    section(say_("record_clarify"), account_.clarify);
    return std::move(lines_);
  }

 private:
  void heading(const std::string& text) {
    if (text.empty()) return;
    lines_.emplace_back();
    lines_.push_back(text);
  }

  std::string told_text(const Told& told) const {
    return scope_.rules && !told.rules.empty() ? told.text + " [" + short_names(source_, told.rules) + "]" : told.text;
  }

  void section(const std::string& title, const std::vector<Told>& told) {
    if (told.empty()) return;
    heading(title);
    for (const Told& each : told) lines_.push_back("  " + told_text(each));
  }

  /// What an agreement is entered as, to be pasted.
  void to_set_aside() {
    if (source_.regimen.is_stopped() || source_.regimen.holding.empty()) return;
    lines_.push_back("  " + say_("account_set_aside"));
    lines_.emplace_back("    overrides:");
    for (const Reason& hold : source_.regimen.holding)
      lines_.push_back("      - {rule: " + hold.rule->name() + ", reason: ..., agreed_by: ...}");
  }

  void state() {
    lines_.push_back(account_.state);
    if (!account_.first.empty()) lines_.push_back(account_.first);
    if (!account_.pain.empty()) lines_.push_back(account_.pain);
  }

  static std::string numbered(std::size_t index, const std::string& text) {
    return std::to_string(index + 1) + " " + text;
  }

  void exercise(const std::string& name, const ExerciseAccount& each) {
    lines_.push_back("  " + name);
    if (!each.dose.empty())
      lines_.push_back("    " + each.whole_dose() + "; " + say_("ledger_sore", {{"dose", each.sore}}));
    for (const Told& why : each.why) lines_.push_back("    " + capital(told_text(why)));
    if (each.why.empty()) lines_.push_back("    " + say_("account_as_usual"));
  }

  void group(const std::string& title, const std::vector<ExerciseAccount>& exercises) {
    if (exercises.empty()) return;
    heading(title);
    for (const ExerciseAccount& each : exercises) exercise(each.name_and_form(), each);
  }

  void exercises() {
    if (!account_.printed.empty()) heading(say_("account_on_sheet"));
    for (std::size_t i = 0; i < account_.printed.size(); ++i)
      exercise(numbered(i, account_.printed[i].name_and_form()), account_.printed[i]);
    group(say_("account_waiting"), account_.waiting);
    group(say_("account_left_out"), account_.left_out);
  }

  std::vector<std::string> one_exercise() {
    for (const auto& [title, exercises] : groups())
      for (const ExerciseAccount& each : *exercises)
        if (each.decision->exercise->id == scope_.exercise) {
          heading(title);
          exercise(each.name_and_form(), each);
          section(say_("account_forms"), form_accounts(source_, say_, *each.decision));
        }
    if (scope_.rules) rules();
    return std::move(lines_);
  }

  std::vector<std::pair<std::string, const std::vector<ExerciseAccount>*>> groups() const {
    return {{say_("account_on_sheet"), &account_.printed},
            {say_("account_waiting"), &account_.waiting},
            {say_("account_left_out"), &account_.left_out}};
  }

  void referrals() {
    section(say_("record_referrals"), account_.sent_to);
    if (account_.sent_to.empty() && !account_.held) heading(say_("account_no_referral"));
    const std::string letters =
        account_.letters.empty() ? std::string() : say_("summary_letters", {{"letters", account_.letters}});
    if (!letters.empty() && account_.sent_to.empty()) heading(letters);
    if (!letters.empty() && !account_.sent_to.empty()) lines_.push_back("  " + letters);
    if (!account_.opinion.text.empty()) lines_.push_back(told_text(account_.opinion));
  }

  void questions() {
    if (!account_.questions.empty()) heading(say_("account_open"));
    for (const QuestionAccount& question : account_.questions) {
      lines_.push_back("  " + question.ask);
      for (const Told& answer : question.answers) lines_.push_back("    " + capital(told_text(answer)));
    }
  }

  void asked_before_printing() {
    if (!account_.questions.empty()) heading(say_("record_ask"));
    const std::size_t shown = std::min(account_.questions.size(), most_asked);
    for (std::size_t i = 0; i < shown; ++i) {
      const QuestionAccount& question = account_.questions[i];
      lines_.push_back("  " +
                       say_("ask_line", {{"question", question.ask}, {"change", capital(question.answers[0].text)}}));
    }
    if (const std::size_t rest = account_.questions.size() - shown)
      lines_.push_back("  " + say_.count("ask_more_one", "ask_more_many", static_cast<int>(rest)));
  }

  void rules() {
    std::vector<const ExerciseDecision*> told;
    for (const ExerciseDecision& each : source_.regimen.exercises)
      if (scope_.exercise.empty() || each.exercise->id == scope_.exercise) told.push_back(&each);
    heading(say_("record_rules"));
    for (const Reason* reason : scope_.exercise.empty() ? fired_rules(source_.regimen, told) : rules_about(*told[0]))
      lines_.push_back("  " + rule_line(source_, say_, *reason));
    if (!scope_.exercise.empty()) return;
    const std::vector<std::string> open = not_evaluated_lines(source_, say_, Names::all);
    if (!open.empty()) heading(say_("record_not_evaluated"));
    for (const std::string& line : open) lines_.push_back("  " + line);
  }

  const LeafletSource& source_;
  const ExplainScope& scope_;
  const Say say_;
  const Account& account_;
  std::vector<std::string> lines_;
};

/// "on your back"; of one that is not printed "on your back, waiting", "left out".
std::string where_it_stands(const Say& say, const ExerciseAccount& exercise) {
  switch (exercise.decision->outcome) {
    case Outcome::today:
      return exercise.form;
    case Outcome::waits:
      return exercise.form.empty() ? say("why_waits") : exercise.form + ", " + say("why_waits");
    case Outcome::left_out:
      break;
  }
  return say("why_out");
}

std::string why_text(const Say& say, const ExerciseAccount& exercise) {
  return exercise.why.empty() ? say("account_as_usual") : capital(join(texts_of(exercise.why), "; "));
}

/// Its name; of those that two bundles name alike also the id.
std::string label_of(const LeafletSource& source, const ExerciseAccount& exercise) {
  const auto has_name = [&](const ExerciseDecision& each) { return name_of(source, *each.exercise) == exercise.name; };
  if (std::ranges::count_if(source.regimen.exercises, has_name) == 1) return exercise.name;
  const Exercise& card = *exercise.decision->exercise;
  return exercise.name + " (" + card.bundle + "/" + card.id + ")";
}

void add_facts(std::vector<AccountFact>& facts, const LeafletSource& source, const Say& say,
               const ExerciseAccount& exercise) {
  const std::string label = label_of(source, exercise);
  facts.push_back({label, where_it_stands(say, exercise), why_text(say, exercise), {}});
  if (!exercise.dose.empty())
    facts.push_back({say("account_dose_of", {{"exercise", label}}), exercise.whole_dose(), {}, {}});
}

}  // namespace

std::vector<std::string> explain_lines(const Account& account, const ExplainScope& scope) {
  return AccountWriter(account, scope).explained();
}

std::vector<std::string> plan_lines(const Account& account) {
  return AccountWriter(account, {}).planned();
}

std::vector<AccountFact> account_facts(const Account& account) {
  const LeafletSource& source = account.source;
  const Say say(source.phrases);
  std::vector<AccountFact> facts{{say("account_plan"), account.state, join(texts_of(account.holding), " "), {}}};
  if (!account.held) {
    facts.push_back({say("account_pain"), account.pain, {}, {}});
    for (const auto* group : {&account.printed, &account.waiting, &account.left_out})
      for (const ExerciseAccount& each : *group) add_facts(facts, source, say, each);
  }
  for (const auto& [way, text] : account.ways)
    facts.push_back({capital(destination_name(source, say, way.route.to)), urgency_name(say, way.route),
                     capital(reasons_text(source, say, way.reasons)), say("summary_none")});
  return facts;
}

}  // namespace rehab
