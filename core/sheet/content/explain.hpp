// SPDX-License-Identifier: Apache-2.0
// The account of a decision as text for a terminal, as facts that can be held against another's, and as JSON. A line is
// as long as it is: whoever prints it breaks it. No name, goal, note or reason of the clinician is in any of them.
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "sheet/content/leaflet_source.hpp"

namespace rehab {

struct ExplainScope {
  std::string exercise;  ///< its id: only this one, form by form; empty: the whole plan
  bool rules = false;    ///< also rules by id, with what they saw and their sources
};

/// Why each exercise is in, waits or is left out, who is asked, and what every answer that is missing would change.
std::vector<std::string> explain_lines(const LeafletSource& source, const ExplainScope& scope = {});

/// What was decided, in a few lines: the state, the exercises, what was asked for and is not printed, and the most
/// serious questions.
std::vector<std::string> plan_lines(const LeafletSource& source);

/// One thing that a plan says of the patient, and that another may say otherwise.
struct AccountFact {
  std::string label;   ///< "Pelvic tilt"
  std::string value;   ///< "at a wall"
  std::string why;     ///< "at a wall because of pelvic girdle pain"; may be empty
  std::string absent;  ///< what it means where the other plan doesn't say it: "none"; empty: nothing
};
std::vector<AccountFact> account_facts(const LeafletSource& source);

Json explain_json(const LeafletSource& source);

}  // namespace rehab
