// SPDX-License-Identifier: Apache-2.0
// Which stage: the form to start from, and from its recorded progress up or back as far as rules and equipment let it.
// Limits and stages of the better forms of the card go along to a later one, so that a patient who loses a form to one
// more risk never gets more to do.
#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <string>
#include <vector>

#include "decide/allowed.hpp"

namespace rehab {

/// Limits in force for one exercise, each with the rule it came from.
struct LimitInForce {
  const Limit* limit = nullptr;
  const FiredRule* fired = nullptr;
};
using Limits = boost::container::small_vector<LimitInForce, 4>;

/// The strictest of an upper bound; nullptr: none sets it.
template <class T>
const LimitInForce* strictest(const Limits& limits, std::optional<T> Limit::*bound) {
  const LimitInForce* found = nullptr;
  for (const LimitInForce& l : limits)
    if (l.limit->*bound && (!found || *(l.limit->*bound) < *(found->limit->*bound))) found = &l;
  return found;
}

/// The rule that keeps the stage; nullptr: none does.
const LimitInForce* keeping_stage(const Limits& limits);

/// Where the steps lead from the last sessions, before rules and equipment are asked.
struct StageMove {
  int stage = 1;
  StageStep step = StageStep::start;
  std::string rule;           ///< as ExerciseDecision::step_rule
  bool smaller_dose = false;  ///< there is no stage to go back to: the smaller dose of this one
};

/// `progress` nullptr: not done before. Where one pain is recorded it stands for both last sessions. A stage above
/// `last_stage` (another form than last time) counts as the last.
StageMove next_stage(const ExerciseProgress* progress, int last_stage, const Rulebook& rulebook);

struct Rung {
  int stage = 1;
  StageStep step = StageStep::start;
  std::string step_rule;
  bool by_progress = false;  ///< the rule is one of how it went, not what a rule or equipment keeps it from
  bool smaller_dose = false;
  const FormVerdict* start = nullptr;    ///< the form whose ladder it is
  const FormVerdict* printed = nullptr;  ///< the form of the stage: most often the one started from
  Limits limits;                         ///< in force at this rung
  WaitsFor waits_for = WaitsFor::nothing;

  const Stage& on_card() const { return start->form->stages[static_cast<std::size_t>(stage - 1)]; }
};

/// Nothing: no form is left, or the clinician leaves the exercise out. Points into `forms`.
std::optional<Rung> stage_of(const Case& c, const ExerciseForms& forms);

}  // namespace rehab
