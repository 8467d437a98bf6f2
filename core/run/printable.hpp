// SPDX-License-Identifier: Apache-2.0
// Can the fonts print what people typed? Asked before anything is printed: no name may come out as a row of boxes.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "model/clinic.hpp"
#include "model/patient_intake.hpp"
#include "pdf/fonts.hpp"

namespace rehab {

/// Adds an error for each text of the intake with letters that the fonts lack, at its field. A name beside which
/// `name_latin` stands is none.
void check_printable(const PatientIntake& intake, const pdf::Fonts& fonts, Problems& problems);
/// The same of the clinic file.
void check_printable(const Clinic& clinic, const pdf::Fonts& fonts, Problems& problems);

/// The name as paper can show it: its own, else the one in Latin letters.
const std::string& printed_name(const PatientIntake& intake, const pdf::Fonts& fonts);

}  // namespace rehab
