// SPDX-License-Identifier: Apache-2.0
#include "run/warm_process.hpp"

#include <algorithm>
#include <list>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/problem.hpp"
#include "run/process.hpp"

namespace rehab {
namespace {

constexpr std::size_t largest_slice = 64;

/// The worker itself. After a failure nothing in this process is trusted, so it ends.
[[noreturn]] void work_through(const Task& task, std::size_t begin, std::size_t end, const Limits& limits, int fd) {
  const Report report(fd);
  redirect_standard_streams();
  limit_memory(limits.memory_bytes);
  for (std::size_t job = begin; job < end; ++job) {
    report.tell(Tell::start, job);
    limit_cpu(limits.cpu_seconds);
    try {
      report.tell(Tell::done, job, {task.work(job, report)});
    } catch (const Error& error) {
      report.tell(Tell::failed, job, {"", error.what(), std::to_string(static_cast<int>(error.kind))});
      _exit(0);
    } catch (const std::exception& error) {
      report.tell(Tell::failed, job, {"", error.what()});
      _exit(0);
    } catch (...) {
      report.tell(Tell::failed, job, {"", "it threw something that is not a std::exception"});
      _exit(0);
    }
  }
  _exit(0);
}

/// What the warm process knows of one of its workers.
struct Worker {
  pid_t pid = -1;
  int fd = -1;
  std::size_t job = 0;  ///< the one it is at, or comes to next
  std::size_t end = 0;
  Clock::time_point since = Clock::now();  ///< when the job began
  MessageReader reader;
  std::string at;        ///< the bundle being asked
  bool gave_up = false;  ///< it told of a failure and ends by itself
  bool overdue = false;
};

class Foreman {
 public:
  Foreman(const Task& task, unsigned workers, const Limits& limits, int fd)
      : task_(task),
        limits_(limits),
        report_(fd),
        most_(std::max(1U, workers)),
        slice_(std::clamp<std::size_t>(task.jobs / (most_ * 4), 1, largest_slice)) {}

  void run() {
    std::size_t next = 0;
    while (next < task_.jobs || !workers_.empty()) {
      while (next < task_.jobs && workers_.size() < most_) {
        const std::size_t end = std::min(next + slice_, task_.jobs);
        start(next, end);
        next = end;
      }
      listen();
      end_overdue();
    }
  }

 private:
  void start(std::size_t begin, std::size_t end) {
    const Pipe pipe = make_pipe();
    const pid_t pid = fork_child();
    if (pid == 0) {
      close(pipe.read);
      for (const Worker& other : workers_) close(other.fd);
      work_through(task_, begin, end, limits_, pipe.write);
    }
    close(pipe.write);
    Worker worker;
    worker.pid = pid;
    worker.fd = pipe.read;
    worker.job = begin;
    worker.end = end;
    workers_.push_back(std::move(worker));
  }

  void listen() {
    std::vector<pollfd> fds;
    Clock::time_point first_due = Clock::now() + limits_.job;
    for (const Worker& worker : workers_) {
      fds.push_back({worker.fd, POLLIN, 0});
      first_due = std::min(first_due, worker.since + limits_.job);
    }
    poll(fds.data(), fds.size(), poll_milliseconds(first_due));
    auto next = workers_.begin();
    for (const pollfd& entry : fds) {
      const auto worker = next++;
      if (entry.revents == 0) continue;
      bool ended = false;
      for (const Message& message : read_messages(worker->fd, worker->reader, ended)) follow(*worker, message);
      if (ended) bury(worker);
    }
  }

  void follow(Worker& worker, Message message) {
    if (message.tell == Tell::start) worker.since = Clock::now();
    if (message.tell == Tell::at) worker.at = message.fields.at(0);
    if (message.tell == Tell::failed) message.fields.at(0) = worker.at;
    report_.tell(message.tell, message.job, message.fields);
    if (message.tell != Tell::done && message.tell != Tell::failed) return;
    worker.gave_up = message.tell == Tell::failed;
    worker.job = message.job + 1;
    worker.at.clear();
  }

  /// The job it was at has failed, unless it said so itself; what is left of its slice goes to a fresh worker.
  void bury(std::list<Worker>::iterator worker) {
    const std::string how = wait_and_tell(worker->pid);
    close(worker->fd);
    std::size_t job = worker->job;
    if (job < worker->end && !worker->gave_up)
      report_.tell(Tell::failed, job++, {worker->at, worker->overdue ? "it took longer than one patient may" : how});
    const std::size_t end = worker->end;
    workers_.erase(worker);
    if (job < end) start(job, end);
  }

  void end_overdue() {
    for (Worker& worker : workers_) {
      if (worker.overdue || Clock::now() < worker.since + limits_.job) continue;
      worker.overdue = true;
      kill(worker.pid, SIGKILL);
    }
  }

  const Task& task_;
  const Limits& limits_;
  Report report_;
  std::size_t most_;
  std::size_t slice_;
  std::list<Worker> workers_;
};

}  // namespace

void warm_process(const Task& task, unsigned workers, const Limits& limits, int fd) {
  const Report report(fd);
  try {
    redirect_standard_streams();
    task.prepare(report);
    refuse_output();
    report.tell(Tell::ready, 0);
  } catch (const std::exception& error) {
    report.tell(Tell::broken, 0, {"", error.what()});
    _exit(0);
  } catch (...) {
    report.tell(Tell::broken, 0, {"", "it threw something that is not a std::exception"});
    _exit(0);
  }
  try {
    Foreman(task, workers, limits, fd).run();
  } catch (const std::exception&) {
    _exit(1);
  }
  _exit(0);
}

}  // namespace rehab
