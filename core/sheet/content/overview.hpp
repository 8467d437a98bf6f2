// SPDX-License-Identifier: Apache-2.0
// The head of the sheet and its exercises at a glance: what after a week is enough. The same glances explain the
// numbers of the weeks. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

SheetTitle title(const LeafletSource& source, const Say& say);

/// A glance for each card, with the picture of its end.
std::vector<Glance> glances(const LeafletSource& source, const Say& say, std::span<const Card> cards);

/// The rows, on which days and how long, what they take. Without rows (a card stands for the only one) the days alone.
Overview overview(const LeafletSource& source, const Say& say, std::vector<Glance> rows);

/// Whether a note of a rule stands before every exercise.
bool stands_at_the_start(const Reason& note);

/// Whether exercise at home waits for a first session: a rule refers there, and its note stands before every exercise.
bool starts_after_a_session(const Regimen& regimen);
/// What the sheet says before the first exercise; may be empty.
std::string first_text(const LeafletSource& source);

/// The day to come again: the next visit, or the last day a rule allows when that comes first, else a line to write it.
PenRow::Cell return_cell(const LeafletSource& source, const Say& say);

}  // namespace rehab
