// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/questions.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "sheet/content/clarify.hpp"
#include "sheet/content/ledger.hpp"

namespace rehab {
namespace {

constexpr std::size_t most_questions = 5;  // more would not be asked
constexpr std::size_t most_answers = 4;

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
    case PlanChange::note_or_referral:
      return say("change_note_or_referral");
    case PlanChange::more:
      break;
  }
  return say("change_more");
}

std::string supposed_text(const Say& say, const SupposedAnswer& answer) {
  const std::string value = say.value(answer.value);
  switch (answer.range) {
    case AnswerRange::exactly:
      break;
    case AnswerRange::from:
      return say("answer_from", {{"n", value}});
    case AnswerRange::up_to:
      return say("answer_up_to", {{"n", value}});
    case AnswerRange::some:
      return say("answer_some");
  }
  return value;
}

std::string some_of(std::vector<std::string> answers) {
  if (answers.size() > most_answers) {
    answers.resize(most_answers);
    answers.emplace_back("...");
  }
  return join(answers);
}

/// Answers to one field, smallest first. Of several ranges the widest says them all ("110 or more" is "160 or more"
/// too), and any bound says more than none.
void add_answer(std::vector<const SupposedAnswer*>& answers, const SupposedAnswer& answer) {
  if (answer.range == AnswerRange::some && !answers.empty()) return;
  std::erase_if(answers, [](const SupposedAnswer* known) { return known->range == AnswerRange::some; });
  const auto same =
      std::ranges::find_if(answers, [&](const SupposedAnswer* known) { return known->range == answer.range; });
  if (answer.range == AnswerRange::exactly || same == answers.end())
    answers.push_back(&answer);
  else if (answer.range == AnswerRange::up_to)
    *same = &answer;
}

/// The most serious answers, by the field they are answers to.
std::map<std::string, std::vector<std::string>> answers_by_field(const Say& say, const OpenQuestion& question) {
  std::map<std::string, std::vector<const SupposedAnswer*>> answers;
  for (const AnswerChange& each : question.answers)
    if (each.change == question.change) add_answer(answers[each.answer.field], each.answer);
  std::map<std::string, std::vector<std::string>> texts;
  for (const auto& [field, of_field] : answers)
    for (const SupposedAnswer* answer : of_field) texts[field].push_back(supposed_text(say, *answer));
  return texts;
}

/// Of a line of the intake its name; of a group with answers to one field that field's.
std::string asked_text(const Say& say, const OpenQuestion& question) {
  const auto answers = answers_by_field(say, question);
  if (answers.size() == 1) return say.fact(answers.begin()->first);
  std::vector<std::string> facts;
  for (const std::string& line : question.lines) facts.push_back(say.fact(line));
  return say.list(facts);
}

/// "fell this year"; in a group "upper number: 180 or more; lower number: 110 or more".
std::string answers_text(const Say& say, const OpenQuestion& question) {
  const auto answers = answers_by_field(say, question);
  if (answers.size() == 1) return some_of(answers.begin()->second);
  std::vector<std::string> texts;
  for (const auto& [field, values] : answers)
    texts.push_back(say("fact_line", {{"fact", say.fact(field)}, {"value", some_of(values)}}));
  return join(texts, "; ");
}

std::string ask_line(const LeafletSource& source, const Say& say, const OpenQuestion& question) {
  std::vector<std::string> rules;
  for (const Rule* rule : question.rules) rules.push_back(short_name(source, *rule));
  const Filling filling{{"question", asked_text(say, question)},
                        {"answers", answers_text(say, question)},
                        {"change", plan_change_text(say, question.change)},
                        {"rules", some_of(rules)}};
  return question.answers.empty() ? say("ask_together", filling) : say("ask_one", filling);
}

std::vector<std::string> ask_lines(const LeafletSource& source, const Say& say) {
  const std::size_t shown = std::min(source.questions.size(), most_questions);
  std::vector<std::string> lines;
  for (const OpenQuestion& question : source.questions.first(shown)) lines.push_back(ask_line(source, say, question));
  if (const std::size_t rest = source.questions.size() - shown)
    lines.push_back(say.count("ask_more_one", "ask_more_many", static_cast<int>(rest)));
  return lines;
}

std::vector<std::string> consider_lines(const LeafletSource& source, const Say& say) {
  std::vector<std::string> lines;
  for (const Consideration& consideration : source.regimen.considerations) {
    std::vector<std::string> why;
    for (const Reason& reason : consideration.reasons)
      why.push_back(because(source, *reason.rule) + " (" + short_name(source, *reason.rule) + ")");
    lines.push_back(say("consider_line", {{"flag", capital(say.word(consideration.flag))}, {"why", join(why, " ")}}));
  }
  return lines;
}

std::vector<std::string> clarify_lines(const LeafletSource& source, const Say& say) {
  std::vector<std::string> lines = unlikely_lines(source, say);
  for (std::string& line : equipment_lines(source, say)) lines.push_back(std::move(line));
  return lines;
}

}  // namespace

std::vector<QuestionSection> question_sections(const LeafletSource& source, const Say& say) {
  std::vector<QuestionSection> sections{{say("record_consider"), consider_lines(source, say)},
                                        {say("record_ask"), ask_lines(source, say)},
                                        {say("record_clarify"), clarify_lines(source, say)}};
  std::erase_if(sections, [](const QuestionSection& section) { return section.lines.empty(); });
  return sections;
}

std::vector<std::string> question_lines(const LeafletSource& source) {
  std::vector<std::string> lines;
  for (const QuestionSection& section : question_sections(source, Say(source.phrases))) {
    lines.push_back(section.heading + ":");
    for (const std::string& line : section.lines) lines.push_back("  " + line);
  }
  return lines;
}

}  // namespace rehab
