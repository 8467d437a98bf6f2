// SPDX-License-Identifier: Apache-2.0
// A form as a patient would do it: with which leg, on which side, with what of the home; and what the match of an
// effect reads of it. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/exercise.hpp"
#include "model/regimen.hpp"

namespace rehab {

Side other_side(Side side);

/// The legs a form works, the weaker first; {none} for a form without a side. `weak_side` is the word of the intake.
Legs legs_to_work(SideUse use, std::string_view weak_side);

/// One leg is weaker than the other: then the form stands or falls with that leg.
bool one_leg_is_weaker(std::string_view weak_side);

/// The legs that hurt; where `sore_side` names none, or is not recorded, both.
Legs sore_legs(const Intake& facts);

/// What the decision reads of a patient's home. Points into the facts.
class Home {
 public:
  explicit Home(const Intake& facts);

  /// What every home has and `lacks` does not name, and what `has` names besides: bands and weights are not assumed.
  bool has(std::string_view thing) const;
  /// Of things that will do as well, the one to get. A band free of latex only where latex may matter.
  const std::string& to_get(std::span<const std::string> alternatives) const;
  bool is_pregnant() const { return is_pregnant_; }

 private:
  WordSet has_, lacks_;
  bool any_band_, is_pregnant_;
};

/// The equipment a form would use here: of each need the first thing the patient has; what can't be met is missing.
/// Points into the needs.
struct Equipment {
  std::vector<std::string_view> uses;
  std::vector<std::string_view> for_notes;  ///< those of them that only notes of rules ask for
  SharedList<std::string> missing;

  void take(std::span<const std::string> alternatives, const Home& home);
  void take_for_note(const std::string& thing, const Home& home);
};
Equipment equipment_for(const Form& form, const Home& home);

/// What a match may read of a form besides the facts of its card, or in their place, done with a leg; nothing: it reads
/// the fact. `uses` is not among it.
std::optional<Value> own_value(std::string_view key, const Exercise& exercise, const Form& form, Side leg);

}  // namespace rehab
