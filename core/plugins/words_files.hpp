// SPDX-License-Identifier: Apache-2.0
// The words of one language may be spread over files: words/en.yaml, words/en.standing.yaml. Each is a words file of
// its own; together they are read as one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/yaml.hpp"

namespace rehab {

/// "en" of en.yaml and of en.standing.yaml.
std::string language_of(const std::filesystem::path& file);

/// What the files of one language say, at least one, as one tree whose places are those of the files. An exercise or
/// rule that stands in two of them is an error.
Node joined_words(std::vector<Node> files, Problems& problems);

/// The words of the bundle in `folder`, read again for the places of what is found out after reading.
Node words_again(const std::string& folder, const std::string& language);

}  // namespace rehab
