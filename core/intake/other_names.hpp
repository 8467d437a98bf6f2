// SPDX-License-Identifier: Apache-2.0
// What people write for the keys of an intake, in English, German and Spanish. Part of this room; no other room
// includes it.
#pragma once

#include "base/shape.hpp"

namespace rehab {

/// For the fields it has; of the intake, or of a part of it.
void add_other_names(Shape& shape);

}  // namespace rehab
