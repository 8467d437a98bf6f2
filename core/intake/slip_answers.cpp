// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_answers.hpp"

#include <algorithm>
#include <optional>

#include "base/date.hpp"
#include "base/text.hpp"
#include "intake/slip_dates.hpp"
#include "intake/slip_numbers.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

/// In place of an amount, a '#'.
constexpr std::string_view of_the_pregnant[] = {
    "#",           "yes #",        "yes , #",        "yes ( # )",       "ja #",
    "ja , #",      "ja ( # )",     "si #",           "si , #",          "si ( # )",
    "pregnant #",  "pregnant , #", "# pregnant",     "schwanger #",     "schwanger , #",
    "# schwanger", "embarazada #", "embarazada , #", "embarazada de #", "# embarazada"};
constexpr std::string_view since_birth[] = {
    "# postpartum",    "postpartum #",    "# post partum",   "post partum #",     "# pp",          "pp #",
    "# postnatal",     "postnatal #",     "# after birth",   "# post birth",      "# since birth", "gave birth # ago",
    "birth # ago",     "delivered # ago", "# nach geburt",   "# nach der geburt", "# seit geburt", "# seit der geburt",
    "geburt vor #",    "entbunden vor #", "vor # entbunden", "# posparto",        "# postparto",   "parto hace #",
    "dio a luz hace #"};

/// Its amount, and the words around.
struct Told {
  std::string amount, pattern;
};

Told told_of(const std::string& typed) {
  const std::vector<Token> tokens = tokens_of(typed);
  auto begin = std::ranges::find(tokens, Token::Kind::number, &Token::kind);
  if (begin == tokens.end()) return {};
  while (begin != tokens.begin() && is_among((begin - 1)->text, "ssw week woche semana")) --begin;
  const auto end = std::find_if_not(begin, tokens.end(), is_of_amount);
  std::vector<std::string> amount, words;
  for (auto each = tokens.begin(); each != tokens.end(); ++each) {
    const bool is_inside = each >= begin && each < end;
    (is_inside ? amount : words).push_back(each->text);
    if (each == begin) words.emplace_back("#");
  }
  return {join(amount, " "), join(words, " ")};
}

/// It may be of months.
bool is_bare_and_small(const std::string& amount) {
  const auto number = whole_number(amount);
  return number && *number <= 10;
}

/// "22", "22 weeks", "yes, 22 weeks", "6 weeks postpartum"
Instead on_pregnant(const IntakeShape& shape, const Node& root, const std::string& typed) {
  if (is_among(lower_case(typed), "man male mann hombre")) return {{"pregnant: no"}, {}};
  if (is_among(lower_case(typed), "pregnant schwanger embarazada")) return {{with_weeks(root, "yes")}, {}};
  constexpr std::string_view numbers_of_answers = "0 1 2 3";
  const Told told = told_of(typed);
  const bool is_since_birth = std::ranges::find(since_birth, told.pattern) != std::end(since_birth);
  const bool is_pregnant = std::ranges::find(of_the_pregnant, told.pattern) != std::end(of_the_pregnant);
  if (is_among(typed, numbers_of_answers) || (!is_since_birth && !is_pregnant)) return {};
  if (is_bare_and_small(told.amount)) return {{}, "weeks? write 'pregnant: yes', and 'pregnancy_weeks: ...' below it"};
  const FieldInfo& weeks = is_since_birth ? field::weeks_since_birth : field::pregnancy_weeks;
  const std::string first = is_since_birth ? "pregnant: gave_birth" : "pregnant: yes";
  if (root.find(weeks.key)) return {{first}, {}};
  const ShapeField& field = *shape.find(weeks.key);
  const Meant meant = numbers_meant(*field.type, field.key, told.amount);
  if (meant.values.size() != 1) return {{}, meant.because};
  return {{first + "\n" + field.key + ": " + meant.values[0]}, {}};
}

/// A number of falls. Since when is asked: only those of the past year count.
Instead on_falls(const std::string& typed) {
  const auto number = whole_number(typed);
  if (!number) return {};
  if (*number == 0) return {{"falls: none"}, "none means: asked, and there is none"};
  return {{}, "in the past year? then write fell_this_year"};
}

std::optional<Date> visit(const Node& root) {
  const Node* date = root.find("date");
  return date ? parse_date(date->text) : std::nullopt;
}

/// A birthday, or the year of it, in place of an age.
Instead on_age(const Node& root, const std::string& typed) {
  const auto today = visit(root);
  if (!today) return {};
  Instead advice;
  if (const auto year = whole_number(typed); year && *year > 1900 && *year <= static_cast<int>(today->year())) {
    const int age = static_cast<int>(today->year()) - *year;
    for (const int each : {age - 1, age})
      if (each >= 0) advice.lines.push_back("age: " + std::to_string(each));
    advice.because = "the age, not the year of birth";
  }
  for (const std::string& day : days_meant(typed, true).values) {
    const Date born = *parse_date(day);
    if (born >= *today) continue;
    const std::string age = "age: " + std::to_string(years_between(born, *today));
    if (std::ranges::find(advice.lines, age) == advice.lines.end()) advice.lines.push_back(age);
    advice.because = "the age, not the day of birth";
  }
  return advice;
}

/// An age in place of a birthday. A birthday itself is not shown, so that no line can be.
Instead on_birthday(const IntakeShape& shape, const Node& root, const std::string& typed) {
  const ShapeField& age = *shape.find(field::age.key);
  const Meant years = numbers_meant(*age.type, age.key, typed);
  if (years.values.size() == 1 && !root.find(age.key)) return {{"age: " + years.values[0]}, "this is an age"};
  const bool is_day = !parse_date(typed) && !days_meant(typed, true).values.empty();
  return {{}, is_day ? "the year first, then the month and the day: 1990-12-31" : ""};
}

/// "P 0001": a letter or two and figures, which can be no name.
Instead on_patient(const std::string& typed) {
  bool has_number = false;
  constexpr std::size_t longest_letters = 2;
  for (const Token& token : tokens_of(typed)) {
    const bool is_short_word = token.kind == Token::Kind::word && token.text.size() <= longest_letters;
    if (token.kind == Token::Kind::sign) continue;
    if (!is_short_word && token.kind != Token::Kind::number) return {};
    has_number = has_number || token.kind == Token::Kind::number;
  }
  std::string id;
  for (char c : typed) {
    if (is_ascii_letter_or_digit(c))
      id += c;
    else if (!id.empty() && !id.ends_with('-'))
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  if (!has_number || id.empty() || id == typed) return {};
  return {{"patient: " + id}, {}};
}

}  // namespace

Instead answer_of_its_own(const IntakeShape& shape, const Node& root, const std::string& key,
                          const std::string& typed) {
  if (key == field::pregnant.key) return on_pregnant(shape, root, typed);
  if (key == field::falls.key) return on_falls(typed);
  if (key == field::age.key) return on_age(root, typed);
  if (key == "date_of_birth") return on_birthday(shape, root, typed);
  return key == "patient" ? on_patient(typed) : Instead{};
}

std::string with_weeks(const Node& root, const std::string& word) {
  std::string lines = std::string(field::pregnant.key) + ": " + word;
  for (const FieldInfo* info : field::all)
    if (info->is_always_known() && info->form.asks == field::pregnant.key && info->form.word == word &&
        !root.find(info->key))
      lines += "\n" + std::string(info->key) + ": <weeks>";
  return lines;
}

}  // namespace rehab
