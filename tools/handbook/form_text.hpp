// SPDX-License-Identifier: Apache-2.0
// The forms of an exercise in words: facts, ladders, needs, texts. Used by the exercises page. Pure.
#pragma once

#include <string>
#include <vector>

#include "handbook/markdown.hpp"
#include "model/exercise.hpp"
#include "model/words.hpp"

namespace rehab::handbook {

Row facts_head();
/// The facts of a form, those that most forms lack in one last cell; every fact is in one of them.
Row facts_row(const Form& form, const std::string& name);

Row stages_head();
/// One row for each stage of its ladder.
std::vector<Row> stages_rows(const Form& form);

/// "mat, towel or strap"; "nothing".
std::string needs_text(const Form& form);

/// A text with its places filled for a patient whose right leg is trained, at the form's first stage; what differs in
/// pregnancy stands beside it.
std::string filled(const Text& text, const Form& form);

}  // namespace rehab::handbook
