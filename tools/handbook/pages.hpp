// SPDX-License-Identifier: Apache-2.0
// The handbook's pages as Markdown, made from the bundles alone, so that they can't say anything else. Called by the
// executable that writes them and by the test that holds them against the tree. The same bundles, the same bytes.
#pragma once

#include <string>

#include "handbook/library.hpp"

namespace rehab::handbook {

/// Every exercise: what it is for, its dose, each form with facts, needs and steps.
std::string exercises_page(const Library& library);
/// Every rule of every bundle: when, then, because, sources; with a table to sign.
std::string rules_page(const Library& library);

}  // namespace rehab::handbook
