// SPDX-License-Identifier: Apache-2.0
// What is not recorded and would change the plan, in words: what is asked, and what each answer would do. For terminal
// and record, never for the patient, and without any free text. Pure.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/told.hpp"

namespace rehab {

struct QuestionAccount {
  std::string ask;  ///< "Blood pressure at rest"
  PlanChange change = PlanChange::more;
  std::vector<Told> answers;  ///< "180 or more: no sheet; medical review, the same day"; most serious first
};

/// Most serious first, all of them.
std::vector<QuestionAccount> question_accounts(const LeafletSource& source, const Say& say);

}  // namespace rehab
