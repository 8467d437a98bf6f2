// SPDX-License-Identifier: Apache-2.0
// The decision for one patient, complete: what is in and in which form, what waits, what is left out, who is asked, and
// every reason for each. Made by decide(); the sheet and the record only read it. It holds ids, numbers and reasons;
// the words come from the bundles.
#pragma once

#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/container/static_vector.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rehab/intake.hpp>

#include "base/enum_words.hpp"
#include "base/shared_list.hpp"
#include "model/exercise.hpp"
#include "model/rule.hpp"

namespace rehab {

enum class Side { none, left, right };
template <>
inline constexpr auto enum_words<Side> = words_up_to<Side::right>("none", "left", "right");

/// The legs of one form.
using Legs = boost::container::static_vector<Side, 2>;

/// Fields and what is recorded for each; nothing: not recorded.
using RecordedValues = SharedList<std::pair<std::string, std::optional<Value>>>;

/// A rule that fired (or applied because a field was not recorded), with what it saw.
struct Reason {
  const Rule* rule = nullptr;  ///< owned by its bundle
  EffectKind effect = EffectKind::note;
  RecordedValues values;
  bool not_recorded = false;  ///< it applied because a field it reads is not recorded
};

/// A rule of which nobody can say whether it fires.
struct NotEvaluated {
  const Rule* rule = nullptr;
  SharedList<std::string> asked;  ///< of a rule that a library decides: what it asked for

  /// What it goes by, recorded or not.
  std::vector<std::string> fields() const {
    return rule->when ? keys_of(*rule->when) : std::vector(asked.begin(), asked.end());
  }
};

/// A leg that a form can't be done with, though it can with the other.
struct DroppedLeg {
  Side leg = Side::none;
  std::vector<Reason> reasons;
};

/// Whether a form was chosen, and what speaks against it.
struct FormDecision {
  std::string_view form;  ///< its id
  bool chosen = false;
  std::vector<DroppedLeg> dropped_legs;
  std::vector<Reason> forbidden_by;
  SharedList<std::string> missing;          ///< equipment the patient lacks
  std::vector<Reason> passed_over_by = {};  ///< the form is safe, and another one is preferred
};

enum class Outcome { today, waits, left_out };
template <>
inline constexpr auto enum_words<Outcome> = words_up_to<Outcome::left_out>("today", "waits", "left_out");

/// Why an exercise that no rule forbids is not printed today.
enum class WaitsFor { nothing, next_review, equipment, minutes, not_chosen, asked_first, words };
template <>
inline constexpr auto enum_words<WaitsFor> = words_up_to<WaitsFor::words>("nothing", "next_review", "equipment",
                                                                          "minutes", "not_chosen", "asked_first",
                                                                          "words");

struct ExerciseDecision {
  const Exercise* exercise = nullptr;  ///< owned by its bundle
  const Form* form = nullptr;          ///< nullptr when left out
  Outcome outcome = Outcome::left_out;
  WaitsFor waits_for = WaitsFor::nothing;
  bool left_out_by_clinician = false;
  bool is_new = false;     ///< first printed at this visit, from the second visit on
  bool stands_in = false;  ///< the planner's pick, in place of one the clinician chose that waits for equipment

  int stage = 1;
  StageStep step = StageStep::start;
  /// Why the stage moved or stayed: the id of a StepRule; "not_recorded": nothing on how it went; "last_stage": none
  /// higher; or what kept it lower than it would be: a rule's name, "equipment", "form". Empty at the start.
  std::string step_rule;
  bool made_smaller = false;      ///< it should have gone back, and stands at the first stage with a smaller dose
  Dose dose;                      ///< after limits and the clinician's change
  std::optional<Dose> unchanged;  ///< before that change, where there is one
  Dose sore_dose;                 ///< for the day after a sore night; never larger than dose
  Legs legs;                      ///< in order; {none}: no side; {left, right}: left first
  bool alternate_start = false;   ///< weak_side both: another leg starts each session
  int minutes = 0;                ///< rounded up
  /// The equipment that its form, its dose and its notes need in this patient's home, in the words of the intake; a
  /// thing needed twice is listed twice.
  std::vector<std::string> uses;
  std::vector<std::string> uses_beside_form;  ///< those of them that only its dose or its notes need

  std::vector<FormDecision> forms;  ///< in the card's order
  std::vector<Reason> asked_by;     ///< left out unless chosen
  std::vector<Reason> limited_by;
  std::vector<Reason> step_notes;  ///< notes that print with its steps
  std::vector<Reason> lifted;      ///< rules an override lifted for it
};

struct ReferralDecision {
  Destination to = Destination::physical_therapy;
  Urgency urgency = Urgency::routine;
  std::optional<int> within_days;
  std::vector<Reason> reasons;  ///< most urgent first
};

/// A red flag that is not recorded, though the answers fit it: a question to the clinician, never for the patient.
struct Consideration {
  std::string flag;             ///< the word of red_flags
  std::vector<Reason> reasons;  ///< by name
};

/// The exercises of a day, by index into Regimen::exercises.
using Day = boost::container::small_vector<std::size_t, 8>;
/// Monday first.
using Week = std::array<Day, 7>;

enum class RegimenState { issued, held };

struct LiftedHold {
  Reason reason;
  std::string agreed_by;
};

struct Regimen {
  RegimenState state = RegimenState::issued;
  Date use_until{};
  int review = 0;
  std::optional<int> review_within_days;

  /// Every exercise offered by any bundle that was looked at: first those of today in the order of the sheet (by body
  /// position), then those that wait in the order they will come in, then those left out, by id.
  std::vector<ExerciseDecision> exercises;
  std::size_t today = 0;           ///< how many of them are printed
  std::size_t not_worked_out = 0;  ///< exercises besides, behind a full plan, that nobody looked at

  std::vector<Reason> holding;  ///< stops and holds in force, most urgent first; empty when issued
  bool is_stopped() const { return !holding.empty() && holding.front().effect == EffectKind::stop; }
  bool nothing_left = false;  ///< held because no exercise remained
  std::vector<LiftedHold> lifted_holds;
  std::vector<Reason> plan_limits;  ///< how many exercises are printed at most, how soon the next review is
  /// Where a suspected clot of this patient would go: the stop box sends the same way.
  Destination clot_goes_to = Destination::medical;
  std::vector<ReferralDecision> referrals;  ///< one for each destination, most urgent first
  std::vector<Reason> sheet_notes;
  std::vector<Reason> record_notes;
  std::vector<Consideration> considerations;  ///< one for each flag, in the order of the intake's list
  std::vector<NotEvaluated> not_evaluated;    ///< a field they read is not recorded: `if_unknown: list`, or code

  Week week;
  std::array<int, 7> minutes{};  ///< of each day
  int good_pain = 0;             ///< pain of a session up to which an exercise may grow
  int pain_limit = 0;            ///< highest pain that is fine; with no_rise the usual pain
  bool no_rise = false;          ///< the usual pain is so strong that an exercise may add nothing
};

}  // namespace rehab
