// SPDX-License-Identifier: Apache-2.0
// The one folder that the desk reads intakes from and saves to. Of a request it takes names that it offered itself, and
// never a path.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "run/job.hpp"
#include "run/setup.hpp"

namespace rehab::desk {

/// Plans one job in a worker. Throws Error where no patient can be planned.
using Plan = std::function<JobResult(const Job&)>;

/// Issued or held: there is something to print.
bool is_plan(const JobResult& result);

/// "P-0001.pdf" and so on, for a stem "P-0001".
Targets papers_of(const std::filesystem::path& stem);

struct Saved {
  JobResult result;               ///< issued or held; else nothing was saved
  std::vector<std::string> said;  ///< a sentence for each file that was written or removed
};

class Folder {
 public:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}
  const std::filesystem::path& path() const { return path_; }

  /// The names of the intakes in it, in order.
  std::vector<std::string> intakes() const;
  /// Throws Error where the name is not one of those, or the file can't be read.
  std::string read(const std::string& name) const;

  /// Intake and papers, all of them or none, by the patient's id and, from the second one on, the visit:
  /// "P-0001.visit-2.yaml". `opened`: the SHA-256 of the file that the intake was opened from; only
  /// that very file, and the papers beside it, are replaced. Throws Error (cannot_create, io) for any other that is
  /// there.
  Saved save(const Setup& setup, const Plan& plan, Job job, const std::string& yaml, const std::string& opened) const;

 private:
  std::filesystem::path path_;
};

}  // namespace rehab::desk
