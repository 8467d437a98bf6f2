// SPDX-License-Identifier: Apache-2.0
// What stands in the way of a plan: a bundle that was found is there for a reason, so one that can't be used stops
// everything unless the clinic file disables it by name.
#pragma once

#include <string>
#include <vector>

#include "plugins/catalogue.hpp"

namespace rehab {

/// Why no plan may be made.
struct Blocker {
  std::string id;       ///< of the bundle; empty for a folder that is not there
  std::string path;     ///< its folder, or the place in the clinic file; empty: neither
  std::string message;  ///< one sentence
  std::string remedy;
};
std::vector<Blocker> blocking(const Catalogue& catalogue, const Clinic& clinic);

/// Throws Error (config) with every reason there is.
void refuse_if_blocked(const Catalogue& catalogue, const Clinic& clinic);

}  // namespace rehab
