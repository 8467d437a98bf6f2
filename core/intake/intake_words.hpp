// SPDX-License-Identifier: Apache-2.0
// How the form asks, in one language: templates/questions/<language>.yaml. A label names a field in a few words, a
// meaning is the sentence below it; in English that stands with the field itself. Keys, and words that are typed, are
// the same in every language.
#pragma once

#include <map>
#include <string>

#include "intake/intake_shape.hpp"
#include "model/words.hpp"

namespace rehab {

struct FieldWords {
  std::string label, meaning, heading;  ///< meaning and heading empty: as the field says it
};

struct IntakeWords {
  std::string language;
  bool reviewed = false;                     ///< by a clinician who is a native reader
  std::map<std::string, FieldWords> fields;  ///< by path: "age", "hip_surgery.what", "overrides.rule"
  std::map<std::string, std::string> words;  ///< labels of answers: "gave_birth"
  std::map<std::string, std::string> says;   ///< the page's own strings, by id
};

/// Use the result only when `problems` holds no error. Words that letters print too are taken from `phrases`.
IntakeWords read_intake_words(const std::string& file, const Phrases& phrases, Problems& problems);

/// The same form, asking in these words.
IntakeShape in_words(IntakeShape form, const IntakeWords& words);

}  // namespace rehab
