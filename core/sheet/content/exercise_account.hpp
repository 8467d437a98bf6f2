// SPDX-License-Identifier: Apache-2.0
// What the clinician is told of one exercise: what is printed and why in this form, what it waits for, why it is left
// out. Reads the decision, judges nothing. Pure.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/told.hpp"

namespace rehab {

struct ExerciseAccount {
  const ExerciseDecision* decision = nullptr;
  std::string name;        ///< "Plank"
  std::string form;        ///< "on hands and knees"; empty: none is left
  std::string dose;        ///< "4 times, hold 10 seconds"; with its leg; empty: not printed
  std::string days;        ///< "every day"
  std::string minutes;     ///< "3 min"
  std::string sore;        ///< the smaller dose: "3 times, hold 10 seconds"
  std::string dose_brief;  ///< the whole dose for a table: "4 × 10 sec, each leg, Mon Wed Fri, 3 min"
  std::string sore_brief;  ///< "3 × 10 sec"
  std::vector<Told> why;   ///< empty: nothing speaks against it, and nothing was added

  std::string name_and_form() const { return form.empty() ? name : name + ", " + form; }
  /// Everything of the dose in one.
  std::string whole_dose() const { return dose + ", " + days + ", " + minutes; }
};

/// Exercise `index` of the regimen.
ExerciseAccount exercise_account(const LeafletSource& source, const Say& say, std::size_t index);

/// Form by form, in the card's order, what speaks against it: "on the toes: not because of pain at the pubic bone".
std::vector<Told> form_accounts(const LeafletSource& source, const Say& say, const ExerciseDecision& decision);

/// "on hands and knees", "on your back, on the bed"; empty where the bundle has no words for it.
std::string form_text(const LeafletSource& source, const Say& say, const Exercise& exercise, const Form& form);

}  // namespace rehab
