// SPDX-License-Identifier: Apache-2.0
#include "form/plan.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "form/controls.hpp"
#include "form/drawn.hpp"
#include "sheet/content/card.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::form {

using html::element;
using html::escaped;

namespace {

std::string paragraph(const std::string& text) {
  return text.empty() ? "" : element("p", {}, escaped(text));
}

/// To a control; the script also fills in what it is about: "leave_out.+.key=plank" in the next empty row.
std::string link(const std::string& path, const std::string& words, const std::string& fill = {}) {
  return element("a", {{"href", "#" + path}, {"data-path", path}, {"data-fill", fill}}, escaped(words));
}

std::string links(const std::string& all) {
  return all.empty() ? "" : element("p", {{"class", "links"}}, all);
}

class PlanWriter {
 public:
  PlanWriter(const Account& account, const LeafletSource& patients, const Design& sheet, const IntakeWords& words)
      : account_(account),
        source_(account.source),
        patients_(patients),
        sheet_(sheet),
        words_(words),
        say_(source_.phrases),
        patients_say_(patients.phrases) {}

  std::string write() {
    state();
    list(say_("record_why_held"), account_.holding, &PlanWriter::lift_hold);
    list(say_("account_not_as_asked"), account_.not_as_asked);
    printed();
    list(say_("record_consider"), account_.consider);
    list(say_("record_clarify"), account_.clarify);
    questions();
    sent_to();
    others(say_("account_waiting"), account_.waiting);
    others(say_("account_left_out"), account_.left_out);
    list(say_("record_plan_limits"), account_.limits);
    list(say_("account_changed"), account_.changed);
    list(say_("record_record_notes"), account_.notes);
    return std::move(out_);
  }

 private:
  using Control = std::string (PlanWriter::*)(const Told&) const;

  void state() {
    const bool is_draft = named_clinician(source_.intake, source_.clinic).empty();
    out_ += element("h3", {{"class", account_.held ? "state held" : "state issued"}}, escaped(account_.state));
    if (is_draft) out_ += links(link("clinician", label_of_field("clinician")));
    out_ += paragraph(account_.pain) + buttons() + paragraph(minutes());
    if (const std::size_t open = account_.questions.size())
      out_ += element("p", {}, link("to-ask", say_("record_ask") + " (" + std::to_string(open) + ")"));
  }

  std::string label_of_field(const std::string& path) const {
    const auto found = words_.fields.find(path);
    return found == words_.fields.end() ? say_.fact(path) : found->second.label;
  }

  std::string buttons() const {
    std::string all =
        button(words_.say(account_.held ? FormString("held_page") : FormString("sheet")), "/sheet", "first", true);
    all += button(words_.say("record"), "/record", "", true);
    if (!account_.letters.empty()) all += button(words_.say("letters"), "/letters", "", true);
    return element("p", {{"class", "papers"}}, all + button(words_.say("save"), "/save", "", false));
  }

  static std::string button(const std::string& words, const char* to, const char* kind, bool is_paper) {
    return element("button",
                   {{"type", "submit"}, {"formaction", to}, {"formtarget", is_paper ? "_blank" : ""}, {"class", kind}},
                   escaped(words));
  }

  /// Of the days with exercises.
  std::string minutes() const {
    int least = 0, most = 0;
    for (const int minutes : source_.regimen.minutes) {
      if (minutes == 0) continue;
      least = least == 0 ? minutes : std::min(least, minutes);
      most = std::max(most, minutes);
    }
    if (account_.held || most == 0) return {};
    const std::string range =
        least == most
            ? std::to_string(most)
            : filled_in(words_.say("range"), {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return filled_in(words_.say("minutes_a_day"), {{"n", range}});
  }

  void heading(const std::string& text) { out_ += element("h3", {}, escaped(text)); }

  void list(const std::string& title, const std::vector<Told>& told, Control control = nullptr) {
    if (told.empty()) return;
    std::string items;
    for (const Told& each : told)
      items += element("li", {}, escaped(each.text) + (control ? links((this->*control)(each)) : ""));
    heading(title);
    out_ += element("ul", {}, items);
  }

  /// A hold is lifted by who agreed; a stop never.
  std::string lift_hold(const Told& told) const {
    if (source_.regimen.is_stopped()) return {};
    std::string all;
    for (const Rule* rule : told.rules)
      if (rule->has(EffectKind::hold) && !rule->has(EffectKind::stop))
        all += link("overrides", words_.say("set_aside"), "overrides.+.rule=" + rule->name());
    return all;
  }

  void questions() {
    if (account_.questions.empty()) return;
    out_ += element("h3", {{"id", "to-ask"}, {"tabindex", "-1"}}, escaped(say_("record_ask")));
    std::string items;
    for (std::size_t i = 0; i < account_.questions.size(); ++i)
      items += question(account_.questions[i], source_.questions[i]);
    out_ += element("ol", {}, items);
  }

  /// Each line that is asked for leads to its control.
  std::string question(const QuestionAccount& account, const OpenQuestion& question) const {
    std::string answers, more;
    for (const Told& answer : account.answers) answers += element("li", {}, escaped(capital(answer.text)));
    for (const std::string& line : question.lines)
      if (line != question.lines.front()) more += link(line, say_.fact(line));
    return element("li", {}, link(question.lines.front(), account.ask) + element("ul", {}, answers) + links(more));
  }

  void printed() {
    if (account_.printed.empty()) return;
    heading(say_("account_on_sheet"));
    std::string cards;
    for (std::size_t i = 0; i < account_.printed.size(); ++i) cards += card(account_.printed[i], i);
    out_ += element("ol", {{"class", "cards"}}, cards);
  }

  std::string card(const ExerciseAccount& exercise, std::size_t index) const {
    const Card card = exercise_card(patients_, patients_say_, index);
    std::string steps;
    for (const Line& line : card.steps) {
      std::string text;
      for (const Span& span : line) text += span.text;
      steps += element("li", {}, escaped(text));
    }
    const std::string title = std::to_string(card.number) + " " + card.title;
    return element(
        "li", {{"class", "exercise"}},
        element(
            "h4", {},
            escaped(title) + (card.badge.empty() ? "" : " <span class=\"badge\">" + escaped(card.badge) + "</span>")) +
            drawn(card.figure, sheet_) + element("p", {{"class", "dose"}}, escaped(exercise.whole_dose())) +
            element("details", {},
                    element("summary", {}, escaped(exercise.name_and_form())) + why(exercise) +
                        element("ol", {{"lang", patients_.phrases.language}}, steps) +
                        links(other_form(exercise) + leave_out(exercise) + set_aside(exercise))));
  }

  std::string why(const ExerciseAccount& exercise) const {
    std::string items;
    for (const Told& told : exercise.why) items += element("li", {}, escaped(capital(told.text)));
    return items.empty() ? paragraph(say_("account_as_usual")) : element("ul", {}, items);
  }

  /// Names today's exercises as chosen, so that the form of each can be.
  std::string other_form(const ExerciseAccount& exercise) const {
    if (exercise.decision->exercise->forms.size() < 2) return {};
    std::string fill;
    const bool is_chosen = source_.intake.choose_all || !source_.intake.choose.empty();
    for (const ExerciseAccount& each : is_chosen ? std::vector<ExerciseAccount>() : account_.printed)
      fill += (fill.empty() ? "" : " ") + ("choose.+=" + each.decision->exercise->id + "." + each.decision->form->id);
    return link("choose", words_.say("choose_other"), fill);
  }

  std::string leave_out(const ExerciseAccount& exercise) const {
    return link("leave_out", words_.say("leave_it_out"), "leave_out.+.key=" + exercise.decision->exercise->id);
  }

  /// Every rule behind it that an override may lift.
  std::string set_aside(const ExerciseAccount& exercise) const {
    std::vector<const Rule*> rules;
    for (const Told& told : exercise.why)
      for (const Rule* rule : told.rules)
        if (is_of_exercises(*rule) && std::ranges::find(rules, rule) == rules.end()) rules.push_back(rule);
    std::string all;
    for (const Rule* rule : rules)
      all +=
          link("overrides", words_.say("set_aside") + (rules.size() > 1 ? " (" + in_short(source_, *rule) + ")" : ""),
               "overrides.+.rule=" + rule->name() + " overrides.-.exercise=" + exercise.decision->exercise->id);
    return all;
  }

  static bool is_of_exercises(const Rule& rule) {
    return std::ranges::any_of(rule.then,
                               [](const Effect& effect) {
                                 return effect.kind == EffectKind::forbid || effect.kind == EffectKind::ask ||
                                        effect.kind == EffectKind::limit;
                               }) &&
           !rule.has(EffectKind::stop);
  }

  std::string change(const ExerciseAccount& exercise) const {
    const ExerciseDecision& decision = *exercise.decision;
    if (decision.outcome == Outcome::left_out)
      return decision.left_out_by_clinician ? link("leave_out", label_of_field("leave_out")) : set_aside(exercise);
    switch (decision.waits_for) {
      case WaitsFor::equipment:
        return link("has", say_.fact("has"));
      case WaitsFor::minutes:
        return link("minutes_a_day", say_.fact("minutes_a_day"));
      case WaitsFor::words:
        return link("language", label_of_field("language"));
      default:
        return link("also", label_of_field("also"), "also.+=" + decision.exercise->id);
    }
  }

  void others(const std::string& title, const std::vector<ExerciseAccount>& exercises) {
    if (exercises.empty()) return;
    std::string items;
    for (const ExerciseAccount& each : exercises)
      items += element("li", {},
                       element("strong", {}, escaped(each.name_and_form())) + why(each) +
                           links(account_.held && source_.regimen.is_stopped() ? "" : change(each)));
    heading(title);
    out_ += element("ul", {{"class", "others"}}, items);
  }

  void sent_to() {
    list(say_("record_referrals"), account_.sent_to);
    if (account_.sent_to.empty() && !account_.held) out_ += paragraph(say_("account_no_referral"));
    if (!account_.letters.empty()) out_ += paragraph(say_("summary_letters", {{"letters", account_.letters}}));
    out_ += paragraph(account_.opinion.text);
  }

  const Account& account_;
  const LeafletSource& source_;
  const LeafletSource& patients_;
  const Design& sheet_;
  const IntakeWords& words_;
  const Say say_, patients_say_;
  std::string out_;
};

}  // namespace

std::string plan_column(const Account& account, const LeafletSource& patients, const Design& sheet,
                        const IntakeWords& words) {
  return PlanWriter(account, patients, sheet, words).write();
}

}  // namespace rehab::form
