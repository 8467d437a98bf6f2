// SPDX-License-Identifier: Apache-2.0
// The built-in fields of the intake by their keys.
#pragma once

#include <algorithm>
#include <string_view>

#include <rehab/intake.hpp>

namespace rehab {

/// nullptr: no such field.
inline const FieldInfo* find_field(std::string_view key) {
  for (const auto fields :
       {std::span<const FieldInfo* const>(field::all), std::span<const FieldInfo* const>(field::computed)})
    if (const auto found = std::ranges::find(fields, key, &FieldInfo::key); found != fields.end()) return *found;
  return nullptr;
}

}  // namespace rehab
