// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <rehab/intake.hpp>

#include "base/text.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

using TokenKind = Token::Kind;
using Tokens = std::vector<Token>;

struct Unit {
  std::string_view name;   ///< as a field has it; or of one that is only converted
  std::string_view names;  ///< in English, German and Spanish
};

constexpr std::array<Unit, 10> units{{
    {"years", "years year yrs yr y yo old jahre jahr jahren j alt anos ano"},
    {"months", "months month mo mon monate monat monaten meses mes"},
    {"weeks", "weeks week wks wk w wochen woche wo ssw semanas semana sem gestation pregnant"},
    {"days", "days day d tage tag tagen t dias dia"},
    {"hours", "hours hour hrs hr h stunden stunde std horas hora"},
    {"minutes", "minutes minute mins min minuten minutos minuto"},
    {"seconds", "seconds second secs sec s sek sekunden sekunde segundos segundo seg"},
    {"degrees", "degrees degree deg \u00B0 grad grados"},
    {"mm", "mm millimetres millimeters millimeter milimetros"},
    {"grade", "grade kl kellgren tonnis grado"},
}};

/// Words around a number that change nothing.
constexpr std::string_view beside_numbers =
    "ca circa about approx approximately around roughly etwa ungefahr unos unas aprox age aged nrs vas nprs of pain "
    "points point pts punkte punkt puntos punto";
constexpr std::string_view since_words = "since seit desde hace for fur";
constexpr std::string_view range_words = "to bis a or oder o";
constexpr std::string_view of_words = "of von de aus out";
constexpr std::string_view nothing_words = "none no nil kein keine keiner nada ninguno ninguna sin";

std::string_view unit_of(std::string_view word) {
  const auto found = std::ranges::find_if(units, [&](const Unit& unit) { return is_among(word, unit.names); });
  return found == units.end() ? std::string_view() : found->name;
}

/// One amount as typed: "3 months", "4/10", "22+3", "3-4".
struct Amount {
  double first = 0;
  std::optional<double> second;  ///< the other end of a range, or a denominator
  char sign = 0;                 ///< between the two: '-', '/', '+'
  std::string_view unit;         ///< empty: none
  std::string_view second_unit;
};

class Amounts {
 public:
  explicit Amounts(Tokens tokens) : tokens_(std::move(tokens)) {}

  /// Nothing where it says more than an amount.
  std::optional<Amount> read() {
    const std::size_t before = tokens_.size();
    std::erase_if(tokens_, [](const Token& t) { return is_among(t.text, since_words); });
    const bool is_since = tokens_.size() < before;  // "since 2024" is no number of weeks
    std::erase_if(tokens_, [](const Token& t) {
      return (t.kind == TokenKind::word && is_among(t.text, beside_numbers) && !is_among(t.text, of_words)) ||
             (t.kind == TokenKind::sign && std::string_view("~.,;!%'\"()").find(t.text) != std::string_view::npos);
    });
    amount_.unit = unit();  // "KL 2", "SSW 22"
    if (at_ < tokens_.size() && tokens_[at_].text == "+") ++at_;
    const auto first = take_number();
    if (!first) return std::nullopt;
    amount_.first = *first;
    if (amount_.unit.empty()) amount_.unit = unit();
    take_second();
    amount_.second_unit = unit();
    if (at_ != tokens_.size() || (is_since && amount_.unit.empty())) return std::nullopt;
    return amount_;
  }

 private:
  std::optional<double> take_number() {
    if (at_ == tokens_.size()) return std::nullopt;
    if (is_among(tokens_[at_].text, "half halb halbe halbes halber halben medio media")) {
      ++at_;
      if (at_ < tokens_.size() && is_among(tokens_[at_].text, "a an")) ++at_;
      return 0.5;
    }
    const auto number = may_be_thousands(tokens_[at_].text) ? std::nullopt : number_of(tokens_[at_]);
    if (number) ++at_;
    return number;
  }

  /// "1,034" and "3.000"
  static bool may_be_thousands(const std::string& number) {
    const std::size_t point = number.find('.');
    return point != std::string::npos && number.size() - point == std::size(".000") - 1;
  }

  std::string_view unit() {
    if (at_ == tokens_.size()) return {};
    const std::string_view unit = unit_of(tokens_[at_].text);
    if (!unit.empty()) ++at_;
    if (at_ < tokens_.size() && unit == "years" && is_among(tokens_[at_].text, "old alt")) ++at_;
    return unit;
  }

  void take_second() {
    std::size_t next = at_;
    char sign = 0;
    while (next < tokens_.size() && !number_of(tokens_[next])) {
      const std::string& text = tokens_[next++].text;
      if (text == "-" || is_among(text, range_words))
        sign = '-';
      else if (text == "/" || is_among(text, of_words))
        sign = '/';
      else if (text == "+")
        sign = '+';
      else
        return;
    }
    if (next == tokens_.size()) return;
    const bool is_of_days = next + 1 < tokens_.size() && unit_of(tokens_[next + 1].text) == "days";
    const bool is_weeks_and_days = sign == 0 && amount_.unit == "weeks" && is_of_days;
    if (sign == 0 && !is_weeks_and_days) return;
    amount_.sign = is_weeks_and_days ? '+' : sign;
    amount_.second = number_of(tokens_[next]);
    at_ = next + 1;
  }

  Tokens tokens_;
  std::size_t at_ = 0;
  Amount amount_;
};

/// How many of `to` one of `from` is; 0: nobody can say.
double factor(std::string_view from, std::string_view to) {
  constexpr double days_a_week = 7, days_a_year = 365.25, months_a_year = 12, minutes_an_hour = 60,
                   seconds_a_minute = 60;
  const auto days = [](std::string_view unit) {
    if (unit == "days") return 1.0;
    if (unit == "weeks") return days_a_week;
    if (unit == "months") return days_a_year / months_a_year;
    return unit == "years" ? days_a_year : 0.0;
  };
  if (from == "hours" && to == "minutes") return minutes_an_hour;
  if (from == "minutes" && to == "seconds") return seconds_a_minute;
  return days(to) > 0 ? days(from) / days(to) : 0;
}

/// "1 week", "13 weeks"
std::string counted(double number, std::string_view unit) {
  if (number == 1 && unit.ends_with('s')) unit.remove_suffix(1);
  return number_text(number) + " " + std::string(unit);
}

class Numbers {
 public:
  Numbers(const TypeInfo& type, std::string_view key) : type_(type), key_(key) {}

  Meant of(const Amount& amount) {
    const bool is_score = type_.unit.starts_with("of ");
    const bool is_pregnancy = key_ == field::pregnancy_weeks.key || key_ == field::weeks_since_birth.key;
    if (amount.sign == '/') {
      if (is_score && amount.second == type_.most && amount.second_unit.empty()) add(amount.first);
    } else if (amount.sign == '+') {
      constexpr double most_days = 6;
      const bool is_of_weeks = type_.unit == "weeks" && (amount.unit.empty() || amount.unit == "weeks");
      const bool is_of_days = amount.second_unit == "days" || (amount.second_unit.empty() && is_pregnancy);
      if (is_of_weeks && is_of_days && amount.second <= most_days) add(amount.first);
    } else if (amount.sign == '-') {
      const bool is_of_one = amount.unit.empty() || amount.second_unit.empty() || amount.unit == amount.second_unit;
      const std::string_view unit = amount.unit.empty() ? amount.second_unit : amount.unit;
      if (!is_of_one || !(unit.empty() || unit == type_.unit) || amount.second <= amount.first) return {};
      add(amount.first);
      add(*amount.second);
    } else if (amount.unit.empty() || amount.unit == type_.unit) {
      add(amount.first);
    } else {
      convert(amount);
    }
    return std::move(meant_);
  }

 private:
  void convert(const Amount& amount) {
    const double factor_ = factor(amount.unit, type_.unit);
    if (factor_ == 0) return;
    if (key_ == field::pregnancy_weeks.key || key_ == field::weeks_since_birth.key) {
      if (amount.unit == "months") meant_.because = "write weeks: a month has between 4 and 5";
      if (amount.unit == "years") meant_.because = "write weeks: a year has 52";
      if (amount.unit != "days") return;
    }
    const double exact = amount.first * factor_;
    constexpr double slack = 1e-9;
    const double whole = amount.unit == "days" || type_.unit == "years" ? std::floor(exact + slack) : std::round(exact);
    add(whole);
    const bool is_about = std::abs(exact - whole) > slack;
    if (!meant_.values.empty())
      meant_.because = counted(amount.first, amount.unit) + (is_about ? ": about " : ": ") + counted(whole, type_.unit);
  }

  void add(double number) {
    const bool is_whole = number == std::floor(number);
    if (!is_whole && key_ == field::age.key) {
      meant_.because = "in whole years, as many as are complete";
      return add(std::floor(number));
    }
    if (type_.kind == TypeInfo::Kind::whole && !is_whole) {
      meant_.because = "write a whole number";
      add(std::floor(number));
      add(std::ceil(number));
      return;
    }
    if (number < type_.least || number > type_.most) return;
    const std::string text = number_text(number);
    if (std::ranges::find(meant_.values, text) == meant_.values.end()) meant_.values.push_back(text);
  }

  const TypeInfo& type_;
  std::string_view key_;
  Meant meant_;
};

/// "22. SSW", "week 22", "22nd": one week by its place, not how many are complete.
bool names_a_week(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_number = i > 0 && tokens[i - 1].kind == TokenKind::number;
    if (is_among(tokens[i].text, "ssw") || (is_number && is_among(tokens[i].text, ". st nd rd th"))) return true;
    const bool is_before = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::number;
    if (is_before && !is_number && unit_of(tokens[i].text) == "weeks") return true;
  }
  return false;
}

/// "none", "no pain", "pain free": denied once, and of what the field is about.
bool says_nothing_there(const Tokens& tokens, std::string_view about) {
  std::size_t denials = 0;
  for (const Token& token : tokens) {
    if (is_among(token.text, nothing_words) || is_among(token.text, "free painfree schmerzfrei"))
      ++denials;
    else if (!is_among(token.text, about))
      return false;
  }
  return denials == 1 && !(tokens.size() == 1 && tokens[0].text == "free");
}

/// ">65", "<6", "≥ 3"
bool is_a_bound(std::string_view typed) {
  const std::string_view sign = typed.substr(0, typed.find_first_of("0123456789"));
  return sign.size() < typed.size() && is_among(trimmed(sign), "> < >= <= => =< \u2265 \u2264");
}

/// "140/90" rather than "130-140": the two are said to be of one measurement, or follow each other as no range does.
bool is_of_pressure(const Tokens& tokens) {
  std::size_t joined = 0, named = 0;
  bool says_so = false;
  std::vector<double> numbers;
  for (const Token& token : tokens) {
    const bool is_over = is_among(token.text, "/ : over zu auf sobre");
    says_so = says_so || is_over;
    if (token.kind == TokenKind::number)
      numbers.push_back(number_of(token).value_or(0));
    else if (is_over || is_among(token.text, "- to bis a"))
      ++joined;
    else if (is_among(token.text, "systolic diastolic"))
      ++named;
    else if (!is_among(token.text, ", mmhg mm hg rr bp ta"))
      return false;
  }
  const bool are_listed = std::ranges::find(tokens, ",", &Token::text) != tokens.end();
  const bool falls = numbers.size() == 2 && numbers[0] > numbers[1] && !are_listed;
  return joined <= 1 && (falls || says_so || (joined == 0 && named == 2));
}

}  // namespace

bool is_of_amount(const Token& token) {
  return token.kind == TokenKind::number || !unit_of(token.text).empty() || is_among(token.text, "+ . st nd rd th");
}

Meant numbers_meant(const TypeInfo& type, std::string_view key, std::string_view typed) {
  Tokens tokens = tokens_of(typed);
  const bool is_pregnancy = key == field::pregnancy_weeks.key;
  const auto is_trimester = [](const Token& token) { return is_among(token.text, "trimester trimestre trimenon"); };
  if (is_pregnancy && std::ranges::any_of(tokens, is_trimester))
    return {{}, "count the weeks: a trimester is no number of weeks"};
  if (is_pregnancy && names_a_week(tokens)) return {{}, "count completed weeks: in the 22nd week 21 are complete"};
  if (is_a_bound(typed)) return {{}, "write one number: '<' and '>' leave it open"};
  const std::string_view about = key.starts_with("pain")  ? "pain schmerz schmerzen dolor"
                                 : type.unit == "minutes" ? "stiffness steifigkeit rigidez"
                                                          : "";
  const bool counts_from_none = !about.empty() && type.unit != "weeks" && type.least == 0;
  if (counts_from_none && says_nothing_there(tokens, about)) return {{"0"}, "0 means none"};
  constexpr double percent = 100;
  if (type.most != percent && typed.find('%') != std::string_view::npos) return {};
  const auto amount = Amounts(std::move(tokens)).read();
  return amount ? Numbers(type, key).of(*amount) : Meant{};
}

Meant pair_meant(std::string_view typed) {
  std::vector<double> numbers;
  const Tokens tokens = tokens_of(typed);
  if (!is_of_pressure(tokens)) return {};
  for (const Token& token : tokens)
    if (token.kind == TokenKind::number) numbers.push_back(number_of(token).value_or(0));
  constexpr double most = 999;
  if (numbers.size() != 2 || numbers[0] == numbers[1] || std::ranges::max(numbers) > most) return {};
  const auto [low, high] = std::minmax(numbers[0], numbers[1]);
  Meant meant{{number_text(high) + "/" + number_text(low)}, {}};
  if (numbers[0] < numbers[1]) meant.because = "the upper number comes first";
  return meant;
}

}  // namespace rehab
