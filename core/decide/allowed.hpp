// SPDX-License-Identifier: Apache-2.0
// Which forms are allowed: those of each exercise that the fired rules leave for this patient, with which legs, and why
// not the others. The heart of the decision: a form says what it is, a rule what must not be. Equipment is noted, not
// judged, here; what the clinician chose has no say.
#pragma once

#include <vector>

#include "decide/fires.hpp"
#include "decide/match.hpp"

namespace rehab {

/// A leg a form would work, and the form as done with it.
struct LegUse {
  Side leg;
  FormUse use;
};

struct FormVerdict {
  const Form* form = nullptr;
  Equipment equipment;
  std::vector<LegUse> as_done;  ///< every leg the form is meant for, forbidden or not
  std::vector<Side> legs;       ///< that may be worked, in order; empty: a rule forbids the form
  std::vector<Reason> forbidden_by;
  std::vector<DroppedLeg> dropped_legs;
  std::vector<Reason> asked_by;        ///< left out unless the clinician names the exercise
  std::vector<Reason> passed_over_by;  ///< left out unless the clinician names the form

  bool allowed() const { return !legs.empty(); }
  /// The effect speaks of the form, with any leg it is meant for. A leg that was dropped still counts, so that one
  /// more risk never loosens a limit.
  bool concerned_by(const Effect& effect) const;
};

struct ExerciseForms {
  const Bundle* bundle = nullptr;
  const Exercise* exercise = nullptr;
  std::vector<FormVerdict> verdicts;  ///< one for each form, in the card's order
  /// Rules that an override lifts for this exercise: each forbids, asks or limits a form of it, and had no say.
  std::vector<Reason> lifted;
};

/// Every exercise of every bundle, as if it were the only one.
std::vector<ExerciseForms> allowed_forms(const Case& c);
/// Of the exercises that a regimen prints.
std::vector<ExerciseForms> allowed_forms_of_printed(const Case& c, const Regimen& regimen);

/// Calls `use(fired, effect)` for each effect of the kind that no override lifts for this exercise.
template <class F>
void for_each_in_force(const Case& c, const Exercise& exercise, EffectKind kind, F use) {
  for_each_effect(c, kind, [&](const FiredRule& fired, const Effect& effect) {
    if (!c.override_of(*fired.rule, exercise.id)) use(fired, effect);
  });
}

}  // namespace rehab
