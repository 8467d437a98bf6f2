// SPDX-License-Identifier: Apache-2.0
// Does an effect of a rule speak of a form, as this patient would do it with this leg? Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "decide/reasons.hpp"
#include "model/exercise.hpp"

namespace rehab {

/// As recorded in `has`. Where nothing is recorded, what every home has is assumed; bands and weights are not.
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
  std::map<std::string, Value, std::less<>> own_;  ///< what comes before the card's facts
};

/// Calls `use(fired, effect)` for each effect of the kind in each rule that fired.
template <class F>
void for_each_effect(const std::vector<FiredRule>& fired, EffectKind kind, F use) {
  for (const FiredRule& rule : fired)
    for (const Effect& effect : rule.rule->then)
      if (effect.kind == kind) use(rule, effect);
}

}  // namespace rehab
