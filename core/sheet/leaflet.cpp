// SPDX-License-Identifier: Apache-2.0
#include "sheet/leaflet.hpp"

#include <utility>

namespace rehab {

Line plain(std::string text) {
  return {{std::move(text), false}};
}
Line strong(std::string text) {
  return {{std::move(text), true}};
}

Line labelled(std::string_view label, std::string_view text) {
  if (label.empty()) return {{std::string(text), false}};
  const std::string_view end = label.find_last_of(":?!.") == label.size() - 1 ? " " : ": ";
  return {{std::string(label) + std::string(end), true}, {std::string(text), false}};
}

std::string dose_in_one(const Glance& glance) {
  Glance whole = glance;
  whole.short_dose = glance.dose + (glance.hold.empty() ? "" : ", " + glance.hold);
  return short_dose_in_one(whole);
}

std::string short_dose_in_one(const Glance& glance) {
  std::string dose = glance.short_dose;
  for (const std::string& more : glance.more) dose += ", " + more;
  return dose;
}

}  // namespace rehab
