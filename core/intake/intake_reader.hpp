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

/// The built-in fields, for `schema intake` and the blank form.
const Shape& intake_shape();

/// `declared`: the fields of the bundles in use. `suppose`: "field=value" each, in place of what the file says (an
/// empty value: not recorded), for what-if questions. Use the result only when `problems` holds no error.
/// Throws what read_file throws.
PatientIntake read_intake(const std::string& file, std::span<const DeclaredField> declared, Problems& problems,
                          std::span<const std::string> suppose = {});

/// The same for text at hand; `file` is how problems call it.
PatientIntake read_intake_text(const std::string& file, std::string_view text, std::span<const DeclaredField> declared,
                               Problems& problems, std::span<const std::string> suppose = {});

}  // namespace rehab
