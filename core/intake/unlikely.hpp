// SPDX-License-Identifier: Apache-2.0
// Answers of one intake that can both be true, but rarely are. Part of this room; no other room includes it.
#pragma once

#include "base/shape.hpp"
#include "model/patient_intake.hpp"

namespace rehab {

/// Warns of each such pair at its place, and keeps it in the intake, for the record. The plan goes on: what can't both
/// be true is refused in intake_checks.hpp.
void ask_about_unlikely_pairs(const Node& map, PatientIntake& intake, const Reading& at);

}  // namespace rehab
