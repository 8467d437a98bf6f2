// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/say.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/date.hpp"
#include "base/text.hpp"

namespace rehab {
namespace {

constexpr std::array<PhraseId, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                           "friday", "saturday", "sunday"};
constexpr std::array<PhraseId, 7> weekdays_short{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<PhraseId, 12> months{"january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december"};

PhraseId month_of(const Date& date) {
  return months.at(static_cast<unsigned>(date.month()) - 1);
}
std::string day_of_month(const Date& date) {
  return std::to_string(static_cast<unsigned>(date.day()));
}

/// "some_tasks_hard" is "some tasks hard".
std::string plain_word(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace

std::string filled(std::string_view text, const Filling& filling) {
  return fill_places(text, [&](std::string_view name) -> std::optional<std::string> {
    for (const auto& [place, value] : filling)
      if (place == name) return value;
    throw std::logic_error("nothing to print for {" + std::string(name) + "}");
  });
}

const std::string& Say::operator()(PhraseId phrase) const {
  auto found = phrases_.by_id.find(phrase.id);
  if (found == phrases_.by_id.end())
    throw std::logic_error("no phrase " + std::string(phrase.id) + " in language " + phrases_.language);
  return found->second;
}

std::string Say::count(PhraseId one, PhraseId many, int n) const {
  return n == 1 ? (*this)(one) : (*this)(many, {{"n", std::to_string(n)}});
}

std::string Say::number(double value) const {
  std::string text = number_text(value);
  std::size_t point = text.find('.');
  if (point != std::string::npos) text.replace(point, 1, (*this)("decimal_point"));
  return text;
}

std::string Say::weight(double kg) const {
  const std::string rounded = number(rounded_in(kg, phrases_.weights));
  return phrases_.weights == WeightUnit::kg ? (*this)("kilograms", {{"kg", rounded}})
                                            : (*this)("pounds", {{"lb", rounded}});
}

std::string Say::day(const Date& date) const {
  return (*this)("date_in_words", {{"weekday", weekday(static_cast<std::size_t>(weekday_index(date)))},
                                   {"day", day_of_month(date)},
                                   {"month", (*this)(month_of(date))}});
}

std::string Say::coming_day(const Date& date, const Date& today) const {
  constexpr int year_is_plain_for_days = 300;
  return days_between(today, date) > year_is_plain_for_days ? full_date(date) : day(date);
}

std::string Say::day_of_year(const Date& date) const {
  return (*this)("date_of_year", {{"day", day_of_month(date)}, {"month", (*this)(month_of(date))}});
}

std::string Say::full_date(const Date& date) const {
  return (*this)("date_with_year", {{"day", day_of_month(date)},
                                    {"month", (*this)(month_of(date))},
                                    {"year", std::to_string(static_cast<int>(date.year()))}});
}

const std::string& Say::weekday(std::size_t index) const {
  return (*this)(weekdays.at(index));
}
const std::string& Say::weekday_short(std::size_t index) const {
  return (*this)(weekdays_short.at(index));
}

const std::string& Say::side(Side side) const {
  if (side == Side::none) throw std::logic_error("no side to name");
  return side == Side::left ? (*this)("left") : (*this)("right");
}

std::string Say::phrase_or_plain(const char* begin, std::string_view word) const {
  auto found = phrases_.by_id.find(begin + std::string(word));
  return found == phrases_.by_id.end() ? plain_word(word) : found->second;
}

std::string Say::thing(std::string_view word) const {
  return phrase_or_plain("thing_", word);
}
std::string Say::word(std::string_view word) const {
  return phrase_or_plain("word_", word);
}

std::string Say::fact(std::string_view key) const {
  std::string id(key);
  std::ranges::replace(id, '.', '_');
  return phrase_or_plain("fact_", id);
}

std::string Say::value(const Value& value) const {
  if (const auto* whole = std::get_if<int>(&value)) return std::to_string(*whole);
  if (const auto* decimal = std::get_if<double>(&value)) return number(*decimal);
  if (const auto* date = std::get_if<Date>(&value)) return full_date(*date);
  if (const auto* one = std::get_if<std::string>(&value)) return word(*one);
  const auto* words = std::get_if<std::vector<std::string>>(&value);
  if (!words) return {};
  if (words->empty()) return (*this)("word_none");
  std::vector<std::string> texts;
  for (const std::string& each : *words) texts.push_back(word(each));
  return join(texts);
}

std::string Say::some(std::string_view word, std::ptrdiff_t n) const {
  auto many = phrases_.by_id.find("thing_" + std::string(word) + "_many");
  if (n == 1 || many == phrases_.by_id.end()) return thing(word);
  return filled(many->second, {{"n", std::to_string(n)}});
}

std::string Say::things(const std::vector<std::string>& words) const {
  std::vector<std::string> names;
  for (auto word = words.begin(); word != words.end(); ++word)
    if (std::find(words.begin(), word, *word) == word) names.push_back(some(*word, std::ranges::count(words, *word)));
  return list(names);
}

std::string Say::list(const std::vector<std::string>& parts) const {
  if (parts.size() < 2) return parts.empty() ? std::string() : parts.front();
  std::string text = parts.front();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) text += ", " + parts[i];
  return text + (*this)("and") + parts.back();
}

std::string Say::few(const std::vector<std::string>& parts) const {
  return few(parts.size(), [&](std::size_t i) { return parts[i]; });
}

std::string Say::few(std::size_t count, const std::function<std::string(std::size_t)>& part) const {
  constexpr std::size_t most = 8, first = 4;
  std::vector<std::string> named;
  for (std::size_t i = 0; i < (count <= most ? count : first); ++i) named.push_back(part(i));
  if (named.size() == count) return join(named);
  return (*this)("list_more", {{"list", join(named)}, {"n", std::to_string(count - first)}});
}

Side other(Side side) {
  switch (side) {
    case Side::left:
      return Side::right;
    case Side::right:
      return Side::left;
    case Side::none:
      break;
  }
  return Side::none;
}

std::string capital(std::string_view text) {
  std::u32string letters = decode_utf8(text);
  const char32_t first = letters.empty() ? U' ' : letters[0];
  if ((first >= U'a' && first <= U'z') || (first >= U'à' && first <= U'þ' && first != U'÷')) letters[0] -= U'a' - U'A';
  return encode_utf8(letters);
}

}  // namespace rehab
