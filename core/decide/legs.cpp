// SPDX-License-Identifier: Apache-2.0
#include "decide/legs.hpp"

namespace rehab {

namespace {

Side side_of(std::string_view word) {
  if (word == "left") return Side::left;
  return word == "right" ? Side::right : Side::none;
}

}  // namespace

Side other_side(Side side) {
  if (side == Side::none) return Side::none;
  return side == Side::left ? Side::right : Side::left;
}

std::string_view word_of(Side side) {
  if (side == Side::none) return "none";
  return side == Side::left ? "left" : "right";
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

}  // namespace rehab
