// SPDX-License-Identifier: Apache-2.0
// Are the English words of a bundle fit for a tired patient? Grade 6 or below for each form of an exercise as a whole,
// short sentences, steps that begin with what to do: what fails is a warning, told by check_bundle once the bundle
// reads without errors. Words no sheet may say are errors, told whenever the file is read. Other languages are not
// judged. It never changes a text.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "base/yaml.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// Adds an error for each text of an English words file that promises what nobody can.
void check_promises(const Node& words, Problems& problems);

/// `folder` as it stands in problems; its words files are read once more, for the places.
void check_reading(const std::string& folder, const Bundle& bundle, Problems& problems);

}  // namespace rehab
