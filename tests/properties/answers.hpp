// SPDX-License-Identifier: Apache-2.0
// The answers that rules can tell apart, and the patients they are given for. Of a number each interval between the
// bounds that a rule names, of a word or a list each word, of an optional field also that nothing is recorded; an
// operation, imaging and care so far come as whole cases, since their parts make sense only together.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/bundle.hpp"
#include "model/patient_intake.hpp"

namespace rehab::properties {

struct Answer {
  std::string text;   ///< "pain_usual 6"
  std::string field;  ///< two answers of one field exclude each other; words of a list do not
  enum class Kind { value, word_of_list, not_recorded } kind = Kind::value;
  bool risk = false;  ///< more risk than the base patient's own answer
  std::vector<std::pair<std::string, Value>> records;
};

bool exclude_each_other(const Answer& a, const Answer& b);

/// A patient for whom nothing speaks against anything but what the name says; every field is recorded, every exercise
/// is asked for by name.
struct BasePatient {
  std::string name;
  PatientIntake intake;
  bool in_depth = false;  ///< the whole proof tries triples too
};
inline void PrintTo(const BasePatient& base, std::ostream* out) {
  *out << base.name;
}
std::vector<BasePatient> base_patients();

/// Those that mean something for this patient and differ from the patient's own.
std::vector<Answer> answers_for(const BasePatient& base, std::span<const Bundle* const> bundles);

PatientIntake with_answers(const PatientIntake& base, std::span<const Answer* const> answers);

}  // namespace rehab::properties
