// SPDX-License-Identifier: Apache-2.0
// The process that has everything loaded and does no patient itself: it forks a worker for each slice of jobs, passes
// on what they say, and says `failed` for the one that can't any more. Called by workers.cpp in the forked child.
#pragma once

#include "run/workers.hpp"

namespace rehab {

/// Never returns to the caller's code: ends the process.
[[noreturn]] void warm_process(const Task& task, unsigned workers, const Limits& limits, int fd);

}  // namespace rehab
