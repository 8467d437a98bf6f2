// SPDX-License-Identifier: Apache-2.0
// Intakes as typed, for the tests of this room: the smallest one with some lines changed, and how it is read.
#pragma once

#include <algorithm>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "intake/intake_reader.hpp"

namespace rehab {

inline const std::vector<DeclaredField> declared{
    {"my_clinic.shoulder_weeks", "Weeks of shoulder pain.", "weeks", FieldType::whole, 0, 100, {}},
    {"my_clinic.mood", "Mood.", "", FieldType::word, 0, 0, {"good", "low"}},
};

/// The smallest intake, with lines replaced by key or added.
inline std::string intake(const std::string& lines = {}) {
  std::vector<std::string> all{"schema: 1",       "patient: P-0001", "date: 2026-11-20", "age: 34",
                               "weak_side: left", "pregnant: no",    "pain_usual: 4",    "red_flags: none"};
  if (!lines.empty()) {
    for (std::string_view line : split(lines, '\n')) {
      const std::string key(line.substr(0, line.find(':') + 1));
      const auto same = std::ranges::find_if(all, [&](const std::string& old) { return old.starts_with(key); });
      if (same != all.end() && line.find(':') != std::string_view::npos) {
        *same = line;
      } else {
        all.emplace_back(line);
      }
    }
  }
  return join(all, "\n") + "\n";
}

inline PatientIntake read(const std::string& text, Problems& problems, const std::vector<std::string>& suppose = {}) {
  static const IntakeShape shape = intake_shape(declared, {}, {"de", "en", "es"});
  return read_intake_text("i.yaml", text, shape, problems, suppose);
}

inline PatientIntake read_well(const std::string& lines, const std::vector<std::string>& suppose = {}) {
  Problems problems;
  PatientIntake result = read(intake(lines), problems, suppose);
  EXPECT_TRUE(problems.ok()) << lines << "\n" << problems.render();
  return result;
}

inline bool does_not_apply(const PatientIntake& patient, const FieldInfo& field) {
  const Value* value = patient.facts.find(field.key);
  return value && std::holds_alternative<std::monostate>(*value);
}

}  // namespace rehab
