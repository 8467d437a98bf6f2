// SPDX-License-Identifier: Apache-2.0
// Reads the clinic file. Paths in it are relative to it and come out absolute. Settings for a
// bundle are checked by the catalogue, which knows what the bundle declares.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "base/shape.hpp"
#include "model/clinic.hpp"

namespace rehab {

const Shape& clinic_shape();

/// Use the result only when `problems` holds no error.
Clinic read_clinic(const std::string& file, Problems& problems);

}  // namespace rehab
