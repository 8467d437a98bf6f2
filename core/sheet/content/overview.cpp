// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/overview.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {
namespace {

/// Days with the same exercises.
struct DayGroup {
  Day exercises;
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

/// Whether this group's exercises are done on every day of the week, even if some days have more.
bool done_every_day(const DayGroup& group, const Regimen& regimen) {
  return std::ranges::all_of(regimen.week, [&](const Day& day) {
    return std::ranges::all_of(group.exercises,
                               [&](std::size_t exercise) { return std::ranges::count(day, exercise); });
  });
}

/// "1 and 2", "all 4"; a number alone would read as that many times: "exercise 2".
std::string numbers(const Say& say, const DayGroup& group, std::size_t all) {
  if (group.exercises.size() == all && all > 1)
    return all == 2 ? say("all_two") : say("all_numbers", {{"n", std::to_string(all)}});
  std::vector<std::string> texts;
  for (const std::size_t exercise : group.exercises) texts.push_back(std::to_string(exercise + 1));
  return texts.size() == 1 ? say("numbered_one", {{"numbers", texts.front()}}) : say.list(texts);
}

Line day_line(const Say& say, const Regimen& regimen) {
  Line line;
  for (const DayGroup& group : day_groups(regimen)) {
    const std::string days = done_every_day(group, regimen) ? say("every_day") : days_brief(say, group.days);
    const Filling filling{{"days", capital(days)}, {"numbers", numbers(say, group, regimen.today)}};
    line.push_back({(line.empty() ? "" : " ") + say("day_line", filling), true});
    line.push_back({", " + say.count("minutes_one", "minutes_many", group.minutes), false});
  }
  return line;
}

/// Everything today's exercises take; of each thing, as many as the exercise that takes most of it.
std::string equipment_text(const LeafletSource& source, const Say& say) {
  std::vector<std::string> things;
  for (const ExerciseDecision& decision : printed(source.regimen))
    for (const std::string& thing : decision.uses)
      if (std::ranges::count(things, thing) < std::ranges::count(decision.uses, thing)) things.push_back(thing);
  return things.empty() ? std::string() : say("you_need_list", {{"things", say.things(things)}});
}

/// The one leg that the sheet is about; none: it is about both.
Side trained_leg(const LeafletSource& source) {
  Side one = Side::none;
  bool both = false;
  for (const ExerciseDecision& decision : printed(source.regimen)) {
    if (!has_legs(decision)) continue;
    const Side leg = decision.legs.front();
    both = both || decision.legs.size() == 2;
    if (decision.legs.size() == 2) continue;
    if (one != Side::none && one != leg) return Side::none;
    one = leg;
  }
  const bool is_weaker = has_weaker_side(source) && source.intake.facts[field::weak_side].if_unknown("equal") ==
                                                        (one == Side::left ? "left" : "right");
  return both && !is_weaker ? Side::none : one;
}

void add_leg(SheetTitle& title, const LeafletSource& source, const Say& say) {
  const auto all = printed(source.regimen);
  if (std::ranges::none_of(all, has_legs)) return;
  const Side leg = trained_leg(source);
  const bool sides =
      std::ranges::all_of(all, [](const ExerciseDecision& d) { return !has_legs(d) || counts_sides(d); });
  title.lead = leg == Side::none || sides ? say("train_two") : say("train_one");
  if (leg == Side::none)
    title.leg = sides ? say("both_sides") : say("both_legs");
  else
    title.leg = say(sides ? PhraseId("trained_side") : PhraseId("trained_leg"), {{"SIDE", say.side(leg)}});
}

Glance glance(const LeafletSource& source, const Say& say, const Card& card, std::size_t index) {
  const ExerciseDecision& decision = source.regimen.exercises[index];
  const Dose& dose = decision.dose;
  Glance row;
  row.number = card.number;
  row.picture = card.figure.frames.back();
  row.alternative = card.figure.captions.empty() ? card.figure.alternative : card.figure.captions.back();
  row.name = card.title;
  row.badge = card.leg;
  row.dose = row.short_dose = say.times(dose.times);
  if (std::string sets = sets_text(say, dose.sets); !sets.empty()) row.more.push_back(std::move(sets));
  if (dose.hold_s >= hold_worth_saying_s) {
    row.hold = say("hold_for", {{"time", say.seconds(dose.hold_s)}});
    row.short_dose = say("row_short", {{"n", std::to_string(dose.times)}, {"time", say.seconds(dose.hold_s)}});
  }
  if (dose.ankle_kg > 0) row.more.push_back(say("row_weight", {{"weight", say.weight(dose.ankle_kg)}}));
  row.days = days_brief(say, days_of(source.regimen, index));
  return row;
}

}  // namespace

bool stands_at_the_start(const Reason& note) {
  return std::ranges::any_of(note.rule->then, [](const Effect& effect) {
    return effect.kind == EffectKind::note && effect.place == Effect::NotePlace::start;
  });
}

bool starts_after_a_session(const Regimen& regimen) {
  const auto refers = [](const Effect& effect) {
    return effect.kind == EffectKind::refer && effect.to == Destination::physical_therapy;
  };
  return std::ranges::any_of(regimen.sheet_notes, [&](const Reason& note) {
    return stands_at_the_start(note) && std::ranges::any_of(note.rule->then, refers);
  });
}

std::string first_text(const LeafletSource& source) {
  std::vector<std::string> first;
  for (const Reason& note : source.regimen.sheet_notes)
    if (stands_at_the_start(note)) say_once(first, patient_text(source, *note.rule));
  return join(first, " ");
}

PenRow::Cell return_cell(const LeafletSource& source, const Say& say) {
  const std::optional<Date>& next = source.intake.next_visit;
  const Date& until = source.regimen.use_until;
  const auto day = [&](const Date& date) { return say.coming_day(date, source.intake.date); };
  if (next && *next <= until) return {strong(say("next_visit", {{"date", day(*next)}}))};
  if (next || source.regimen.review_within_days) return {strong(say("come_back_by", {{"date", day(until)}}))};
  return {strong(say("next_visit_open")), true};
}

SheetTitle title(const LeafletSource& source, const Say& say) {
  SheetTitle title;
  title.name = first_name(source);
  title.what = say.count("your_exercises_one", "your_exercises_many", static_cast<int>(source.regimen.today));
  if (!source.intake.goal.empty()) title.goal = say("your_goal", {{"goal", source.intake.goal}});
  add_leg(title, source, say);
  return title;
}

std::vector<Glance> glances(const LeafletSource& source, const Say& say, std::span<const Card> cards) {
  std::vector<Glance> all;
  for (std::size_t i = 0; i < cards.size(); ++i) all.push_back(glance(source, say, cards[i], i));
  return all;
}

Overview overview(const LeafletSource& source, const Say& say, std::vector<Glance> rows) {
  Overview overview;
  overview.first = first_text(source);
  overview.rows = std::move(rows);
  overview.days.push_back(day_line(say, source.regimen));
  if (is_pregnant(source.intake)) overview.ends = say("stop_at_birth");
  if (!source.intake.note.empty()) overview.days.push_back(plain(say("note", {{"note", source.intake.note}})));
  if (!overview.rows.empty()) overview.needs = equipment_text(source, say);
  return overview;
}

}  // namespace rehab
