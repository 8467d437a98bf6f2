// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/questions.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "sheet/content/exercise_account.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

const std::string& plan_change_text(const Say& say, PlanChange change) {
  switch (change) {
    case PlanChange::stop:
      return say("change_stop");
    case PlanChange::hold:
      return say("change_hold");
    case PlanChange::exercise_lost:
      return say("change_exercise_lost");
    case PlanChange::smaller_dose:
      return say("change_smaller_dose");
    case PlanChange::referral:
      return say("change_referral");
    case PlanChange::review:
      return say("change_review");
    case PlanChange::note:
      return say("change_note");
    case PlanChange::more:
      break;
  }
  return say("change_more");
}

double number_in(const Value& value) {
  const auto* whole = std::get_if<int>(&value);
  return whole ? *whole : std::get<double>(value);
}

/// Answers to one field that change the same. A number stands for others up to where rules tell them apart: with both
/// ends of a stretch, or of several that touch, it is told as one.
class Stretch {
 public:
  void add(const SupposedAnswer& answer) {
    const SupposedAnswer*& end = answer.range == AnswerRange::from ? from_ : up_to_;
    const bool wider = end && (number_in(answer.value) < number_in(end->value)) == (answer.range == AnswerRange::from);
    if (!end || wider) end = &answer;
    if (answer.range == AnswerRange::from) highest_ = std::max(highest_, number_in(answer.value));
  }

  void tell(const Say& say, std::vector<std::string>& texts) const {
    const bool bounded = from_ && up_to_ && number_in(up_to_->value) >= highest_;
    const bool touches = from_ && up_to_ && number_in(up_to_->value) >= number_in(from_->value);
    if (bounded) {
      texts.push_back(say("answer_between", {{"from", say.value(from_->value)}, {"to", say.value(up_to_->value)}}));
      return;
    }
    if (up_to_ && !touches) texts.push_back(say("answer_up_to", {{"n", say.value(up_to_->value)}}));
    if (from_) texts.push_back(say("answer_from", {{"n", say.value(from_->value)}}));
  }

 private:
  const SupposedAnswer* from_ = nullptr;   ///< the lowest
  const SupposedAnswer* up_to_ = nullptr;  ///< the highest
  double highest_ = 0;                     ///< of all that are told from a number on
};

/// "fell this year"; "180 or more"
std::string supposed_text(const Say& say, const std::vector<const SupposedAnswer*>& answers) {
  std::vector<std::string> texts;
  Stretch stretch;
  bool depends = false;
  for (const SupposedAnswer* answer : answers) {
    if (answer->range == AnswerRange::exactly) texts.push_back(say.value(answer->value));
    if (answer->range == AnswerRange::from || answer->range == AnswerRange::up_to) stretch.add(*answer);
    depends = depends || answer->range == AnswerRange::some;
  }
  stretch.tell(say, texts);
  if (texts.empty() && depends) texts.push_back(say("answer_some"));
  return join(texts);
}

using Answers = std::vector<const AnswerChange*>;

/// "fell this year"; where the question is about a group "upper number: 180 or more; lower number: 110 or more".
std::string answers_text(const Say& say, const Answers& given, bool of_group) {
  std::map<std::string, std::vector<const SupposedAnswer*>> answers;
  for (const AnswerChange* each : given) answers[each->answer.field].push_back(&each->answer);
  std::vector<std::string> texts;
  for (const auto& [field, supposed] : answers) {
    const std::string text = supposed_text(say, supposed);
    texts.push_back(of_group ? say("answer_of_part", {{"part", say.fact(field)}, {"answers", text}}) : text);
  }
  return join(texts, say("or_else"));
}

/// "Where it hurts: groin; Limping: yes"
std::string together_text(const Say& say, const Answers& given) {
  std::vector<std::string> texts;
  for (auto first = given.begin(); first != given.end();) {
    const std::string& field = (*first)->answer.field;
    std::vector<const SupposedAnswer*> supposed;
    for (; first != given.end() && (*first)->answer.field == field; ++first) supposed.push_back(&(*first)->answer);
    texts.push_back(say("fact_line", {{"fact", say.fact(field)}, {"value", supposed_text(say, supposed)}}));
  }
  return join(texts, "; ");
}

bool concerns_group(const OpenQuestion& question) {
  return std::ranges::any_of(question.answers, [&](const AnswerChange& each) {
    return each.answer.field != question.answers.front().answer.field;
  });
}

/// "Operation on the hip"; of several together "Where it hurts; Limping".
std::string asked_text(const Say& say, const OpenQuestion& question) {
  if (!question.answers.empty() && !concerns_group(question)) return say.fact(question.answers.front().answer.field);
  std::vector<std::string> facts;
  for (const std::string& line : question.lines) facts.push_back(say.fact(line));
  return join(facts, "; ");
}

class ChangeTeller {
 public:
  ChangeTeller(const LeafletSource& source, const Say& say)
      : source_(source), say_(say), ways_(ways(source.regimen)), held_(source.regimen.state == RegimenState::held) {
    std::erase_if(ways_, &Way::waits);
  }

  /// "no sheet; medical review, within 7 days", "Plank, at a wall"; of a plan that is held "obstetric review, the same
  /// day, not within a few days".
  std::string text(const AnswerChange& each) const {
    const bool holds = each.change == PlanChange::stop || each.change == PlanChange::hold;
    const bool lets_go = held_ && !holds;
    std::vector<std::string> texts;
    for (const ExerciseTurn& turn : each.exercises) texts.push_back(turn_text(turn));
    for (const Route& route : each.sends) texts.push_back(sent_text(route));
    if (texts.empty() || lets_go) texts.insert(texts.begin(), plan_change_text(say_, each.change));
    const std::string text = join(texts, "; ");
    return holds && !held_ && !each.sends.empty() ? say_("answer_no_sheet", {{"way", text}}) : text;
  }

 private:
  std::string way(const Route& route) const {
    return say_("referral_line",
                {{"to", destination_name(source_, say_, route.to)}, {"when", urgency_name(say_, route)}});
  }

  /// With what it is sooner than: what sends there now, else all that a held plan does.
  std::string sent_text(const Route& route) const {
    const auto soon = [](const Way& each) { return how_soon(each.route); };
    auto now = std::ranges::find_if(ways_, [&](const Way& each) { return each.route.to == route.to; });
    if (now == ways_.end() && held_) now = std::ranges::min_element(ways_, {}, soon);
    if (now == ways_.end() || soon(*now) <= how_soon(route)) return way(route);
    return say_("answer_sooner", {{"way", way(route)}, {"when", urgency_name(say_, now->route)}});
  }

  std::string turn_text(const ExerciseTurn& turn) const {
    const std::string name = name_of(source_, *turn.exercise);
    const auto form = [&](const Form& each) { return form_text(source_, say_, *turn.exercise, each); };
    if (!turn.then) return say_("turn_lost", {{"exercise", name}});
    if (!turn.now) return say_("turn_new", {{"exercise", name_with_form(source_, *turn.exercise, *turn.then)}});
    if (turn.now != turn.then) return name + ", " + form(*turn.then);
    return say_(turn.smaller ? PhraseId("turn_smaller") : PhraseId("turn_larger"), {{"exercise", name}});
  }

  const LeafletSource& source_;
  const Say& say_;
  std::vector<Way> ways_;
  bool held_;
};

/// Answers that do the same, in one line.
struct SameChange {
  std::string text;
  Answers answers;
};

std::vector<SameChange> by_change(const ChangeTeller& changes, const OpenQuestion& question) {
  std::vector<SameChange> groups;
  for (const AnswerChange& each : question.answers) {
    std::string text = changes.text(each);
    auto same = std::ranges::find(groups, text, &SameChange::text);
    if (same == groups.end()) same = groups.insert(groups.end(), {std::move(text), {}});
    same->answers.push_back(&each);
  }
  return groups;
}

Told answer_told(const Say& say, const OpenQuestion& question, const SameChange& same) {
  Told told{question.together
                ? say("answer_together", {{"answers", together_text(say, same.answers)}, {"change", same.text}})
                : say("answer_line",
                      {{"answers", answers_text(say, same.answers, concerns_group(question))}, {"change", same.text}})};
  for (const AnswerChange* each : same.answers)
    for (const Rule* rule : each->rules)
      if (std::ranges::find(told.rules, rule) == told.rules.end()) told.rules.push_back(rule);
  return told;
}

}  // namespace

std::vector<QuestionAccount> question_accounts(const LeafletSource& source, const Say& say) {
  const ChangeTeller changes(source, say);
  std::vector<QuestionAccount> accounts;
  for (const OpenQuestion& question : source.questions) {
    QuestionAccount account{asked_text(say, question), question.change, {}};
    for (const SameChange& same : by_change(changes, question))
      account.answers.push_back(answer_told(say, question, same));
    if (question.answers.empty()) account.answers.push_back({plan_change_text(say, question.change), question.rules});
    accounts.push_back(std::move(account));
  }
  return accounts;
}

}  // namespace rehab
