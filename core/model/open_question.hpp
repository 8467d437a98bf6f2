// SPDX-License-Identifier: Apache-2.0
// What was not recorded and would change what is printed: a question to the clinician before anything is printed, never
// for the patient. Found by deciding again with every answer that a rule can tell apart.
#pragma once

#include <string>
#include <vector>

#include <rehab/intake.hpp>

#include "base/enum_words.hpp"
#include "model/exercise.hpp"
#include "model/rule.hpp"
#include "model/ways.hpp"

namespace rehab {

/// What an answer would change, most serious first. `stop`, `hold`: nothing is printed then; where that is so already,
/// the patient goes elsewhere or sooner. `more`: something that is now withheld would be printed.
enum class PlanChange { stop, hold, exercise_lost, smaller_dose, referral, review, note, more };
template <>
inline constexpr auto enum_words<PlanChange> = words_up_to<PlanChange::more>("stop", "hold", "exercise_lost",
                                                                             "smaller_dose", "referral", "review",
                                                                             "note", "more");

/// A number stands for all from it on, or up to it, as far as rules can tell them apart; some: a library reads the
/// number, and doesn't say from where it matters.
enum class AnswerRange { exactly, from, up_to, some };
template <>
inline constexpr auto enum_words<AnswerRange> = words_up_to<AnswerRange::some>("exactly", "from", "up_to", "some");

/// An answer to a field that is not recorded.
struct SupposedAnswer {
  std::string field;  ///< its key
  Value value;        ///< of a list one word, or none
  AnswerRange range = AnswerRange::exactly;

  friend bool operator==(const SupposedAnswer&, const SupposedAnswer&) = default;
};

/// What an answer would do to one exercise; a form is nullptr where none is, or would be, printed.
struct ExerciseTurn {
  const Exercise* exercise = nullptr;
  const Form* now = nullptr;
  const Form* then = nullptr;
  bool smaller = false;  ///< of the same form: the dose would be smaller, else larger
};

struct AnswerChange {
  SupposedAnswer answer;
  PlanChange change = PlanChange::more;
  std::vector<const Rule*> rules;            ///< that hold with this answer and not without it, or the reverse; by name
  std::vector<Route> sends = {};             ///< where nobody is sent now, or not so soon; where a hold would send
  std::vector<ExerciseTurn> exercises = {};  ///< of a plan that is printed now and would be then
};

struct OpenQuestion {
  std::vector<std::string> lines;        ///< what is asked, as lines of the intake: a field, or a group of fields
  PlanChange change = PlanChange::more;  ///< the most serious
  std::vector<AnswerChange> answers;     ///< most serious first
  std::vector<const Rule*> rules;        ///< behind the most serious change; by name
  /// No single answer makes the rule hold, one of these to each field does. No answers: those that a library asked for.
  bool together = false;
};

}  // namespace rehab
