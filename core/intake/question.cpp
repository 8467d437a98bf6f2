// SPDX-License-Identifier: Apache-2.0
#include "intake/question.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

using AnswerKind = TypeInfo::Kind;

/// Begins what the clinician wants of the plan.
constexpr std::string_view not_asked_from = "choose";

const TypeInfo* map_of_group(const TypeInfo& type) {
  if (type.kind != AnswerKind::one_of) return nullptr;
  for (const TypePtr& part : type.parts)
    if (part->kind == AnswerKind::nested) return part.get();
  return nullptr;
}

void add_questions(const ShapeField& field, const std::string& topic, std::vector<Question>& questions) {
  const TypeInfo* group = map_of_group(*field.type);
  questions.push_back({&field, nullptr, group != nullptr, topic});
  if (!group) return;
  for (const ShapeField& part : group->shape->fields()) questions.push_back({&field, &part, false, topic});
}

/// The one choice that begins with what was typed; else what was typed.
std::string word_meant(const std::vector<std::string>& choices, int first_number, const std::string& typed) {
  if (const auto number = whole_number(typed)) {
    const int index = *number - first_number;
    return index >= 0 && index < static_cast<int>(choices.size()) ? choices[static_cast<std::size_t>(index)] : typed;
  }
  const std::string start = folded(typed);
  if (start.empty()) return typed;
  std::vector<std::string> found;
  for (const std::string& choice : choices) {
    if (choice == start) return choice;
    if (choice.starts_with(start)) found.push_back(choice);
  }
  return found.size() == 1 ? found[0] : typed;
}

/// "2, 5" or "2 5" or "groin, low back": spaces part numbers only, as words may have them.
std::vector<std::string> listed(const std::string& typed) {
  const bool has_commas = typed.find_first_of(",;") != std::string::npos;
  const bool is_of_numbers = typed.find_first_not_of("0123456789 ") == std::string::npos;
  std::string commas = typed;
  for (char& c : commas)
    if (c == ';' || (c == ' ' && is_of_numbers && !has_commas)) c = ',';
  std::vector<std::string> items;
  for (std::string_view item : split(commas, ','))
    if (!trimmed(item).empty()) items.emplace_back(trimmed(item));
  return items;
}

std::string words_meant_by(const Question& question, const std::string& typed) {
  if (typed.starts_with('[')) return typed;
  std::vector<std::string> words;
  for (const std::string& item : listed(typed))
    words.push_back(word_meant(question.choices(), question.first_number(), item));
  return words.size() == 1 ? words[0] : "[" + join(words) + "]";
}

std::string numbered(const Question& question, std::size_t width) {
  std::string out, line;
  int number = question.first_number();
  for (std::string word : question.choices()) {
    if (question.is_group && word == "yes") word = "describe it";
    const std::string each = std::to_string(number++) + " " + word;
    const bool is_full = !line.empty() && line.size() + each.size() + 3 > width;
    if (is_full) out += line + "\n";
    line = (is_full || line.empty() ? "  " : line + "   ") + each;
  }
  return out + line;
}

}  // namespace

bool Question::applies(const Answers& answers) const {
  const Applies& when = field->applies;
  const std::string earlier = when.if_key.empty() ? std::string() : answers.find(when.if_key);
  const bool says_it = when.is_word.empty() ? !earlier.empty() && earlier != "none" : earlier == when.is_word;
  if (!when.if_key.empty() && !says_it) return false;
  if (!when.unless_none.empty() && answers.find(when.unless_none) == "none") return false;
  return !part || answers.find(field->key) == "yes";
}

std::vector<std::string> Question::choices() const {
  if (is_group) return {"yes", "none"};
  std::vector<std::string> words = asked().type->words;
  // 'yes' has the same number in every question.
  if (const auto yes = std::ranges::find(words, "yes"); yes != words.end()) std::rotate(words.begin(), yes, yes + 1);
  if (takes_several()) words.insert(words.begin(), "none");
  return words;
}

std::vector<Question> questions_of(const Shape& form) {
  std::vector<Question> questions;
  std::string topic;
  bool is_asked = true;
  for (const ShapeField& field : form.fields()) {
    if (!field.heading_text.empty()) {
      topic = field.heading_text;
      is_asked = field.key != not_asked_from;
    }
    if (is_asked && field.key != "schema") add_questions(field, topic, questions);
  }
  return questions;
}

std::string what_may_be_answered(const Question& question, std::size_t width) {
  if (question.choices().empty()) return "  " + flowed(question.asked().type->what, width, 2, 2);
  std::string out = numbered(question, width);
  if (question.takes_several()) out += "\n  one or more, such as: 1 3";
  return out;
}

std::string answer_meant(const Question& question, const std::string& typed) {
  if (question.takes_several()) return words_meant_by(question, typed);
  if (!question.choices().empty()) return word_meant(question.choices(), question.first_number(), typed);
  return question.asked().type->kind == AnswerKind::text ? yaml_scalar(typed) : typed;
}

}  // namespace rehab
