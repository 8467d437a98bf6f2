// SPDX-License-Identifier: Apache-2.0
// Everything a bundle prints, in one language, by id. A text may differ for pregnant patients. Texts may hold places
// that the sheet fills: {SIDE} {OTHER} (LEFT, RIGHT), {times} {hold} {rest} {sets} {kg}, so that steps and dose agree.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/weight.hpp"

namespace rehab {

/// One text, or one each for pregnant patients and others; empty: not printed for them.
struct Text {
  std::string pregnant;
  std::string others;

  const std::string& of(bool is_pregnant) const { return is_pregnant ? pregnant : others; }
  bool empty() const { return pregnant.empty() && others.empty(); }

  friend bool operator==(const Text&, const Text&) = default;
};

struct FormWords {
  std::string name;   ///< what tells it from its siblings: "at a wall"
  std::string plain;  ///< the exercise's, where the form says nothing of its own
  Text you_need;
  Text you_need_on_bed;  ///< for the bed version, where there is one
  std::vector<Text> steps;
  Text other_leg;  ///< the step for the second leg, where it takes more than doing the same
  Text do_well;    ///< the exercise's, where the form says nothing of its own
  Text stop_if;    ///< likewise
  Text easier;
  Text harder;
  std::map<std::string, std::string> captions;  ///< by the label of a frame
  std::string picture;                          ///< the figure in words, for those who can't see it
};

struct ExerciseWords {
  std::string name;   ///< "Prone hip extension"
  std::string plain;  ///< "lift your thigh"
  Text aim;
  Text do_well;
  Text stop_if;
  std::map<std::string, FormWords> forms;
};

struct RuleWords {
  std::string because;    ///< the clinician's reason, where the language is not the bundle's own
  std::string in_short;   ///< the same in a few words, where the rule has them
  std::string patient;    ///< for the sheet: the note, the held page's line, the referral's line
  std::string clinician;  ///< the remedy of a hold, the body of a letter
  std::string letter;     ///< of a hold that sends the patient elsewhere: what its letters say and ask
  std::string meanwhile;  ///< of a hold: what the patient goes on with, in place of "no hip exercises"
};

/// Words of one bundle in one language: words/<language>.yaml and words/<language>.*.yaml.
struct Wording {
  std::string language;   ///< "en"
  bool reviewed = false;  ///< by a clinician who is a native reader
  std::map<std::string, ExerciseWords> exercises;
  std::map<std::string, RuleWords> rules;
};

/// The fixed strings of the product in one language (headings, labels, stop signs), by id:
/// templates/words/<language>.yaml.
struct Phrases {
  std::string language;
  bool reviewed = false;
  std::map<std::string, std::string, std::less<>> by_id;
  WeightUnit weights = WeightUnit::kg;  ///< the clinic's
};

}  // namespace rehab
