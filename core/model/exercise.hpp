// SPDX-License-Identifier: Apache-2.0
// An exercise card: what the exercise is, form by form. Its words are in Wording, by id. The bundle reader copies what
// a form inherits from its card into the form.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rehab/intake.hpp>

#include "base/enum_words.hpp"
#include "model/picture.hpp"

namespace rehab {

/// Which legs an exercise works. `both`: one leg, then the other; `neither`: no side, or both legs at once.
enum class SideUse { neither, trained, both };
template <>
inline constexpr auto enum_words<SideUse> = words_up_to<SideUse::both>("neither", "trained", "both");

enum class ExerciseKind { strength, stretch, mobility };
template <>
inline constexpr auto enum_words<ExerciseKind> = words_up_to<ExerciseKind::mobility>("strength", "stretch", "mobility");

/// How a strength card says to breathe: out on the lift, or all the time, for a hold or a slide, where nothing is
/// lifted.
enum class Breathing { out_on_lift, all_the_time };
template <>
inline constexpr auto enum_words<Breathing> = words_up_to<Breathing::all_the_time>("out_on_lift", "all_the_time");

/// How a form comes into a plan: by itself, only as a stage of another form, or only when the clinician names it.
enum class Offered { always, later, on_request };
template <>
inline constexpr auto enum_words<Offered> = words_up_to<Offered::on_request>("always", "later", "on_request");

/// What is done on one training day with one leg (or with no side). Seconds are whole.
struct Dose {
  int sets = 1;
  int times = 1;    ///< repetitions in a set
  int lift_s = 0;   ///< moving out
  int hold_s = 0;   ///< staying there
  int lower_s = 0;  ///< moving back
  int rest_s = 0;   ///< after each repetition
  int days = 7;     ///< a week: 1, 2, 3 or 7
  double ankle_kg = 0;
  int band = 0;  ///< 0 the first band, 1 the next stronger, ...

  friend bool operator==(const Dose&, const Dose&) = default;
};

/// One step of a form's ladder. Stages count from 1.
struct Stage {
  Dose dose;
  std::optional<int> sore_times;  ///< the smaller dose for the day after a sore night; default a quarter less
  std::optional<int> sore_hold_s;
  std::string form;  ///< the form this stage is done in; empty: the form it is listed under
};

/// One value for each of fact_fields(). Angles are in degrees, the largest in either hip, getting into position
/// included.
using Facts = std::map<std::string, Value, std::less<>>;

struct Form {
  std::string id;       ///< "wall", or "floor_on_bed" for the bed version of "floor"
  std::string words;    ///< the id of its words and picture: "floor" for "floor_on_bed"
  bool on_bed = false;  ///< the bed version of a lying form: same words and picture, a bed for the mat
  Facts facts;
  SideUse side = SideUse::neither;
  Offered offered = Offered::always;
  Breathing breathing = Breathing::out_on_lift;
  /// The equipment: for each thing needed, the alternatives, of which any one will do, best first.
  std::vector<std::vector<std::string>> needs;
  std::vector<std::string> needs_in_pregnancy;  ///< besides those: a pillow for the bump
  std::vector<Stage> stages;                    ///< at least one
  Picture picture;
};

/// The word of a form's fact, such as "supine" for `position`; empty: it has no such fact, or no word for it.
std::string_view word_fact(const Form& form, std::string_view key);

/// Where the form stands on a sheet: lying first, standing last.
std::size_t position_rank(const Form& form);

struct Exercise {
  std::string id;
  std::string bundle;
  std::string number;   ///< "E2" in the sources; may be empty
  int introduce = 100;  ///< smaller comes first where no library judges
  ExerciseKind kind = ExerciseKind::mobility;
  std::string source;
  std::string mark;
  std::vector<Form> forms;  ///< best first

  const Form* form(std::string_view form_id) const {
    for (const Form& f : forms)
      if (f.id == form_id) return &f;
    return nullptr;
  }
};

/// The closed list of facts that every form states.
using FactInfo = FieldInfo;
std::span<const FactInfo> fact_fields();

}  // namespace rehab
