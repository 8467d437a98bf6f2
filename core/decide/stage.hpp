// SPDX-License-Identifier: Apache-2.0
// How far to go on the ladder, from how the last sessions went. One pure function; it knows no rules and no equipment.
#pragma once

#include <string>

#include "model/patient_intake.hpp"
#include "model/regimen.hpp"

namespace rehab {

/// Pain of a session, 0 to 10: up to `good` the exercise may grow, up to `acceptable` it stays, above it goes back.
/// N1 to N3: Ageberg 2010, after Thomee 1997.
inline constexpr int good_pain = 2;
inline constexpr int acceptable_pain = 5;

struct StageMove {
  int stage = 1;
  StageStep step = StageStep::start;
  std::string rule;           ///< as ExerciseDecision::step_rule
  bool smaller_dose = false;  ///< there is no stage to go back to: the smaller dose of this one
};

/// `progress` nullptr: not done before. Where one pain is recorded it stands for both last sessions. A stage above
/// `last_stage` (another form than last time) counts as the last.
StageMove next_stage(const ExerciseProgress* progress, int last_stage);

}  // namespace rehab
