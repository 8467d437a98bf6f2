// SPDX-License-Identifier: Apache-2.0
// A rule of a bundle: when it fires, what follows, and why. Plain data, which a clinician reviews as a table.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"
#include "model/condition.hpp"

namespace rehab {

/// Strictest first. stop and hold leave no exercises; a hold can be lifted by a named person's agreement, a stop never.
/// prefer passes over the other forms of an exercise: they are safe, and come when the clinician names them. consider
/// asks the clinician whether a red flag fits; it changes nothing of the plan.
enum class EffectKind { stop, hold, forbid, ask, prefer, limit, refer, note, consider };

enum class Urgency { now, same_day, days, routine };
template <>
inline constexpr auto enum_words<Urgency> = words_up_to<Urgency::routine>("now", "same_day", "days", "routine");

/// Where a referral, or the patient of a held page, goes.
enum class Destination { emergency, maternity, medical, obstetric, physical_therapy, specialist_opinion, clinic };
template <>
inline constexpr auto enum_words<Destination> = words_up_to<Destination::clinic>("emergency", "maternity", "medical",
                                                                                 "obstetric", "physical_therapy",
                                                                                 "specialist_opinion", "clinic");

/// Only what is set limits; where several hold, the strictest wins.
struct Limit {
  std::optional<int> sets, times, hold_s, days, band;  ///< at most; band 0 is the first, lightest one
  std::optional<double> ankle_kg;                      ///< at most
  std::optional<int> rest_s;                           ///< at least, after each repetition
  std::optional<int> percent;                          ///< of the stage's times and hold, rounded down, at least 1
  bool keep_stage = false;                             ///< no step up
  std::optional<int> exercises;                        ///< of the whole plan, at most
  std::optional<int> review_days;                      ///< the next visit within that many days
  std::optional<int> review_weeks_after_birth;  ///< the next visit once so many weeks have passed since the birth
  std::string only_leg;                         ///< "sore": the exercise is done with the sore leg alone

  /// It limits single exercises, not only the plan as a whole.
  bool concerns_exercises() const {
    return sets || times || hold_s || days || band || ankle_kg || rest_s || percent || keep_stage || !only_leg.empty();
  }
  bool concerns_plan() const { return exercises || review_days || review_weeks_after_birth; }
};

struct Effect {
  EffectKind kind = EffectKind::note;
  /// forbid, ask, prefer, limit, note: the forms it is about. Reads `exercise`, `form`, `kind` and the facts of
  /// fact_fields(), lies_on and stands_on as left and right for this patient. Empty: all.
  Condition match;
  /// forbid, prefer: forms of the matching exercise that it does not speak of ("only these"), however many others a
  /// card may gain.
  std::vector<std::string> except_forms;
  /// forbid: exercises that stay allowed when all others, a clinic's own among them, do not.
  std::vector<std::string> except_exercises;
  Limit limit;
  Urgency urgency = Urgency::routine;    ///< stop, hold, refer
  Destination to = Destination::clinic;  ///< stop, hold, refer
  std::optional<int> within_days;        ///< stop, hold, refer with urgency days
  /// note: on the record only, on the sheet, at the start of the sheet, for what comes before the first exercise, or as
  /// a line of the steps of the exercises that match. At the start, by a rule that refers to physical therapy, it says
  /// that exercise at home waits for a first session.
  enum class NotePlace { record, sheet, start, steps } place = NotePlace::record;
  std::vector<std::string> needs;  ///< note with the steps: equipment it asks for besides the form's own
  std::string flag;                ///< consider: the word of red_flags that fits; silent where it is recorded
};
template <>
inline constexpr auto enum_words<Effect::NotePlace> = words_up_to<Effect::NotePlace::steps>("record", "sheet", "start",
                                                                                            "steps");

/// A source and how well it is known: V text read, S read in a secondary page, M recalled ("unverified"),
/// X project policy.
struct Citation {
  std::string key;  ///< of the bundle's list of sources; "policy" for X
  char mark = 'X';
};

enum class IfUnknown { not_asked, apply, list };  ///< not_asked: reads required fields only
template <>
inline constexpr auto enum_words<IfUnknown> = words_up_to<IfUnknown::list>("", "apply", "list");

struct Rule {
  std::string bundle;
  std::string id;
  std::optional<Condition> when;  ///< nothing: `when: code`, the bundle's library decides
  IfUnknown if_unknown = IfUnknown::not_asked;
  std::vector<Effect> then;
  std::string in_short;  ///< completes "because of ...": "pain at the pubic bone"; may be empty
  std::string because;   ///< for the clinician, in the bundle's own language
  std::vector<Citation> sources;

  std::string name() const { return bundle + "/" + id; }
  bool has(EffectKind kind) const { return std::ranges::find(then, kind, &Effect::kind) != then.end(); }
};

/// How the last two sessions of an exercise went: what a StepRule tests.
namespace session {
inline constexpr FieldInfo pain_last{"pain_last", FieldType::whole, "Pain of the last session.", "of 10", 0, 10};
inline constexpr FieldInfo pain_most{"pain_most", FieldType::whole, "The higher pain of the last two.", "of 10", 0, 10};
inline constexpr FieldInfo settled{
    "settled", FieldType::word, "Was the pain back to the usual by next morning?", {}, 0, 0, field::list::yes_no};
inline constexpr const FieldInfo* all[] = {&pain_last, &pain_most, &settled};
}  // namespace session

/// A later one is more careful; start: not done before.
enum class StageStep { start, up, keep, back };
template <>
inline constexpr auto enum_words<StageStep> = words_up_to<StageStep::back>("start", "up", "keep", "back");

/// How an exercise goes on after its last sessions. Of the step rules that hold, the most careful counts; `up` counts
/// only where each of the others is known not to hold.
struct StepRule {
  std::string id;
  Condition when;  ///< over session::all
  StageStep step = StageStep::keep;
  std::string in_short;  ///< as of a rule
  std::string because;
  std::vector<Citation> sources;
};

}  // namespace rehab
