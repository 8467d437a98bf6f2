// SPDX-License-Identifier: Apache-2.0
// Reads one patient's intake: a strict pass over one table of fields, then what several fields must say together. Never
// prints, never guesses; names, goals, notes and reasons reach no problem and no excerpt.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "base/shape.hpp"
#include "model/bundle.hpp"
#include "model/patient_intake.hpp"

namespace rehab {

using IntakeShape = ShapeOf<PatientIntake>;

/// The form with the fields of the bundles in use: made once a run, and read with for each patient.
IntakeShape intake_shape(std::span<const DeclaredField> declared);
/// The built-in fields, for `schema intake` and the blank form.
const IntakeShape& intake_shape();

/// `suppose`: "field=value" each, in place of what the file says (an empty value: not recorded), for what-if questions.
/// Use the result only when `problems` holds no error. Throws what read_file throws.
PatientIntake read_intake(const std::string& file, const IntakeShape& shape, Problems& problems,
                          std::span<const std::string> suppose = {});

/// The same for text at hand; `file` is how problems call it.
PatientIntake read_intake_text(const std::string& file, std::string_view text, const IntakeShape& shape,
                               Problems& problems, std::span<const std::string> suppose = {});

}  // namespace rehab
