// SPDX-License-Identifier: Apache-2.0
// Runs jobs in processes of their own, so that whatever a plugin does to its process stays there. The caller forks one
// warm process, which prepares (loads the plugins) once and forks a worker for each slice of jobs. A worker that ends,
// throws or overstays its limits before its job is done has failed that job, and a fresh one takes the rest. What fails
// is told with the bundle at fault: the one a BundleError names, else the one the process said it was at.
// This contains faults; it is no sandbox against a hostile plugin, which runs with the rights of the user.
//
// Of what the caller has open, files and connections, its processes keep nothing but standard input, output and error.
// The caller's process must be single-threaded, as any that forks without exec. It adopts orphans from then on, has
// SIGCHLD at its default, and loses children that were started during the run.
#pragma once

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

#include "process/protocol.hpp"

namespace rehab {

struct WorkerLimits {
  Limits prepare{std::chrono::seconds(5), 3,  // idle from one bundle to the next, processor time in all
                 "it did nothing for longer than loading may", "it used more processor time than loading may"};
  Limits job{std::chrono::seconds(10), 8, "it did nothing for longer than one patient may",
             "it used more processor time than one patient may"};
  /// After so long without a sign of life the warm process is given up.
  std::chrono::milliseconds silence{std::chrono::seconds(60)};
};

/// The way out of a worker or the warm process: whole lines onto its pipe. Throws when nobody reads any more. A child
/// forked in between has no way out: it ends.
class Messenger {
 public:
  explicit Messenger(int fd) : fd_(fd), pid_(getpid()) {}
  /// Says what would be at fault if the process ended now; empty: the core.
  void at(const std::string& bundle) const;
  void tell(const Message& message) const;
  /// What is being thrown, as a Failure: call it in a catch block. Its reason is one line, and not long.
  Failure caught() const;
  /// For a child that has nothing to say here.
  void close() const;

 private:
  int fd_;
  pid_t pid_;
  mutable std::string at_;
};

struct Task {
  std::size_t jobs = 0;
  /// In the warm process, once. An exception ends the run before its first job.
  std::function<void(const Messenger&)> prepare;
  /// In a worker, for each job. What it returns goes to `done`; an exception fails the job. At its end it is at no
  /// bundle.
  std::function<std::vector<std::string>(std::size_t job, const Messenger&)> work;
  /// In the caller's process, as the jobs end; each ends in exactly one of the two.
  std::function<void(std::size_t job, const std::vector<std::string>& result)> done;
  std::function<void(std::size_t job, const Failure&)> failed;
};

/// The run could not be prepared; no job was begun.
struct NotPrepared : std::runtime_error {
  Failure failure;
  explicit NotPrepared(Failure why) : std::runtime_error(why.reason), failure(std::move(why)) {}
};

/// Stops, ending every process, as soon as stop_requested() says so; returns false then. Throws NotPrepared.
bool run_in_workers(
    const Task& task, unsigned workers, const WorkerLimits& limits = {},
    const std::function<bool()>& stop_requested = [] { return false; });

}  // namespace rehab
