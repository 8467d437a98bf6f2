// SPDX-License-Identifier: Apache-2.0
// The shipped bundles as read from the source tree, and the plan they give a patient.
#pragma once

#include "decide/decide.hpp"

namespace rehab::test {

/// Read once; fails the test that asks for a bundle with problems.
const Bundle& shipped(const std::string& id);

/// What safety_rules leave of the eight exercises on 2026-11-20, next visit two weeks later.
Decision plan_for(const Intake& facts, const std::vector<Choice>& choose = {});

/// The same where whatever holds the plan is agreed to, so that there is a plan to look at.
Decision agreed_plan_for(const Intake& facts, const std::vector<Choice>& choose = {},
                         const Bundle& exercises = shipped("hip_realignment"));

const ExerciseDecision& decision_on(const Regimen& regimen, const std::string& exercise);

}  // namespace rehab::test
