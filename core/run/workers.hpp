// SPDX-License-Identifier: Apache-2.0
// Runs jobs in processes of their own, so that whatever a plugin does to its process stays there. The caller forks one
// warm process, which prepares (loads the plugins) once and forks a worker for each slice of jobs. A worker that ends,
// prints or overstays its limits before it said `done` has failed the job it was at, and a fresh one takes the rest.
// This contains faults; it is no sandbox against a hostile plugin, which runs with the rights of the user.
//
// The caller's process must be single-threaded, as any that forks without exec.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stdexcept>

#include "run/protocol.hpp"

namespace rehab {

struct Limits {
  std::chrono::milliseconds warm_up{15'000};        ///< wall clock, to prepare
  std::chrono::milliseconds job{10'000};            ///< wall clock, for one job
  unsigned cpu_seconds = 8;                         ///< processor time, for one job
  std::size_t memory_bytes = std::size_t{1} << 30;  ///< address space; not set under AddressSanitizer
};

/// The way out of a worker or the warm process: whole lines onto its pipe. Throws when nobody reads any more.
class Report {
 public:
  explicit Report(int fd) : fd_(fd) {}
  void tell(Tell tell, std::size_t job, std::vector<std::string> fields = {}) const;

 private:
  int fd_;
};

struct Task {
  std::size_t jobs = 0;
  /// In the warm process, once. May tell `loading`. An exception is told as `broken` and ends the run.
  std::function<void(const Report&)> prepare;
  /// In a worker, for each job. Tells what it makes and returns the state for `done`. An exception fails the job.
  std::function<std::string(std::size_t job, const Report&)> work;
};

/// Calls on_message in the caller's process for each message, in the order they arrive; every job ends in exactly one
/// `done` or `failed`. A run that can't be prepared ends with one `broken` and no job at all.
/// Stops, ending every process, as soon as stop_requested() says so; returns false then.
bool run_in_workers(const Task& task, unsigned workers, const Limits& limits,
                    const std::function<void(const Message&)>& on_message, const std::function<bool()>& stop_requested);

/// For `Task::work` and `Task::prepare`: throws std::runtime_error when anything was printed on standard output or
/// error since the process started. Flushes the C and C++ streams first.
void refuse_output();

}  // namespace rehab
