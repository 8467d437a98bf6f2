// SPDX-License-Identifier: Apache-2.0
// A rule as it stands behind a sentence: its id, what it saw, its sources. For the appendix of the record, for
// `explain --rules` and for JSON.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

/// Every rule that fired or applied, once: holds, referrals, notes, and those of these exercises.
std::vector<const Reason*> fired_rules(const Regimen& regimen, std::span<const ExerciseDecision* const> exercises);
/// Those of them that speak of this exercise.
std::vector<const Reason*> rules_about(const ExerciseDecision& exercise);

/// A rule without its bundle, where no other bundle has one of that id: "P15".
std::string short_name(const LeafletSource& source, const Rule& rule);
/// "P6, P7"
std::string short_names(const LeafletSource& source, const std::vector<const Rule*>& rules);
/// "pregnancy_weeks: 22, pain_where: not recorded": fields and words as the intake writes them. Where a rule saw what
/// the last day of use brings: "pregnancy_weeks: 31, 33 by the last day of use".
std::string values_text(const LeafletSource& source, const Say& say, const Reason& reason);
/// The fields its rule goes by (of a code rule: those the library asked for), each once; empty: it always applies.
std::vector<std::string> fields_read(const Reason& reason);

/// The reference a citation stands for: of its bundle's list, or the project's policy.
std::string citation_text(const LeafletSource& source, const Say& say, const std::string& bundle,
                          const Citation& citation);
/// "unverified" for M, "project policy" for X ...
std::string mark_text(const Say& say, char mark);

/// All of them, or the first few and how many more.
enum class Names { all, few };
/// "conditions: A4, A9": one line for the rules that miss the same fields.
std::vector<std::string> not_evaluated_lines(const LeafletSource& source, const Say& say, Names names);

}  // namespace rehab
