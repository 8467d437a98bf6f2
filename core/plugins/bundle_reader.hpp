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
#include "base/yaml.hpp"
#include "model/bundle.hpp"
#include "plugins/figures.hpp"

namespace rehab {

/// Whose words are read; a bundle's own language always is. Nothing: those of every language.
using Languages = std::optional<std::set<std::string>>;
inline const Languages every_language;

/// A bundle of which plugin.yaml is read. The rest may name figures of other bundles, so those are opened first.
struct OpenedBundle {
  std::string folder;  ///< as it stands in problems
  Bundle bundle;
  std::optional<Node> plugin;  ///< plugin.yaml, for places; nothing: there is no such file
  std::string digests;         ///< of the files read so far
};
OpenedBundle open_bundle(const std::string& folder, Problems& problems);

/// The whole bundle, everything inherited already written out. Use the result only when `problems` holds no error; its
/// id is set whenever plugin.yaml states one. `figures`: those of every bundle that is opened.
Bundle read_rest(OpenedBundle opened, const Languages& languages, const Figures& figures, Problems& problems);

/// Both for one bundle; `figures`: those of other bundles.
Bundle read_bundle(const std::string& folder, Problems& problems, const Languages& languages = every_language,
                   Figures figures = {});

/// Reads the words of these languages too, where the bundle has them.
void read_more_words(Bundle& bundle, const Languages& languages, const Figures& figures, Problems& problems);

/// Everything that is wrong with the bundle in `folder`, and what is hard to read in its English words.
Problems check_bundle(const std::string& folder, const Figures& figures = {});

}  // namespace rehab
