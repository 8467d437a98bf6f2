// SPDX-License-Identifier: Apache-2.0
// Which answers make a rule hold that no single one decides. Pure.
#pragma once

#include <string>
#include <vector>

#include "decide/fires.hpp"
#include "model/open_question.hpp"

namespace rehab {

struct SupposedTogether {
  std::vector<std::string> fields;      ///< each once
  std::vector<SupposedAnswer> answers;  ///< any one to each of the fields makes the rule hold
};

/// As few fields as do, and each way to do it with so few. Of a rule that a library decides: what it asked for, and no
/// value. None where one answer alone makes the rule hold.
std::vector<SupposedTogether> answers_together(const Case& c, const NotEvaluated& waiting);

}  // namespace rehab
