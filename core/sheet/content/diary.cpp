// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/diary.hpp"

#include <algorithm>
#include <optional>

#include "base/date.hpp"
#include "sheet/content/boxes.hpp"
#include "sheet/content/dose_words.hpp"

namespace rehab {
namespace {

/// The first column holds a name, the last a dose, the seven between a box each.
const std::vector<double> diary_widths{3.2, 1, 1, 1, 1, 1, 1, 1, 2.6};
constexpr std::size_t days_in_week = 7;

std::string plain_name(const LeafletSource& source, const ExerciseDecision& decision) {
  const std::string& plain = words_of(source, *decision.exercise, *decision.form).plain;
  return capital(plain.empty() ? words_of(source, *decision.exercise).name : plain);
}

/// The seven days of one week: of the one that begins on `monday`, or of any.
class Diary {
 public:
  Diary(const LeafletSource& source, const Say& say, std::optional<Date> monday = {})
      : source_(source), say_(say), monday_(monday) {}

  Table table() const {
    Table table;
    table.head = head();
    table.widths = diary_widths;
    table.boxes = true;
    for (std::size_t i = 0; i < source_.regimen.today; ++i) table.rows.push_back(exercise_row(i));
    table.rows.push_back(pain_row());
    return table;
  }

 private:
  Date date(std::size_t day) const { return add_days(*monday_, static_cast<int>(day)); }

  /// Whether the day comes before the sheet's first or after its last.
  bool outside(std::size_t day) const {
    return monday_ && (date(day) < source_.intake.date || date(day) > source_.regimen.use_until);
  }

  std::vector<std::string> head() const {
    std::vector<std::string> head{say_("exercise")};
    for (std::size_t day = 0; day < days_in_week; ++day)
      head.push_back(capital(say_.weekday_short(day)) +
                     (monday_ ? "\n" + std::to_string(static_cast<unsigned>(date(day).day())) : ""));
    head.push_back(say_("each_time"));
    return head;
  }

  /// An empty cell is a box to tick; a day off has a dash, one outside the weeks of use nothing.
  Line cell(std::size_t day, bool asked) const {
    if (outside(day)) return plain(" ");
    return asked ? Line{} : plain(say_("not_this_day"));
  }

  std::vector<Line> exercise_row(std::size_t index) const {
    const ExerciseDecision& decision = source_.regimen.exercises[index];
    std::vector<Line> row{plain(std::to_string(index + 1) + " " + plain_name(source_, decision))};
    for (std::size_t day = 0; day < days_in_week; ++day)
      row.push_back(cell(day, std::ranges::count(source_.regimen.week[day], index) > 0));
    row.push_back(plain(dose_line(say_, decision)));
    return row;
  }

  std::vector<Line> pain_row() const {
    std::vector<Line> row{plain(say_("worst_pain"))};
    for (std::size_t day = 0; day < days_in_week; ++day) row.push_back(cell(day, true));
    row.push_back({});
    return row;
  }

  const LeafletSource& source_;
  const Say& say_;
  std::optional<Date> monday_;
};

std::size_t weeks_of_use(const LeafletSource& source) {
  const auto days = static_cast<std::size_t>(days_between(source.intake.date, source.regimen.use_until));
  return std::max<std::size_t>(1, (days + days_in_week - 1) / days_in_week);
}

/// What the page says when it hangs on a wall by itself: which leg, when to come, whom to call; and to copy it where
/// the plan has more weeks than the page.
std::vector<Part> opening(const LeafletSource& source, const Say& say, std::size_t weeks) {
  Line reminder;
  const auto add = [&](const std::string& text, bool is_strong) {
    if (!text.empty()) reminder.push_back({(reminder.empty() ? "" : " ") + text, is_strong});
  };
  add(leg_text(source, say), true);
  add(return_text(source, say), false);
  if (!source.clinic.phone.empty()) add(say("call_us", {{"phone", source.clinic.phone}}) + ".", false);
  std::vector<Part> parts{Heading{2, say("your_week")}};
  if (!reminder.empty()) parts.emplace_back(Paragraph{std::move(reminder)});
  const std::string copy = weeks < weeks_of_use(source) ? " " + say("your_week_copy") : "";
  parts.emplace_back(Paragraph{plain(say("your_week_tick") + copy)});
  return parts;
}

/// The weeks of use, as many as fit a page in ordinary letters.
std::size_t weeks_to_print(const LeafletSource& source) {
  constexpr std::size_t rows_of_page = 14, rows_beside_exercises = 2;
  const std::size_t fit = rows_of_page / (source.regimen.today + rows_beside_exercises);
  return std::max<std::size_t>(1, std::min(weeks_of_use(source), fit));
}

Paragraph closing(const Say& say) {
  return {strong(say("bring_sheet"))};
}

ItemList exercise_list(const LeafletSource& source, const Say& say) {
  ItemList list;
  list.numbered = true;
  for (const ExerciseDecision& decision : printed(source.regimen))
    list.items.push_back({{plain_name(source, decision) + ": ", true}, {dose_line(say, decision), false}});
  return list;
}

}  // namespace

std::vector<Part> diary(const LeafletSource& source, const Say& say) {
  const std::size_t weeks = weeks_to_print(source);
  std::vector<Part> parts = opening(source, say, weeks);
  for (std::size_t week = 1; week <= weeks; ++week) {
    if (weeks > 1) parts.emplace_back(Heading{3, say("week_number", {{"n", std::to_string(week)}})});
    parts.emplace_back(Diary(source, say).table());
  }
  parts.emplace_back(closing(say));
  return parts;
}

std::vector<Part> diary_by_day(const LeafletSource& source, const Say& say) {
  const std::size_t count = source.regimen.today;
  Table table;
  table.boxes = true;
  table.head = {say("day")};
  table.widths = {2.4};
  for (std::size_t i = 0; i < count; ++i) {
    table.head.push_back(std::to_string(i + 1));
    table.widths.push_back(1);
  }
  table.head.push_back(say("worst_pain"));
  table.widths.push_back(2.4);
  for (std::size_t day = 0; day < days_in_week; ++day) {
    std::vector<Line> row{plain(capital(say.weekday(day)))};
    for (std::size_t i = 0; i < count; ++i)
      row.push_back(std::ranges::count(source.regimen.week[day], i) > 0 ? Line{} : plain(say("not_this_day")));
    row.push_back({});
    table.rows.push_back(std::move(row));
  }
  std::vector<Part> parts = opening(source, say, 1);
  parts.emplace_back(exercise_list(source, say));
  parts.emplace_back(std::move(table));
  parts.emplace_back(closing(say));
  return parts;
}

std::vector<Part> diary_weeks(const LeafletSource& source, const Say& say) {
  std::vector<Part> parts = opening(source, say, weeks_of_use(source));
  Date monday = add_days(source.intake.date, -weekday_index(source.intake.date));
  for (; monday <= source.regimen.use_until; monday = add_days(monday, days_in_week)) {
    parts.emplace_back(Heading{3, say("week_from", {{"date", say.day(monday)}})});
    parts.emplace_back(Diary(source, say, monday).table());
  }
  parts.emplace_back(closing(say));
  return parts;
}

}  // namespace rehab
