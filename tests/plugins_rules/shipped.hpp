// SPDX-License-Identifier: Apache-2.0
// The shipped bundles as read from the source tree, and the plan they give a patient.
#pragma once

#include "decide/decide.hpp"

namespace rehab::test {

/// Read once; fails the test that asks for a bundle with problems.
const Bundle& shipped(const std::string& id);

/// hip_realignment and safety_rules on 2026-11-20, next visit two weeks later; the library is asked nothing.
Decision plan_for(const Intake& facts, const std::vector<Choice>& choose = {});

const ExerciseDecision& decision_on(const Regimen& regimen, const std::string& exercise);

}  // namespace rehab::test
