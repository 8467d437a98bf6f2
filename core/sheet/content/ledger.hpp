// SPDX-License-Identifier: Apache-2.0
// Why each exercise is in, changed or left out, flattened into items that the record, explain and its JSON all print
// from, so that they can't differ. Reads the Regimen, judges nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_words.hpp"
#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

enum class LedgerKind { forbids, drops_leg, missing, prefers, asks, limits, note, lifted };
template <>
inline constexpr auto enum_words<LedgerKind> = words_up_to<LedgerKind::lifted>("forbid", "forbid_leg", "missing",
                                                                               "prefer", "ask", "limit", "note",
                                                                               "lifted");

/// One rule's say on one exercise, or equipment that its forms lack.
struct LedgerItem {
  LedgerKind kind = LedgerKind::note;
  std::vector<std::string> forms;   ///< forbids, drops_leg, missing
  Side leg = Side::none;            ///< drops_leg
  const Reason* reason = nullptr;   ///< nullptr: missing equipment
  std::vector<std::string> things;  ///< missing
};

/// In the order: forms (forbidden, dropped legs, missing things), asks, limits, notes, lifted. A rule that says the
/// same of several forms is one item.
std::vector<LedgerItem> ledger_of(const ExerciseDecision& decision);

/// Those of today, those the clinician left out, and the next few of the others: a library may have a thousand.
inline constexpr std::size_t most_others_told = 8;
std::vector<const ExerciseDecision*> told_one_by_one(const Regimen& regimen);

/// Every rule that fired or applied, once, in the order the record tells them: holds, referrals, notes, and those of
/// these exercises.
std::vector<const Reason*> fired_rules(const Regimen& regimen, std::span<const ExerciseDecision* const> exercises);

/// "not in the form floor:"
std::string item_lead(const Say& say, const LedgerItem& item);
/// "printed", "waits: equipment is missing", "left out by the clinician"
std::string outcome_text(const Say& say, const ExerciseDecision& decision);
/// "stage 2 (one stage up: N1)"; the form's and the stage's numbers are the Regimen's.
std::string stage_text(const Say& say, const ExerciseDecision& decision);
/// "plank.wall"; without a form the exercise alone.
std::string id_of(const ExerciseDecision& decision);
/// "hip_realignment/plank.wall"
std::string full_name(const ExerciseDecision& decision);
/// A rule without its bundle, where no other bundle has one of that id: "P15". Its whole name, values and sources stand
/// once, where the rules that fired are told.
std::string short_name(const LeafletSource& source, const Rule& rule);
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

/// "Ana Silva (P-0001), 34 years old, seen on 20 November 2026."
std::string who_text(const LeafletSource& source, const Say& say);

/// The intake's `something_else`, and who cleared it.
std::string something_else_text(const LeafletSource& source, const Say& say);

/// What the sheet says it trains: "LEFT leg", "BOTH legs".
std::string trained_text(const LeafletSource& source, const Say& say);
std::string state_text(const LeafletSource& source, const Say& say);
/// "Pelvic tilt, on your back (6 times, hold 10 seconds, every day)" for each exercise printed.
std::vector<std::string> exercise_texts(const LeafletSource& source, const Say& say);

}  // namespace rehab
