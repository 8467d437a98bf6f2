// SPDX-License-Identifier: Apache-2.0
// Reads one patient's intake file: first field by field, then the checks between fields. Nothing is guessed. Names,
// goals, notes and reasons reach no problem and no excerpt.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "intake/intake_shape.hpp"

namespace rehab {

/// `suppose`: for what-if questions, items "field=value" that replace what the file says; an empty value makes the
/// field not recorded. The result is usable only where `problems` holds no error. Throws what read_file throws.
PatientIntake read_intake(const std::string& file, const IntakeShape& shape, Problems& problems,
                          std::span<const std::string> suppose = {});

/// The same for a text in memory; problems name it `file`.
PatientIntake read_intake_text(const std::string& file, std::string_view text, const IntakeShape& shape,
                               Problems& problems, std::span<const std::string> suppose = {});

}  // namespace rehab
