// SPDX-License-Identifier: Apache-2.0
// The built-in fields of the intake by their keys.
#pragma once

#include <algorithm>
#include <string>
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

/// The line of the intake in which a field is recorded; for a field of a group ("xray.avn"), the group's.
inline std::string intake_line(const std::string& key) {
  if (std::ranges::find(field::computed, key, &FieldInfo::key) != std::end(field::computed)) return "progress";
  return find_field(key) ? key.substr(0, key.find('.')) : key;
}

}  // namespace rehab
