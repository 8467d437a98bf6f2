// SPDX-License-Identifier: Apache-2.0
// Reads the clinic file. Paths in it are relative to it and come out absolute. What it sets for a bundle is checked
// when that bundle is known, by the catalogue.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "model/clinic.hpp"

namespace rehab {

/// Use the result only when `problems` holds no error.
Clinic read_clinic(const std::string& file, Problems& problems);

}  // namespace rehab
