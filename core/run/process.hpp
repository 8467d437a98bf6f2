// SPDX-License-Identifier: Apache-2.0
// The few things about processes, pipes and limits that the workers need from the system. Used by workers.cpp and
// warm_process.cpp only. Failures of the system throw std::system_error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <sys/types.h>
#include <vector>

#include "run/protocol.hpp"

namespace rehab {

using Clock = std::chrono::steady_clock;

struct Pipe {
  int read = -1;
  int write = -1;
};
Pipe make_pipe();

/// fork; in the child: dies with its parent, default signal handling, no core files.
pid_t fork_child();

/// Standard input is empty from here on; standard output and error go to memory, where refuse_output() looks.
void redirect_standard_streams();

void limit_memory(std::size_t bytes);
/// That much processor time from now on, on top of what was used.
void limit_cpu(unsigned seconds_more);

/// Waits for the process and says how it ended, as the second half of a sentence about a plugin.
std::string wait_and_tell(pid_t pid);

/// What can be read now; sets `ended` when the other side is gone.
std::vector<Message> read_messages(int fd, MessageReader& reader, bool& ended);

/// For poll: how long until then, at least 0 and at most 200 ms, so that a request to stop is seen soon.
int poll_milliseconds(Clock::time_point when);

}  // namespace rehab
