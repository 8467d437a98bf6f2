// SPDX-License-Identifier: Apache-2.0
// A bundle's settings for this house: what plugin.yaml declares, with what the clinic file sets in its place. Inside
// this room only.
#pragma once

#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "plugins/state.hpp"

namespace rehab {

/// Fills `into`; bad_settings where the clinic file sets what is not declared, or out of its range.
Finding settings_for(const Bundle& bundle, const Clinic& clinic, Settings& into);

}  // namespace rehab
