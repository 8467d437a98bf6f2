// SPDX-License-Identifier: Apache-2.0
// One intake as read: the facts that rules and plugins see, and beside them what only the core and the sheet use.
// Everything here was checked by the reader; free text never leaves this struct except onto paper.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <rehab/intake.hpp>

#include "base/problem.hpp"

namespace rehab {

/// "plank.wall": an exercise, and the form asked for, if any.
struct Choice {
  std::string exercise;
  std::string form;
};

/// The clinician's own dose; what is not set stays as planned.
struct DoseChange {
  std::optional<int> sets, times, hold_s, days;
  std::optional<double> ankle_kg;
  std::string reason;  ///< why it may go beyond the card's own doses and the stated bounds; empty: it may not
};

/// Lifts one rule for one exercise (or, without an exercise, one hold), on the clinician's word.
struct Override {
  std::string rule;      ///< "safety_rules/N11"
  std::string exercise;  ///< empty: the rule holds the plan
  std::string reason;
  std::string agreed_by;
};

/// How an exercise went since the last visit.
struct ExerciseProgress {
  int stage = 1;                ///< the stage just done
  std::vector<int> pain;        ///< 0 to 10, the last two sessions, latest last; one number stands for both
  std::optional<bool> settled;  ///< back to the usual by next morning
};

struct Progress {
  int review = 0;
  std::map<std::string, ExerciseProgress> exercises;
};

/// Two answers that rarely go together, by their keys: a question to the clinician.
struct UnlikelyPair {
  std::string key, with;
};

struct PatientIntake {
  std::string file;
  std::string sha256;   ///< of the file's bytes
  std::string patient;  ///< [A-Za-z0-9._-]{1,64}, no leading dot
  Date date{};
  Intake facts;
  std::vector<UnlikelyPair> unlikely;

  std::string name;
  std::string language;       ///< empty: the clinic's
  std::string pictures_show;  ///< "man" or "woman"; empty: a woman
  std::string clinician;      ///< empty: the clinic's; both empty: a DRAFT
  std::string goal;
  std::string note;
  std::string something_else;             ///< for the clinician's eyes only; it decides nothing
  std::string something_else_cleared_by;  ///< name and role
  std::optional<Date> next_visit;
  std::vector<std::string> shown_today;

  bool choose_all = false;
  std::vector<Choice> choose;                    ///< empty and not choose_all: the planner picks
  std::vector<Choice> also;                      ///< on top of the planner's pick
  std::map<std::string, std::string> leave_out;  ///< exercise: reason
  std::map<std::string, DoseChange> change;
  std::optional<Progress> progress;  ///< nothing: the first visit
  std::vector<Override> overrides;

  /// Where the parts stand that only the decision can judge: "choose", "leave_out", "change.plank.times",
  /// "overrides[0].rule", "progress.exercises.plank", "shown_today", "language".
  std::map<std::string, Place, std::less<>> places;
};

}  // namespace rehab
