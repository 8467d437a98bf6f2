// SPDX-License-Identifier: Apache-2.0
// Does a card's ladder climb, and do the figures in its words keep to it? Called by the readers and by check_bundle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "base/yaml.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// Every form on its own, and later forms against those before them.
void check_ladders(const Exercise& exercise, const Node& card, Problems& problems);

/// What is promised when it gets easy must be a dose of a later stage; the advice for when it is too hard names none,
/// for the dose printed beside it may be smaller already. Each that doesn't is a warning, in every language. For a
/// bundle that reads without errors; `folder` as it stands in problems, its words files are read once more, for the
/// places.
void check_figures(const std::string& folder, const Bundle& bundle, Problems& problems);

/// The numbers written in figures: "Do 10, then 12 with 0.5 kg." has three.
std::vector<double> figures_in(std::string_view text);

}  // namespace rehab
