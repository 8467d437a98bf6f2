// SPDX-License-Identifier: Apache-2.0
// Every bundle there is, each in one named state with reason and remedy. Made once for a run, before any patient; a
// broken bundle never hides another. Libraries are tried in child processes (see library.hpp): making the catalogue
// loads nothing into the caller. A plan may only be made when nothing is `blocking`: a bundle that was found is there
// for a reason, so one that can't be used stops everything unless the clinic file disables it by name.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "plugins/state.hpp"

namespace rehab {

/// A folder whose sub-folders are bundles.
struct PluginFolder {
  std::string path;
  std::string named_by;         ///< "--plugins", "the clinic file" ...: for messages
  bool may_be_missing = false;  ///< the installed folder, which nobody asked for by name
};

struct CatalogueEntry {
  std::string id;      ///< the name of its folder
  std::string folder;  ///< absolute
  Finding finding;
  Problems problems;  ///< broken: all that is wrong with its content; else its warnings
  /// Set when the content was read without an error; lives as long as anybody holds it.
  std::shared_ptr<const Bundle> bundle;
  Settings settings;  ///< for its library: the defaults, and what the clinic file sets
};

struct Catalogue {
  std::vector<CatalogueEntry> entries;           ///< sorted by id, then folder
  std::vector<PluginFolder> missing_folders;     ///< asked for by name, and not there
  std::vector<PluginFolder> bundles_as_folders;  ///< a bundle named where the folder it lies in was meant

  /// The bundles a plan is made from, sorted by id; they live as long as the catalogue.
  std::vector<const CatalogueEntry*> ready() const&;
  std::vector<const CatalogueEntry*> ready() const&& = delete;
};

/// `folders` in the order of precedence for messages; one that is named twice counts once. `trial`: the folder of one
/// bundle, which takes the place of any other of its id; empty: none.
Catalogue find_bundles(const std::vector<PluginFolder>& folders, const Clinic& clinic, const std::string& trial = {});

/// Why no plan may be made.
struct Blocker {
  std::string id;       ///< of the bundle; empty for a folder that is not there
  std::string path;     ///< its folder; empty when it was not found at all
  std::string message;  ///< one sentence
  std::string remedy;
};
std::vector<Blocker> blocking(const Catalogue& catalogue, const Clinic& clinic);

}  // namespace rehab
