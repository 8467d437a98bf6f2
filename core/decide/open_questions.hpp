// SPDX-License-Identifier: Apache-2.0
// Which answers that are not recorded would change what is printed. One answer at a time is supposed and the plan
// decided again; a rule that stops or holds and waits for several answers is told besides. Pure.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "decide/fires.hpp"
#include "model/open_question.hpp"

namespace rehab {

/// Asks a bundle's library about patients of these facts, as rules see them; returns what it advises for each.
using AskLibrary = std::function<std::vector<Advice>(const std::string& bundle, const std::vector<Intake>& facts)>;

/// Most serious first, then by how many answers would, then in the order of the form. `now`: what decide() made of
/// the case.
std::vector<OpenQuestion> open_questions(const Case& c, const Regimen& now, const AskLibrary& ask);

}  // namespace rehab
