// SPDX-License-Identifier: Apache-2.0
#include "run/workers.hpp"

#include <cerrno>
#include <cstdio>
#include <iostream>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "run/process.hpp"
#include "run/warm_process.hpp"

namespace rehab {
namespace {

/// The caller's side: keeps the promise that every job ends in one `done` or `failed`, whatever becomes of the others.
class Coordinator {
 public:
  Coordinator(const Task& task, const Limits& limits, const std::function<void(const Message&)>& on_message, pid_t pid,
              int fd)
      : limits_(limits), on_message_(on_message), pid_(pid), fd_(fd), over_(task.jobs, false) {}

  bool run(const std::function<bool()>& stop_requested) {
    const auto due = Clock::now() + limits_.warm_up;
    while (!ended_) {
      if (stop_requested()) return end_everything(), false;
      pollfd entry{fd_, POLLIN, 0};
      if (poll(&entry, 1, poll_milliseconds(Clock::now() + std::chrono::seconds(1))) > 0)
        for (const Message& message : read_messages(fd_, reader_, ended_)) follow(message);
      if (!ready_ && !ended_ && Clock::now() > due) {
        overdue_ = true;
        kill(-pid_, SIGKILL);
      }
    }
    account_for_the_rest(wait_and_tell(pid_));
    close(fd_);
    return true;
  }

 private:
  void follow(Message message) {
    if (message.tell == Tell::ready) ready_ = true;
    if (message.tell == Tell::loading) loading_ = message.fields.at(0);
    if (message.tell == Tell::broken) {
      message.fields.at(0) = loading_;
      broken_ = true;
    }
    if (message.tell == Tell::done || message.tell == Tell::failed) over_.at(message.job) = true;
    on_message_(message);
  }

  void account_for_the_rest(const std::string& how) {
    if (broken_) return;
    if (!ready_) {
      on_message_({Tell::broken, 0, {loading_, overdue_ ? "it took too long to load" : how}});
      return;
    }
    for (std::size_t job = 0; job < over_.size(); ++job)
      if (!over_[job]) on_message_({Tell::failed, job, {"", "the process that runs the workers ended: " + how}});
  }

  void end_everything() {
    kill(-pid_, SIGKILL);
    wait_and_tell(pid_);
    close(fd_);
  }

  const Limits& limits_;
  const std::function<void(const Message&)>& on_message_;
  pid_t pid_;
  int fd_;
  MessageReader reader_;
  std::vector<bool> over_;
  std::string loading_;
  bool ended_ = false;
  bool ready_ = false;
  bool broken_ = false;
  bool overdue_ = false;
};

}  // namespace

void Report::tell(Tell tell, std::size_t job, std::vector<std::string> fields) const {
  const std::string line = encode({tell, job, std::move(fields)});
  for (std::size_t sent = 0; sent < line.size();) {
    const ssize_t n = write(fd_, line.data() + sent, line.size() - sent);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw std::system_error(errno, std::generic_category(), "reporting");
    sent += static_cast<std::size_t>(n);
  }
}

bool run_in_workers(const Task& task, unsigned workers, const Limits& limits,
                    const std::function<void(const Message&)>& on_message,
                    const std::function<bool()>& stop_requested) {
  std::cout.flush();
  std::fflush(nullptr);  // or the children would print what still waits in the buffers
  const Pipe pipe = make_pipe();
  const pid_t pid = fork_child();
  if (pid == 0) {
    setpgid(0, 0);
    close(pipe.read);
    warm_process(task, workers, limits, pipe.write);
  }
  setpgid(pid, pid);  // on both sides, as either may come first
  close(pipe.write);
  return Coordinator(task, limits, on_message, pid, pipe.read).run(stop_requested);
}

void refuse_output() {
  std::cout.flush();
  std::cerr.flush();
  std::clog.flush();
  std::fflush(nullptr);
  struct stat printed {};
  if (fstat(STDOUT_FILENO, &printed) == 0 && printed.st_size > 0)
    throw std::runtime_error("it printed on standard output or error, which no plugin may");
}

}  // namespace rehab
