// SPDX-License-Identifier: Apache-2.0
#include "decide/match.hpp"

#include <algorithm>
#include <string_view>

namespace rehab {

namespace {

/// Of a leg the intake names; none: neither or both.
Side side_of(std::string_view word) {
  return value_of_word<Side>(word).value_or(Side::none);
}

Value side_or_either(Side side) {
  if (side == Side::none) return std::vector<std::string>{"left", "right"};
  return std::string(word_of(side));
}

Value lies_on(const Form& form, Side leg) {
  const std::string_view side = word_fact(form, "lies_on");
  if (side == "nothing") return std::string(side);
  if (side == "trained_side") return side_or_either(leg);
  return side_or_either(side == "other_side" ? other_side(leg) : Side::none);
}

/// The position it is done in, and those it passes through.
Value positions_of(const Form& form) {
  std::vector<std::string> positions{std::string(word_fact(form, "position"))};
  if (const auto fact = form.facts.find("passes_through"); fact != form.facts.end())
    if (const auto* others = std::get_if<std::vector<std::string>>(&fact->second))
      positions.insert(positions.end(), others->begin(), others->end());
  return positions;
}

Value stands_on(const Form& form, Side leg) {
  if (word_fact(form, "one_leg_stance") == "no") return std::string("nothing");
  return side_or_either(word_fact(form, "weight_on_leg") == "full" ? leg : other_side(leg));
}

/// Of things that will do as well, the one to get. A band free of latex only where latex may matter.
const std::string& to_get(const std::vector<std::string>& alternatives, const Intake& facts) {
  const auto conditions = facts[field::conditions];
  const bool any_band = conditions.recorded() && !conditions.value().has("latex_allergy");
  return any_band && alternatives.front() == "latex_free_band" ? alternatives.back() : alternatives.front();
}

}  // namespace

Side other_side(Side side) {
  if (side == Side::none) return Side::none;
  return side == Side::left ? Side::right : Side::left;
}

bool one_leg_is_weaker(std::string_view weak_side) {
  return side_of(weak_side) != Side::none;
}

std::vector<Side> legs_to_work(SideUse use, std::string_view weak_side) {
  if (use == SideUse::neither) return {Side::none};
  const Side weaker = side_of(weak_side);
  if (weaker == Side::none) return {Side::left, Side::right};
  if (use == SideUse::trained) return {weaker};
  return {weaker, other_side(weaker)};
}

std::vector<Side> sore_legs(const Intake& facts) {
  const Side sore = side_of(facts[field::sore_side].if_unknown("both"));
  if (sore == Side::none) return {Side::left, Side::right};
  return {sore};
}

bool has_at_home(const Intake& facts, const std::string& thing) {
  if (facts[field::lacks].if_unknown({}).has(thing)) return false;
  return facts[field::has].if_unknown({}).has(thing) ||
         std::ranges::find(field::list::every_home, thing) != std::end(field::list::every_home);
}

void Equipment::take(const std::vector<std::string>& alternatives, const Intake& facts) {
  if (alternatives.empty()) return;
  const auto found =
      std::ranges::find_if(alternatives, [&](const std::string& thing) { return has_at_home(facts, thing); });
  if (found != alternatives.end())
    uses.push_back(*found);
  else if (const std::string& thing = to_get(alternatives, facts); std::ranges::find(missing, thing) == missing.end())
    missing.push_back(thing);
}

void Equipment::take_for_note(const std::string& thing, const Intake& facts) {
  if (has_at_home(facts, thing)) for_notes.push_back(thing);
  take({thing}, facts);
}

Equipment equipment_for(const Form& form, const Intake& facts) {
  Equipment result;
  for (const auto& alternatives : form.needs) result.take(alternatives, facts);
  if (facts[field::pregnant].if_unknown("no") == "yes")
    for (const std::string& thing : form.needs_in_pregnancy) result.take({thing}, facts);
  return result;
}

FormUse::FormUse(const Exercise& exercise, const Form& form, Side leg, const std::vector<std::string>& uses)
    : exercise_(exercise),
      form_(form),
      own_{{"exercise", exercise.id},
           {"form", std::vector<std::string>{form.id, form.words}},  // a rule on `floor` is one on `floor_on_bed` too
           {"kind", std::string(word_of(exercise.kind))},
           {"uses", uses},
           {"lies_on", lies_on(form, leg)},
           {"stands_on", stands_on(form, leg)}} {
  if (form.facts.contains("position")) own_.emplace_back("position", positions_of(form));
}

bool FormUse::matches(const Condition& condition) const {
  const Lookup lookup = [this](std::string_view key) -> const Value* {
    for (const auto& [name, value] : own_)
      if (name == key) return &value;
    const auto fact = form_.facts.find(key);
    return fact == form_.facts.end() ? nullptr : &fact->second;
  };
  return evaluate(condition, lookup) != Truth::no;
}

bool FormUse::concerned_by(const Effect& effect) const {
  const auto form_stays = [this](const std::string& id) { return id == form_.id || id == form_.words; };
  const auto exercise_stays = [this](const std::string& id) { return id == exercise_.id; };
  return matches(effect.match) && std::ranges::none_of(effect.except_forms, form_stays) &&
         std::ranges::none_of(effect.except_exercises, exercise_stays);
}

}  // namespace rehab
