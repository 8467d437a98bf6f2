// SPDX-License-Identifier: Apache-2.0
// What becomes of a result's files: all of a patient's papers get their final names, or none does. Used by the commands
// that plan, in the coordinator. Throws Error (cannot_create, io).
#pragma once

#include <string>
#include <vector>

#include "base/files.hpp"
#include "run/job.hpp"
#include "run/papers.hpp"

namespace rehab {

/// Before any work: an output that is an input or can't be written, or one file for two papers. A paper that exists is
/// refused when it is to be published, unless it is the same to the byte.
void refuse_bad_targets(const Targets& targets, const WriteOptions& rules);

/// Those that stand there to the byte and, unless outputs may be replaced, are left alone; asked before they are
/// published.
std::vector<std::string> unchanged_papers(const JobResult& result, const WriteOptions& rules);

/// Gives the temporaries their names. An earlier page of the other state (`<id>.pdf` or `<id>.html` beside a new
/// `<id>.held.pdf`) and letters of a plan that now has none no longer hold and are removed. Returns the paths removed.
/// `with`: what else gets its name with them.
std::vector<std::string> publish_papers(const Targets& targets, const JobResult& result, const WriteOptions& rules,
                                        const std::vector<PaperChange::Put>& with = {});

/// After a failure or an interruption: removes every temporary of these, reported or not.
void sweep_temporaries(const std::vector<Targets>& all);

}  // namespace rehab
