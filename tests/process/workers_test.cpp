// SPDX-License-Identifier: Apache-2.0
#include "process/workers.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <map>
#include <new>
#include <set>
#include <signal.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <tuple>
#include <unistd.h>

#include "support/build.hpp"

namespace rehab {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t bad_job = 2;
WorkerLimits short_limits() {
  WorkerLimits limits;
  limits.prepare.idle = 1500ms;
  limits.job.idle = 1500ms;
  limits.job.cpu_seconds = 1;
  return limits;
}

/// How one job ended.
struct End {
  bool done = false;
  Failure failure;
};

/// Five jobs, of which the third misbehaves; how each of them ended.
std::map<std::size_t, End> endings(const std::function<void()>& misbehave) {
  std::map<std::size_t, End> ends;
  const auto end = [&](std::size_t job, const End& how) {
    EXPECT_FALSE(ends.contains(job)) << "job " << job << " ended twice";
    ends[job] = how;
  };
  Task task;
  task.jobs = 5;
  task.prepare = [](const Messenger&) {};
  task.work = [&](std::size_t job, const Messenger& messenger) {
    messenger.at("some_bundle");
    if (job == bad_job) misbehave();
    messenger.at({});
    return std::vector<std::string>{"issued"};
  };
  task.done = [&](std::size_t job, const std::vector<std::string>&) { end(job, {true, {}}); };
  task.failed = [&](std::size_t job, const Failure& failure) { end(job, {false, failure}); };
  EXPECT_TRUE(run_in_workers(task, 1, short_limits()));
  return ends;
}

struct Misdeed {
  const char* name;
  std::function<void()> deed;
  const char* reason;
  const char* bundle = "some_bundle";  ///< at fault
};

class Misbehaving : public testing::TestWithParam<Misdeed> {};

TEST_P(Misbehaving, FailsItsOwnJobByNameAndNoOther) {
  const auto ends = endings(GetParam().deed);
  ASSERT_EQ(ends.size(), 5U);
  for (const auto& [job, end] : ends) {
    if (job != bad_job) {
      EXPECT_TRUE(end.done) << "job " << job << " is innocent";
      continue;
    }
    ASSERT_FALSE(end.done);
    EXPECT_EQ(end.failure.bundle, GetParam().bundle);
    EXPECT_NE(end.failure.reason.find(GetParam().reason), std::string::npos) << end.failure.reason;
  }
}

void loop_on_the_processor() {
  volatile bool on = true;
  while (on) continue;
}

/// Nearly no processor time, and never long asleep.
void nap_for_ever() {
  for (;;) std::this_thread::sleep_for(5ms);
}

INSTANTIATE_TEST_SUITE_P(
    All, Misbehaving,
    testing::Values(Misdeed{"throws", [] { throw std::runtime_error("no such luck"); }, "no such luck"},
                    Misdeed{"names_its_bundle", [] { throw BundleError("other_bundle", "oh"); }, "oh", "other_bundle"},
                    Misdeed{"throws_a_number", [] { throw 7; }, "not a std::exception"},
                    Misdeed{"exits_with_0", [] { std::_Exit(0); }, "exit status 0"},
                    Misdeed{"aborts", [] { raise(SIGABRT); }, "crashed"},
                    Misdeed{"is_killed", [] { raise(SIGKILL); }, "crashed"},
                    Misdeed{"sleeps", [] { std::this_thread::sleep_for(1h); }, "longer"},
                    Misdeed{"naps", nap_for_ever, "longer"},
                    Misdeed{"loops", loop_on_the_processor, "than one patient may"}),
    [](const auto& misdeed) { return std::string(misdeed.param.name); });

TEST(Workers, HaveNothingOpenThatTheirCallerHas) {
  constexpr int high = 100;
  const int kept = fcntl(STDERR_FILENO, F_DUPFD, high);
  ASSERT_GE(kept, high);
  const auto ends = endings([&] {
    if (fcntl(kept, F_GETFD) < 0) throw std::runtime_error("it is closed");
  });
  close(kept);
  EXPECT_EQ(ends.at(bad_job).failure.reason, "it is closed");
}

void eat_memory() {
  for (;;) {
    const std::size_t block = std::size_t{64} << 20;
    if (::operator new(block) == nullptr) return;  // never given back, never touched
    std::this_thread::sleep_for(5ms);
  }
}

TEST(Workers, RefuseMoreMemoryThanALimit) {
  if (support::is_sanitized()) GTEST_SKIP() << "a sanitizer build has no limit on its address space";
  const auto ends = endings(eat_memory);
  ASSERT_EQ(ends.size(), 5U);
  EXPECT_FALSE(ends.at(bad_job).done);
  EXPECT_NE(ends.at(bad_job).failure.reason.find("not enough memory"), std::string::npos)
      << ends.at(bad_job).failure.reason;
}

/// As on a machine with too much to do: each process gets the processor a tenth of the time.
class BusyMachine {
 public:
  BusyMachine() {
    const unsigned count = 9 * std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i)
      if (others_.emplace_back(fork()); others_.back() == 0) loop_on_the_processor();
  }
  ~BusyMachine() {
    for (const pid_t other : others_) {
      kill(other, SIGKILL);
      waitpid(other, nullptr, 0);
    }
  }
  BusyMachine(const BusyMachine&) = delete;
  BusyMachine& operator=(const BusyMachine&) = delete;

 private:
  std::vector<pid_t> others_;
};

TEST(Workers, ThatABusyMachineKeepsWaitingAreNotAtFault) {
  const BusyMachine others;
  const auto work = [] {
    const std::clock_t end = std::clock() + CLOCKS_PER_SEC / 5;
    while (std::clock() < end) continue;
  };
  WorkerLimits limits;
  limits.job.idle = limits.prepare.idle = 50ms;  // about two turns of the others
  Task task;
  task.jobs = 2;
  task.prepare = [&](const Messenger&) { work(); };
  task.work = [&](std::size_t, const Messenger&) { return work(), std::vector<std::string>{}; };
  std::size_t done = 0;
  task.done = [&](std::size_t, const auto&) { ++done; };
  task.failed = [](std::size_t, const Failure& failure) { ADD_FAILURE() << failure.reason; };
  EXPECT_TRUE(run_in_workers(task, 2, limits));
  EXPECT_EQ(done, task.jobs);
}

Failure failure_of(const std::function<void()>& prepare) {
  Task task;
  task.jobs = 2;
  task.prepare = [&](const Messenger& messenger) {
    messenger.at("some_bundle");
    prepare();
  };
  task.work = [](std::size_t, const Messenger&) { return std::vector<std::string>{}; };
  task.done = [](std::size_t job, const auto&) { ADD_FAILURE() << "job " << job << " was done"; };
  task.failed = [](std::size_t job, const Failure&) { ADD_FAILURE() << "job " << job << " was begun"; };
  try {
    run_in_workers(task, 2, short_limits());
  } catch (const NotPrepared& broken) {
    return broken.failure;
  }
  ADD_FAILURE() << "it was prepared";
  return {};
}

TEST(Workers, AWarmProcessThatCannotPrepareDoesNoJob) {
  const std::tuple<std::function<void()>, const char*, Fate> cases[] = {
      {[] { throw std::runtime_error("no symbol"); }, "no symbol", Fate::threw},
      {[] { raise(SIGABRT); }, "crashed", Fate::crashed},
      {[] { std::_Exit(0); }, "exit status 0", Fate::exited},
      {[] { std::this_thread::sleep_for(1h); }, "longer than loading may", Fate::overstayed}};
  for (const auto& [prepare, reason, fate] : cases) {
    const Failure failure = failure_of(prepare);
    EXPECT_EQ(failure.bundle, "some_bundle");
    EXPECT_NE(failure.reason.find(reason), std::string::npos) << failure.reason;
    EXPECT_EQ(failure.fate, fate) << reason;
  }
}

TEST(Workers, DoEveryJobOnceWhateverTheirNumber) {
  for (unsigned workers : {1U, 2U, 5U}) {
    Task task;
    task.jobs = 300;
    task.prepare = [](const Messenger&) {};
    task.work = [](std::size_t job, const Messenger&) {
      return std::vector<std::string>{"summary", "line one\nline\ttwo \\ " + std::to_string(job)};
    };
    std::map<std::size_t, std::string> texts;
    std::size_t done = 0;
    task.done = [&](std::size_t job, const std::vector<std::string>& fields) {
      texts[job] = fields.at(1);
      ++done;
    };
    task.failed = [](std::size_t, const Failure& failure) { ADD_FAILURE() << failure.reason; };
    run_in_workers(task, workers, short_limits());
    EXPECT_EQ(done, 300U);
    ASSERT_EQ(texts.size(), 300U);
    EXPECT_EQ(texts[299], "line one\nline\ttwo \\ 299");
  }
}

/// The run ends, and each job in exactly one way.
TEST(Workers, EndWhenTheirForemanNoLongerAnswers) {
  for (const auto deed : {+[] { kill(getppid(), SIGSTOP); }, +[] { kill(getppid(), SIGKILL); }}) {
    std::set<std::size_t> failed;
    Task task;
    task.jobs = 3;
    task.prepare = [](const Messenger&) {};
    task.work = [&](std::size_t, const Messenger&) {
      deed();
      std::this_thread::sleep_for(1h);
      return std::vector<std::string>{};
    };
    task.done = [](std::size_t job, const auto&) { ADD_FAILURE() << "job " << job << " was done"; };
    task.failed = [&](std::size_t job, const Failure&) { EXPECT_TRUE(failed.insert(job).second) << job; };
    WorkerLimits limits;
    limits.silence = 2500ms;
    EXPECT_TRUE(run_in_workers(task, 1, limits));
    EXPECT_EQ(failed.size(), 3U);
    EXPECT_FALSE(has_children());
  }
}

TEST(Workers, StopWhenAsked) {
  Task task;
  task.jobs = 1;
  task.prepare = [](const Messenger&) {};
  task.work = [](std::size_t, const Messenger&) {
    std::this_thread::sleep_for(1h);
    return std::vector<std::string>{};
  };
  task.done = [](std::size_t, const auto&) {};
  task.failed = [](std::size_t, const Failure&) {};
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(run_in_workers(task, 1, {}, [] { return true; }));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

TEST(Protocol, HandsOnWholeMessagesUpToALineOfAnotherForm) {
  std::vector<Message> taken;
  const auto take = [&](const Message& message) { taken.push_back(message); };
  MessageReader reader;
  reader.feed("done\t3\tiss", take);
  EXPECT_TRUE(taken.empty());
  EXPECT_THROW(reader.feed("ued\nfinished\t3\n", take), BadMessage);
  EXPECT_EQ(taken, (std::vector{Message{Tell::done, 3, {"issued"}}}));
  for (const char* line : {"finished\t3\n", "done\tx\n", "done\n", "at\t0\n", "\n"})
    EXPECT_THROW(MessageReader().feed(line, take), BadMessage) << line;
}

TEST(Protocol, AFailureHasAllItsParts) {
  const Failure failure{"bundle", "why\n\t", "remedy", "state", ErrorKind::config, Fate::crashed};
  const Failure same = failure_in(message_of(Tell::failed, 1, failure));
  EXPECT_EQ(same.reason, failure.reason);
  EXPECT_EQ(same.fate, failure.fate);
  EXPECT_THROW(failure_in({Tell::failed, 1, {}}), BadMessage);
  EXPECT_THROW(failure_in({Tell::failed, 1, {"", "", "", "", "70", "9"}}), BadMessage);
  EXPECT_THROW(failure_in({Tell::failed, 1, {"", "", "", "", "seventy", "0"}}), BadMessage);
}

}  // namespace
}  // namespace rehab
