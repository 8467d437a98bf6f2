// SPDX-License-Identifier: Apache-2.0
// The bundles the handbook is made of, and the names their ids go by. Used by the pages; owns the bundles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "model/bundle.hpp"

namespace rehab::handbook {

class Library {
 public:
  explicit Library(std::vector<Bundle> bundles) : bundles_(std::move(bundles)) {}

  const std::vector<Bundle>& bundles() const { return bundles_; }
  /// "Plank"; an id no bundle has, as words.
  std::string exercise_name(std::string_view id) const;
  /// "at a wall, on a bed" for the bed version.
  std::string form_name(std::string_view exercise, std::string_view form) const;
  /// The unit of an intake field or of a fact; empty: it has none.
  std::string unit_of(std::string_view key) const;
  /// It is answered with several words.
  bool is_list(std::string_view key) const;

 private:
  struct Kind {
    std::string unit;
    bool list = false;
  };
  Kind kind_of(std::string_view key) const;
  const ExerciseWords* words_of(std::string_view exercise) const;

  std::vector<Bundle> bundles_;
};

/// The bundles in the folders of `plugins`, by id.
Library read_library(const std::string& plugins, Problems& problems);

/// The words in the bundle's own language; nullptr: it has none.
const Wording* own_words(const Bundle& bundle);

/// "source text read", "unverified: recalled, not looked up" ...
std::string mark_text(char mark);
/// The full reference behind a citation, with its mark in words.
std::string citation_text(const Bundle& bundle, const std::string& key, char mark);

}  // namespace rehab::handbook
