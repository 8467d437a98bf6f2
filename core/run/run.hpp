// SPDX-License-Identifier: Apache-2.0
// Plans a list of patients, one or ten thousand the same way: in workers, with each result as it comes. The one place
// that knows all rooms, from an intake to a decision, and from there to paper. The caller publishes the files
// (outputs.hpp). Never loads a plugin into the caller's process.
#pragma once

#include <functional>
#include <vector>

#include "run/job.hpp"
#include "run/setup.hpp"

namespace rehab {

/// Calls `on_result` once for each job, in the order they end. Returns false when stopped by request.
/// Throws Error (config) when a plugin or the logo can't be loaded; no job was then begun.
bool plan_all(const Setup& setup, const std::vector<Job>& jobs, unsigned workers,
              const std::function<void(std::size_t number, const JobResult&)>& on_result,
              const std::function<bool()>& stop_requested);

}  // namespace rehab
