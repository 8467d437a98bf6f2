// SPDX-License-Identifier: Apache-2.0
// The box that is read first: how many, which leg, what with, on which days and for how long.
#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/parts.hpp"

namespace rehab {
namespace {

/// Days with the same exercises.
struct DayGroup {
  std::vector<std::size_t> exercises;
  std::vector<std::size_t> days;
  int minutes = 0;
};

std::vector<DayGroup> day_groups(const Regimen& regimen) {
  std::vector<DayGroup> groups;
  for (std::size_t day = 0; day < regimen.week.size(); ++day) {
    if (regimen.week[day].empty()) continue;
    auto same = std::ranges::find(groups, regimen.week[day], &DayGroup::exercises);
    if (same == groups.end()) same = groups.insert(groups.end(), {regimen.week[day], {}, regimen.minutes[day]});
    same->days.push_back(day);
  }
  std::ranges::stable_sort(groups, {}, [](const DayGroup& group) { return group.exercises.size(); });
  return groups;
}

/// True when what this group does is done on every day of the week, whatever comes on top on some.
bool done_every_day(const DayGroup& group, const Regimen& regimen) {
  return std::ranges::all_of(regimen.week, [&](const std::vector<std::size_t>& day) {
    return std::ranges::all_of(group.exercises,
                               [&](std::size_t exercise) { return std::ranges::count(day, exercise); });
  });
}

/// "exercise 2", "exercises 3 and 4": a number alone would read as that many times.
std::string numbers(const Say& say, const std::vector<std::size_t>& exercises) {
  std::vector<std::string> texts;
  for (std::size_t exercise : exercises) texts.push_back(std::to_string(exercise + 1));
  const Filling filling{{"numbers", say.list(texts)}};
  return texts.size() == 1 ? say("numbered_one", filling) : say("numbered_many", filling);
}

std::string numbers(const Say& say, const DayGroup& group, std::size_t all) {
  if (group.exercises.size() < all || all == 1) return numbers(say, group.exercises);
  return all == 2 ? say("all_two") : say("all_numbers", {{"n", std::to_string(all)}});
}

Paragraph day_line(const Say& say, const DayGroup& group, const Regimen& regimen) {
  std::string days = done_every_day(group, regimen) ? say("every_day") : days_long(say, group.days);
  return {{{say("day_line", {{"days", capital(days)}, {"numbers", numbers(say, group, regimen.today)}}) + " ", true},
           {say.count("minutes_one", "minutes_many", group.minutes), false}}};
}

/// Exercises done with the same legs, in the order of the sheet.
struct LegGroup {
  std::string words;
  std::vector<Side> legs;
  std::vector<std::size_t> exercises;
};

std::vector<LegGroup> leg_groups(const SheetSource& source, const Say& say) {
  std::vector<LegGroup> groups;
  for (std::size_t i = 0; i < source.regimen.today; ++i) {
    const ExerciseDecision& decision = source.regimen.exercises[i];
    const std::string words = legs_text(say, decision, has_weaker_side(source));
    if (words.empty()) continue;
    auto same = std::ranges::find(groups, words, &LegGroup::words);
    if (same == groups.end()) same = groups.insert(groups.end(), {words, decision.legs, {}});
    same->exercises.push_back(i);
  }
  std::ranges::stable_sort(groups, {}, [](const LegGroup& group) { return group.legs.size(); });
  return groups;
}

}  // namespace

std::string leg_text(const SheetSource& source, const Say& say) {
  const std::vector<LegGroup> groups = leg_groups(source, say);
  if (groups.empty()) return {};
  if (groups.size() == 1) {
    const std::vector<Side>& legs = groups.front().legs;
    if (legs.size() == 1) return say("train_leg", {{"SIDE", say.side(legs.front())}});
    return has_weaker_side(source) ? say("both_weaker_first", {{"SIDE", say.side(legs.front())}}) : say("train_both");
  }
  std::vector<std::string> texts;
  for (const LegGroup& group : groups)
    texts.push_back(say("legs_numbers", {{"legs", capital(group.words)}, {"numbers", numbers(say, group.exercises)}}));
  return join(texts, " ");
}

namespace {

/// Everything the exercises of today take; of a thing as many as the one that takes most of it.
std::string equipment_text(const SheetSource& source, const Say& say) {
  std::vector<std::string> things;
  for (const ExerciseDecision& decision : printed(source.regimen))
    for (const std::string& thing : decision.uses)
      if (std::ranges::count(things, thing) < std::ranges::count(decision.uses, thing)) things.push_back(thing);
  return things.empty() ? say("you_need_nothing") : say("you_need_list", {{"things", say.things(things)}});
}

Paragraph first_line(const SheetSource& source, const Say& say) {
  Line line = strong(say.count("exercises_one", "exercises_many", static_cast<int>(source.regimen.today)) + " ");
  if (std::string leg = leg_text(source, say); !leg.empty()) line.push_back({leg + " ", true});
  line.push_back({equipment_text(source, say), false});
  return {line};
}

}  // namespace

std::string return_text(const SheetSource& source, const Say& say) {
  const std::optional<Date>& next = source.intake.next_visit;
  if (source.regimen.review_within_days) {
    Date latest = add_days(source.intake.date, *source.regimen.review_within_days);
    if (!next || *next > latest) return say("come_back_by", {{"date", say.day(latest)}});
  }
  return next ? say("next_visit", {{"date", say.day(*next)}}) : std::string();
}

Box in_short_box(const SheetSource& source, const Say& say) {
  Box box{BoxRole::in_short, say("in_short"), {first_line(source, say)}};
  for (const DayGroup& group : day_groups(source.regimen)) box.blocks.push_back(day_line(say, group, source.regimen));
  auto add = [&box](const std::string& text) {
    if (!text.empty()) box.blocks.push_back(Paragraph{plain(text)});
  };
  add(return_text(source, say));
  if (!source.intake.goal.empty()) add(say("your_goal", {{"goal", source.intake.goal}}));
  if (!source.intake.note.empty()) add(say("note", {{"note", source.intake.note}}));
  return box;
}

}  // namespace rehab
