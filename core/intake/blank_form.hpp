// SPDX-License-Identifier: Apache-2.0
// The form of an intake as a file to fill in. No answer of a person stands in it, not even as an example: what is to be
// filled in stands between < and >, which the reader refuses.
#pragma once

#include <string>

#include "intake/intake_shape.hpp"

namespace rehab {

/// Every field: the needed ones open, the others behind '# ', to be taken away where something is known.
std::string blank_intake(const IntakeShape& form);

/// What a value may be, to be filled in: "<0 to 10>".
std::string place_for(const TypeInfo& type);

/// The lines of an optional field, behind '# ', with a place for each answer.
std::string open_lines(const ShapeField& field);

/// What a field asks, with its words where the place doesn't name them.
std::string question_comment(const ShapeField& field);

/// A comment of lines of at most 100 columns.
std::string comment_of(std::string_view text);

}  // namespace rehab
