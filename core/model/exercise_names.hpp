// SPDX-License-Identifier: Apache-2.0
// Exercises by what people call them.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "model/bundle.hpp"

namespace rehab {

/// The ids of the exercises that have this id, or this name in one of the languages that were read ("Side hip
/// abduction"); case, accents, and ' ' or '-' for '_' don't count.
std::set<std::string> exercises_called(std::span<const Bundle* const> bundles, std::string_view typed);

}  // namespace rehab
