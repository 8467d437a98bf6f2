// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/date.hpp"
#include "base/text.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

struct Month {
  const char* name;
  std::string_view names;  ///< in English, German and Spanish; a beginning of three letters will do
};

constexpr std::array<Month, 12> months{{{"January", "january januar janner enero"},
                                        {"February", "february februar febrero"},
                                        {"March", "march marz maerz mrz marzo"},
                                        {"April", "april abril"},
                                        {"May", "may mai mayo"},
                                        {"June", "june juni junio"},
                                        {"July", "july juli julio"},
                                        {"August", "august agosto"},
                                        {"September", "september sept septiembre setiembre"},
                                        {"October", "october oktober octubre"},
                                        {"November", "november noviembre"},
                                        {"December", "december dezember diciembre"}}};

constexpr std::string_view beside_dates =
    "st nd rd th t of the de del den der dem am el on um at uhr h monday tuesday wednesday thursday friday saturday "
    "sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa "
    "so lunes martes miercoles jueves viernes sabado domingo";
constexpr std::string_view days_by_name = "today heute hoy tomorrow morgen manana yesterday gestern ayer now jetzt";

/// 0: it is none.
int month_of(std::string_view word) {
  constexpr std::size_t shortest = 3;
  for (std::size_t i = 0; i < months.size(); ++i)
    for (std::string_view name : split(months[i].names, ' '))
      if (word.size() >= shortest && name.starts_with(word)) return static_cast<int>(i) + 1;
  return 0;
}

/// The figures of what was typed, and what stood between them.
struct Figures {
  std::vector<int> numbers;
  std::vector<std::size_t> digits;  ///< of each
  int month = 0;                    ///< written as a word
  std::size_t month_after = 0;      ///< how many figures stand before it
  bool has_dots = false;
  bool is_date = true;  ///< nothing stands there that no date has
};

void add_word(Figures& figures, const std::string& word) {
  const int month = month_of(word);
  if (month > 0 && figures.month == 0) {
    figures.month = month;
    figures.month_after = figures.numbers.size();
  } else if (!is_among(word, beside_dates)) {
    figures.is_date = false;
  }
}

/// Every group of digits by itself: a date has no decimals.
Figures figures_of(std::string_view typed) {
  Figures figures;
  for (const Token& token : tokens_of(typed)) {
    if (token.kind == Token::Kind::word) {
      add_word(figures, token.text);
    } else if (token.kind == Token::Kind::number) {
      for (std::string_view part : split(token.text, '.')) {
        figures.digits.push_back(part.size());
        int number = 0;
        figures.is_date =
            std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc() && figures.is_date;
        figures.numbers.push_back(number);
      }
      figures.has_dots = figures.has_dots || token.text.find('.') != std::string::npos;
    } else if (token.text == ".") {
      figures.has_dots = figures.has_dots || figures.month == 0;
    } else if (std::string_view("/-,:").find(token.text) == std::string_view::npos) {
      figures.is_date = false;
    }
  }
  return figures;
}

class Days {
 public:
  explicit Days(bool may_be_long_ago) : may_be_long_ago_(may_be_long_ago) {}

  void add(int year, std::size_t year_digits, int month, int day) {
    constexpr int century = 100;
    if (year_digits == 4) return add(year, month, day);
    if (year_digits != 2) return;
    add(2000 + year % century, month, day);
    if (may_be_long_ago_) add(1900 + year % century, month, day);
  }

  Meant take() { return std::move(meant_); }

 private:
  void add(int year, int month, int day) {
    constexpr int months_a_year = 12, longest_month = 31, first_year = 1900;
    if (month < 1 || month > months_a_year || day < 1 || day > longest_month || year < first_year) return;
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return no_such_day(date);
    const std::string text = date_text(date);
    if (std::ranges::find(meant_.values, text) == meant_.values.end()) meant_.values.push_back(text);
    meant_.because.clear();
  }

  void no_such_day(const Date& date) {
    if (!meant_.values.empty()) return;
    const auto last = (date.year() / date.month() / std::chrono::last).day();
    meant_.because = std::string(months[static_cast<unsigned>(date.month()) - 1].name) + " " +
                     std::to_string(static_cast<int>(date.year())) + " has " +
                     std::to_string(static_cast<unsigned>(last)) + " days";
  }

  bool may_be_long_ago_;
  Meant meant_;
};

/// "20 Nov 2026", "Nov 20, 2026", "2026 Nov 20".
void with_month_word(const Figures& f, Days& days) {
  constexpr std::size_t year_of_four = 4;
  const bool is_year_first = f.digits[0] == year_of_four;
  const std::size_t year = is_year_first ? 0 : 1;
  days.add(f.numbers[year], f.digits[year], f.month, f.numbers[1 - year]);
}

void with_figures_only(const Figures& f, Days& days) {
  constexpr std::size_t year_of_four = 4;
  const auto& n = f.numbers;
  if (f.digits[0] == year_of_four) {
    days.add(n[0], year_of_four, n[1], n[2]);
    if (n[1] > 12) days.add(n[0], year_of_four, n[2], n[1]);
    return;
  }
  days.add(n[2], f.digits[2], n[1], n[0]);
  if (f.has_dots) return;  // dots stand in dates that begin with the day
  days.add(n[2], f.digits[2], n[0], n[1]);
  if (f.digits[2] == 2) days.add(n[0], f.digits[0], n[1], n[2]);
}

/// 20261120, 20112026
void in_one_figure(int number, Days& days) {
  constexpr int hundred = 100, of_year = 10'000;
  days.add(number / of_year, 4, number / hundred % hundred, number % hundred);
  days.add(number % of_year, 4, number / of_year % hundred, number / of_year / hundred);
}

bool is_short_of_one(const Figures& f) {
  return f.month > 0 ? f.numbers.size() == 1 : f.numbers.size() == 2;
}

std::string what_is_missing(const Figures& f) {
  constexpr std::size_t year_of_four = 4;
  const bool has_year = std::ranges::find(f.digits, year_of_four) != f.digits.end();
  return has_year ? "the day is missing" : "the year is missing";
}

}  // namespace

Meant days_meant(std::string_view typed, bool may_be_long_ago) {
  constexpr std::size_t digits_of_day = 8;
  if (is_among(folded(typed), days_by_name))
    return {{}, "write the day in figures: tomorrow, '" + std::string(typed) + "' is another day"};
  const Figures figures = figures_of(typed);
  const std::size_t count = figures.numbers.size();
  Days days(may_be_long_ago);
  if (!figures.is_date || count == 0) return {};
  if (figures.month > 0 && count == 2) {
    with_month_word(figures, days);
  } else if (figures.month == 0 && (count == 3 || (count >= 5 && figures.digits[0] == 4))) {
    with_figures_only(figures, days);
  } else if (figures.month == 0 && count == 1 && figures.digits[0] == digits_of_day) {
    in_one_figure(figures.numbers[0], days);
  } else if (figures.month == 0 && count == 1 && figures.digits[0] == 4) {
    return {{}, "the month and the day are missing"};
  } else if (is_short_of_one(figures)) {
    return {{}, what_is_missing(figures)};
  }
  return days.take();
}

}  // namespace rehab
