// SPDX-License-Identifier: Apache-2.0
// The built-in fields of the intake by their keys.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <rehab/intake.hpp>

namespace rehab {

/// nullptr: no such field.
inline const FieldInfo* find_field(std::string_view key) {
  for (const auto fields :
       {std::span<const FieldInfo* const>(field::all), std::span<const FieldInfo* const>(field::computed)})
    if (const auto found = std::ranges::find(fields, key, &FieldInfo::key); found != fields.end()) return *found;
  return nullptr;
}

/// nullptr: no such group.
inline const FieldGroup* find_group(std::string_view key) {
  const auto found = std::ranges::find(field::groups, key, &FieldGroup::key);
  return found == std::end(field::groups) ? nullptr : found;
}

/// The line of the intake in which a field is recorded; for a field of a group ("xray.avn"), the group's.
inline std::string intake_line(const std::string& key) {
  if (key == field::pain_in_two_sessions.key) return "progress";
  return find_field(key) ? key.substr(0, key.find('.')) : key;
}

/// The lines of these fields that are not recorded, each once.
inline std::vector<std::string> missing_lines(const Intake& facts, const std::vector<std::string>& fields) {
  std::vector<std::string> lines;
  for (const std::string& key : fields)
    if (std::string line = intake_line(key); !facts.find(key) && std::ranges::find(lines, line) == lines.end())
      lines.push_back(std::move(line));
  return lines;
}

}  // namespace rehab
