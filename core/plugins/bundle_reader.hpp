// SPDX-License-Identifier: Apache-2.0
// Reads a bundle's folder: plugin.yaml, exercises/*.yaml, rules/*.yaml and words/*.yaml, each once, checked against
// each other. Called by the catalogue and by `plugins check`. It loads no library and never stops at the first problem:
// all of them are collected, with file, line and remedy. Words in a language that nobody asks for are hashed with the
// rest and not looked into: what is wrong with them harms no plan.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/problem.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// Whose words are read; a bundle's own language always is. Nothing: those of every language.
using Languages = std::optional<std::set<std::string>>;
inline const Languages every_language;

/// The bundle in `folder`, everything inherited already written out. Use the result only when `problems` holds no
/// error; its id is set whenever plugin.yaml states one.
Bundle read_bundle(const std::string& folder, Problems& problems, const Languages& languages = every_language);

/// Reads the words of these languages too, where the bundle has them.
void read_more_words(Bundle& bundle, const Languages& languages, Problems& problems);

/// Everything that is wrong with the bundle in `folder`, and what is hard to read in its English words.
Problems check_bundle(const std::string& folder);

}  // namespace rehab
