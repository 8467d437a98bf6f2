// SPDX-License-Identifier: Apache-2.0
// What a control lets one choose from besides the words of its type: exercises, rules, languages. Part of this room.
#pragma once

#include <string>
#include <vector>

#include "form/form.hpp"

namespace rehab::form {

/// As it is typed, and as a person reads it.
struct Offer {
  std::string typed, name;
};

class Choices {
 public:
  explicit Choices(const Page& page);
  /// Of a control by its path; empty: it is answered freely.
  const std::vector<Offer>& of(const std::string& path) const;

 private:
  std::vector<Offer> exercises_, with_forms_, rules_, languages_;
};

/// A bundle's words of an exercise in this language, or its own; nullptr: none were read.
const ExerciseWords* words_of(const Bundle& bundle, const std::string& exercise, const std::string& language);

/// "change.times" for "change.1.times"
std::string without_numbers(const std::string& path);

}  // namespace rehab::form
