// SPDX-License-Identifier: Apache-2.0
// The parts of the patient's pages, one function each; take_home and held_page put them in order. Every one is pure and
// returns a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sheet/content/content.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

/// Strong text and plain text as a line.
Line plain(std::string text);
Line strong(std::string text);

/// What every page of the patient has: masthead, DRAFT line, footer; no parts yet.
Leaflet patient_leaflet(const SheetSource& source);

/// Of the patient's names the one that may be seen on a fridge; empty: none is written.
std::string first_name(const SheetSource& source);

/// The exercises printed today, in the order of the sheet; number 1 is the first.
std::span<const ExerciseDecision> printed(const Regimen& regimen);

Box in_short_box(const SheetSource& source, const Say& say);
/// "Train your LEFT leg."; empty where no exercise trains a leg.
std::string leg_text(const SheetSource& source, const Say& say);
/// The day to come again: the next visit, or the last day a rule allows when that comes first. Empty: neither is set.
std::string return_text(const SheetSource& source, const Say& say);
/// The signs that end exercise, the most urgent first.
Box stop_box(const SheetSource& source, const Say& say);
/// The same without exercises: none about pain, and for one who is on the way to the emergency department none that
/// asks to stand on the leg.
Box emergency_box(const SheetSource& source, const Say& say, bool on_the_way);
Box pain_box(const SheetSource& source, const Say& say);
/// Referrals, review and notes for the patient; nothing when there are none.
std::optional<Box> also_box(const SheetSource& source, const Say& say);
Card exercise_card(const SheetSource& source, const Say& say, std::size_t index);
/// The weeks to tick off, as many of them as a page takes: a row for each exercise; a row for each day; or every week
/// of use, with its dates.
std::vector<Part> diary(const SheetSource& source, const Say& say);
std::vector<Part> diary_by_day(const SheetSource& source, const Say& say);
std::vector<Part> diary_weeks(const SheetSource& source, const Say& say);

/// One leg is weaker: exercises for both start with it.
bool has_weaker_side(const SheetSource& source);

/// The leg a two-legged exercise starts with and is drawn for: the weaker one, the right where neither is.
Side first_leg(const SheetSource& source, const ExerciseDecision& decision);

}  // namespace rehab
