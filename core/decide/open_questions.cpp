// SPDX-License-Identifier: Apache-2.0
#include "decide/open_questions.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "decide/pick.hpp"
#include "decide/plan_change.hpp"
#include "decide/plan_effects.hpp"
#include "decide/supposed_answers.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

using Rules = std::vector<const Rule*>;
using CompiledRules = std::vector<const CompiledRule*>;

struct Changed {
  PlanChange change = PlanChange::more;
  std::vector<ExerciseTurn> exercises;
};

Rules rules_of(const CompiledRules& compiled) {
  Rules rules;
  for (const CompiledRule* each : compiled) rules.push_back(each->rule);
  return rules;
}

bool is_among(const CompiledRule* rule, const CompiledRules& rules) {
  return std::ranges::find(rules, rule) != rules.end();
}

/// Supposes answers, one at a time, and says what each would change. What an answer has no part in is not worked out
/// again.
class Supposing {
 public:
  Supposing(const Case& c, const Regimen& now)
      : case_(c), now_(printed_plan(now)), fires_now_(c.rulebook.rules().size()), exercises_(c) {
    for (const FiredRule& fired : c.fired) fires_now_[c.rulebook.number_of(*fired.compiled)] = true;
    std::erase_if(beyond_, [&](const auto& kind) { return now_.held && kind.second >= *now_.held; });
  }

  /// `again`: of the libraries that would say something else, had it been given. Nothing: it would change nothing that
  /// is printed.
  std::optional<AnswerChange> with(SupposedAnswer answer, const AdviceByBundle& again) const {
    CompiledRules begin, end;
    find_turned(answer, again, begin, end);
    if (begin.empty() && end.empty()) return {};
    for (const auto& [kind, change] : beyond_)
      if (Rules rules = in_force(rules_of(begin), kind); !rules.empty())
        return AnswerChange{std::move(answer), change, rules, {}};
    if (end.empty() && now_.held) return {};
    std::optional<Changed> changed = change_with(answer, again, begin, end);
    if (!changed) return {};
    begin.insert(begin.end(), end.begin(), end.end());
    return AnswerChange{std::move(answer), changed->change, rules_of(begin), std::move(changed->exercises)};
  }

  /// What is more serious than what keeps the plan from being printed now.
  const std::vector<std::pair<EffectKind, PlanChange>>& holds_beyond() const { return beyond_; }

  /// Those of the rules that stop or hold, unless the clinician lifted the hold.
  Rules in_force(const Rules& rules, EffectKind kind) const {
    Rules found;
    std::ranges::copy_if(rules, std::back_inserter(found), [&](const Rule* rule) {
      return rule->has(kind) && (kind == EffectKind::stop || !case_.override_of(*rule, ""));
    });
    return found;
  }

 private:
  /// The rules that would hold and don't now, and the reverse.
  void find_turned(const SupposedAnswer& answer, const AdviceByBundle& again, CompiledRules& begin,
                   CompiledRules& end) const {
    const auto add_if_turned = [&](const CompiledRule* rule, bool then) {
      if (then != fires_now_[case_.rulebook.number_of(*rule)]) (then ? begin : end).push_back(rule);
    };
    Truths truths = case_.truths;
    case_.rulebook.tests().answer(truths, answer.field, answer.value);
    for (const CompiledRule* rule : case_.rulebook.reading(answer.field))
      add_if_turned(rule, fires(*rule, truths, case_.facts, nullptr) == Truth::yes);
    if (again.empty()) return;
    for (const Bundle* bundle : case_.rulebook.bundles())
      if (const auto said = again.find(bundle->id); said != again.end())
        for (const CompiledRule* rule : case_.rulebook.of_library(*bundle))
          if (rule->changes_plan) add_if_turned(rule, said->second.rules.at(rule->rule->id).fires);
  }

  /// Nothing: what is printed stays.
  std::optional<Changed> change_with(const SupposedAnswer& answer, const AdviceByBundle& again,
                                     const CompiledRules& begin, const CompiledRules& end) const {
    std::vector<FiredRule> fired;
    std::ranges::copy_if(case_.fired, std::back_inserter(fired),
                         [&](const FiredRule& each) { return !is_among(each.compiled, end); });
    for (const CompiledRule* rule : begin) fired.push_back({rule, {}, false});
    const Case then = supposed(case_, answer, again, std::move(fired));
    const bool all = is_read_for_exercises(answer.field);
    Candidates exercises(then, exercises_, all ? ~Bits(case_.rulebook.uses()) : whom(then, begin, end));
    const Holds holds = holds_of(then);
    const PlanLimits limits = plan_limits_of(then);
    const Pick pick = holds.in_force.empty() ? pick_for_today(then, exercises, limits.exercises) : Pick{};
    const bool nothing_left = holds.in_force.empty() && pick.today.empty();
    PrintedPlan plan{nothing_left ? std::optional(PlanChange::hold) : held_by(holds.in_force),
                     {},
                     last_day_of_use(then, limits),
                     limits.review_days,
                     referrals_of(then),
                     notes_for(then, Effect::NotePlace::sheet, pick.today)};
    for (const Candidate* each : pick.today) plan.today.push_back(&each->decision);
    const std::optional<PlanChange> change = plan_change(now_, plan);
    return change ? std::optional<Changed>({*change, exercise_turns(now_, plan)}) : std::nullopt;
  }

  /// The uses that the rules speak of which turned.
  Bits whom(const Case& then, const CompiledRules& begin, const CompiledRules& end) const {
    Bits touched(case_.rulebook.uses());
    const auto add = [&](const Case& c, const CompiledRules& rules) {
      for (const auto& of_kind : c.on_forms)
        for (const FiredEffect& each : of_kind)
          if (is_among(c.fired[each.fired].compiled, rules)) touched |= *each.uses;
    };
    add(then, begin);
    add(case_, end);
    return touched;
  }

  const Case& case_;
  const PrintedPlan now_;
  std::vector<std::pair<EffectKind, PlanChange>> beyond_{{EffectKind::stop, PlanChange::stop},
                                                         {EffectKind::hold, PlanChange::hold}};
  std::vector<bool> fires_now_;   ///< by the number of the rule
  mutable Candidates exercises_;  ///< as they are decided now
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
        questions.push_back({missing_lines(facts, waiting.fields()), change, {}, {waiting.rule}});
}

/// What libraries would say of each answer, by its place. A library that asked for no such answer would say the same.
std::vector<AdviceByBundle> asked_again(const Case& c, const std::vector<SupposedAnswer>& answers,
                                        const AskLibrary& ask) {
  std::vector<AdviceByBundle> again(answers.size());
  for (const auto& [bundle, advice] : c.advice) {
    const std::set<std::string_view> asked = asked_by_library(advice);
    std::vector<std::size_t> places;
    std::vector<Intake> facts;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (!asked.contains(answers[i].field)) continue;
      places.push_back(i);
      facts.push_back(c.facts);
      facts.back().record(answers[i].field, answers[i].value);
    }
    if (facts.empty()) continue;
    std::vector<Advice> given = ask(bundle, facts);
    for (std::size_t i = 0; i < places.size(); ++i) again[places[i]][bundle] = std::move(given.at(i));
  }
  return again;
}

}  // namespace

std::vector<OpenQuestion> open_questions(const Case& c, const Regimen& now, const AskLibrary& ask) {
  std::vector<SupposedAnswer> answers = supposed_answers(c);
  const std::vector<AdviceByBundle> again = asked_again(c, answers, ask);
  const Supposing supposing(c, now);
  std::vector<OpenQuestion> questions;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string line = intake_line(answers[i].field);
    if (auto changed = supposing.with(std::move(answers[i]), again[i]))
      question_of(line, questions).answers.push_back(std::move(*changed));
  }
  for (OpenQuestion& question : questions) sort_answers(question);
  add_waiting_for_several(supposing, now, c.facts, questions);
  std::ranges::stable_sort(questions, comes_before);
  return questions;
}

}  // namespace rehab
