// SPDX-License-Identifier: Apache-2.0
#include "run/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace rehab {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool limits_address_space = false;  // its shadow memory is larger than any limit
#else
constexpr bool limits_address_space = true;
#endif

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  return {ends[0], ends[1]};
}

pid_t fork_child() {
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) fail("fork");
  if (pid > 0) return pid;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  for (int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_DFL);
  signal(SIGPIPE, SIG_IGN);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  return 0;
}

void redirect_standard_streams() {
  const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int printed = memfd_create("printed", MFD_CLOEXEC);
  if (null < 0 || printed < 0) fail("redirecting the standard streams");
  dup2(null, STDIN_FILENO);
  dup2(printed, STDOUT_FILENO);
  dup2(printed, STDERR_FILENO);
  close(null);
  close(printed);
}

void limit_memory(std::size_t bytes) {
  if (!limits_address_space) return;
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
}

void limit_cpu(unsigned seconds_more) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + seconds_more;
  setrlimit(RLIMIT_CPU, &limit);
}

std::string wait_and_tell(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFSIGNALED(status))
    return "it ended the process by itself (exit status " + std::to_string(WEXITSTATUS(status)) + ")";
  if (WTERMSIG(status) == SIGXCPU) return "it used more processor time than one patient may";
  return std::string("it crashed (") + strsignal(WTERMSIG(status)) + ")";
}

std::vector<Message> read_messages(int fd, MessageReader& reader, bool& ended) {
  std::array<char, 65536> buffer;
  const ssize_t got = read(fd, buffer.data(), buffer.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return {};
  ended = got <= 0;
  if (ended) return {};
  return reader.feed({buffer.data(), static_cast<std::size_t>(got)});
}

int poll_milliseconds(Clock::time_point when) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(when - Clock::now()).count();
  return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left, 0, 200));
}

}  // namespace rehab
