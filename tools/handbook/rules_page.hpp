// SPDX-License-Identifier: Apache-2.0
// The handbook's page of rules as Markdown. Made from the bundles
// alone, so that it can't say anything else: the same bundles, the same bytes.
#pragma once

#include <string>

#include "handbook/library.hpp"

namespace rehab::handbook {

/// Every rule of every bundle: when, then, because, sources; with a table to sign.
std::string rules_page(const Library& library);

}  // namespace rehab::handbook
