// SPDX-License-Identifier: Apache-2.0
// Do the rules of a bundle speak of something that is there? Names and facts are held against the exercises of all
// bundles that are found together. Called by the catalogue; reads no file.
#pragma once

#include <span>
#include <vector>

#include "base/problem.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// An error: a name one letter off, or a form that its exercise doesn't have. A warning: a name that nobody has, whose
/// exercise may come with another bundle; a rule that no form of any bundle can be concerned by, in a bundle that
/// brings exercises (one of rules alone is for whatever comes). Returns those of each bundle, in the order of `all`.
/// `unconcerned`: whether to look for such rules, which takes a second in a large library and only ever warns.
std::vector<Problems> check_references(std::span<const Bundle* const> all, bool unconcerned);

}  // namespace rehab
