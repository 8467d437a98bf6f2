// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/weeks.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "sheet/content/overview.hpp"

namespace rehab {
namespace {

constexpr int days_in_week = 7;

/// One week of the sheet: it may begin on any day, and the last one ends with the sheet.
class WeekMaker {
 public:
  WeekMaker(const LeafletSource& source, const Say& say) : source_(source), say_(say) {}

  Weeks::Week week(int number, const Date& first) const {
    const Date last = std::min(add_days(first, days_in_week - 1), source_.regimen.use_until);
    Weeks::Week week;
    week.title = say_("week_title", {{"n", std::to_string(number)}, {"date", say_.day_of_year(first)}});
    for (Date date = first; date <= last; date = add_days(date, 1))
      week.days.push_back(one_day(static_cast<std::size_t>(weekday_index(date)),
                                  " " + std::to_string(static_cast<unsigned>(date.day())), say_.day(date)));
    return week;
  }

  /// From a Monday that nobody knows yet.
  Weeks::Week undated(int number) const {
    Weeks::Week week;
    week.title = say_("week_from", {{"n", std::to_string(number)}});
    week.pen = true;
    for (std::size_t weekday = 0; weekday < days_in_week; ++weekday)
      week.days.push_back(one_day(weekday, {}, say_.weekday(weekday)));
    return week;
  }

 private:
  Weeks::Day one_day(std::size_t weekday, const std::string& day_of_month, const std::string& spoken) const {
    Weeks::Day made;
    made.name = capital(say_.weekday_short(weekday)) + day_of_month;
    for (std::size_t i = 0; i < source_.regimen.today; ++i) {
      const bool due = std::ranges::count(source_.regimen.week[weekday], i) > 0;
      made.boxes.push_back(due ? say_("box_of_exercise", {{"n", std::to_string(i + 1)}, {"date", spoken}}) : "");
    }
    made.pain = say_("box_of_pain", {{"date", spoken}});
    return made;
  }

  const LeafletSource& source_;
  const Say& say_;
};

std::string page_title(const LeafletSource& source, const Say& say, std::size_t weeks) {
  const std::string your = say.count("your_weeks_one", "your_weeks_many", static_cast<int>(weeks));
  const std::string name = first_name(source);
  return name.empty() ? capital(your) : say("weeks_of", {{"name", name}, {"weeks", your}});
}

std::vector<Line> whom_to_call(const LeafletSource& source, const Say& say) {
  std::vector<Line> lines;
  const auto add = [&](const std::string& words, const std::string& number) {
    if (!number.empty()) lines.push_back({{words + " ", false}, {number, true}});
  };
  add(say("weeks_call_us"), source.clinic.phone);
  add(say("weeks_emergency"), source.clinic.emergency_number);
  return lines;
}

std::vector<Line> how_to_fill(const LeafletSource& source, const Say& say) {
  std::vector<Line> how{strong(say("weeks_tick"))};
  const Regimen& regimen = source.regimen;
  how.push_back(plain(regimen.no_rise || regimen.pain_limit >= 10
                          ? say("weeks_any_rise")
                          : say("weeks_too_much", {{"n", std::to_string(regimen.pain_limit + 1)}})));
  return how;
}

}  // namespace

Weeks weeks(const LeafletSource& source, const Say& say, std::vector<Glance> legend) {
  const WeekMaker maker(source, say);
  const bool waits = starts_after_a_session(source.regimen);
  Weeks page;
  // The day that ends the sheet opens no week of its own.
  for (Date first = source.intake.date; page.weeks.empty() || first < source.regimen.use_until;
       first = add_days(first, days_in_week)) {
    const int number = static_cast<int>(page.weeks.size()) + 1;
    page.weeks.push_back(waits ? maker.undated(number) : maker.week(number, first));
  }
  page.title = page_title(source, say, page.weeks.size());
  page.numbers = whom_to_call(source, say);
  page.how = how_to_fill(source, say);
  for (std::size_t i = 1; i <= source.regimen.today; ++i) page.columns.push_back(std::to_string(i));
  page.legend = std::move(legend);
  page.pain = say("weeks_pain");
  page.not_due = say("not_this_day");
  return page;
}

}  // namespace rehab
