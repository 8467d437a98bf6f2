// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "plugins/library.hpp"

namespace rehab {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool limit_memory = false;  // the sanitizer reserves terabytes of address space
#else
constexpr bool limit_memory = true;
#endif

constexpr const char* report_to_author = "Disable the bundle in the clinic file, and report this to its author.";

/// The report is one write of at most this many bytes, so that it arrives whole or not at all.
constexpr std::size_t report_bytes = 4096;
constexpr std::string_view end_mark = "\x1frehab: end of report";

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  ::setrlimit(resource, &both);
}

void apply(const ProbeLimits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, limits.cpu_s);
  if (limit_memory) limit(RLIMIT_AS, limits.memory_bytes);
}

/// A file of no name that takes what the library prints.
int capture_output() {
  const int file = ::memfd_create("output", MFD_CLOEXEC);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  return file;
}

bool printed(int output) {
  std::fflush(nullptr);
  struct stat about {};
  return ::fstat(output, &about) == 0 && about.st_size > 0;
}

Finding try_to_load(const std::shared_ptr<const Bundle>& bundle, const Settings& settings, int output) {
  try {
    const LoadedPlugin plugin = load(bundle, settings);
    if (printed(output)) return {BundleState::misbehaved_in_loading, "it prints while it loads", report_to_author};
    return {};
  } catch (const LibraryUnusable& unusable) {
    return unusable.finding;
  }
}

std::string to_report(const Finding& finding) {
  std::string text =
      std::to_string(static_cast<int>(finding.state)) + '\x1f' + finding.reason + '\x1f' + finding.remedy;
  text.resize(std::min(text.size(), report_bytes - end_mark.size()));
  return text + std::string(end_mark);
}

Finding from_report(std::string_view text) {
  text.remove_suffix(end_mark.size());
  const std::size_t first = text.find('\x1f');
  const std::size_t second = text.find('\x1f', first + 1);
  Finding finding;
  finding.state = static_cast<BundleState>(std::stoi(std::string(text.substr(0, first))));
  finding.reason = text.substr(first + 1, second - first - 1);
  if (second != std::string_view::npos) finding.remedy = text.substr(second + 1);
  return finding;
}

[[noreturn]] void child(const std::shared_ptr<const Bundle>& bundle, const Settings& settings,
                        const ProbeLimits& limits, int report) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  apply(limits);
  const std::string text = to_report(try_to_load(bundle, settings, capture_output()));
  const ssize_t written = ::write(report, text.data(), text.size());
  ::_exit(written == static_cast<ssize_t>(text.size()) ? 0 : 1);
}

/// Waits for the report, or for the end of the child. Nothing: the wall clock ran out.
bool wait_for_news(int report, std::chrono::milliseconds wall) {
  pollfd waiting{report, POLLIN, 0};
  int ready = 0;
  do ready = ::poll(&waiting, 1, static_cast<int>(wall.count()));
  while (ready < 0 && errno == EINTR);
  return ready != 0;
}

std::string read_report(int report) {
  std::array<char, report_bytes> buffer{};
  const ssize_t count = ::read(report, buffer.data(), buffer.size());
  return count > 0 ? std::string(buffer.data(), static_cast<std::size_t>(count)) : std::string();
}

/// Ends the child if it still runs (its own end, once begun, keeps its status), and collects it.
int collect(pid_t pid) {
  ::kill(pid, SIGKILL);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Finding ended_without_report(int status) {
  if (!WIFSIGNALED(status))
    return {BundleState::exited_in_loading,
            "it ends the program while it loads (exit status " + std::to_string(WEXITSTATUS(status)) + ")",
            report_to_author};
  if (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)
    return {BundleState::timed_out_in_loading, "it used up its processor time while it loads", report_to_author};
  const char* name = ::sigabbrev_np(WTERMSIG(status));
  return {BundleState::crashed_in_loading, std::string("it crashes while it loads (SIG") + (name ? name : "?") + ")",
          report_to_author};
}

}  // namespace

Finding probe(const std::shared_ptr<const Bundle>& bundle, const Settings& settings, const ProbeLimits& limits) {
  if (bundle->library.empty()) return {};
  if (Finding finding = inspect(*bundle); !finding.ready()) return finding;

  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  std::fflush(nullptr);  // the child would print again, as the library's, what waits here
  const pid_t pid = ::fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid == 0) child(bundle, settings, limits, ends[1]);
  ::close(ends[1]);

  const bool in_time = wait_for_news(ends[0], limits.wall);
  const std::string report = in_time ? read_report(ends[0]) : std::string();
  ::close(ends[0]);
  const int status = collect(pid);
  if (!in_time) return {BundleState::timed_out_in_loading, "it does not finish loading", report_to_author};
  return report.ends_with(end_mark) ? from_report(report) : ended_without_report(status);
}

}  // namespace rehab
