// SPDX-License-Identifier: Apache-2.0
// An intake printed back as it was understood, so that a slip of the pen shows before the sheet does: for `check` and
// for the record. Free text is named, never repeated.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/patient_intake.hpp"

namespace rehab {

/// Key and value, in the order of the form; first "Train": "LEFT leg", last what was not recorded.
std::vector<std::pair<std::string, std::string>> normalised(const PatientIntake& intake);

}  // namespace rehab
