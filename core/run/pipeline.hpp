// SPDX-License-Identifier: Apache-2.0
// The one place that knows all rooms: from an intake to a decision, and from there to paper. Runs in a worker.
#pragma once

#include <memory>
#include <vector>

#include "base/image.hpp"
#include "plugins/library.hpp"
#include "run/job.hpp"
#include "run/setup.hpp"
#include "run/workers.hpp"

namespace rehab {

/// What only the workers' processes hold: it could break the one that loads it.
struct Loaded {
  std::vector<LoadedPlugin> plugins;
  std::shared_ptr<const Image> logo;  ///< null: none
};

/// Does the whole of one job and tells what it wrote; returns the state for `done`. Throws what a plugin or a room
/// throws: the job has then failed.
std::string plan_patient(const Setup& setup, const Loaded& loaded, std::size_t number, const Job& job,
                         const Report& report);

}  // namespace rehab
