// SPDX-License-Identifier: Apache-2.0
// The letters, ready to sign, each on a page of its own: one for every place a referral, a stop or a hold sends the
// patient to, except those that wait. They state what was recorded and why, and leave every decision to the reader.
// The account is in the clinic's language. Pure.
#pragma once

#include "sheet/content/account.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

/// Without parts where no letter is due.
Leaflet letters(const Account& account);

}  // namespace rehab
