// SPDX-License-Identifier: Apache-2.0
// The stage and form that are printed, once the form to start from is known: up or back from the recorded progress, as
// far as rules and equipment let it. Limits and stages of the better forms of the card go along to a later one, so that
// a patient who loses a form to one more risk never gets more to do.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "decide/dose.hpp"
#include "decide/forms.hpp"

namespace rehab {

/// Where the steps lead from the last sessions, before rules and equipment are asked.
struct StageMove {
  int stage = 1;
  StageStep step = StageStep::start;
  std::string rule;           ///< as ExerciseDecision::step_rule
  bool smaller_dose = false;  ///< there is no stage to go back to: the smaller dose of this one
};

/// `progress` nullptr: not done before. Where one pain is recorded it stands for both last sessions. A stage above
/// `last_stage` (another form than last time) counts as the last.
StageMove next_stage(const ExerciseProgress* progress, int last_stage, std::span<const Bundle* const> bundles);

/// A form that comes in by itself, or that the clinician named.
bool is_offered(const Form& form, const Wish* wish);

/// No rule asks for the clinician's word on it, or the clinician gave it.
bool is_unasked(const FormVerdict& verdict, const Wish* wish);

struct Rung {
  int stage = 1;
  StageStep step = StageStep::start;
  std::string step_rule;
  bool by_progress = false;  ///< the rule is one of how it went, not what a rule or equipment keeps it from
  bool smaller_dose = false;
  const FormVerdict* printed = nullptr;  ///< the form of the stage: most often the one started from
  Limits limits;                         ///< in force at this rung
};

/// `start` is the form chosen for this patient, an index into the verdicts of the exercise.
Rung rung_for(const Case& c, const Exercise& exercise, const std::vector<FormVerdict>& verdicts, std::size_t start);

}  // namespace rehab
