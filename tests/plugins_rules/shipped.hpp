// SPDX-License-Identifier: Apache-2.0
// The shipped bundles as the build holds them, and the plan they give a patient.
#pragma once

#include <initializer_list>

#include "decide/decide.hpp"

namespace rehab::test {

/// Read once; fails the test that asks for a bundle with problems.
const Bundle& shipped(const std::string& id);

/// Of all shipped bundles.
std::vector<const Rule*> shipped_rules();

/// On 2026-11-20, next visit two weeks later; what is computed from sessions comes from sessions.
PatientIntake patient_with(const Intake& facts, const std::vector<Choice>& choose = {});

/// What the shipped rules leave of the eight exercises.
Decision plan_for(const Intake& facts, const std::vector<Choice>& choose = {});

/// One rule that fires for this patient whatever its condition says, with its effects of these kinds and beside no
/// other rule: what the plan then does not hold is the doing of those effects.
class Alone {
 public:
  Alone(const Rule& rule, std::initializer_list<EffectKind> kinds, const PatientIntake& patient,
        const Bundle& exercises = shipped("hip_realignment"));
  Alone(const Alone&) = delete;
  Alone& operator=(const Alone&) = delete;

  const Regimen& regimen() const { return decision_.regimen; }

 private:
  Bundle rules_;
  Decision decision_;
};

/// The same where whatever holds the plan is agreed to, so that there is a plan to look at.
Decision agreed_plan_for(const Intake& facts, const std::vector<Choice>& choose = {},
                         const Bundle& exercises = shipped("hip_realignment"));

const ExerciseDecision& decision_on(const Regimen& regimen, std::string_view exercise);

}  // namespace rehab::test
