// SPDX-License-Identifier: Apache-2.0
// Checks that a library's advice is about its own bundle: where the library gave it, and again where a decision relies
// on it.
#pragma once

#include <rehab/advice.hpp>

#include "model/bundle.hpp"

namespace rehab {

/// Throws BundleError for a fired rule that is no `when: code` rule of the bundle, or an introduced exercise that is
/// none of its exercises.
void check_advice(const Bundle& bundle, const Advice& advice);

}  // namespace rehab
