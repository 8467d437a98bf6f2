// SPDX-License-Identifier: Apache-2.0
// Reads the tables of cases/: a rule, an intake written as field=word, and what must follow. Types come from the list
// of intake fields, so that a misspelt field or word fails the test that uses it.
#pragma once

#include <string>
#include <vector>

#include <rehab/intake.hpp>

namespace rehab::test {

struct RuleCase {
  std::string place;  ///< file:line
  std::string rule;
  std::string written;  ///< "age=12 pain_where=groin+buttock"
  std::string expected;
};

/// The lines of cases/<name>.txt.
std::vector<RuleCase> cases_of(const std::string& name);

/// "age=12 falls=none": typed and recorded on top of the required answers. `hip_surgery=none` and `xray=none` record
/// that none of their parts apply; `falls=?` takes a record away; `cannot=!kneel` is the list of all other words.
/// Throws std::invalid_argument on a field or word that does not exist.
Intake intake_of(const std::string& written);

}  // namespace rehab::test
