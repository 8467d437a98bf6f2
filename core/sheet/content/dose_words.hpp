// SPDX-License-Identifier: Apache-2.0
// A dose in words: as the cells of a card's ribbon, as one short line elsewhere, and the smaller one for the day after
// a sore night. Pure; the numbers are the Regimen's, nothing is worked out here but words.
#pragma once

#include <string>
#include <vector>

#include "model/regimen.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

/// A shorter hold is part of how the exercise is done, and is not told with its dose.
inline constexpr int hold_worth_saying_s = 3;

/// In a hold on one side it is the side that counts, not the leg.
bool counts_sides(const ExerciseDecision& decision);
bool has_legs(const ExerciseDecision& decision);

/// The days of the week on which exercise `index` of the regimen is done, 0 Monday.
std::vector<std::size_t> days_of(const Regimen& regimen, std::size_t index);
/// "Mon, Wed and Fri", "Every day"
std::string days_short(const Say& say, const std::vector<std::size_t>& days);

/// "Mon Wed Fri", "every day"
std::string days_brief(const Say& say, const std::vector<std::size_t>& days);

/// Which leg, for a badge: "LEFT leg only"; "LEFT, then RIGHT" where the first one leads, else "each leg"; empty for an
/// exercise without a side.
std::string leg_badge(const Say& say, const ExerciseDecision& decision, bool first_leads);

/// "2 sets"; empty where all is done in one go.
std::string sets_text(const Say& say, int sets);
DoseCells dose_cells(const Say& say, const ExerciseDecision& decision, const std::vector<std::size_t>& days);
/// "0.5 kg on your ankle"; empty: nothing is added.
std::string load_text(const Say& say, const Dose& dose);

/// "6 times, hold 10 seconds"
std::string dose_line(const Say& say, const Dose& dose);
/// With its leg: "8 times, LEFT leg"
std::string dose_line(const Say& say, const ExerciseDecision& decision);

/// "6 × 10 sec"
std::string dose_brief(const Say& say, const Dose& dose);

/// "Do 6, not 8."
std::string sore_text(const Say& say, const Dose& usual, const Dose& sore);

/// "LEFT leg", "each leg", or empty for an exercise without a side; "each leg, LEFT first" where the first one leads.
/// In a hold on one side it is the side that counts: "each side".
std::string legs_text(const Say& say, const ExerciseDecision& decision, bool first_leads = false);

}  // namespace rehab
