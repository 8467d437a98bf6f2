// SPDX-License-Identifier: Apache-2.0
#include "model/rules_review.hpp"

namespace rehab {

std::vector<std::string> unsigned_bundles(const Clinic& clinic, std::span<const Bundle* const> bundles) {
  std::vector<std::string> names;
  for (const Bundle* bundle : bundles) {
    const auto found = clinic.rules_reviewed.versions.find(bundle->id);
    const bool is_signed = found != clinic.rules_reviewed.versions.end() && found->second == bundle->version;
    if (!is_signed) names.push_back(bundle->id + " " + bundle->version);
  }
  return names;
}

std::vector<std::string> signed_bundles(const Clinic& clinic) {
  std::vector<std::string> names;
  for (const auto& [bundle, version] : clinic.rules_reviewed.versions) names.push_back(bundle + " " + version);
  return names;
}

}  // namespace rehab
