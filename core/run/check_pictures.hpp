// SPDX-License-Identifier: Apache-2.0
// Do the pictures of a bundle show what its forms state? A picture that can't be drawn, shows more than the safety
// rules were told, or shows a body that floats or goes through the floor, is an error. Called for every plan, and by
// `plugins check`.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// Adds the errors. `folder`: the bundle's, as it stands in problems.
void check_pictures(const std::string& folder, const Bundle& bundle, Problems& problems);

}  // namespace rehab
