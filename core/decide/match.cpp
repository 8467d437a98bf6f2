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

Legs both(Side first, Side second) {
  Legs legs(1, first);
  legs.push_back(second);
  return legs;
}

}  // namespace

Side other_side(Side side) {
  if (side == Side::none) return Side::none;
  return side == Side::left ? Side::right : Side::left;
}

bool one_leg_is_weaker(std::string_view weak_side) {
  return side_of(weak_side) != Side::none;
}

Legs legs_to_work(SideUse use, std::string_view weak_side) {
  if (use == SideUse::neither) return Legs(1, Side::none);
  const Side weaker = side_of(weak_side);
  if (weaker == Side::none) return both(Side::left, Side::right);
  return use == SideUse::trained ? Legs(1, weaker) : both(weaker, other_side(weaker));
}

Legs sore_legs(const Intake& facts) {
  const Side sore = side_of(facts[field::sore_side].if_unknown("both"));
  return sore == Side::none ? both(Side::left, Side::right) : Legs(1, sore);
}

Home::Home(const Intake& facts)
    : has_(facts[field::has].if_unknown({})),
      lacks_(facts[field::lacks].if_unknown({})),
      any_band_(facts[field::conditions].recorded() && !facts[field::conditions].value().has("latex_allergy")),
      is_pregnant_(facts[field::pregnant].if_unknown("no") == "yes") {}

bool Home::has(std::string_view thing) const {
  if (lacks_.has(thing)) return false;
  return has_.has(thing) || std::ranges::find(field::list::every_home, thing) != std::end(field::list::every_home);
}

const std::string& Home::to_get(std::span<const std::string> alternatives) const {
  return any_band_ && alternatives.front() == "latex_free_band" ? alternatives.back() : alternatives.front();
}

void Equipment::take(std::span<const std::string> alternatives, const Home& home) {
  if (alternatives.empty()) return;
  const auto found = std::ranges::find_if(alternatives, [&](const std::string& thing) { return home.has(thing); });
  if (found != alternatives.end())
    uses.emplace_back(*found);
  else if (const std::string& thing = home.to_get(alternatives); std::ranges::find(missing, thing) == missing.end())
    missing = missing.with(thing);
}

void Equipment::take_for_note(const std::string& thing, const Home& home) {
  if (home.has(thing)) for_notes.emplace_back(thing);
  take({&thing, 1}, home);
}

Equipment equipment_for(const Form& form, const Home& home) {
  Equipment result;
  result.uses.reserve(form.needs.size() + form.needs_in_pregnancy.size());
  for (const auto& alternatives : form.needs) result.take(alternatives, home);
  if (home.is_pregnant())
    for (const std::string& thing : form.needs_in_pregnancy) result.take({&thing, 1}, home);
  return result;
}

std::optional<Value> own_value(std::string_view key, const Exercise& exercise, const Form& form, Side leg) {
  if (key == "exercise") return exercise.id;
  if (key == "form") return std::vector{form.id, form.words};  // a rule on `floor` is one on `floor_on_bed` too
  if (key == "kind") return std::string(word_of(exercise.kind));
  if (key == "lies_on") return lies_on(form, leg);
  if (key == "stands_on") return stands_on(form, leg);
  if (key == "position" && form.facts.contains(key)) return positions_of(form);
  return {};
}

}  // namespace rehab
