// SPDX-License-Identifier: Apache-2.0
// `intake new` at the terminal: its width, the day, and the draft that an interruption leaves.
#pragma once

#include <string>

#include "run/setup.hpp"

namespace rehab::cli {

/// Asks, writes `output` (empty: <patient>.yaml), and says what comes next. Returns the exit status.
int talk_about_intake(const House& house, const std::string& output, bool may_replace);

}  // namespace rehab::cli
