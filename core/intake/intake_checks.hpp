// SPDX-License-Identifier: Apache-2.0
// Checks between the answers of one intake. Part of this room; no other room includes it.
#pragma once

#include "base/shape.hpp"
#include "model/patient_intake.hpp"

namespace rehab {

/// Reports contradictions, and answers that another answer makes necessary. Facts that another answer makes pointless
/// are recorded as "does not apply". Only answers that were read without a problem are compared.
void check_together(const Node& map, PatientIntake& intake, const Reading& at);
/// Reports `something_else` without the name of somebody who cleared it.
void check_something_else_is_cleared(const Node& map, const PatientIntake& intake, const Reading& at);

/// Reports a field or group that the clinic asks of every patient, where nothing is recorded under its key.
void check_recorded(const std::string& key, const std::string& meaning, const Node& map, const PatientIntake& intake,
                    const Reading& at);

}  // namespace rehab
