// SPDX-License-Identifier: Apache-2.0
// Changes its process, in the way and at the time that its settings `deed` and `when` say.
#include <cerrno>
#include <cfenv>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <functional>
#include <iostream>
#include <locale>
#include <map>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <time.h>
#include <unistd.h>
#include <vector>

#include "quiet.hpp"

namespace {

void sleep_for_ever() {
  for (;;) ::pause();
}

/// As a daemon is made: in a session of its own, and nobody's child.
void start_daemon() {
  const pid_t first = ::fork();
  if (first == 0) {
    ::setsid();
    if (::fork() != 0) ::_exit(0);
    sleep_for_ever();
  }
  ::waitpid(first, nullptr, 0);
}

void fork_and(const std::function<void()>& parent, const std::function<void()>& child) {
  ::fork() == 0 ? child() : parent();
}

void nothing() {}

void limit_own_time() {
  rlimit limit{};
  ::getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur += 1;
  ::setrlimit(RLIMIT_CPU, &limit);
}

void block_a_signal() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
}

void leave_the_pipe() {
  for (int fd = 3; fd < 64; ++fd) ::close(fd);
  sleep_for_ever();
}

void write_on_every_descriptor(std::string_view text) {
  for (int fd = 3; fd < 64; ++fd) [[maybe_unused]] const ssize_t written = ::write(fd, text.data(), text.size());
}

void set_a_timer() {
  sigevent event{};
  event.sigev_notify = SIGEV_NONE;
  timer_t timer{};
  ::timer_create(CLOCK_MONOTONIC, &event, &timer);
}

void keep_memory() {
  constexpr std::size_t much = std::size_t{100} << 20;
  static std::vector<char*> kept;
  kept.push_back(new char[much]);
  std::memset(kept.back(), 1, much);
}

const std::map<std::string, void (*)()> deeds{
    {"forks", [] { fork_and(nothing, nothing); }},
    {"forks_and_throws", [] { fork_and(nothing, [] { throw 7; }); }},
    {"leaves_a_child", [] { fork_and(nothing, sleep_for_ever); }},
    {"leaves_a_daemon", start_daemon},
    {"leaves_a_child_and_exits", [] { fork_and([] { std::_Exit(0); }, sleep_for_ever); }},
    {"leaves_a_daemon_and_crashes", [] { start_daemon(), std::abort(); }},
    {"leaves_a_thread", [] { std::thread(sleep_for_ever).detach(); }},
    {"leaves_the_pipe", leave_the_pipe},
    {"sets_the_locale", [] { std::setlocale(LC_ALL, "C.UTF-8"); }},
    {"sets_the_cpp_locale", [] { std::locale::global(std::locale(std::locale(), new std::numpunct<char>)); }},
    {"sets_the_threads_locale", [] { ::uselocale(::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr)); }},
    {"changes_the_folder", [] { [[maybe_unused]] const int result = ::chdir("/proc/self/fdinfo"); }},
    {"changes_the_umask", [] { ::umask(::umask(0) ^ 077); }},
    {"handles_a_signal", [] { std::signal(SIGUSR1, [](int) {}); }},
    {"ignores_a_signal", [] { std::signal(SIGCHLD, SIG_IGN); }},
    {"blocks_a_signal", block_a_signal},
    {"leaves_a_file_open", [] { ::open("/dev/null", O_RDONLY); }},
    {"closes_a_file", [] { ::close(STDIN_FILENO); }},
    {"swaps_a_file", [] { ::dup2(STDIN_FILENO, STDERR_FILENO); }},
    {"sets_the_environment", [] { ::setenv("REHAB_MISDEED", "done", 1); }},
    {"limits_its_time", limit_own_time},
    {"sets_an_alarm", [] { ::alarm(1000); }},
    {"sets_a_timer", set_a_timer},
    {"keeps_memory", keep_memory},
    {"babbles", [] { write_on_every_descriptor("hello\n"); }},
    {"says_done", [] { write_on_every_descriptor("done\t0\n"); }},
    {"says_done_of_another", [] { write_on_every_descriptor("done\t99\t0\n"); }},
    {"says_failed", [] { write_on_every_descriptor("failed\t0\n"); }},
    {"leaves_the_group_and_sleeps", [] { ::setpgid(0, ::getpgid(::getppid())), sleep_for_ever(); }},
    {"lets_its_orphans_go", [] { ::prctl(PR_SET_CHILD_SUBREAPER, 0); }},
    {"sets_terminate", [] { std::set_terminate([] { std::_Exit(0); }); }},
    {"rounds_up", [] { std::fesetround(FE_UPWARD); }},
    {"traps_division", [] { ::feenableexcept(FE_DIVBYZERO); }},
    {"prints", [] { std::printf("hello"); }},
    {"prints_on_error", [] { std::cerr << "hello"; }},
};

class Misbehaves : public Quiet {
 public:
  explicit Misbehaves(const rehab::Settings& settings) : Quiet(settings), deed_(deeds.at(settings.word("deed"))) {
    if (settings.word("when") != "loading") return;
    deed_();
    deed_ = nothing;
  }
  bool c1(const rehab::Intake&) const override {
    deed_();
    return false;
  }

 private:
  void (*deed_)();
};

}  // namespace

REHAB_PLUGIN(Misbehaves, "misbehaves")
