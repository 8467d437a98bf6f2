// SPDX-License-Identifier: Apache-2.0
// The files of a bundle's folder, each read once: what is parsed, hashed, and compared with what was kept. Nothing here
// knows what they say.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/problem.hpp"

namespace rehab {

/// The folders of a bundle whose files are read.
inline constexpr std::array<const char*, 3> bundle_parts{"exercises", "rules", "words"};

/// `bytes`: empty for what stands in the folder and is read by nobody.
struct SourceFile {
  std::string name;  ///< in the bundle's folder: "rules/pain.yaml"
  FileBytes bytes;
  std::string fault = {};  ///< of a library: why its bytes can't be had; empty: they are here
};

struct BundleSources {
  std::string folder;             ///< as it stands in problems
  std::vector<SourceFile> files;  ///< plugin.yaml first; empty: there is none

  std::string path_of(const std::string& name) const { return folder + "/" + name; }
  /// nullptr: not there.
  const SourceFile* find(const std::string& name) const;
  /// The YAML files of one of bundle_parts, sorted by name.
  std::vector<const SourceFile*> files_of(const std::string& part) const;
  /// All of them, for comparison; views of these strings.
  std::vector<std::string_view> pieces() const;
};

/// Reports files and folders that can't be read, and those that look as if they were meant to be: a rule in
/// `rules/x.yml` would protect nobody. Of libraries only the one that is named after the folder is read, and nothing is
/// reported: plugin.yaml says whether it is used.
BundleSources read_sources(const std::string& folder, Problems& problems);

}  // namespace rehab
