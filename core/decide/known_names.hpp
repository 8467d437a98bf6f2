// SPDX-License-Identifier: Apache-2.0
// The names a clinician can type in a request, of these bundles, and the help for a misspelt one. Called by the checks
// of requests; what was typed is never repeated in a message, only what it may have meant.
#pragma once

#include <string>
#include <vector>

#include "decide/case.hpp"

namespace rehab {

using Names = std::vector<std::string>;

struct KnownNames {
  std::vector<const Exercise*> exercises;
  std::vector<const Rule*> rules;
  Names exercise_names;
  Names choice_names;  ///< exercises and protocols
  Names rule_names;    ///< with their bundle

  /// nullptr: none has this name.
  const Exercise* exercise(const std::string& id) const;
  const Rule* rule(const std::string& name) const;
};
KnownNames known_names(const Case& c);

/// The remedy for a name nobody knows.
std::string did_you_mean(const std::string& typed, const Names& names, const std::string& otherwise);

/// Adds a problem and returns false where no exercise has this name.
bool check_exercise(const KnownNames& known, const std::string& field, const std::string& id,
                    std::vector<RequestProblem>& problems);

/// "choose[1]"
std::string entry(const std::string& field, std::size_t index);

}  // namespace rehab
