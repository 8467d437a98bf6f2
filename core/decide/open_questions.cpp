// SPDX-License-Identifier: Apache-2.0
#include "decide/open_questions.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "decide/answers_together.hpp"
#include "decide/pick.hpp"
#include "decide/plan_change.hpp"
#include "decide/plan_effects.hpp"
#include "decide/supposed_answers.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

using Rules = std::vector<const Rule*>;
using CompiledRules = std::vector<const CompiledRule*>;

Rules rules_of(const CompiledRules& compiled) {
  Rules rules;
  for (const CompiledRule* each : compiled) rules.push_back(each->rule);
  return rules;
}

bool is_among(const CompiledRule* rule, const CompiledRules& rules) {
  return std::ranges::find(rules, rule) != rules.end();
}

bool sends_somewhere(const Rule& rule) {
  return rule.has(EffectKind::stop) || rule.has(EffectKind::hold) || rule.has(EffectKind::refer);
}

/// Supposes answers, one at a time, and says what each would change. What an answer has no part in is not worked out
/// again.
class Supposing {
 public:
  Supposing(const Case& c, const Regimen& now)
      : case_(c), now_(printed_plan(now)), fires_now_(c.rulebook.rules().size()), exercises_(c) {
    for (const FiredRule& fired : c.fired) {
      fires_now_[c.rulebook.number_of(*fired.compiled)] = true;
      if (sends_somewhere(fired.rule())) sending_.push_back(fired);
    }
  }

  /// `again`: of the libraries that would say something else, had it been given. Nothing: it would change nothing that
  /// is printed.
  std::optional<AnswerChange> with(SupposedAnswer answer, const AdviceByBundle& again) const {
    const Turned turned = turned_by(answer, again);
    if (turned.begin.empty() && turned.end.empty()) return {};
    const Sent sent = sent_with(turned);
    if (!sent.holding.empty()) return change_to(held(sent), std::move(answer), turned);
    return change_of_exercises(sent, std::move(answer), again, turned);
  }

  /// Had several answers made this rule alone hold besides.
  std::optional<AnswerChange> with(const CompiledRule& rule) const {
    const Turned turned{{&rule}, {}};
    const Sent sent = sent_with(turned);
    if (!sent.holding.empty()) return change_to(held(sent), {}, turned);
    PrintedPlan then = now_;
    then.ways = ways(sent.holding, sent.referrals);
    return change_to(then, {}, turned);
  }

 private:
  /// The rules that would hold and don't now, and the reverse.
  struct Turned {
    CompiledRules begin, end;
  };

  struct Sent {
    std::vector<Reason> holding;
    std::vector<ReferralDecision> referrals;
  };

  Turned turned_by(const SupposedAnswer& answer, const AdviceByBundle& again) const {
    Turned turned;
    const auto add_if_turned = [&](const CompiledRule* rule, bool then) {
      if (then != fires_now_[case_.rulebook.number_of(*rule)]) (then ? turned.begin : turned.end).push_back(rule);
    };
    Truths truths = case_.truths;
    case_.rulebook.tests().answer(truths, answer.field, answer.value);
    for (const CompiledRule* rule : case_.rulebook.reading(answer.field))
      add_if_turned(rule, fires(*rule, truths, case_.facts, nullptr) == Truth::yes);
    if (again.empty()) return turned;
    for (const Bundle* bundle : case_.rulebook.bundles())
      if (const auto said = again.find(bundle->id); said != again.end())
        for (const CompiledRule* rule : case_.rulebook.of_library(*bundle))
          if (rule->changes_plan) add_if_turned(rule, said->second.rules.at(rule->rule->id).fires);
    return turned;
  }

  static std::vector<FiredRule> fired_with(const Turned& turned, const std::vector<FiredRule>& now) {
    std::vector<FiredRule> fired;
    std::ranges::copy_if(now, std::back_inserter(fired),
                         [&](const FiredRule& each) { return !is_among(each.compiled, turned.end); });
    for (const CompiledRule* rule : turned.begin) fired.push_back({rule, {}, false});
    return fired;
  }

  Sent sent_with(const Turned& turned) const {
    const std::vector<FiredRule> fired = fired_with(turned, sending_);
    return {holds_of(case_, fired).in_force, referrals_of(case_, fired)};
  }

  static PrintedPlan held(const Sent& sent) {
    PrintedPlan plan;
    plan.held = held_by(sent.holding);
    plan.ways = ways(sent.holding, sent.referrals);
    return plan;
  }

  /// Nothing: what is printed stays.
  std::optional<AnswerChange> change_to(const PrintedPlan& then, SupposedAnswer answer, const Turned& turned) const {
    const std::optional<PlanChange> change = plan_change(now_, then);
    if (!change) return {};
    CompiledRules rules = turned.begin;
    rules.insert(rules.end(), turned.end.begin(), turned.end.end());
    if (then.held) std::erase_if(rules, [](const CompiledRule* each) { return !sends_somewhere(*each->rule); });
    return AnswerChange{std::move(answer), *change, rules_of(rules), sent_anew(now_, then), exercise_turns(now_, then)};
  }

  /// Where nothing holds the plan.
  std::optional<AnswerChange> change_of_exercises(const Sent& sent, SupposedAnswer answer, const AdviceByBundle& again,
                                                  const Turned& turned) const {
    const Case then = supposed(case_, answer, again, fired_with(turned, case_.fired));
    const bool all = is_read_for_exercises(answer.field);
    Candidates exercises(then, exercises_, all ? ~Bits(case_.rulebook.uses()) : whom(then, turned));
    const PlanLimits limits = plan_limits_of(then);
    const Pick pick = pick_for_today(then, exercises, limits.exercises);
    PrintedPlan plan{pick.today.empty() ? std::optional(PlanChange::hold) : std::nullopt,
                     {},
                     last_day_of_use(then, limits),
                     limits.review_days,
                     notes_for(then, Effect::NotePlace::sheet, pick.today),
                     ways(sent.holding, sent.referrals)};
    for (const Candidate* each : pick.today) plan.today.push_back(&each->decision);
    return change_to(plan, std::move(answer), turned);
  }

  /// The uses that the rules speak of which turned.
  Bits whom(const Case& then, const Turned& turned) const {
    Bits touched(case_.rulebook.uses());
    const auto add = [&](const Case& c, const CompiledRules& rules) {
      for (const auto& of_kind : c.on_forms)
        for (const FiredEffect& each : of_kind)
          if (is_among(c.fired[each.fired].compiled, rules)) touched |= *each.uses;
    };
    add(then, turned.begin);
    add(case_, turned.end);
    return touched;
  }

  const Case& case_;
  const PrintedPlan now_;
  std::vector<bool> fires_now_;     ///< by the number of the rule
  std::vector<FiredRule> sending_;  ///< what fires now and sends the patient somewhere
  mutable Candidates exercises_;    ///< as they are decided now
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
  return questions.emplace_back(OpenQuestion{lines, PlanChange::more, {}, {}, false});
}

/// What is less is more serious. While nothing is printed, it counts how soon the patient is to be seen.
auto seriousness(const AnswerChange& each) {
  HowSoon soonest;
  for (const Route& route : each.sends) soonest = std::min(soonest, how_soon(route));
  const PlanChange of_sheet = each.change == PlanChange::hold ? PlanChange::stop : each.change;
  return std::tuple(of_sheet, soonest, each.change);
}

std::ptrdiff_t most_serious_in(const OpenQuestion& q) {
  return std::ranges::count(q.answers, seriousness(q.answers.front()), seriousness);
}

/// Most serious first; of those alike, what one answer does, then the one with most such answers.
bool comes_before(const OpenQuestion& a, const OpenQuestion& b) {
  const auto [of_sheet, soonest, change] = seriousness(a.answers.front());
  const auto [other_sheet, other_soonest, other_change] = seriousness(b.answers.front());
  return std::tuple(of_sheet, soonest, a.together, change, most_serious_in(b)) <
         std::tuple(other_sheet, other_soonest, b.together, other_change, most_serious_in(a));
}

void sort_answers(OpenQuestion& question) {
  std::ranges::stable_sort(question.answers, {}, seriousness);
  question.change = question.answers.front().change;
  for (const AnswerChange& answer : question.answers)
    if (seriousness(answer) == seriousness(question.answers.front())) add_rules(question.rules, answer.rules);
}

/// Several rules may wait for the same.
void add_together(std::vector<OpenQuestion>& questions, OpenQuestion question) {
  const auto same = std::ranges::find_if(questions, [&](const OpenQuestion& other) {
    return other.together && std::ranges::equal(other.answers, question.answers, [](const auto& a, const auto& b) {
             return a.answer == b.answer && a.sends == b.sends;
           });
  });
  if (same == questions.end()) return questions.push_back(std::move(question));
  add_rules(same->rules, question.rules);
  for (AnswerChange& answer : same->answers) add_rules(answer.rules, question.rules);
}

/// Rules that were not evaluated, that send the patient somewhere, and that no single answer decides. Of those of a
/// library, which says nothing of what it goes by, only what keeps the plan from being printed.
void add_waiting_for_several(const Case& c, const Supposing& supposing, std::vector<OpenQuestion>& questions) {
  Rules told;
  for (const OpenQuestion& question : questions)
    for (const AnswerChange& answer : question.answers) add_rules(told, answer.rules);
  for (const NotEvaluated& waiting : c.not_evaluated) {
    const Rule& rule = *waiting.rule;
    const bool only_refers = !rule.has(EffectKind::stop) && !rule.has(EffectKind::hold);
    if (!sends_somewhere(rule) || (only_refers && !rule.when) || std::ranges::find(told, &rule) != told.end()) continue;
    const std::optional<AnswerChange> change =
        supposing.with(*std::ranges::find(c.rulebook.rules(), &rule, &CompiledRule::rule));
    if (!change) continue;
    for (SupposedTogether& together : answers_together(c, waiting)) {
      OpenQuestion question{missing_lines(c.facts, together.fields), change->change, {}, {&rule}, true};
      question.answers.assign(together.answers.size(), *change);
      for (std::size_t i = 0; i < together.answers.size(); ++i)
        question.answers[i].answer = std::move(together.answers[i]);
      add_together(questions, std::move(question));
    }
  }
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
  add_waiting_for_several(c, supposing, questions);
  std::ranges::stable_sort(questions, comes_before);
  return questions;
}

}  // namespace rehab
