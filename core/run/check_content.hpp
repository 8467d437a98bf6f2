// SPDX-License-Identifier: Apache-2.0
// Is a bundle complete? What its reader and the check of its English say, and what only several rooms together can see:
// every picture can be drawn and shows no more than its form states, steps, pictures and needs agree, and every example
// works. Called by `plugins check` and by tests. It loads no library and changes nothing.
#pragma once

#include <functional>
#include <string>

#include "base/problem.hpp"
#include "plugins/figures.hpp"

namespace rehab {

/// Tries one example intake of the bundle and adds what is wrong with it, placed in that file.
using TryExample = std::function<void(const std::string& file, Problems& problems)>;

/// `templates`: the folder with the fixed words. `figures`: those of other bundles.
Problems check_content(const std::string& folder, const std::string& templates, const Figures& figures = {});

/// Tries each example of the bundle.
void check_examples(const std::string& folder, const TryExample& try_example, Problems& problems);

}  // namespace rehab
