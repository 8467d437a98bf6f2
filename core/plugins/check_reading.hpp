// SPDX-License-Identifier: Apache-2.0
// Are the English words of a bundle fit for a tired patient? Grade 6 or below for each form of an exercise as a whole,
// short sentences, steps that begin with what to do: what fails is a warning. Words no sheet may say are errors. Called
// by check_bundle once the bundle reads without errors; other languages are not judged. It never changes a text.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// `folder` as it stands in problems; its words files are read once more, for the places.
void check_reading(const std::string& folder, const Bundle& bundle, Problems& problems);

}  // namespace rehab
