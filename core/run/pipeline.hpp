// SPDX-License-Identifier: Apache-2.0
// The one place that knows all rooms: from an intake to a decision, and from there to paper. Runs in a worker.
#pragma once

#include <vector>

#include "plugins/library.hpp"
#include "run/job.hpp"
#include "run/setup.hpp"
#include "run/workers.hpp"

namespace rehab {

/// Does the whole of one job and tells what it wrote; returns the state for `done`. Throws what a plugin or a room
/// throws: the job has then failed.
std::string plan_patient(const Setup& setup, const std::vector<LoadedPlugin>& plugins, std::size_t number,
                         const Job& job, const Report& report);

}  // namespace rehab
