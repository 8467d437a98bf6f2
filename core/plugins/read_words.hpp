// SPDX-License-Identifier: Apache-2.0
// Reads words/: everything a bundle prints, in one language. Inside this room only, but for the shape.
#pragma once

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "plugins/bundle_file.hpp"

namespace rehab {

const Shape& words_shape();

/// The files of one language, each as parsed. Adds its problems and goes on; what it fills is for use only when there
/// are none.
void read_words(const std::string& language, const std::vector<Node>& files, Bundle& bundle, Problems& problems);
/// Words against cards and rules, once all are read; `words`: those of the files together.
void check_words(const Bundle& bundle, const std::string& language, const Node& words, Problems& problems);
/// A warning for each rule that is told in short in the bundle's own language and not in one of the others.
void check_shorts(const std::string& folder, const Bundle& bundle, Problems& problems);

}  // namespace rehab
