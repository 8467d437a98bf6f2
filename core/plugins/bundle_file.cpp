// SPDX-License-Identifier: Apache-2.0
#include "plugins/bundle_file.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

bool is_lower_id(const std::string& name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::ranges::all_of(name, allowed);
}

}  // namespace

Type<std::string> lower_id() {
  const auto lower = [](std::string name) -> std::optional<std::string> {
    if (!is_lower_id(name)) return std::nullopt;
    return name;
  };
  return converted(id(), lower, "a name made of a-z, 0-9 and _, a letter first");
}

Type<std::string> equipment_word() {
  return word(strings(field::has.words));
}

}  // namespace rehab
