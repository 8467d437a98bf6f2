// SPDX-License-Identifier: Apache-2.0
// Whether the rules in use are those that the clinic has signed. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/bundle.hpp"
#include "model/clinic.hpp"

namespace rehab {

/// Those of `bundles` in whose version nobody of the clinic signed them: "safety_rules 1.1.0".
std::vector<std::string> unsigned_bundles(const Clinic& clinic, std::span<const Bundle* const> bundles);
/// What was signed, in use or not.
std::vector<std::string> signed_bundles(const Clinic& clinic);

}  // namespace rehab
