// SPDX-License-Identifier: Apache-2.0
#include "process/workers.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <list>
#include <new>
#include <optional>
#include <poll.h>
#include <signal.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace rehab {

namespace {

/// A plugin chooses the text of its exceptions.
std::string one_line(std::string_view text) {
  constexpr std::size_t longest = 500;
  std::string line(text.substr(0, longest));
  std::ranges::replace(line, '\n', ' ');
  return text.size() > longest ? line + " ..." : line;
}

constexpr std::size_t largest_slice = 64;
constexpr std::chrono::seconds sign_of_life(2);  ///< how often the warm process says that it is there

/// The worker itself. After a failure nothing in this process is trusted, so it ends.
[[noreturn]] void work_through(const Task& task, std::size_t begin, std::size_t end, const Limits& limits,
                               int fd) noexcept {  // the caller's code must never see this process
  const Messenger messenger(fd);
  std::size_t job = begin;
  try {
    capture_output();
    limit_memory(limits);
    for (; job < end; ++job) {
      messenger.tell({Tell::start, job, {}});
      limit_cpu(limits);
      messenger.tell({Tell::done, job, task.work(job, messenger)});
    }
  } catch (...) {
    messenger.tell(message_of(Tell::failed, job, messenger.caught()));
  }
  _exit(0);
}

/// What the warm process knows of one of its workers.
struct Worker {
  pid_t pid = -1;
  int fd = -1;
  std::size_t job = 0;  ///< the one it is at, or comes to next
  std::size_t end = 0;
  Idleness idle;  ///< since the job began
  MessageReader reader;
  std::string at;        ///< the bundle being asked
  bool gave_up = false;  ///< it told of a failure, and ends by itself
  bool overdue = false;
  bool ended = false;   ///< as seen before the pipe was last looked at
  std::string babbled;  ///< what is wrong with what it said; empty: nothing
};

class Foreman {
 public:
  Foreman(const Task& task, unsigned workers, const Limits& limits, const Messenger& messenger)
      : task_(task),
        limits_(limits),
        messenger_(messenger),
        most_(std::max(1U, workers)),
        slice_(std::clamp<std::size_t>(task.jobs / (most_ * 4), 1, largest_slice)) {}

  void run() {
    std::size_t next = 0;
    Clock::time_point said = Clock::now();
    while (next < task_.jobs || !workers_.empty()) {
      if (Clock::now() > said + sign_of_life) {
        messenger_.tell({Tell::ready, 0, {}});
        said = Clock::now();
      }
      while (next < task_.jobs && workers_.size() < most_) {
        const std::size_t end = std::min(next + slice_, task_.jobs);
        start(next, end);
        next = end;
      }
      listen();
      end_idle();
    }
  }

 private:
  void start(std::size_t begin, std::size_t end) {
    const Pipe pipe = make_pipe();
    const pid_t pid = fork_child();
    if (pid == 0) {
      close(pipe.read);
      messenger_.close();
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
    for (Worker& worker : workers_) {
      fds.push_back({worker.fd, POLLIN, 0});
      worker.ended = has_ended(worker.pid);  // asked first: whatever it wrote is there now
    }
    if (poll(fds.data(), fds.size(), longest_wait_ms) < 0) return;
    auto next = workers_.begin();
    for (const pollfd& entry : fds) {
      const auto worker = next++;
      if (entry.revents == 0 ? worker->ended : !hear(*worker)) bury(worker);  // what it left behind may hold the pipe
    }
  }

  /// False: the worker is to be ended, or has ended.
  bool hear(Worker& worker) {
    bool ended = false;
    try {
      worker.reader.read(worker.fd, ended, [&](const Message& message) { follow(worker, message); });
    } catch (const BadMessage& bad) {
      worker.babbled = bad.what();
    }
    return !ended && worker.babbled.empty();
  }

  void follow(Worker& worker, const Message& message) {
    if (message.tell == Tell::at) {
      worker.at = message.fields[0];
      return;
    }
    if (message.job != worker.job || worker.gave_up) throw BadMessage("about a job that is not its own");
    if (message.tell == Tell::start) worker.idle.begin();
    if (message.tell == Tell::failed) failure_in(message);
    if (message.tell == Tell::done && !worker.at.empty()) throw BadMessage("a result while it was still asked");
    if (message.tell != Tell::done && message.tell != Tell::failed) return;
    messenger_.tell(message);
    worker.gave_up = message.tell == Tell::failed;
    worker.job = message.job + 1;
    worker.at.clear();
  }

  /// The job it was at has failed, unless it said so itself; what is left of its slice goes to a fresh worker.
  void bury(std::list<Worker>::iterator worker) {
    Ending ending = ending_of(worker->pid, limits_, worker->overdue);
    if (!worker->babbled.empty()) ending.text = "it wrote on a channel of the planner (" + worker->babbled + ")";
    close(worker->fd);
    std::size_t job = worker->job;
    if (job < worker->end && !worker->gave_up)
      messenger_.tell(
          message_of(Tell::failed, job++, {worker->at, ending.text, {}, {}, ErrorKind::internal, ending.fate}));
    const std::size_t end = worker->end;
    workers_.erase(worker);
    end_children([&](pid_t child) { return std::ranges::find(workers_, child, &Worker::pid) != workers_.end(); });
    if (job < end) start(job, end);
  }

  void end_idle() {
    for (Worker& worker : workers_) {
      if (worker.overdue || !worker.idle.exceeds(limits_.idle, worker.pid)) continue;
      worker.overdue = true;
      kill(worker.pid, SIGKILL);
    }
  }

  const Task& task_;
  const Limits& limits_;
  const Messenger& messenger_;
  std::size_t most_;
  std::size_t slice_;
  std::list<Worker> workers_;
};

/// The process that has everything loaded and does no patient itself: it forks a worker for each slice of jobs, passes
/// on what they say, and says `failed` for the one that can't any more.
[[noreturn]] void warm_process(const Task& task, unsigned workers, const WorkerLimits& limits, int fd) noexcept {
  const Messenger messenger(fd);
  try {
    capture_output();
    limit_memory(limits.prepare);
    limit_cpu(limits.prepare);
    task.prepare(messenger);
    messenger.at({});
    unlimit_cpu();
    messenger.tell({Tell::ready, 0, {}});
    Foreman(task, workers, limits.job, messenger).run();
  } catch (...) {
    messenger.tell(message_of(Tell::broken, 0, messenger.caught()));
  }
  _exit(0);
}

/// The caller's side: keeps the promise that every job ends once, whatever becomes of the others.
class Coordinator {
 public:
  Coordinator(const Task& task, const WorkerLimits& limits, pid_t pid, int fd)
      : task_(task), limits_(limits), pid_(pid), fd_(fd), started_(start_time(pid)), over_(task.jobs, false) {}
  ~Coordinator() {
    if (fd_ >= 0) end(true);  // what a job's result is handed to has thrown
  }
  Coordinator(const Coordinator&) = delete;
  Coordinator& operator=(const Coordinator&) = delete;

  bool run(const std::function<bool()>& stop_requested) {
    while (!ended_) {
      if (stop_requested()) return end(true), false;
      pollfd entry{fd_, POLLIN, 0};
      const bool gone = has_ended(pid_);  // asked first, as of the workers
      const int ready = poll(&entry, 1, longest_wait_ms);
      if (ready == 0) ended_ = gone;
      if (ready > 0) hear();
      if (!ended_ && (ready_ ? Clock::now() > since_ + limits_.silence : idle_.exceeds(limits_.prepare.idle, pid_)))
        overdue_ = ended_ = true;
    }
    Ending ending = end(overdue_);
    if (ready_)
      ending.text = "the process that runs the workers " + (overdue_ ? "stopped answering" : "ended: " + ending.text);
    if (!broken_) broken_ = Failure{at_, ending.text, {}, {}, ErrorKind::internal, ending.fate};
    if (!ready_) throw NotPrepared(*broken_);
    for (std::size_t job = 0; job < over_.size(); ++job)
      if (!over_[job]) task_.failed(job, *broken_);
    return true;
  }

 private:
  void hear() {
    try {
      reader_.read(fd_, ended_, [&](const Message& message) { follow(message); });
    } catch (const BadMessage& bad) {
      broken_ = Failure{at_, std::string("it wrote on a channel of the planner (") + bad.what() + ")", {}, {}};
      ended_ = true;
    }
  }

  void follow(const Message& message) {
    since_ = Clock::now();
    idle_.begin();
    const bool ends_job = message.tell == Tell::done || message.tell == Tell::failed;
    if (ends_job && (!ready_ || message.job >= over_.size() || over_[message.job]))
      throw BadMessage("about a job that is not at hand");
    switch (message.tell) {
      case Tell::at:
        at_ = message.fields[0];
        break;
      case Tell::ready:
        ready_ = true;
        break;
      case Tell::broken:
        broken_ = failure_in(message);
        break;
      case Tell::start:
        break;
      case Tell::done:
        over_[message.job] = true;
        task_.done(message.job, message.fields);
        break;
      case Tell::failed:
        over_[message.job] = true;
        task_.failed(message.job, failure_in(message));
        break;
    }
  }

  /// Nothing of the run is there any more.
  Ending end(bool overdue) {
    kill(-pid_, SIGKILL);  // all of them; a plugin may have left the group, and then ending_of and end_children do
    Ending ending = ending_of(pid_, limits_.prepare, overdue);
    close(std::exchange(fd_, -1));
    end_children([&](pid_t child) { return start_time(child) < started_; });  // older ones are others' orphans
    return ending;
  }

  const Task& task_;
  const WorkerLimits& limits_;
  pid_t pid_;
  int fd_;
  unsigned long long started_;  ///< the warm process, by start_time
  MessageReader reader_;
  std::vector<bool> over_;
  std::string at_;
  Clock::time_point since_ = Clock::now();  ///< when it last said something
  Idleness idle_;
  std::optional<Failure> broken_;
  bool ended_ = false;
  bool ready_ = false;
  bool overdue_ = false;
};

}  // namespace

void Messenger::close() const {
  ::close(fd_);
}

void Messenger::at(const std::string& bundle) const {
  at_ = bundle;
  tell({Tell::at, 0, {bundle}});
}

void Messenger::tell(const Message& message) const {
  if (getpid() != pid_) _exit(1);
  const std::string line = encode(message);
  for (std::size_t sent = 0; sent < line.size();) {
    const ssize_t n = write(fd_, line.data() + sent, line.size() - sent);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw std::system_error(errno, std::generic_category(), "reporting");
    sent += static_cast<std::size_t>(n);
  }
}

Failure Messenger::caught() const {
  try {
    throw;
  } catch (const BundleError& error) {
    return {error.bundle, one_line(error.fault), error.remedy, error.state, error.kind};
  } catch (const Error& error) {
    return {at_, one_line(error.what()), error.remedy, {}, error.kind};
  } catch (const std::bad_alloc&) {
    return {at_, "there is not enough memory", {}, {}, ErrorKind::system};
  } catch (const std::system_error& error) {
    return {at_, one_line(error.what()), {}, {}, kind_of(error.code())};
  } catch (const std::exception& error) {
    return {at_, one_line(error.what()), {}, {}};
  } catch (...) {
    return {at_, "it threw something that is not a std::exception", {}, {}};
  }
}

bool run_in_workers(const Task& task, unsigned workers, const WorkerLimits& limits,
                    const std::function<bool()>& stop_requested) {
  std::cout.flush();
  std::fflush(nullptr);  // or the children would print what still waits in the buffers
  adopt_orphans();
  signal(SIGCHLD, SIG_DFL);  // whoever started us may have left it ignored: then nobody could be waited for
  const Pipe pipe = make_pipe();
  const pid_t pid = fork_child();
  if (pid == 0) {
    setpgid(0, 0);
    keep_only(pipe.write);
    warm_process(task, workers, limits, pipe.write);
  }
  setpgid(pid, pid);  // on both sides, as either may come first
  close(pipe.write);
  return Coordinator(task, limits, pid, pipe.read).run(stop_requested);
}

}  // namespace rehab
