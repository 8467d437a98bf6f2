// SPDX-License-Identifier: Apache-2.0
// What is known of the built-in fields of the intake by their keys: the field, and whether it can be unknown.
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

/// Every intake records it.
inline bool is_required(std::string_view key) {
  using namespace field;
  constexpr std::string_view required[] = {age.key, weak_side.key, pregnant.key, pain_usual.key, red_flags.key};
  return std::ranges::find(required, key) != std::end(required);
}

/// Never unknown to a rule: every intake records it, or says that it does not apply.
inline bool is_always_known(std::string_view key) {
  return is_required(key) || key == field::pregnancy_weeks.key || key == field::weeks_since_birth.key;
}

}  // namespace rehab
