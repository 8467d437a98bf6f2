// SPDX-License-Identifier: Apache-2.0
// The effects in a rule's `then`. Inside this room only.
#pragma once

#include "base/shape.hpp"
#include "model/rule.hpp"

namespace rehab {

/// One effect: a map of one key, its kind.
Type<Effect> effect_type();

}  // namespace rehab
