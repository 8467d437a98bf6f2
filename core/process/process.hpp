// SPDX-License-Identifier: Apache-2.0
// What this room needs of the system: processes, pipes, limits and captured output. What the system refuses throws
// Error (system).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace rehab {

using Clock = std::chrono::steady_clock;

struct Pipe {
  int read = -1;
  int write = -1;
};
Pipe make_pipe();

inline constexpr std::size_t most_descriptors = 1024;  ///< that a child of ours may open

/// fork; in the child: dies with its parent, default signal handling, no core files, few descriptors, adopts orphans.
pid_t fork_child();

/// Closes every descriptor but the standard streams and this one.
void keep_only(int fd);

/// From here on, a process that one of our descendants leaves behind becomes our child.
void adopt_orphans();

/// Empty also where /proc can't be read.
std::vector<pid_t> children();
/// Also sees one that has ended and was not waited for, and needs no /proc.
bool has_children();
/// Kills all children but those to keep, and what they leave behind.
void end_children(const std::function<bool(pid_t)>& keep);
/// In the system's own units, for comparison only; 0: not known.
unsigned long long start_time(pid_t pid);

/// Standard input is empty from here on; standard output and error go to memory, where printed() looks.
void capture_output();

/// Was anything printed since capture_output()? Flushes the C and C++ streams first. False where nothing is captured.
bool printed();

/// What one step of work may take, and how it is said that it took more. Processor time and time idle, never the clock:
/// a step that a busy machine keeps waiting is not at fault.
struct Limits {
  std::chrono::milliseconds idle;
  unsigned cpu_seconds;
  std::string too_long;
  std::string too_busy;
  std::size_t memory_bytes = std::size_t{1} << 30;  ///< address space; not limited under AddressSanitizer
};
void limit_memory(const Limits& limits);
/// That much processor time from now on, on top of what was used.
void limit_cpu(const Limits& limits);
void unlimit_cpu();

/// How a step ended that did not come to its end.
enum class Fate { threw, exited, crashed, overstayed };

struct Ending {
  Fate fate = Fate::exited;
  std::string text;  ///< the second half of a sentence: "it crashed (SIGSEGV)"
};
/// Is it there only to be waited for?
bool has_ended(pid_t pid);
/// Kills it if it still runs, waits, and says how it ended; `overdue`: it took too long.
Ending ending_of(pid_t pid, const Limits& limits, bool overdue);

/// How long a process has been idle since `begin`: neither running, nor ready to run, nor waiting for a disk, as one
/// that sleeps, or waits for what never comes. Where the system does not tell (no /proc), all time is idle. Ten times
/// as long may be spent waiting for a disk.
class Idleness {
 public:
  void begin() { *this = {}; }
  /// Costs nothing before there is a tenth of that much time to account for.
  bool exceeds(std::chrono::milliseconds most, pid_t pid);

 private:
  Clock::time_point looked_ = Clock::now();
  std::chrono::nanoseconds busy_before_{-1};  ///< by then; -1: not looked at yet
  std::chrono::nanoseconds idle_{0}, waiting_{0};
};

inline constexpr int longest_wait_ms = 200;  ///< of a poll, so that a request to stop is seen soon

}  // namespace rehab
