// SPDX-License-Identifier: Apache-2.0
// What a leaflet is made from, and how everything in this folder finds a bundle's own words and the facts it prints.
// Throws MissingWords where a text that must print is not there.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "model/open_question.hpp"
#include "model/patient_intake.hpp"
#include "model/regimen.hpp"
#include "model/words.hpp"

namespace rehab {

/// A bundle's text that must print is missing in the language of the page.
class MissingWords : public BundleError {
 public:
  MissingWords(const std::string& bundle_id, std::string text_id, const std::string& language)
      : BundleError(bundle_id,
                    "no text for " + text_id + " in language " + language + "; add it to the plugin's words/"),
        text(std::move(text_id)) {}
  std::string text;  ///< "rules.P5.patient"
};

/// Everything outlives the call.
struct LeafletSource {
  const Regimen& regimen;
  const PatientIntake& intake;
  const Clinic& clinic;
  std::span<const Bundle* const> bundles;        ///< those of the plan, sorted by id
  const Phrases& phrases;                        ///< of the page's language, the clinic's words in place
  std::span<const OpenQuestion> questions = {};  ///< most serious first; none on the patient's pages
};

/// The name under the sheet: the intake's clinician, else the clinic's. Empty where nobody is named: then every page
/// says DRAFT.
const std::string& named_clinician(const PatientIntake& intake, const Clinic& clinic);

/// Whether a clinician's name comes with the registration number: "J. Park, PT-4411".
bool carries_registration(std::string_view clinician);

/// The one of the patient's names that visitors may read on a fridge; empty where none is recorded.
std::string first_name(const LeafletSource& source);

/// The exercises printed today, in the order of the sheet; number 1 is the first.
std::span<const ExerciseDecision> printed(const Regimen& regimen);

bool is_pregnant(const PatientIntake& intake);
/// Whether one leg is weaker; exercises for both legs then start with it.
bool has_weaker_side(const LeafletSource& source);

/// nullptr: no such bundle in this plan.
const Bundle* find_bundle(const LeafletSource& source, std::string_view id);

const ExerciseWords& words_of(const LeafletSource& source, const Exercise& exercise);
const FormWords& words_of(const LeafletSource& source, const Exercise& exercise, const Form& form);

/// The exercise's name in the page's language; its id where it has none (it is then never printed for the patient).
std::string name_of(const LeafletSource& source, const Exercise& exercise);
/// The same by its id, of any bundle of the plan; an id that none has stays as it is.
std::string exercise_name(const LeafletSource& source, const std::string& id);
/// "Plank, on hands and knees"
std::string name_with_form(const LeafletSource& source, const Exercise& exercise, const Form& form);

/// What a rule says to the patient.
const std::string& patient_text(const LeafletSource& source, const Rule& rule);
/// The same where a rule may say nothing: empty only when it says nothing in its own language either.
std::string patient_text_if_any(const LeafletSource& source, const Rule& rule);
/// What the patient of a rule's hold goes on with; empty: with no hip exercises.
std::string meanwhile_text(const LeafletSource& source, const Rule& rule);
/// Adds the sentences of `text` that are not there yet.
void say_once(std::vector<std::string>& said, std::string_view text);
/// The remedy of a hold; may be empty.
std::string clinician_text(const LeafletSource& source, const Rule& rule);
/// What a letter says of this reason to the colleague who reads it.
std::string letter_text(const LeafletSource& source, const Reason& reason);
/// The reason in a few words, as they follow "because of": "pain at the pubic bone". A rule that has none is told by
/// the first sentence of its `because`.
std::string in_short(const LeafletSource& source, const Rule& rule);
std::string in_short(const LeafletSource& source, const Bundle& bundle, const StepRule& step);
/// Why, for the clinician: in the page's language where the bundle has it, else in its own.
std::string because(const LeafletSource& source, const Rule& rule);

/// Whether the fixed strings and the words of every bundle that has any in that language were reviewed.
bool words_reviewed(const Phrases& phrases, std::span<const Bundle* const> bundles);

}  // namespace rehab
