// SPDX-License-Identifier: Apache-2.0
#include "run/workers.hpp"

#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <new>
#include <signal.h>
#include <stdexcept>
#include <thread>
#include <unistd.h>

#include "support/build.hpp"

namespace rehab {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t bad_job = 2;
const auto never = [] { return false; };

Limits short_limits() {
  Limits limits;
  limits.warm_up = 1500ms;
  limits.job = 1500ms;
  limits.cpu_seconds = 1;
  return limits;
}

/// Five jobs, of which the third misbehaves; how each of them ended.
std::map<std::size_t, Message> endings(const std::function<void()>& misbehave, const Limits& limits = short_limits()) {
  Task task;
  task.jobs = 5;
  task.prepare = [](const Report&) {};
  task.work = [&](std::size_t job, const Report& report) {
    report.tell(Tell::at, job, {"some_bundle"});
    if (job == bad_job) misbehave();
    refuse_output();
    return std::string("issued");
  };
  std::map<std::size_t, Message> ends;
  run_in_workers(
      task, 1, limits,
      [&](const Message& message) {
        if (message.tell != Tell::done && message.tell != Tell::failed) return;
        EXPECT_FALSE(ends.contains(message.job)) << "job " << message.job << " ended twice";
        ends[message.job] = message;
      },
      never);
  return ends;
}

struct Misdeed {
  const char* name;
  std::function<void()> deed;
  const char* reason;
};

class Misbehaving : public testing::TestWithParam<Misdeed> {};

TEST_P(Misbehaving, FailsItsOwnJobByNameAndNoOther) {
  const auto ends = endings(GetParam().deed);
  ASSERT_EQ(ends.size(), 5U);
  for (const auto& [job, end] : ends) {
    if (job != bad_job) {
      EXPECT_EQ(end.tell, Tell::done) << "job " << job << " is innocent";
      continue;
    }
    ASSERT_EQ(end.tell, Tell::failed);
    EXPECT_EQ(end.fields.at(0), "some_bundle");
    EXPECT_NE(end.fields.at(1).find(GetParam().reason), std::string::npos) << end.fields.at(1);
  }
}

void loop_on_the_processor() {
  volatile bool on = true;
  while (on) continue;
}

INSTANTIATE_TEST_SUITE_P(All, Misbehaving,
                         testing::Values(Misdeed{"throws", [] { throw std::runtime_error("no such luck"); },
                                                 "no such luck"},
                                         Misdeed{"throws_a_number", [] { throw 7; }, "not a std::exception"},
                                         Misdeed{"exits_with_0", [] { std::_Exit(0); }, "exit status 0"},
                                         Misdeed{"aborts", [] { raise(SIGABRT); }, "crashed"},
                                         Misdeed{"is_killed", [] { raise(SIGKILL); }, "crashed"},
                                         Misdeed{"sleeps", [] { std::this_thread::sleep_for(1h); }, "longer"},
                                         Misdeed{"loops", loop_on_the_processor, "than one patient may"},
                                         Misdeed{"prints", [] { std::printf("hello"); }, "printed"},
                                         Misdeed{"prints_on_error", [] { std::cerr << "hello"; }, "printed"}),
                         [](const auto& misdeed) { return std::string(misdeed.param.name); });

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
  EXPECT_EQ(ends.at(bad_job).tell, Tell::failed);
  EXPECT_NE(ends.at(bad_job).fields.at(1).find("bad_alloc"), std::string::npos) << ends.at(bad_job).fields.at(1);
}

std::vector<Message> messages_of(const std::function<void()>& prepare) {
  Task task;
  task.jobs = 2;
  task.prepare = [&](const Report& report) {
    report.tell(Tell::loading, 0, {"some_bundle"});
    prepare();
  };
  task.work = [](std::size_t, const Report&) { return std::string("issued"); };
  std::vector<Message> all;
  run_in_workers(
      task, 2, short_limits(), [&](const Message& message) { all.push_back(message); }, never);
  return all;
}

TEST(Workers, AWarmProcessThatCannotPrepareDoesNoJob) {
  const std::pair<std::function<void()>, const char*> cases[] = {
      {[] { throw std::runtime_error("no symbol"); }, "no symbol"},
      {[] { raise(SIGABRT); }, "crashed"},
      {[] { std::_Exit(0); }, "exit status 0"},
      {[] { std::this_thread::sleep_for(1h); }, "too long to load"},
      {[] { std::puts("hello"); }, "printed"}};
  for (const auto& [prepare, reason] : cases) {
    const auto all = messages_of(prepare);
    ASSERT_EQ(all.size(), 2U) << reason;
    EXPECT_EQ(all[1].tell, Tell::broken);
    EXPECT_EQ(all[1].fields.at(0), "some_bundle");
    EXPECT_NE(all[1].fields.at(1).find(reason), std::string::npos) << all[1].fields.at(1);
  }
}

TEST(Workers, DoEveryJobOnceWhateverTheirNumber) {
  for (unsigned workers : {1U, 2U, 5U}) {
    Task task;
    task.jobs = 300;
    task.prepare = [](const Report&) {};
    task.work = [](std::size_t job, const Report& report) {
      report.tell(Tell::text, job, {"summary", "line one\nline\ttwo \\ " + std::to_string(job)});
      return std::string("issued");
    };
    std::map<std::size_t, std::string> texts;
    std::size_t done = 0;
    run_in_workers(
        task, workers, short_limits(),
        [&](const Message& message) {
          if (message.tell == Tell::text) texts[message.job] = message.fields.at(1);
          done += message.tell == Tell::done ? 1 : 0;
        },
        never);
    EXPECT_EQ(done, 300U);
    ASSERT_EQ(texts.size(), 300U);
    EXPECT_EQ(texts[299], "line one\nline\ttwo \\ 299");
  }
}

TEST(Workers, StopWhenAsked) {
  Task task;
  task.jobs = 1;
  task.prepare = [](const Report&) {};
  task.work = [](std::size_t, const Report&) {
    std::this_thread::sleep_for(1h);
    return std::string("issued");
  };
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(run_in_workers(
      task, 1, Limits{}, [](const Message&) {}, [] { return true; }));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

TEST(Protocol, RefusesALineOfAnotherForm) {
  MessageReader reader;
  EXPECT_TRUE(reader.feed("done\t3\tiss").empty());
  const auto messages = reader.feed("ued\n");
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0], (Message{Tell::done, 3, {"issued"}}));
  EXPECT_THROW(MessageReader().feed("finished\t3\n"), std::runtime_error);
  EXPECT_THROW(MessageReader().feed("done\tx\n"), std::runtime_error);
  EXPECT_THROW(MessageReader().feed("done\n"), std::runtime_error);
}

}  // namespace
}  // namespace rehab
