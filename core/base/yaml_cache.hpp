// SPDX-License-Identifier: Apache-2.0
// The trees of the house's own files (plugins, phrases), kept in the user's cache, for parsing them is most of what
// a short run does. A tree is found by the SHA-256 of the file's bytes, in a folder named after this build of the core,
// so that a changed byte or another parser never meets an old tree. Kept only where nothing was wrong with the file;
// believed only where nobody else could have written it and every byte of it is as it was kept. The folder may be
// deleted at any time; where it can't be used, files are parsed. Never for a file that may be a patient's.
#pragma once

#include <filesystem>

#include "base/yaml.hpp"

namespace rehab {

/// Keeps trees below `cache` from now on, made if need be; empty, or a folder that can't be used: keeps none, as at the
/// start. Other builds' trees that a month has not touched are removed when a build comes for the first time.
void keep_trees_in(const std::filesystem::path& cache);

/// What parse_yaml would return and report of a whole file. `sha256`: of its bytes, by sha256_hex.
Node parse_content(const YamlText& yaml, const std::string& sha256, Problems& problems);

}  // namespace rehab
