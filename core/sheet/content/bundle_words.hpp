// SPDX-License-Identifier: Apache-2.0
// Finds a bundle's texts in the language of the page. Used by everything in this folder that prints a card's or a
// rule's own words. Throws MissingWords where a text that must print is not there.
#pragma once

#include <string>

#include "sheet/content/content.hpp"

namespace rehab {

bool is_pregnant(const PatientIntake& intake);

/// nullptr: no such bundle in this plan.
const Bundle* find_bundle(const SheetSource& source, std::string_view id);

const ExerciseWords& words_of(const SheetSource& source, const Exercise& exercise);
const FormWords& words_of(const SheetSource& source, const Exercise& exercise, const Form& form);

/// The exercise's name in the page's language; its id where it has none (it is then never printed for the patient).
std::string name_of(const SheetSource& source, const Exercise& exercise);

/// What a rule says to the patient.
const std::string& patient_text(const SheetSource& source, const Rule& rule);
/// The same where a rule may say nothing: empty only when it says nothing in its own language either.
std::string patient_text_if_any(const SheetSource& source, const Rule& rule);
/// The remedy of a hold; may be empty.
std::string clinician_text(const SheetSource& source, const Rule& rule);
/// What a letter says of this reason to the colleague who reads it.
std::string letter_text(const SheetSource& source, const Reason& reason);
/// Why, for the clinician: in the page's language where the bundle has it, else in its own.
std::string because(const SheetSource& source, const Rule& rule);

}  // namespace rehab
