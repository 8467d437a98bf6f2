// SPDX-License-Identifier: Apache-2.0
// The parts of the bundle reader: one function for each kind of file, and the checks between them. Inside this room
// only. Each adds its problems and goes on; what it fills is for use only when there are none.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/problem.hpp"
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

void read_plugin(const BundleFile& file, Bundle& bundle, Problems& problems);
void read_exercise(const BundleFile& file, Bundle& bundle, Problems& problems);
void read_rules(const BundleFile& file, Bundle& bundle, Problems& problems);
void read_words(const BundleFile& file, Bundle& bundle, Problems& problems);

/// A card's ladders: every form on its own, and later forms against those before them.
void check_ladders(const Exercise& exercise, const Node& card, Problems& problems);
/// Words against cards and rules, once all are read.
void check_words(const Bundle& bundle, const BundleFile& file, Problems& problems);

}  // namespace rehab
