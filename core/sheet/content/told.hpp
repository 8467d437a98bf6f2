// SPDX-License-Identifier: Apache-2.0
// A sentence for the clinician with the rules behind it: what terminal, record and JSON print. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

struct Told {
  std::string text;
  std::vector<const Rule*> rules = {};
  std::string in_writing = {};  ///< what else stands on the record alone: names, free text
};

using Reasons = std::vector<const Reason*>;
void add_reasons(Reasons& into, const std::vector<Reason>& more);

/// Rules in short, what two say once. Of a rule that applied for want of an answer it says so. A rule that holds for
/// everybody gives no reason.
std::vector<std::string> in_short(const LeafletSource& source, const Say& say, const Reasons& reasons);
/// "pain at the pubic bone and pregnancy"
std::string reasons_text(const LeafletSource& source, const Say& say, const Reasons& reasons);
/// A phrase with the place {reasons}; without text where there is no reason.
Told told_because(const LeafletSource& source, const Say& say, PhraseId phrase, const Reasons& reasons,
                  Filling filling = {});

}  // namespace rehab
