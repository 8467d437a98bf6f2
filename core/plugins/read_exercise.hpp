// SPDX-License-Identifier: Apache-2.0
// Reads exercises/*.yaml: one card, its forms and their ladders. Inside this room only, but for the shape.
#pragma once

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "plugins/bundle_file.hpp"

namespace rehab {

const Shape& exercise_shape();

/// Adds its problems and goes on; what it fills is for use only when there are none.
void read_exercise(const BundleFile& file, Bundle& bundle, Problems& problems);

}  // namespace rehab
