// SPDX-License-Identifier: Apache-2.0
// What the shipped bundles state, for tests that read or call one of them by itself.
#pragma once

#include <algorithm>

#include "plugins/bundle_reader.hpp"
#include "plugins/catalogue.hpp"
#include "support/build.hpp"

namespace rehab::support {

inline const std::string shipped_folder = build_folder + "/plugins";

inline const Figures& shipped_figures() {
  static const Figures figures = figures_of({{shipped_folder, "the tests", false}});
  return figures;
}

/// As a library gets them in a house without a clinic file.
inline Settings shipped_settings(const std::string& bundle) {
  const Catalogue catalogue = find_bundles({{shipped_folder, "the tests", false}}, Clinic{});
  return std::ranges::find(catalogue.entries, bundle, &CatalogueEntry::id)->settings;
}

}  // namespace rehab::support
