// SPDX-License-Identifier: Apache-2.0
// What becomes of a result's files: all of a patient's papers get their final names, or none does. Used by the commands
// that plan, in the coordinator. Throws Error (cannot_create, io).
#pragma once

#include <string>
#include <vector>

#include "base/files.hpp"
#include "run/job.hpp"

namespace rehab {

/// Before any work: a sheet that exists, an output that is an input or can't be written, or one file for sheet and
/// record. A record that exists is refused when it is to be published, unless it is the same to the byte.
void refuse_bad_targets(const Targets& targets, const WriteOptions& rules);

/// Gives the temporaries their names. An earlier page of the other state (`<id>.pdf` or `<id>.html` beside a new
/// `<id>.held.pdf`) no longer holds and is removed. Returns the paths removed.
std::vector<std::string> publish_papers(const Job& job, const JobResult& result, const WriteOptions& rules);

/// After a failure or an interruption: removes every temporary of these jobs, reported or not.
void sweep_temporaries(const std::vector<Job>& jobs);

}  // namespace rehab
