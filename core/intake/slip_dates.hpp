// SPDX-License-Identifier: Apache-2.0
// Days written in another shape than YYYY-MM-DD. Part of this room's slips; no other room includes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/meant.hpp"

namespace rehab {

/// Which days may be meant. `may_be_long_ago`: a year of two digits may also be one of 1900 to 1999.
Meant days_meant(std::string_view typed, bool may_be_long_ago);

}  // namespace rehab
