// SPDX-License-Identifier: Apache-2.0
// Does an effect of a rule speak of a form, as this patient would do it: with which leg, on which side, with what of
// the home? Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/exercise.hpp"
#include "model/regimen.hpp"

namespace rehab {

Side other_side(Side side);

/// The legs a form works, the weaker first; {none} for a form without a side. `weak_side` is the word of the intake.
std::vector<Side> legs_to_work(SideUse use, std::string_view weak_side);

/// One leg is weaker than the other: then the form stands or falls with that leg.
bool one_leg_is_weaker(std::string_view weak_side);

/// The legs that hurt; where `sore_side` names none, or is not recorded, both.
std::vector<Side> sore_legs(const Intake& facts);

/// What every home has and `lacks` does not name, and what `has` names besides: bands and weights are not assumed.
bool has_at_home(const Intake& facts, const std::string& thing);

/// The equipment a form would use here: of each need the first thing the patient has; what can't be met is missing.
struct Equipment {
  std::vector<std::string> uses;
  std::vector<std::string> for_notes;  ///< those of them that only notes of rules ask for
  std::vector<std::string> missing;

  void take(const std::vector<std::string>& alternatives, const Intake& facts);
  void take_for_note(const std::string& thing, const Intake& facts);
};
Equipment equipment_for(const Form& form, const Intake& facts);

/// A form done with one leg, with everything a match can read.
class FormUse {
 public:
  FormUse(const Exercise& exercise, const Form& form, Side leg, const std::vector<std::string>& uses);

  /// A fact the card doesn't state counts as present: unknown matches.
  bool matches(const Condition& condition) const;
  bool concerned_by(const Effect& effect) const;

 private:
  const Exercise& exercise_;
  const Form& form_;
  std::vector<std::pair<std::string_view, Value>> own_;  ///< what comes before the card's facts
};

}  // namespace rehab
