// SPDX-License-Identifier: Apache-2.0
// Whether a library's advice keeps to its own bundle. Asked where the library was asked, and again where the decision
// relies on it.
#pragma once

#include <rehab/advice.hpp>

#include "model/bundle.hpp"

namespace rehab {

/// Throws BundleError for a fired rule that is no `when: code` rule of the bundle, or an introduced exercise that is
/// none of its exercises.
void check_advice(const Bundle& bundle, const Advice& advice);

}  // namespace rehab
