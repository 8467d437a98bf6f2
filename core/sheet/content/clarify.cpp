// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/clarify.hpp"

#include <algorithm>
#include <map>

#include "model/value_text.hpp"

namespace rehab {
namespace {

using Things = std::vector<std::string>;

bool waits_for_equipment(const ExerciseDecision& decision) {
  return decision.waits_for == WaitsFor::equipment;
}

Things missing_for(const ExerciseDecision& decision) {
  const auto& missing = std::ranges::find(decision.forms, true, &FormDecision::chosen)->missing;
  return {missing.begin(), missing.end()};
}

/// Exercises of several bundles may be called the same.
void add_name(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::string as_recorded(const LeafletSource& source, const std::string& key) {
  return key + ": " + value_text(*source.intake.facts.find(key));
}

}  // namespace

std::vector<std::string> unlikely_lines(const LeafletSource& source, const Say& say) {
  std::vector<std::string> lines;
  for (const UnlikelyPair& pair : source.intake.unlikely)
    lines.push_back(
        say("clarify_pair", {{"first", as_recorded(source, pair.key)}, {"second", as_recorded(source, pair.with)}}));
  return lines;
}

std::vector<std::string> equipment_lines(const LeafletSource& source, const Say& say) {
  std::map<Things, std::vector<std::string>> waiting;
  std::vector<std::string> stand_ins;
  for (const ExerciseDecision& decision : source.regimen.exercises) {
    const bool waits = waits_for_equipment(decision) && !missing_for(decision).empty();
    if (waits) add_name(waiting[missing_for(decision)], name_of(source, *decision.exercise));
    if (decision.stands_in) add_name(stand_ins, name_of(source, *decision.exercise));
  }
  const WordSet lacks = source.intake.facts[field::lacks].if_unknown({});
  std::vector<std::string> lines;
  for (const auto& [things, exercises] : waiting) {
    const Filling filling{{"things", say.things(things)}, {"exercises", say.few(exercises)}};
    const bool is_known = std::ranges::all_of(things, [&](const std::string& thing) { return lacks.has(thing); });
    lines.push_back(is_known ? say("clarify_lacks", filling) : say("clarify_has", filling));
  }
  if (!stand_ins.empty()) lines.push_back(say("clarify_stand_in", {{"exercises", say.few(stand_ins)}}));
  return lines;
}

const std::string& nothing_left_text(const LeafletSource& source, const Say& say) {
  return is_held_by_equipment(source.regimen) ? say("record_no_equipment") : say("record_nothing_left");
}

bool is_held_by_equipment(const Regimen& regimen) {
  return regimen.nothing_left && std::ranges::any_of(regimen.exercises, waits_for_equipment);
}

}  // namespace rehab
