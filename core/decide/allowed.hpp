// SPDX-License-Identifier: Apache-2.0
// Which forms are allowed: those of each exercise that the fired rules leave for this patient, with which legs, and why
// not the others. The heart of the decision: a form says what it is, a rule what must not be. Equipment is noted, not
// judged, here; what the clinician chose has no say.
#pragma once

#include <boost/container/small_vector.hpp>
#include <forward_list>
#include <span>
#include <vector>

#include "decide/fires.hpp"
#include "decide/match.hpp"

namespace rehab {

struct FormVerdict {
  const Form* form = nullptr;
  std::size_t number = 0;  ///< in the rulebook
  const Equipment* equipment = nullptr;
  std::span<const Side> as_done;  ///< every leg the form is meant for, forbidden or not
  Legs legs;                      ///< that may be worked, in order; empty: a rule forbids the form
  bool is_asked_for = false;      ///< left out unless the clinician names the exercise
  bool is_passed_over = false;    ///< left out unless the clinician names the form

  bool allowed() const { return !legs.empty(); }
  /// One of them is about the form, with any leg it is meant for. A leg that was dropped still counts, so that one more
  /// risk never loosens a limit.
  bool is_among(const Bits& uses) const;
};

using Verdicts = boost::container::small_vector<FormVerdict, 8>;

struct ExerciseForms {
  const CompiledExercise* compiled = nullptr;
  Verdicts verdicts;               ///< one for each form, in the card's order
  std::vector<FormDecision> told;  ///< what is told of each, none of them chosen yet
  /// Rules that an override lifts for this exercise: each forbids, asks or limits a form of it, and had no say.
  std::vector<Reason> lifted;
  /// What the notes with the steps of a form ask for besides its own needs.
  std::forward_list<Equipment> with_notes;

  const Exercise& exercise() const { return *compiled->exercise; }
};

/// As if it were the only one.
ExerciseForms allowed_forms(const Case& c, const CompiledExercise& exercise);

/// Calls `use(fired, effect)` for each effect of the kind that is about the form.
template <class F>
void for_each_about(const Case& c, const FormVerdict& verdict, EffectKind kind, F use) {
  if (!c.speaks_of(kind, verdict.number)) return;
  for (const FiredEffect& each : c.about_forms(kind))
    if (verdict.is_among(*each.uses)) use(c.fired[each.fired], each);
}

/// The same, without those that an override lifts for the exercise.
template <class F>
void for_each_in_force(const Case& c, const Exercise& exercise, const FormVerdict& verdict, EffectKind kind, F use) {
  for_each_about(c, verdict, kind, [&](const FiredRule& fired, const FiredEffect& effect) {
    if (!c.override_of(fired.rule(), exercise.id)) use(fired, effect);
  });
}

/// Adds the rules behind them, each once.
void add_reasons_in_force(const Case& c, const Exercise& exercise, const FormVerdict& verdict, EffectKind kind,
                          std::vector<Reason>& reasons);

}  // namespace rehab
