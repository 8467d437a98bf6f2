// SPDX-License-Identifier: Apache-2.0
// What the readers of a bundle's files share. Inside this room only.
#pragma once

#include <string>
#include <vector>

#include "base/shape.hpp"
#include "base/yaml.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// A file of the bundle as parsed; the later checks take their places from it.
struct BundleFile {
  std::string file;  ///< path as it stands in problems
  std::string stem;  ///< the name without ".yaml"
  Node root;
};

/// Ids of bundles, exercises and forms: a-z, 0-9 and _, a letter first.
Type<std::string> lower_id();
/// A word of the intake's `has`.
Type<std::string> equipment_word();

/// "NHS16 S": a source and its mark.
Type<Citation> citation();
/// Each source is one of the bundle's list, or the project's policy.
void check_sources(const std::vector<Citation>& sources, const Bundle& bundle, const Node& map, const Reading& at);

}  // namespace rehab
