// SPDX-License-Identifier: Apache-2.0
// Plans a list of patients, one or ten thousand the same way: in workers, with each result as it comes. The one place
// that knows all rooms, from an intake to a decision, and from there to paper. The caller publishes the files
// (outputs.hpp). Never loads a plugin into the caller's process.
#pragma once

#include <functional>
#include <optional>

#include "intake/next_intake.hpp"
#include "run/job.hpp"
#include "run/setup.hpp"

namespace rehab {

/// What is to be planned.
struct Jobs {
  std::size_t count = 0;
  /// Called where the work is done, in a worker: an intake may be read as late as there. Nothing: it can't be used, and
  /// `result` says why; warnings go there too.
  std::function<std::optional<Job>(std::size_t number, JobResult& result)> job;
};

/// Calls `on_result` once for each job, in the order they end. Returns false when stopped by request.
/// Throws Error (config) when a plugin or the logo can't be loaded; no job was then begun.
bool plan_all(const Setup& setup, const Jobs& jobs, unsigned workers,
              const std::function<void(std::size_t number, const JobResult&)>& on_result,
              const std::function<bool()>& stop_requested);

/// Of a result with the text "stages": what its sheet prints; nothing of a held plan.
PrintedStages printed_stages(const JobResult& result);

}  // namespace rehab
