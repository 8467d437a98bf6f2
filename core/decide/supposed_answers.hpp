// SPDX-License-Identifier: Apache-2.0
// The answers worth supposing where nothing is recorded: those that rules can tell apart. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decide/fires.hpp"
#include "model/open_question.hpp"

namespace rehab {

/// What any rule of a library asked for, or what decides which of its exercises come first.
std::set<std::string_view> asked_by_library(const Advice& advice);

/// Of each field that is not recorded and that rules read, in the order of the form. Of a word each of its words; of a
/// list none, and each word that a table names; of a number both sides of each bound of a table. Where a library asked
/// for the field, all its words, and the ends of its range.
std::vector<SupposedAnswer> supposed_answers(const Case& c);
/// To these fields alone, of an operation too before it is known what it was.
std::vector<SupposedAnswer> supposed_answers(const Case& c, const std::vector<std::string>& keys);

}  // namespace rehab
