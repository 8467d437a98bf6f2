// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/account.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/fields.hpp"
#include "sheet/content/clarify.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/overview.hpp"
#include "sheet/content/rule_text.hpp"

namespace rehab {
namespace {

const Rule* rule_of_name(const LeafletSource& source, std::string_view name) {
  for (const Bundle* bundle : source.bundles)
    for (const Rule& rule : bundle->rules)
      if (rule.name() == name) return &rule;
  return nullptr;
}

class AccountTeller {
 public:
  explicit AccountTeller(const LeafletSource& source)
      : source_(source), regimen_(source.regimen), say_(source.phrases), account_(source) {}

  Account tell() {
    account_.held = regimen_.state == RegimenState::held;
    for (Way& way : ways(regimen_)) {
      std::string text = way_text(source_, say_, way);
      account_.ways.push_back({std::move(way), std::move(text)});
    }
    state();
    holding();
    sent_to();
    if (!account_.held) opinion();
    exercises();
    not_as_asked();
    limits();
    notes();
    changed();
    questions();
    return std::move(account_);
  }

 private:
  void state() {
    std::vector<std::string> texts{account_.held ? held_text() : issued_text()};
    if (named_clinician(source_.intake, source_.clinic).empty()) texts.push_back(capital(say_("state_draft")));
    account_.state = join(texts, ". ");
    account_.pain = pain_text();
    if (!account_.held) account_.first = patient_reads(first_text(source_));
  }

  std::string patient_reads(const std::string& text, const std::string& before = {}) const {
    return text.empty() ? text : before + say_("record_patient_reads", {{"text", text}});
  }

  std::string issued_text() const {
    const int n = static_cast<int>(regimen_.today);
    return say_(n == 1 ? PhraseId("account_issued_one") : PhraseId("account_issued_many"),
                {{"n", std::to_string(n)},
                 {"leg", trained_text(source_, say_)},
                 {"date", say_.coming_day(regimen_.use_until, source_.intake.date)}});
  }

  std::string held_text() const {
    std::vector<std::string> texts;
    for (const WayAccount& each : account_.ways)
      if (!each.way.waits) texts.push_back(each.text);
    return texts.empty() ? say_("account_held_here") : say_("account_held", {{"ways", join(texts, "; ")}});
  }

  std::string pain_text() const {
    const auto usual = source_.intake.facts[field::pain_usual], worst = source_.intake.facts[field::pain_worst];
    std::vector<std::string> texts;
    if (usual.recorded()) texts.push_back(say_("account_pain_usual", {{"n", std::to_string(usual.value())}}));
    if (worst.recorded()) texts.push_back(say_("account_pain_worst", {{"n", std::to_string(worst.value())}}));
    if (!account_.held)
      texts.push_back(regimen_.no_rise ? say_("account_no_rise")
                                       : say_("account_pain_limit", {{"n", std::to_string(regimen_.pain_limit)}}));
    return capital(join(texts));
  }

  /// What must be so for the plan to go out, or who decides; and what of it is not recorded.
  std::string remedy_text(const Reason& reason) const {
    std::string text;
    if (const std::string remedy = clinician_text(source_, *reason.rule); !remedy.empty())
      text += " " + say_("record_remedy", {{"text", remedy}});
    std::vector<std::string> facts;
    if (reason.not_recorded)
      for (const std::string& line : missing_lines(source_.intake.facts, fields_read(reason)))
        facts.push_back(say_.fact(line));
    if (!facts.empty()) text += " " + say_("record_missing", {{"facts", join(facts)}});
    return text;
  }

  static std::string news(std::vector<std::string>& said, const std::string& text) {
    const std::size_t before = said.size();
    say_once(said, text);
    return join(std::span(said).subspan(before), " ");
  }

  /// The patient of a stop reads nothing of the holds beside it.
  void what_the_patient_reads() {
    std::vector<std::string> said;
    for (const Reason& reason : regimen_.holding) {
      if (regimen_.is_stopped() && reason.effect != EffectKind::stop) continue;
      const auto told = std::ranges::find_if(
          account_.holding, [&](const Told& each) { return std::ranges::count(each.rules, reason.rule) > 0; });
      told->text += patient_reads(news(said, patient_text_if_any(source_, *reason.rule)), " ");
    }
  }

  void holding() {
    for (const Reason& reason : regimen_.holding) {
      const bool can_be_lifted = reason.effect == EffectKind::hold && !regimen_.is_stopped();
      Told told{capital(in_short(source_, *reason.rule)) + ".", {reason.rule}};
      if (can_be_lifted) told.text += remedy_text(reason);
      const auto same = std::ranges::find(account_.holding, told.text, &Told::text);
      if (same == account_.holding.end())
        account_.holding.push_back(std::move(told));
      else
        same->rules.push_back(reason.rule);
    }
    what_the_patient_reads();
    if (regimen_.nothing_left) account_.holding.push_back({nothing_left_text(source_, say_)});
  }

  /// "medical review, within 7 days, because of ..."; never lost for want of a reason.
  Told with_reasons(const std::string& what, const Reasons& reasons) const {
    Told told = told_because(source_, say_, "account_way", reasons, {{"way", what}});
    return told.text.empty() ? Told{what, rules_of(reasons)} : told;
  }

  /// A way of a held plan stands in the state; its reasons are why it is held.
  bool is_told_by_holds(const Way& way) const {
    return !way.waits && std::ranges::all_of(way.reasons, [&](const Reason* reason) {
      return std::ranges::count(regimen_.holding, reason->rule, &Reason::rule) > 0;
    });
  }

  void sent_to() {
    std::vector<std::string> letters;
    for (const auto& [way, text] : account_.ways) {
      if (!is_told_by_holds(way)) account_.sent_to.push_back(with_reasons(capital(text), way.reasons));
      if (goes_with_letter(way)) letters.push_back(text);
    }
    account_.letters = join(letters, "; ");
  }

  /// A bundle of this plan that may ask for an opinion either did, or could not judge, or found no reason to.
  void opinion() {
    const auto asks = [](const Rule& rule) {
      return std::ranges::any_of(rule.then, [](const Effect& effect) {
        return effect.kind == EffectKind::refer && effect.to == Destination::specialist_opinion;
      });
    };
    const auto may_ask = [&](const Bundle* bundle) { return std::ranges::any_of(bundle->rules, asks); };
    const auto is_asked = [](const ReferralDecision& each) { return each.to == Destination::specialist_opinion; };
    if (std::ranges::none_of(source_.bundles, may_ask) || std::ranges::any_of(regimen_.referrals, is_asked)) return;
    std::vector<std::string> fields;
    for (const NotEvaluated& each : regimen_.not_evaluated) {
      if (!asks(*each.rule)) continue;
      account_.opinion.rules.push_back(each.rule);
      for (const std::string& line : missing_lines(source_.intake.facts, each.fields()))
        if (std::ranges::find(fields, say_.fact(line)) == fields.end()) fields.push_back(say_.fact(line));
    }
    account_.opinion.text =
        fields.empty() ? say_("opinion_none") : say_("opinion_not_judged", {{"facts", join(fields)}});
  }

  void exercises() {
    for (std::size_t i = 0; i < regimen_.exercises.size(); ++i) {
      const Outcome outcome = regimen_.exercises[i].outcome;
      auto& group = outcome == Outcome::today   ? account_.printed
                    : outcome == Outcome::waits ? account_.waiting
                                                : account_.left_out;
      group.push_back(exercise_account(source_, say_, i));
    }
  }

  /// A protocol stands for its exercises.
  std::vector<Choice> asked_for() const {
    std::vector<Choice> asked;
    const auto add = [&](const Choice& choice) {
      const std::vector<std::string>* protocol = nullptr;
      for (const Bundle* bundle : source_.bundles)
        if (const auto found = bundle->protocols.find(choice.exercise); found != bundle->protocols.end())
          protocol = &found->second;
      if (!protocol) return asked.push_back(choice);
      for (const std::string& exercise : *protocol) asked.push_back({exercise, {}});
    };
    for (const Choice& choice : source_.intake.choose) add(choice);
    for (const Choice& choice : source_.intake.also) add(choice);
    return asked;
  }

  void not_as_asked() {
    for (const Choice& choice : asked_for())
      for (std::size_t i = 0; i < regimen_.exercises.size(); ++i) {
        const ExerciseDecision& decision = regimen_.exercises[i];
        if (decision.exercise->id != choice.exercise) continue;
        const bool other_form = !choice.form.empty() && decision.form && decision.form->id != choice.form;
        if (decision.outcome == Outcome::today && !other_form) continue;
        const ExerciseAccount exercise = exercise_account(source_, say_, i);
        Told told{exercise.name};
        std::vector<std::string> whys;
        for (const Told& why : exercise.why) {
          whys.push_back(why.text);
          told.rules.insert(told.rules.end(), why.rules.begin(), why.rules.end());
        }
        std::string why = join(whys, "; ");
        if (decision.outcome == Outcome::left_out && !decision.left_out_by_clinician)
          why = join(std::vector{say_("why_out"), why});
        told.text = say_("fact_line", {{"fact", exercise.name}, {"value", why}});
        account_.not_as_asked.push_back(std::move(told));
      }
  }

  void limits() {
    if (account_.held) return;
    for (const Reason& reason : regimen_.plan_limits) {
      std::vector<std::string> texts;
      const auto add = [&](PhraseId phrase, const std::optional<int>& n) {
        if (n) texts.push_back(say_(phrase, {{"n", std::to_string(*n)}}));
      };
      for (const Effect& effect : reason.rule->then) {
        add("plan_limit_exercises", effect.limit.exercises);
        add("plan_limit_review", effect.limit.review_days);
        add("plan_limit_after_birth", effect.limit.review_weeks_after_birth);
      }
      account_.limits.push_back(with_reasons(capital(join(texts)), {&reason}));
    }
  }

  void notes() {
    for (const Reason& reason : regimen_.record_notes)
      account_.notes.push_back({because(source_, *reason.rule), {reason.rule}});
  }

  /// "J. Park, 20 November 2026: used to it"
  std::string signed_by(const std::string& name, const std::string& reason) const {
    const std::string who = name.empty() ? say_("nobody_named") : name;
    const std::string text = say_("changed_by", {{"name", who}, {"date", say_.full_date(source_.intake.date)}});
    return reason.empty() ? text : say_("fact_line", {{"fact", text}, {"value", reason}});
  }

  void changed() {
    const std::string& clinician = named_clinician(source_.intake, source_.clinic);
    if (source_.intake.choose_all || !source_.intake.choose.empty())
      account_.changed.push_back(
          {say_("changed_chosen", {{"exercises", chosen_text()}}), {}, signed_by(clinician, {})});
    for (const auto& [id, reason] : source_.intake.leave_out)
      account_.changed.push_back(
          {say_("changed_left_out", {{"exercise", exercise_name(source_, id)}}), {}, signed_by(clinician, reason)});
    for (const ExerciseDecision& decision : regimen_.exercises)
      if (const auto change = source_.intake.change.find(decision.exercise->id);
          change != source_.intake.change.end() && decision.unchanged)
        account_.changed.push_back({dose_changed(decision), {}, signed_by(clinician, change->second.reason)});
    for (const Override& lifted : source_.intake.overrides) set_aside(lifted);
  }

  std::string chosen_text() const {
    if (source_.intake.choose_all) return say_("chosen_all");
    std::vector<std::string> names;
    for (const Choice& choice : source_.intake.choose) names.push_back(exercise_name(source_, choice.exercise));
    return say_.list(names);
  }

  std::string dose_changed(const ExerciseDecision& decision) const {
    const auto dose = [&](const Dose& each) {
      return dose_line(say_, each) + ", " +
             (each.days == 7 ? say_("every_day") : say_("days_a_week", {{"n", std::to_string(each.days)}}));
    };
    return say_("changed_dose", {{"exercise", name_of(source_, *decision.exercise)},
                                 {"from", dose(*decision.unchanged)},
                                 {"to", dose(decision.dose)}});
  }

  void set_aside(const Override& lifted) {
    const Rule* rule = rule_of_name(source_, lifted.rule);
    Filling filling{{"reason", rule ? in_short(source_, *rule) : lifted.rule}};
    if (!lifted.exercise.empty()) filling.emplace_back("exercise", exercise_name(source_, lifted.exercise));
    Told told{lifted.exercise.empty() ? say_("changed_hold", filling) : say_("changed_rule", filling)};
    if (rule) told.rules = {rule};
    told.in_writing = signed_by(lifted.agreed_by, lifted.reason);
    account_.changed.push_back(std::move(told));
  }

  void questions() {
    for (const Consideration& consideration : regimen_.considerations) {
      Reasons reasons;
      add_reasons(reasons, consideration.reasons);
      std::vector<std::string> why;
      for (const Reason* reason : reasons) why.push_back(because(source_, *reason->rule));
      account_.consider.push_back(
          {say_("consider_line", {{"flag", capital(say_.word(consideration.flag))}, {"why", join(why, " ")}}),
           rules_of(reasons)});
    }
    for (std::string& line : unlikely_lines(source_, say_)) account_.clarify.push_back({std::move(line)});
    for (std::string& line : equipment_lines(source_, say_)) account_.clarify.push_back({std::move(line)});
    account_.questions = question_accounts(source_, say_);
    if (!account_.held) changes_nothing();
  }

  void changes_nothing() {
    std::vector<std::string> keys;
    for (const FieldInfo* info : field::all) keys.emplace_back(info->key);
    for (const std::string& line : missing_lines(source_.intake.facts, keys)) {
      if (!account_.clarify.empty() && (line == field::has.key || line == field::lacks.key)) continue;
      const auto asks = [&](const OpenQuestion& question) { return std::ranges::count(question.lines, line) > 0; };
      if (std::ranges::none_of(source_.questions, asks)) account_.changes_nothing.push_back(say_.fact(line));
    }
  }

  const LeafletSource& source_;
  const Regimen& regimen_;
  const Say say_;
  Account account_;
};

}  // namespace

Account account_of(const LeafletSource& source) {
  return AccountTeller(source).tell();
}

std::vector<const ExerciseDecision*> told_one_by_one(const Regimen& regimen) {
  std::vector<const ExerciseDecision*> told;
  std::size_t others = 0;
  for (const ExerciseDecision& decision : regimen.exercises)
    if (decision.outcome == Outcome::today || decision.left_out_by_clinician || ++others <= most_others_told)
      told.push_back(&decision);
  return told;
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

std::vector<std::string> exercise_texts(const Account& account, const Say& say) {
  std::vector<std::string> texts;
  for (const ExerciseAccount& each : account.printed)
    texts.push_back(
        say("summary_exercise", {{"name", each.name_and_form()}, {"dose", join(std::vector{each.dose, each.days})}}));
  return texts;
}

}  // namespace rehab
