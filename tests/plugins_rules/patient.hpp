// SPDX-License-Identifier: Apache-2.0
// A patient for the tests of rules: the required answers and nothing else, changed field by field.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <rehab/intake.hpp>

namespace rehab::test {

using Changes = std::vector<std::pair<std::string, Value>>;

inline Value words(std::vector<std::string> list) {
  return list;
}
inline Value word(std::string w) {
  return w;
}

/// A man or woman of 40, left leg weaker, usual pain 3, no red flag; what is optional is not recorded.
inline Intake patient(const Changes& changes) {
  Intake intake;
  intake.record("age", 40);
  intake.record("weak_side", word("left"));
  intake.record("pregnant", word("no"));
  intake.record("pregnancy_weeks", std::monostate{});
  intake.record("weeks_since_birth", std::monostate{});
  intake.record("pain_usual", 3);
  intake.record("red_flags", words({}));
  for (const auto& [key, value] : changes) intake.record(key, value);
  return intake;
}

}  // namespace rehab::test
