// SPDX-License-Identifier: Apache-2.0
#include "decide/open_questions.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "decide/allowed.hpp"
#include "decide/pick.hpp"
#include "decide/plan_change.hpp"
#include "decide/supposed_answers.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

using Rules = std::vector<const Rule*>;

/// Notes for the clinician, and red flags to think of, change nothing that is printed for the patient.
bool changes_plan(const Rule& rule) {
  return std::ranges::any_of(rule.then, [](const Effect& effect) {
    const bool for_record = effect.kind == EffectKind::note && effect.place == Effect::NotePlace::record;
    return !for_record && effect.kind != EffectKind::consider;
  });
}

/// Supposes answers, one at a time, and says what each would change.
class Supposing {
 public:
  Supposing(const Case& c, const Regimen& now) : case_(c), now_(now) {
    for (const Bundle* bundle : c.bundles)
      for (const Rule& rule : bundle->rules)
        if (changes_plan(rule)) add_rule(rule);
  }

  /// `facts` with the answer, and what libraries say of them. Nothing: it would change nothing that is printed.
  std::optional<AnswerChange> with(SupposedAnswer answer, const Intake& facts, const AdviceByBundle& advice) {
    Rules begin, end;
    for (const Rules* rules : {&by_key_[answer.field], &code_rules_})
      for (const Rule* rule : *rules) {
        const bool then = fires(*rule, facts, advice) == Truth::yes;
        if (then != is_fired(*rule)) (then ? begin : end).push_back(rule);
      }
    for (const auto& [kind, change] : holds_beyond())
      if (Rules rules = in_force(begin, kind); !rules.empty()) return AnswerChange{std::move(answer), change, rules};
    if (end.empty() && (begin.empty() || held_by(now_))) return {};
    const std::optional<PlanChange> change = plan_change(now_, decided_again(facts, advice, begin, end));
    if (!change) return {};
    begin.insert(begin.end(), end.begin(), end.end());
    return AnswerChange{std::move(answer), *change, std::move(begin)};
  }

  /// What is more serious than what keeps the plan from being printed now.
  std::vector<std::pair<EffectKind, PlanChange>> holds_beyond() const {
    std::vector<std::pair<EffectKind, PlanChange>> kinds{{EffectKind::stop, PlanChange::stop},
                                                         {EffectKind::hold, PlanChange::hold}};
    std::erase_if(kinds, [held = held_by(now_)](const auto& kind) { return held && kind.second >= *held; });
    return kinds;
  }

  /// Those of the rules that stop or hold, unless the clinician lifted the hold.
  Rules in_force(const Rules& rules, EffectKind kind) const {
    Rules found;
    std::ranges::copy_if(rules, std::back_inserter(found), [&](const Rule* rule) {
      return rule->has(kind) && (kind == EffectKind::stop || !case_.override_of(*rule, ""));
    });
    return found;
  }

 private:
  void add_rule(const Rule& rule) {
    if (!rule.when) return code_rules_.push_back(&rule);
    for (const std::string& key : keys_of(*rule.when))
      if (!case_.facts.find(key)) by_key_[key].push_back(&rule);
  }

  bool is_fired(const Rule& rule) const {
    return std::ranges::find(case_.fired, &rule, &FiredRule::rule) != case_.fired.end();
  }

  Regimen decided_again(const Intake& facts, const AdviceByBundle& advice, const Rules& begin, const Rules& end) const {
    Case supposed{case_.patient, case_.clinic, advice, case_.figures, facts, case_.bundles, case_.fired, {}};
    std::erase_if(supposed.fired,
                  [&](const FiredRule& fired) { return std::ranges::find(end, fired.rule) != end.end(); });
    for (const Rule* rule : begin) supposed.fired.push_back({rule, {}, false});
    // More risk lets nothing in: while something of today's is left, it says it all, for a third of the work. Of a set
    // the clinician chose, one that comes to wait for equipment lets another stand in.
    if (end.empty() && !is_whole_set(case_.patient))
      if (Regimen then = plan_of(supposed, allowed_forms_of_printed(supposed, now_)); !then.nothing_left) return then;
    return plan_of(supposed, allowed_forms(supposed));
  }

  const Case& case_;
  const Regimen& now_;
  std::map<std::string, Rules, std::less<>> by_key_;  ///< tables, by the fields they read that are not recorded
  Rules code_rules_;
};

void add_rules(Rules& rules, const Rules& more) {
  for (const Rule* rule : more)
    if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(rule);
}

/// Answers to the fields of one line of the intake stand together.
OpenQuestion& question_of(const std::string& line, std::vector<OpenQuestion>& questions) {
  const std::vector<std::string> lines{line};
  const auto known = std::ranges::find(questions, lines, &OpenQuestion::lines);
  if (known != questions.end()) return *known;
  return questions.emplace_back(OpenQuestion{lines, PlanChange::more, {}, {}});
}

/// Most serious first; of those alike, the one with most such answers.
bool comes_before(const OpenQuestion& a, const OpenQuestion& b) {
  const auto worst = [](const OpenQuestion& q) {
    return std::ranges::count(q.answers, q.change, &AnswerChange::change);
  };
  return std::pair(a.change, worst(b)) < std::pair(b.change, worst(a));
}

void sort_answers(OpenQuestion& question) {
  std::ranges::stable_sort(question.answers, {}, &AnswerChange::change);
  if (question.answers.empty()) return;
  question.change = question.answers.front().change;
  for (const AnswerChange& answer : question.answers)
    if (answer.change == question.change) add_rules(question.rules, answer.rules);
}

/// Rules that stop or hold, were not evaluated, and that no single answer decides.
void add_waiting_for_several(const Supposing& supposing, const Regimen& now, const Intake& facts,
                             std::vector<OpenQuestion>& questions) {
  Rules told;
  for (const OpenQuestion& question : questions)
    for (const AnswerChange& answer : question.answers) add_rules(told, answer.rules);
  for (const auto& [kind, change] : supposing.holds_beyond())
    for (const NotEvaluated& waiting : now.not_evaluated)
      if (!supposing.in_force({waiting.rule}, kind).empty() && std::ranges::find(told, waiting.rule) == told.end())
        questions.push_back({missing_lines(facts, waiting.fields), change, {}, {waiting.rule}});
}

Intake with_answer(Intake facts, const SupposedAnswer& answer) {
  facts.record(answer.field, answer.value);
  return facts;
}

}  // namespace

std::vector<OpenQuestion> open_questions(const Case& c, const Regimen& now, const AskLibraries& ask) {
  std::vector<SupposedAnswer> answers = supposed_answers(c);
  std::vector<Intake> supposed;
  for (const SupposedAnswer& answer : answers) supposed.push_back(with_answer(c.facts, answer));
  const std::vector<AdviceByBundle> advices = ask(supposed);

  Supposing supposing(c, now);
  std::vector<OpenQuestion> questions;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string line = intake_line(answers[i].field);
    if (auto changed = supposing.with(std::move(answers[i]), supposed[i], advices.at(i)))
      question_of(line, questions).answers.push_back(std::move(*changed));
  }
  for (OpenQuestion& question : questions) sort_answers(question);
  add_waiting_for_several(supposing, now, c.facts, questions);
  std::ranges::stable_sort(questions, comes_before);
  return questions;
}

}  // namespace rehab
