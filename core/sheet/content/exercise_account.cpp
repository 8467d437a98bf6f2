// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/exercise_account.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "sheet/content/dose_words.hpp"

namespace rehab {
namespace {

using Texts = std::vector<std::string>;

std::string things_missing(const Say& say, const FormDecision& form) {
  return say("no_things", {{"things", say.things({form.missing.begin(), form.missing.end()})}});
}

std::string step_text(const Say& say, StageStep step) {
  switch (step) {
    case StageStep::start:
      break;
    case StageStep::up:
      return say("step_up");
    case StageStep::keep:
      return say("step_keep");
    case StageStep::back:
      return say("step_back");
  }
  return {};
}

class ExerciseTeller {
 public:
  ExerciseTeller(const LeafletSource& source, const Say& say, const ExerciseDecision& decision)
      : source_(source), say_(say), decision_(decision) {}

  std::vector<Told> why() && {
    outcome();
    if (decision_.form) why_this_form();
    if (decision_.outcome == Outcome::today) what_was_done();
    tell_effects();
    if (decision_.form) stage();
    if (decision_.outcome == Outcome::today) by_the_clinician();
    return std::move(why_);
  }

  std::vector<Told> forms() && {
    for (const FormDecision& form : decision_.forms) {
      Reasons reasons;
      add_against(reasons, form);
      Texts texts = in_short(source_, say_, reasons);
      if (!form.missing.empty()) texts.push_back(things_missing(say_, form));
      const Form* of_card = decision_.exercise->form(form.form);
      const std::string name =
          of_card ? form_text(source_, say_, *decision_.exercise, *of_card) : std::string(form.form);
      const std::string text = form.chosen     ? say_("form_chosen")
                               : texts.empty() ? say_("form_fits")
                                               : say_("why_not", {{"reasons", say_.list(texts)}});
      Told told{say_("fact_line", {{"fact", name}, {"value", text}})};
      told.rules = rules_of(reasons);
      add(std::move(told));
    }
    return std::move(why_);
  }

 private:
  void add(Told told) {
    if (!told.text.empty()) why_.push_back(std::move(told));
  }
  /// What follows from the same reasons is told in one sentence: "this form and a smaller dose".
  void add_effect(std::string what, std::string because, const Reasons& reasons) {
    if (because.empty()) return;
    auto same = std::ranges::find(effects_, because, &Effects::because);
    if (same == effects_.end()) same = effects_.insert(effects_.end(), {std::move(because), {}, {}});
    same->what.push_back(std::move(what));
    for (const Reason* reason : reasons)
      if (std::ranges::find(same->rules, reason->rule) == same->rules.end()) same->rules.push_back(reason->rule);
  }
  void add_effect(std::string what, const std::vector<Reason>& reasons) {
    Reasons all;
    add_reasons(all, reasons);
    add_effect(std::move(what), reasons_text(source_, say_, all), all);
  }
  void add_with_reasons(const std::string& what, const std::vector<Reason>& reasons) {
    Reasons all;
    add_reasons(all, reasons);
    Told told = told_because(source_, say_, "why_because", all, {{"what", what}});
    add(told.text.empty() ? Told{what} : std::move(told));
  }
  void tell_effects() {
    for (Effects& each : effects_)
      add({say_("why_because", {{"what", say_.list(each.what)}, {"reasons", each.because}}), std::move(each.rules)});
  }

  void outcome() {
    if (decision_.stands_in) add({say_("outcome_stands_in")});
    if (decision_.left_out_by_clinician) return left_out_by_clinician();
    switch (decision_.waits_for) {
      case WaitsFor::next_review:
        return add({say_("waits_next_review")});
      case WaitsFor::equipment:
        return equipment();
      case WaitsFor::minutes:
        return add({say_("waits_minutes")});
      case WaitsFor::not_chosen:
        return add({say_("waits_not_chosen")});
      case WaitsFor::asked_first:
        return add_with_reasons(say_("waits_asked_first"), decision_.asked_by);
      case WaitsFor::words:
        return add({say_("waits_words")});
      case WaitsFor::nothing:
        if (decision_.outcome == Outcome::left_out) every_form();
    }
  }

  void left_out_by_clinician() {
    const auto found = source_.intake.leave_out.find(decision_.exercise->id);
    add({say_("outcome_left_out_by_clinician"), {}, found == source_.intake.leave_out.end() ? "" : found->second});
  }

  void equipment() {
    const auto chosen = std::ranges::find(decision_.forms, true, &FormDecision::chosen);
    if (chosen == decision_.forms.end() || chosen->missing.empty()) return add({say_("waits_equipment")});
    add({things_missing(say_, *chosen)});
  }

  static void add_against(Reasons& reasons, const FormDecision& form) {
    add_reasons(reasons, form.forbidden_by);
    add_reasons(reasons, form.passed_over_by);
    for (const DroppedLeg& dropped : form.dropped_legs) add_reasons(reasons, dropped.reasons);
  }

  void every_form() {
    std::vector<const FormDecision*> forms;
    for (const FormDecision& form : decision_.forms) forms.push_back(&form);
    const Against all = against(forms);
    if (all.texts.empty()) return add({say_("why_out")});
    add({say_("why_reasons", {{"reasons", enough_of(all.texts)}}), rules_of(all.reasons)});
  }

  /// What speaks against the forms that come before it on the card.
  void why_this_form() {
    std::vector<const FormDecision*> forms;
    for (const FormDecision& form : decision_.forms) {
      if (form.chosen) break;
      forms.push_back(&form);
    }
    const Against all = against(forms);
    if (!all.texts.empty()) add_effect(say_("why_form"), enough_of(all.texts), all.reasons);
  }

  struct Against {
    std::vector<Texts> texts;  ///< of each form that something speaks against
    Reasons reasons;
  };
  Against against(const std::vector<const FormDecision*>& forms) const {
    Against all;
    for (const FormDecision* form : forms) {
      Reasons reasons;
      add_against(reasons, *form);
      for (const Reason* reason : reasons)
        if (std::ranges::find(all.reasons, reason->rule, &Reason::rule) == all.reasons.end())
          all.reasons.push_back(reason);
      all.texts.push_back(in_short(source_, say_, reasons));
      if (is_told_missing(*form)) all.texts.back().push_back(things_missing(say_, *form));
    }
    std::erase(all.texts, Texts{});
    return all;
  }

  /// What the printed form lacks too is told of that.
  bool is_told_missing(const FormDecision& form) const {
    const auto chosen = std::ranges::find(decision_.forms, true, &FormDecision::chosen);
    return !form.missing.empty() && (chosen == decision_.forms.end() || form.missing != chosen->missing);
  }

  /// As many reasons as it takes to leave none of the forms, and how many more there are.
  std::string enough_of(std::vector<Texts> against) const {
    std::set<std::string> all;
    for (const Texts& texts : against) all.insert(texts.begin(), texts.end());
    Texts told;
    while (!against.empty()) {
      told.push_back(most_frequent(against));
      std::erase_if(against, [&](const Texts& texts) { return std::ranges::count(texts, told.back()) > 0; });
    }
    const int more = static_cast<int>(all.size() - told.size());
    const std::string text = say_.list(told);
    return more == 0 ? text : text + say_.count("reasons_more_one", "reasons_more_many", more);
  }

  static const std::string& most_frequent(const std::vector<Texts>& against) {
    const std::string* most = &against[0][0];
    const auto times = [&](const std::string& text) {
      return std::ranges::count_if(against, [&](const Texts& texts) { return std::ranges::count(texts, text) > 0; });
    };
    for (const Texts& texts : against)
      for (const std::string& text : texts)
        if (times(text) > times(*most)) most = &text;
    return *most;
  }

  void what_was_done() {
    for (const FormDecision& form : decision_.forms)
      if (form.chosen)
        for (const DroppedLeg& dropped : form.dropped_legs)
          add_effect(say_("why_leg", {{"leg", say_.side(dropped.leg)}}), dropped.reasons);
    if (is_dose_smaller()) add_effect(say_("why_limit"), decision_.limited_by);
    add_effect(say_("why_note"), decision_.step_notes);
  }

  /// Than the card's at this stage: a limit that is not reached is not told.
  bool is_dose_smaller() const {
    const std::vector<Stage>& stages = decision_.form->stages;
    const auto stage = static_cast<std::size_t>(decision_.stage);
    return stage > stages.size() || stages[stage - 1].dose != decision_.unchanged.value_or(decision_.dose);
  }

  void by_the_clinician() {
    Reasons lifted;
    add_reasons(lifted, decision_.lifted);
    add(told_because(source_, say_, "why_lifted", lifted));
    if (decision_.unchanged) add({say_("why_changed", {{"dose", dose_line(say_, *decision_.unchanged)}})});
  }

  void stage() {
    if (decision_.step == StageStep::start && decision_.step_rule.empty()) return;
    Texts parts{say_("ledger_stage", {{"n", std::to_string(decision_.stage)}}),
                decision_.made_smaller ? say_("step_smaller") : step_text(say_, decision_.step), step_fact()};
    std::erase(parts, "");
    const std::string because = step_rule_in_short();
    add({because.empty() ? join(parts) : say_("why_because", {{"what", join(parts)}, {"reasons", because}})});
  }

  /// What no rule decided.
  std::string step_fact() const {
    const std::string& id = decision_.step_rule;
    if (id == "not_recorded") return say_("step_not_recorded");
    if (id == "last_stage") return say_("step_last_stage");
    if (id == "form") return say_("step_form");
    return id == "equipment" ? say_("waits_equipment") : std::string();
  }

  /// Empty: none decided it.
  std::string step_rule_in_short() const {
    const std::string& id = decision_.step_rule;
    for (const Bundle* bundle : source_.bundles) {
      for (const StepRule& step : bundle->steps)
        if (step.id == id) return in_short(source_, *bundle, step);
      for (const Rule& rule : bundle->rules)
        if (rule.name() == id) return in_short(source_, rule);
    }
    return {};
  }

  const LeafletSource& source_;
  const Say& say_;
  const ExerciseDecision& decision_;
  std::vector<Told> why_;
  struct Effects {
    std::string because;
    Texts what;
    std::vector<const Rule*> rules;
  };
  std::vector<Effects> effects_;
};

void add_dose(ExerciseAccount& account, const LeafletSource& source, const Say& say, std::size_t index) {
  const ExerciseDecision& decision = *account.decision;
  const std::vector<std::size_t> days = days_of(source.regimen, index);
  account.dose = dose_line(say, decision);
  account.days = days_short(say, days);
  account.minutes = say("ledger_minutes", {{"n", std::to_string(decision.minutes)}});
  account.sore = dose_line(say, decision.sore_dose);
  std::vector<std::string> brief{dose_brief(say, decision.dose), legs_text(say, decision), days_brief(say, days),
                                 account.minutes};
  std::erase(brief, "");
  account.dose_brief = join(brief);
  account.sore_brief = dose_brief(say, decision.sore_dose);
}

}  // namespace

std::string form_text(const LeafletSource& source, const Say& say, const Exercise& exercise, const Form& form) {
  const std::string name = name_of(source, exercise), whole = name_with_form(source, exercise, form);
  const std::string text = whole == name ? std::string() : whole.substr(std::min(whole.size(), name.size() + 2));
  return form.on_bed && !text.empty() ? say("form_on_bed", {{"form", text}}) : text;
}

std::vector<Told> form_accounts(const LeafletSource& source, const Say& say, const ExerciseDecision& decision) {
  return ExerciseTeller(source, say, decision).forms();
}

ExerciseAccount exercise_account(const LeafletSource& source, const Say& say, std::size_t index) {
  const ExerciseDecision& decision = source.regimen.exercises[index];
  ExerciseAccount account;
  account.decision = &decision;
  account.name = name_of(source, *decision.exercise);
  if (decision.form) account.form = form_text(source, say, *decision.exercise, *decision.form);
  if (decision.outcome == Outcome::today) add_dose(account, source, say, index);
  account.why = ExerciseTeller(source, say, decision).why();
  return account;
}

}  // namespace rehab
