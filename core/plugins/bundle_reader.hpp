// SPDX-License-Identifier: Apache-2.0
// Reads what the files of a bundle say, checked against each other. Called by the catalogue and by `plugins check`. It
// loads no library and never stops at the first problem: all of them are collected, with file, line and remedy. Words
// in a language that nobody asks for are hashed with the rest and not looked into: what is wrong with them harms no
// plan.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/problem.hpp"
#include "base/yaml.hpp"
#include "model/bundle.hpp"
#include "plugins/bundle_sources.hpp"
#include "plugins/figures.hpp"

namespace rehab {

/// Whose words are read; a bundle's own language always is. Nothing: those of every language.
using Languages = std::optional<std::set<std::string>>;
inline const Languages every_language;

bool is_wanted(const std::string& language, const Languages& languages, const Bundle& bundle);

/// A bundle of which plugin.yaml is read. The rest may name figures of other bundles, so those are opened first.
struct OpenedBundle {
  BundleSources sources;
  Bundle bundle;
  std::optional<Node> plugin;  ///< plugin.yaml, for places; nothing: there is no such file
};
OpenedBundle open_bundle(BundleSources sources, Problems& problems);

/// The words of every language, by language.
std::map<std::string, WordsFiles> words_in(const BundleSources& sources);

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
