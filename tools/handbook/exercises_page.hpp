// SPDX-License-Identifier: Apache-2.0
// The handbook's page of exercises as Markdown. Made from the bundles
// alone, so that it can't say anything else: the same bundles, the same bytes.
#pragma once

#include <string>

#include "handbook/library.hpp"

namespace rehab::handbook {

/// Every exercise: what it is for, its dose, each form with facts, needs and steps.
std::string exercises_page(const Library& library);

}  // namespace rehab::handbook
