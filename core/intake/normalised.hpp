// SPDX-License-Identifier: Apache-2.0
// An intake printed back as it was understood, so that a mistake is seen before the sheet is printed: for `check` and
// the record. Free text is mentioned, never repeated.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/patient_intake.hpp"

namespace rehab {

/// Keys and values in the order of the form; the first is "Train", such as "LEFT leg", the last what is not recorded.
std::vector<std::pair<std::string, std::string>> normalised(const PatientIntake& intake);

}  // namespace rehab
