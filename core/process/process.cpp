// SPDX-License-Identifier: Apache-2.0
#include "process/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <signal.h>
#include <sstream>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/problem.hpp"

namespace rehab {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool limits_address_space = false;  // its shadow memory is larger than any limit
#else
constexpr bool limits_address_space = true;
#endif

int captured = -1;

[[noreturn]] void fail_of_system(const std::string& what) {
  throw Error(ErrorKind::system, "the system refuses " + what + ": " + std::generic_category().message(errno),
              "raise its limits (ulimit -a shows them), or end other programs");
}

void lower_limit(__rlimit_resource_t resource, rlim_t most) {
  rlimit limit{};
  getrlimit(resource, &limit);
  limit.rlim_max = std::min(most, limit.rlim_max);
  limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
  setrlimit(resource, &limit);
}

/// What /proc says of a process behind its name: its state, and so on.
std::istringstream stat_of(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(file, line, '\0');
  return std::istringstream(line.substr(line.rfind(')') + 1));  // the name may hold another
}

/// As /proc says it: 'R' runs or is ready to, 'D' waits for a disk; 0 where the system does not tell.
char state_of(pid_t pid) {
  char state = 0;
  stat_of(pid) >> state;
  return state;
}

/// Running, and ready to run; 0 where the system does not tell.
std::chrono::nanoseconds busy_time(pid_t pid) {
  long long running = 0, ready = 0;
  std::ifstream("/proc/" + std::to_string(pid) + "/schedstat") >> running >> ready;
  return std::chrono::nanoseconds(running + ready);
}

void set_cpu_limit(rlim_t seconds) {
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = std::min(seconds, limit.rlim_max);
  setrlimit(RLIMIT_CPU, &limit);
}

}  // namespace

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail_of_system("a pipe");
  return {ends[0], ends[1]};
}

pid_t fork_child() {
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) fail_of_system("another process");
  if (pid > 0) return pid;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  adopt_orphans();
  for (int number : {SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU}) signal(number, SIG_DFL);
  for (int number : {SIGPIPE, SIGXFSZ}) signal(number, SIG_IGN);  // the call that failed says so
  lower_limit(RLIMIT_CORE, 0);
  lower_limit(RLIMIT_NOFILE, most_descriptors);
  return 0;
}

void keep_only(int fd) {
  for (int other = STDERR_FILENO + 1; other < fd; ++other) close(other);
  closefrom(fd + 1);
}

void adopt_orphans() {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
}

std::vector<pid_t> children() {
  std::ifstream list("/proc/thread-self/children");
  return {std::istream_iterator<pid_t>(list), {}};
}

bool has_children() {
  siginfo_t about{};
  return waitid(P_ALL, 0, &about, WEXITED | WNOHANG | WNOWAIT | __WALL) == 0;
}

unsigned long long start_time(pid_t pid) {
  std::istringstream fields = stat_of(pid);
  std::string field;
  constexpr int fields_between = 19;
  for (int i = 0; i < fields_between; ++i) fields >> field;
  unsigned long long ticks = 0;
  fields >> ticks;
  return ticks;
}

void end_children(const std::function<bool(pid_t)>& keep) {
  constexpr int most_generations = 1000;  // whoever forks faster than we kill is not waited for
  for (int generation = 0; generation < most_generations; ++generation) {
    bool more = false;
    for (const pid_t child : children()) {
      if (keep(child)) continue;
      more = true;
      kill(child, SIGKILL);
      waitpid(child, nullptr, __WALL);
    }
    if (!more) return;
  }
}

void capture_output() {
  const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int memory = memfd_create("printed", MFD_CLOEXEC);
  if (null < 0 || memory < 0) fail_of_system("a file in memory");
  dup2(null, STDIN_FILENO);
  dup2(memory, STDOUT_FILENO);
  dup2(memory, STDERR_FILENO);
  close(null);
  if (captured >= 0) close(captured);
  captured = memory;
}

bool printed() {
  std::cout.flush();
  std::cerr.flush();
  std::clog.flush();
  std::fflush(nullptr);
  struct stat about {};
  return captured >= 0 && fstat(captured, &about) == 0 && about.st_size > 0;
}

void limit_memory(const Limits& limits) {
  if (!limits_address_space) return;
  lower_limit(RLIMIT_AS, limits.memory_bytes);
}

void limit_cpu(const Limits& limits) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  set_cpu_limit(static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + limits.cpu_seconds);
}

void unlimit_cpu() {
  set_cpu_limit(RLIM_INFINITY);
}

bool has_ended(pid_t pid) {
  siginfo_t about{};
  return waitid(P_PID, static_cast<id_t>(pid), &about, WEXITED | WNOHANG | WNOWAIT) == 0 && about.si_pid == pid;
}

Ending ending_of(pid_t pid, const Limits& limits, bool overdue) {
  kill(pid, SIGKILL);  // nothing to one that is on its way out
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFSIGNALED(status))
    return {Fate::exited, "it ended the process by itself (exit status " + std::to_string(WEXITSTATUS(status)) + ")"};
  if (overdue) return {Fate::overstayed, limits.too_long};
  if (WTERMSIG(status) == SIGXCPU) return {Fate::overstayed, limits.too_busy};
  const char* name = sigabbrev_np(WTERMSIG(status));
  return {Fate::crashed, std::string("it crashed (SIG") + (name ? name : "?") + ")"};
}

bool Idleness::exceeds(std::chrono::milliseconds most, pid_t pid) {
  constexpr int most_waiting = 10;
  const Clock::time_point now = Clock::now();
  if (now < looked_ + most / 10) return false;
  const std::chrono::nanoseconds busy = busy_time(pid), passed = now - std::exchange(looked_, now);
  const std::chrono::nanoseconds before = std::exchange(busy_before_, busy);
  if (before.count() < 0) return false;
  const char state = state_of(pid);
  std::chrono::nanoseconds& rest = state == 'D' ? waiting_ : idle_;
  // Time ready to run is told only once it runs: what was taken for idle until then is taken back.
  rest = std::max(rest + passed - (busy - before), std::chrono::nanoseconds(0));
  return state != 'R' && (idle_ > most || waiting_ > most * most_waiting);
}

}  // namespace rehab
