// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/dose_words.hpp"

#include <algorithm>

namespace rehab {
namespace {

std::string less_weight(const Say& say, double usual_kg, double sore_kg) {
  if (sore_kg <= 0) return say("sore_no_weight");
  return say("sore_weight", {{"less", say.weight(sore_kg)}, {"usual", say.weight(usual_kg)}});
}

}  // namespace

bool counts_sides(const ExerciseDecision& decision) {
  return word_fact(*decision.form, "position") == "side_hold";
}

bool has_legs(const ExerciseDecision& decision) {
  return !decision.legs.empty() && decision.legs.front() != Side::none;
}

std::vector<std::size_t> days_of(const Regimen& regimen, std::size_t index) {
  std::vector<std::size_t> days;
  for (std::size_t day = 0; day < regimen.week.size(); ++day)
    if (std::ranges::find(regimen.week[day], index) != regimen.week[day].end()) days.push_back(day);
  return days;
}

std::string days_short(const Say& say, const std::vector<std::size_t>& days) {
  if (days.size() == 7) return say("every_day");
  std::vector<std::string> names;
  for (const std::size_t day : days) names.push_back(say.weekday_short(day));
  return say.list(names);
}

std::string legs_text(const Say& say, const ExerciseDecision& decision, bool first_leads) {
  const Legs& legs = decision.legs;
  if (!has_legs(decision)) return {};
  const Filling first{{"SIDE", say.side(legs.front())}};
  const bool is_side = counts_sides(decision);
  if (legs.size() == 1) return is_side ? say("side", first) : say("leg", first);
  if (first_leads) return is_side ? say("each_side_first", first) : say("each_leg_first", first);
  return is_side ? say("each_side") : say("each_leg");
}

std::string leg_badge(const Say& say, const ExerciseDecision& decision, bool first_leads) {
  const Legs& legs = decision.legs;
  if (!has_legs(decision)) return {};
  if (legs.size() > 1 && !first_leads) return legs_text(say, decision);
  const Filling filling{{"SIDE", say.side(legs.front())}, {"OTHER", say.side(other(legs.front()))}};
  if (legs.size() == 1) return counts_sides(decision) ? say("side_only", filling) : say("leg_only", filling);
  return counts_sides(decision) ? say("side_then", filling) : say("leg_then", filling);
}

std::string days_brief(const Say& say, const std::vector<std::size_t>& days) {
  if (days.size() == 7) return say("every_day");
  std::string text;
  for (const std::size_t day : days) text += (text.empty() ? "" : " ") + say.weekday_short(day);
  return text;
}

std::string sets_text(const Say& say, int sets) {
  return sets > 1 ? say("sets", {{"n", std::to_string(sets)}}) : std::string();
}

DoseCells dose_cells(const Say& say, const ExerciseDecision& decision, const std::vector<std::size_t>& days) {
  const Dose& dose = decision.dose;
  const auto for_seconds = [&say](PhraseId phrase, int n) -> DoseCell {
    if (n <= 0) return {};
    return {say(phrase, {{"time", say.seconds(n)}}),
            say(phrase, {{"time", say("seconds_brief", {{"n", std::to_string(n)}})}})};
  };
  const auto always = [](const std::string& text) { return DoseCell{text, text}; };
  const std::string times = say.times(dose.times), leg = legs_text(say, decision);
  return {decision.legs.size() == 2 ? DoseCell{say("dose_leg", {{"dose", times}, {"leg", leg}}), times + "\n" + leg}
                                    : always(times),
          always(sets_text(say, dose.sets)), for_seconds("hold_for", dose.hold_s), for_seconds("rest_for", dose.rest_s),
          always(days_brief(say, days))};
}

std::string load_text(const Say& say, const Dose& dose) {
  std::vector<std::string> parts;
  if (dose.ankle_kg > 0) parts.push_back(say("on_your_ankle", {{"weight", say.weight(dose.ankle_kg)}}));
  if (dose.band > 0) parts.push_back(say.count("bands_stronger_one", "bands_stronger_many", dose.band));
  return say.list(parts);
}

std::string dose_line(const Say& say, const Dose& dose) {
  std::string line = say.times(dose.times);
  if (dose.hold_s >= hold_worth_saying_s)
    line = say("times_hold", {{"times", line}, {"time", say.seconds(dose.hold_s)}});
  if (dose.sets > 1) line = say("sets_of", {{"sets", std::to_string(dose.sets)}, {"dose", line}});
  if (dose.ankle_kg > 0) line = say("dose_weight", {{"dose", line}, {"weight", say.weight(dose.ankle_kg)}});
  return line;
}

std::string dose_line(const Say& say, const ExerciseDecision& decision) {
  const std::string line = dose_line(say, decision.dose), leg = legs_text(say, decision);
  return leg.empty() ? line : say("dose_leg", {{"dose", line}, {"leg", leg}});
}

std::string dose_brief(const Say& say, const Dose& dose) {
  const std::string n = std::to_string(dose.times);
  std::string text = say.times(dose.times);
  if (dose.hold_s >= hold_worth_saying_s)
    text = say("row_short", {{"n", n}, {"time", say("seconds_brief", {{"n", std::to_string(dose.hold_s)}})}});
  if (dose.sets > 1) text = say("sets_of", {{"sets", std::to_string(dose.sets)}, {"dose", text}});
  if (dose.ankle_kg > 0) text = say("dose_weight", {{"dose", text}, {"weight", say.weight(dose.ankle_kg)}});
  return text;
}

std::string sore_text(const Say& say, const Dose& usual, const Dose& sore) {
  std::string text;
  auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
  if (sore.times < usual.times)
    add(say("sore_do", {{"less", std::to_string(sore.times)}, {"usual", std::to_string(usual.times)}}));
  if (sore.hold_s < usual.hold_s)
    add(say("sore_hold", {{"less", say.seconds(sore.hold_s)}, {"usual", std::to_string(usual.hold_s)}}));
  if (sore.sets < usual.sets)
    add(say("sore_sets", {{"less", std::to_string(sore.sets)}, {"usual", std::to_string(usual.sets)}}));
  if (sore.ankle_kg < usual.ankle_kg) add(less_weight(say, usual.ankle_kg, sore.ankle_kg));
  return text.empty() ? say("sore_skip") : text;
}

}  // namespace rehab
