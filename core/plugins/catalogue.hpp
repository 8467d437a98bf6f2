// SPDX-License-Identifier: Apache-2.0
// Every bundle there is, each in one named state with reason and remedy. Made once for a run, before any patient; a
// broken bundle never hides another. Nothing here loads a library into the caller. What stands in the way of a plan is
// in blocking.hpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "plugins/bundle_reader.hpp"
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
  Problems problems;       ///< broken: all that is wrong with its content; else its warnings
  Problems beside_others;  ///< its rules beside the exercises of all bundles (references.hpp)
  /// Set when the content was read without an error; lives as long as anybody holds it.
  std::shared_ptr<Bundle> bundle;
  Settings settings;  ///< for its library: the defaults, and what the clinic file sets
};

struct Catalogue {
  std::vector<CatalogueEntry> entries;           ///< sorted by id, then folder
  Figures figures;                               ///< of every bundle that was opened
  std::vector<PluginFolder> missing_folders;     ///< asked for by name, and not there
  std::vector<PluginFolder> bundles_as_folders;  ///< a bundle named where the folder it lies in was meant

  /// The bundles a plan is made from, sorted by id; they live as long as the catalogue.
  std::vector<const CatalogueEntry*> ready() const&;
  std::vector<const CatalogueEntry*> ready() const&& = delete;
};

/// Looks further at the content of a bundle, and adds what is wrong with it. By its bytes alone: what passed once is
/// not checked again.
using ContentCheck = std::function<void(const Bundle& bundle, Problems& problems)>;

/// `folders` in the order of precedence for messages; one that is named twice counts once. `trial`: the folder of one
/// bundle, which takes the place of any other of its id; empty: none. Libraries are looked at, and not loaded.
Catalogue find_bundles(const std::vector<PluginFolder>& folders, const Clinic& clinic,
                       const Languages& languages = every_language, const std::string& trial = {},
                       const ContentCheck& check = {});

/// Reads the words of these languages too; a bundle that has wrong ones is broken then.
void read_more_words(Catalogue& catalogue, const Languages& languages);

/// Loads each library in a process that is thrown away, to see what becomes of it.
void try_libraries(Catalogue& catalogue);

/// What the bundles in these folders state, read without asking whether they can be used.
Figures figures_of(const std::vector<PluginFolder>& folders);

}  // namespace rehab
