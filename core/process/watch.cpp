// SPDX-License-Identifier: Apache-2.0
#include "process/watch.hpp"

#include <algorithm>
#include <array>
#include <cfenv>
#include <clocale>
#include <cstdint>
#include <exception>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <locale>
#include <malloc.h>
#include <new>
#include <poll.h>
#include <signal.h>
#include <span>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <type_traits>
#include <unistd.h>
#ifdef __SSE__
#include <xmmintrin.h>
#endif

#include "process/process.hpp"

namespace rehab {
namespace {

/// Adds the bytes of a value to what is compared.
template <class T>
requires std::has_unique_object_representations_v<T>
void add(std::string& all, const T& value) {
  all.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

void add(std::string& all, const struct stat& about) {
  add(all, about.st_dev);
  add(all, about.st_ino);
}

std::string locales() {
  std::string all = std::locale().name() + "\n" + std::setlocale(LC_ALL, nullptr);
  add(all, reinterpret_cast<std::uintptr_t>(::uselocale(nullptr)));
  return all;
}

std::string working_directory() {
  std::string all;
  struct stat about {};
  if (::stat(".", &about) == 0) add(all, about);
  return all;
}

std::string umask_now() {
  const mode_t mask = ::umask(077);
  ::umask(mask);
  return std::to_string(mask);
}

std::string signal_actions() {
  std::string all;
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action {};
    ::sigaction(number, nullptr, &action);
    add(all, reinterpret_cast<std::uintptr_t>(action.sa_handler));
    add(all, action.sa_flags);
  }
  return all;
}

std::string blocked_signals() {
  sigset_t blocked;
  ::sigprocmask(SIG_BLOCK, nullptr, &blocked);
  std::string all;
  for (int number = 1; number < NSIG; ++number) all += ::sigismember(&blocked, number) == 1 ? '1' : '0';
  return all;
}

std::array<pollfd, most_descriptors> every_descriptor() {
  std::array<pollfd, most_descriptors> entries{};
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].fd = static_cast<int>(i);
  return entries;
}

/// Which are open, and what they lead to. One poll says of all of them which are not.
std::string descriptors() {
  static std::array<pollfd, most_descriptors> entries = every_descriptor();
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto possible = std::span(entries).first(std::min<rlim_t>(limit.rlim_cur, most_descriptors));
  ::poll(possible.data(), possible.size(), 0);
  std::string all;
  for (const pollfd& entry : possible) {
    if (entry.revents & POLLNVAL) continue;
    struct stat about {};
    if (::fstat(entry.fd, &about) != 0) continue;
    add(all, entry.fd);
    add(all, about);
    add(all, ::fcntl(entry.fd, F_GETFL) & O_NONBLOCK);
  }
  return all;
}

std::string environment() {
  std::string all;
  for (char** entry = environ; entry && *entry; ++entry) all.append(*entry) += '\0';
  return all;
}

std::string resource_limits() {
  std::string all;
  for (int resource = 0; resource < RLIM_NLIMITS; ++resource) {
    rlimit limit{};
    ::getrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
    add(all, limit);
  }
  return all;
}

std::string alarms() {
  std::string all;
  for (const auto timer : {ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF}) {
    itimerval value{};
    ::getitimer(timer, &value);
    all += timerisset(&value.it_value) ? '1' : '0';
  }
  std::ifstream others("/proc/self/timers");
  return all.append(std::istreambuf_iterator<char>(others), {});
}

/// The folder has a link for each thread. Empty where there is no /proc.
std::string threads() {
  struct stat about {};
  return ::stat("/proc/self/task", &about) == 0 ? std::to_string(about.st_nlink) : std::string();
}

std::string arithmetic() {
  std::string all = std::to_string(std::fegetround()) + " " + std::to_string(::fegetexcept());
#ifdef __SSE__
  constexpr unsigned sticky = 0x3F;  // what any calculation may leave
  all += " " + std::to_string(_mm_getcsr() & ~sticky);
#endif
  return all;
}

std::string library_handlers() {
  std::string all;
  add(all, reinterpret_cast<std::uintptr_t>(std::get_terminate()));
  add(all, reinterpret_cast<std::uintptr_t>(std::get_new_handler()));
  return all;
}

/// Whether it still ends with the planner, and the planner with it.
std::string ties() {
  std::string all;
  add(all, ::getpgrp());
  add(all, ::getsid(0));
  int adopts_orphans = 0, parents_death = 0;
  ::prctl(PR_GET_CHILD_SUBREAPER, &adopts_orphans);
  ::prctl(PR_GET_PDEATHSIG, &parents_death);
  add(all, adopts_orphans);
  add(all, parents_death);
  add(all, ::geteuid());
  add(all, ::getegid());
  return all;
}

std::size_t resident_pages() {
  std::size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident;
}

std::string output() {
  return printed() ? "some" : "none";
}

std::string processes() {
  return has_children() ? "some" : "none";
}

struct Watched {
  std::string (*now)();
  const char* fault;
};

constexpr std::array watched{
    Watched{processes, "it started a process that is still there"},
    Watched{threads, "it left a thread running"},
    Watched{locales, "it changed the locale"},
    Watched{working_directory, "it changed the working directory"},
    Watched{umask_now, "it changed the umask"},
    Watched{signal_actions, "it changed what a signal does"},
    Watched{blocked_signals, "it changed which signals are blocked"},
    Watched{descriptors, "it left a file open, or closed one that was not its own"},
    Watched{environment, "it changed the environment"},
    Watched{resource_limits, "it changed a limit of the process"},
    Watched{alarms, "it left an alarm set"},
    Watched{arithmetic, "it changed how numbers are rounded or trapped"},
    Watched{library_handlers, "it changed what happens on std::terminate or when memory is short"},
    Watched{ties, "it changed its process group, its user, or what ends it with the planner"},
    Watched{output, "it printed on standard output or error, which no plugin may"},
};

/// Of a thread that was waited for, the system may still be clearing something away.
bool settles(const Watched& each, const std::string& before) {
  constexpr int most_looks = 50;
  for (int look = 0; look < most_looks; ++look) {
    if (each.now() == before) return true;
    ::usleep(1000);
  }
  return false;
}

/// What was given back to the C library alone is given back to the system first. `pages`: before, then now.
bool keeps_much(std::size_t& pages) {
  const std::size_t most = pages + static_cast<std::size_t>((64 << 20) / ::sysconf(_SC_PAGESIZE));
  pages = resident_pages();
  if (pages <= most) return false;
  ::malloc_trim(0);
  pages = resident_pages();
  return pages > most;
}

}  // namespace

Watch::Watch() : process_(::getpid()), pages_(resident_pages()) {
  for (const Watched& each : watched) before_.push_back(each.now());
}

std::string Watch::fault() {
  if (::getpid() != process_) ::_exit(1);
  for (std::size_t i = 0; i < watched.size(); ++i)
    if (!settles(watched[i], before_[i])) return watched[i].fault;
  return keeps_much(pages_) ? "it kept more than 64 MiB of memory" : "";
}

}  // namespace rehab
