// SPDX-License-Identifier: Apache-2.0
// Figures by name. Where a number belongs, rules, cards and words write `$older_age`, or `$safety_rules/older_age` for
// one that another bundle states; its value takes that place before the file is read any further. Inside this room
// only.
#pragma once

#include <map>
#include <string>

#include "base/problem.hpp"
#include "base/yaml.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// By bundle and name: "safety_rules/older_age".
using Figures = std::map<std::string, double, std::less<>>;

void add_figures(const Bundle& bundle, Figures& into);

/// Fills in every text below `root`, which stands in a file of `bundle`. A name that nobody states is an error there.
void put_figures(Node& root, const std::string& bundle, const Figures& figures, Problems& problems);

}  // namespace rehab
