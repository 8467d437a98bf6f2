// SPDX-License-Identifier: Apache-2.0
// An intake printed back as it was understood, so that a mistake is seen before the sheet is printed: for `check`,
// where free text is mentioned and never repeated, and for the record, which prints it anyway.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/patient_intake.hpp"

namespace rehab {

enum class FreeText { mentioned, shown };

/// Keys and values in the order of the form; the first is "Train", such as "LEFT leg", the last what is not recorded.
std::vector<std::pair<std::string, std::string>> normalised(const PatientIntake& intake,
                                                            FreeText free_text = FreeText::mentioned);

}  // namespace rehab
