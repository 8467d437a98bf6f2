// SPDX-License-Identifier: Apache-2.0
// What must hold between bundles: no exercise twice, and no rule that misses the exercise it names by a typing slip.
// Inside this room only.
#pragma once

#include "plugins/catalogue.hpp"

namespace rehab {

/// Changes the findings of entries that were ready.
void cross_check(Catalogue& catalogue);

}  // namespace rehab
