// SPDX-License-Identifier: Apache-2.0
// One account of a decision for the clinician: what was decided, what is printed and why, what waits for what, what is
// left out, who is asked, and what an answer would change. Made once; terminal, record, letters, JSON and manifest
// print from it, so that they can't differ. No free text and no name is in it but in Told::in_writing. Pure.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/exercise_account.hpp"
#include "sheet/content/questions.hpp"
#include "sheet/content/route.hpp"
#include "sheet/content/told.hpp"

namespace rehab {

struct WayAccount {
  Way way;
  std::string text;  ///< "medical review, within 7 days"; says so where its letter waits
};

struct Account {
  explicit Account(const LeafletSource& of) : source(of) {}

  LeafletSource source;  ///< what it is an account of
  bool held = false;
  std::string state;          ///< "Issued: 4 exercises, LEFT leg, until Friday 4 December", "HELD, no exercises: ..."
  std::string first;          ///< "The patient reads: Do your first session together with ..."; may be empty
  std::vector<Told> holding;  ///< why it is held, and what lifts that
  std::string pain;           ///< "Usual pain 3, worst 5; limit on the sheet 5"
  std::vector<WayAccount> ways;
  std::vector<Told> sent_to;  ///< "Medical review, within 7 days, because of ..."; of a held plan what it does not say
  std::string letters;        ///< those that are due; may be empty
  Told opinion;               ///< whether a specialist's opinion was judged; no text: no bundle does
  std::vector<ExerciseAccount> printed, waiting, left_out;
  std::vector<Told> not_as_asked;  ///< exercises and forms the clinician named that are not printed
  std::vector<Told> limits;        ///< of the whole plan
  std::vector<Told> notes;         ///< for the clinician
  std::vector<Told> changed;       ///< what the clinician changed, set aside or left out; who and why in writing
  std::vector<Told> consider, clarify;
  std::vector<QuestionAccount> questions;    ///< most serious first
  std::vector<std::string> changes_nothing;  ///< what is not recorded besides
};

Account account_of(const LeafletSource& source);

/// Those of today, those the clinician left out, and the next few of the others: a library may have a thousand.
inline constexpr std::size_t most_others_told = 8;
std::vector<const ExerciseDecision*> told_one_by_one(const Regimen& regimen);

/// "Ana Silva (P-0001), 34 years old, seen on 20 November 2026."
std::string who_text(const LeafletSource& source, const Say& say);
/// The intake's `something_else`, and who cleared it.
std::string something_else_text(const LeafletSource& source, const Say& say);
/// What the sheet says it trains: "LEFT leg", "BOTH legs".
std::string trained_text(const LeafletSource& source, const Say& say);
/// "Pelvic tilt, on your back (6 times, hold 10 seconds, every day)" for each exercise printed.
std::vector<std::string> exercise_texts(const Account& account, const Say& say);

}  // namespace rehab
