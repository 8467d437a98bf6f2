// SPDX-License-Identifier: Apache-2.0
// Numbers with something around them. Part of this room's slips; no other room includes it.
#pragma once

#include <string_view>

#include "base/type.hpp"
#include "intake/meant.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

/// Which number of this type may be meant: "34 years", "4/10", "3,5", "3 months" for weeks. `key`: a count of weeks
/// from which a rule reckons to the day (a pregnancy) is never made of months.
Meant numbers_meant(const TypeInfo& type, std::string_view key, std::string_view typed);

/// A figure, a unit of time, or what stands between them: of "22+3", "20. SSW".
bool is_of_amount(const Token& token);

/// Two numbers, the larger first, of what may be "130 over 80"; each within the bounds that the intake's own type sets.
Meant pair_meant(std::string_view typed);

}  // namespace rehab
