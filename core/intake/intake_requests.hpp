// SPDX-License-Identifier: Apache-2.0
// The fields of an intake that say what the clinician wants. Part of this room; no other room includes it.
#pragma once

#include "intake/intake_shape.hpp"

namespace rehab {

void add_requests(IntakeShape& shape);

}  // namespace rehab
