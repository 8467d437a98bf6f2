// SPDX-License-Identifier: Apache-2.0
// Do the steps, the picture and the needs of a form agree? Each thing it needs stands in "you need", is drawn and
// placed by a step, as often as it is needed; nothing is drawn that it doesn't need; the leg it trains, the hold of its
// dose and a bent knee stand in steps and picture alike; its title can stand alone. What does not is a warning. Called
// by `plugins check`, for every language there are fixed words in.
//
// It can't see: whether a thing stands where the step says; a thing that is no word of the intake's `has` (a blanket, a
// sock, the table a band is tied to); a mat or bed, which the steps need not name; a thing under another name.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "model/bundle.hpp"

namespace rehab {

/// `folder`: the bundle's, as it stands in problems. `phrases`: the folder of the fixed words, by language.
void check_steps(const std::string& folder, const Bundle& bundle, const std::string& phrases, Problems& problems);

}  // namespace rehab
