// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sheet/content/bundle_words.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/parts.hpp"

namespace rehab {
namespace {

/// The first column holds a name, the last a dose, the seven between a box each.
const std::vector<double> diary_widths{3.2, 1, 1, 1, 1, 1, 1, 1, 2.6};

std::vector<std::string> diary_head(const Say& say) {
  std::vector<std::string> head{say("exercise")};
  for (std::size_t day = 0; day < 7; ++day) head.push_back(capital(say.weekday_short(day)));
  head.push_back(say("each_time"));
  return head;
}

/// An empty cell is a box to tick; a day without the exercise has a dash.
std::vector<Line> exercise_row(const SheetSource& source, const Say& say, std::size_t index) {
  const ExerciseDecision& decision = source.regimen.exercises[index];
  const ExerciseWords& words = words_of(source, *decision.exercise);
  const std::string& name = words.plain.empty() ? words.name : words.plain;
  std::vector<Line> row{plain(std::to_string(index + 1) + " " + capital(name))};
  for (const std::vector<std::size_t>& day : source.regimen.week)
    row.push_back(std::ranges::count(day, index) ? Line{} : plain(say("not_this_day")));
  row.push_back(plain(dose_line(say, decision.dose, decision.legs)));
  return row;
}

}  // namespace

std::vector<Part> diary(const SheetSource& source, const Say& say) {
  Table table;
  table.head = diary_head(say);
  table.widths = diary_widths;
  table.boxes = true;
  for (std::size_t i = 0; i < source.regimen.today; ++i) table.rows.push_back(exercise_row(source, say, i));
  table.rows.push_back({plain(say("worst_pain")), {}, {}, {}, {}, {}, {}, {}, {}});
  return {Heading{2, say("your_week")}, Paragraph{plain(say("your_week_tick"))}, table,
          Paragraph{strong(say("bring_sheet"))}};
}

}  // namespace rehab
