// SPDX-License-Identifier: Apache-2.0
// Libraries that go wrong, each in one way: the state each ends in, and that the one who tries survives it. Those that
// go wrong while advising are also run by the tests of the run, in its workers.
#include "plugins/library.hpp"

#include <cstdio>
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plugins/blocking.hpp"
#include "plugins/bundle_reader.hpp"
#include "plugins/catalogue.hpp"
#include "scratch.hpp"
#include "support/build.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;

const std::string bad_plugins = support::build_folder + "/bad_plugins/";

std::shared_ptr<const Bundle> bundle_in(const std::string& folder) {
  Problems problems;
  auto bundle = std::make_shared<const Bundle>(read_bundle(folder, problems));
  EXPECT_TRUE(problems.ok()) << problems.render();
  return bundle;
}

std::shared_ptr<const Bundle> bad(const std::string& id) {
  return bundle_in(bad_plugins + id + "/" + id);
}

struct LibraryFault {
  const char* id;
  BundleState state;
  const char* reason;
};

class Loading : public testing::TestWithParam<LibraryFault> {};

TEST_P(Loading, EndsInItsOwnState) {
  const LibraryFault& c = GetParam();
  WorkerLimits limits;
  limits.prepare.idle = std::chrono::seconds(60);
  limits.prepare.cpu_seconds = 1;
  const std::shared_ptr<const Bundle> bundle = bad(c.id);
  Finding finding = inspect(*bundle);
  if (finding.ready()) finding = probe(bundle, {}, limits);
  EXPECT_EQ(word_of(finding.state), word_of(c.state)) << finding.reason;
  EXPECT_THAT(finding.reason, HasSubstr(c.reason));
  EXPECT_EQ(finding.remedy.empty(), finding.ready()) << "every bad state says what to do";
}

INSTANTIATE_TEST_SUITE_P(
    Table, Loading,
    testing::Values(LibraryFault{"good", BundleState::ready, ""},
                    LibraryFault{"missing_library", BundleState::missing_library, "missing_library.so"},
                    LibraryFault{"text_file", BundleState::not_a_library, "is not an ELF file"},
                    LibraryFault{"cut_short", BundleState::not_a_library, "is cut short"},
                    LibraryFault{"missing_symbol", BundleState::cannot_load, "nobody_has_this"},
                    LibraryFault{"no_entry", BundleState::no_entry, "rehab_plugin_entry"},
                    LibraryFault{"other_fingerprint", BundleState::wrong_fingerprint, "rehab-sdk 0 of another day"},
                    LibraryFault{"other_id", BundleState::wrong_id, "'somebody_else'"},
                    LibraryFault{"throws_in_create", BundleState::failed_to_create, "no such table"},
                    LibraryFault{"decides_twice", BundleState::failed_to_create, "rule C1 has two judges"},
                    LibraryFault{"decides_foreign_rule", BundleState::wrong_rules, "'P6', which is no rule of its"},
                    LibraryFault{"decides_table_rule", BundleState::wrong_rules, "'T1', which its table decides"},
                    LibraryFault{"leaves_out_a_rule", BundleState::wrong_rules, "does not decide 'C2'"},
                    LibraryFault{"throws_in_loading", BundleState::crashed_in_loading, "SIGABRT"},
                    LibraryFault{"crashes_in_loading", BundleState::crashed_in_loading, "SIGSEGV"},
                    LibraryFault{"exits_in_loading", BundleState::exited_in_loading, "exit status 0"},
                    LibraryFault{"loops_in_loading", BundleState::timed_out_in_loading, "processor time"}),
    [](const auto& tested) { return std::string(tested.param.id); });

TEST(Probe, WhatWeHaveNotYetPrintedIsNotTheLibrarys) {
  std::printf("waits in a buffer");
  EXPECT_TRUE(probe(bad("good"), {}).ready());
  std::printf("\n");
}

TEST(Probe, MemoryIsLimited) {
  if (support::is_sanitized()) GTEST_SKIP() << "a sanitizer build has no limit on its address space";
  EXPECT_EQ(word_of(probe(bad("eats_memory_in_loading"), {}).state), "crashed_in_loading");
}

TEST(Probe, TablesOnlyNeedNoLibrary) {
  EXPECT_TRUE(probe(bundle_in(REHAB_SOURCE_DIR "/tests/plugins/small_clinic"), {}).ready());
}

TEST(Inspect, FifoIsNotWaitedFor) {
  const Scratch scratch;
  Bundle bundle;
  bundle.folder = scratch.small_clinic();
  bundle.library = bundle.folder + "/small_clinic.so";
  ASSERT_EQ(::mkfifo(bundle.library.c_str(), 0644), 0);
  EXPECT_EQ(word_of(inspect(bundle).state), "not_a_library");
}

/// Not one of them takes the others, or us, along.
TEST(BadPlugins, AreAllNamedInOneCatalogue) {
  std::vector<PluginFolder> folders;
  for (const char* id :
       {"good", "text_file", "cut_short", "no_entry", "other_fingerprint", "other_id", "crashes_in_loading",
        "exits_in_loading", "throws_in_create", "missing_library", "other_folder", "twice_here", "twice_there"})
    folders.push_back({bad_plugins + id, "the test"});
  Catalogue catalogue = find_bundles(folders, Clinic{});
  try_libraries(catalogue);
  EXPECT_EQ(catalogue.entries.size(), folders.size());
  ASSERT_EQ(catalogue.ready().size(), 1u);
  EXPECT_EQ(catalogue.ready()[0]->id, "good");
  EXPECT_EQ(blocking(catalogue, Clinic{}).size(), folders.size()) << "all but the good one, and safety_rules";
}

Intake intake_of(int age, std::optional<int> pain_worst) {
  Intake intake;
  intake.record("age", age);
  if (pain_worst) intake.record("pain_worst", *pain_worst);
  return intake;
}

Advice advised(const LoadedPlugin& plugin, const Intake& intake) {
  Watch watch;
  return advise(plugin, std::span(&intake, 1), watch).front();
}

TEST(Advise, TellsOfEachRuleWhetherItFiresAndWhatItAskedFor) {
  const LoadedPlugin plugin = load(bad("good"), {});
  using Rules = std::map<std::string, Judgement, std::less<>>;
  EXPECT_EQ(advised(plugin, intake_of(60, 5)).rules,
            (Rules{{"C1", {true, {"age", "pain_worst"}}}, {"C2", {false, {}}}}));
  EXPECT_EQ(advised(plugin, intake_of(60, {})).rules,
            (Rules{{"C1", {false, {"age", "pain_worst"}}}, {"C2", {false, {}}}}))
      << "asked for, and not recorded";
  EXPECT_EQ(advised(plugin, intake_of(59, 5)).rules, (Rules{{"C1", {false, {"age"}}}, {"C2", {false, {}}}}))
      << "once the answer is clear, nothing more is asked for";
}

struct AdviceCase {
  const char* id;
  const char* fault;
};

class Advising : public testing::TestWithParam<AdviceCase> {};

TEST_P(Advising, FailsNamed) {
  const LoadedPlugin plugin = load(bad(GetParam().id), {});
  try {
    advised(plugin, Intake{});
    FAIL() << "it was accepted";
  } catch (const BundleError& error) {
    EXPECT_EQ(error.bundle, GetParam().id);
    EXPECT_THAT(error.fault, HasSubstr(GetParam().fault));
    EXPECT_THAT(error.what(), HasSubstr(GetParam().id));
  }
}

INSTANTIATE_TEST_SUITE_P(Table, Advising,
                         testing::Values(AdviceCase{"throws_in_advise", "can't judge this"},
                                         AdviceCase{"asks_for_what_is_not_there", "C1 asked for 'shoe_size'"},
                                         AdviceCase{"takes_all_answers", "ask for each field"},
                                         AdviceCase{"changes_its_mind", "two answers: rule C1 fired one time"},
                                         AdviceCase{"remembers_answers", "rule C1 did not ask for the same"},
                                         AdviceCase{"shuffles_exercises", "exercises came in another order"},
                                         AdviceCase{"introduces_foreign_exercise", "'plank'"}),
                         [](const auto& tested) { return std::string(tested.param.id); });

struct Deed {
  const char* name;
  const char* fault;
};

/// What a plugin does to its process is named, ends that process, and leaves no other behind.
class ChangesItsProcess : public testing::TestWithParam<Deed> {
 protected:
  /// The reason of each failure, of two patients and the loading before them.
  static std::vector<Failure> failures(const std::string& when) {
    Settings settings;
    settings.set("deed", GetParam().name);
    settings.set("when", when);
    const std::shared_ptr<const Bundle> bundle = bad("misbehaves");
    std::vector<Failure> failures;
    std::optional<LoadedPlugin> plugin;
    Task task;
    task.jobs = 2;
    task.prepare = [&](const Messenger& messenger) {
      messenger.at(bundle->id);
      plugin = load(bundle, settings);
    };
    task.work = [&](std::size_t, const Messenger& messenger) {
      messenger.at(bundle->id);
      advised(*plugin, Intake{});
      return std::vector<std::string>{};
    };
    task.done = [](std::size_t job, const auto&) { ADD_FAILURE() << "patient " << job << " was planned"; };
    task.failed = [&](std::size_t, const Failure& failure) { failures.push_back(failure); };
    WorkerLimits limits;
    limits.prepare.idle = limits.job.idle = std::chrono::seconds(3);
    try {
      run_in_workers(task, 2, limits);
    } catch (const NotPrepared& broken) {
      failures.push_back(broken.failure);
    }
    return failures;
  }

  static void expect(const std::vector<Failure>& failures, std::size_t count) {
    EXPECT_EQ(failures.size(), count);
    for (const Failure& failure : failures) {
      EXPECT_EQ(failure.bundle, "misbehaves");
      EXPECT_THAT(failure.reason, HasSubstr(GetParam().fault));
    }
  }
};

/// Is there still a process that holds the other end? Every descendant has inherited it.
bool all_are_gone(int fd) {
  pollfd end{fd, POLLIN, 0};
  return ::poll(&end, 1, 2000) == 1 && (end.revents & POLLHUP);
}

TEST_P(ChangesItsProcess, IsNamedAndLeavesNothingRunning) {
  for (const auto& [when, failed] : {std::pair{"loading", 1u}, std::pair{"advising", 2u}}) {
    SCOPED_TRACE(when);
    const Pipe pipe = make_pipe();
    expect(failures(when), failed);
    ::close(pipe.write);
    EXPECT_TRUE(all_are_gone(pipe.read));
    EXPECT_FALSE(has_children());
    ::close(pipe.read);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, ChangesItsProcess,
    testing::Values(Deed{"forks", "started a process"}, Deed{"forks_and_throws", "started a process"},
                    Deed{"leaves_a_child", "started a process"}, Deed{"leaves_a_daemon", "started a process"},
                    Deed{"leaves_a_child_and_exits", "exit status 0"}, Deed{"leaves_a_daemon_and_crashes", "SIGABRT"},
                    Deed{"leaves_a_thread", "thread"}, Deed{"leaves_the_pipe", "SIGKILL"},
                    Deed{"sets_the_locale", "locale"}, Deed{"sets_the_cpp_locale", "locale"},
                    Deed{"sets_the_threads_locale", "locale"}, Deed{"changes_the_folder", "working directory"},
                    Deed{"changes_the_umask", "umask"}, Deed{"handles_a_signal", "what a signal does"},
                    Deed{"ignores_a_signal", "what a signal does"}, Deed{"blocks_a_signal", "blocked"},
                    Deed{"leaves_a_file_open", "file open"}, Deed{"closes_a_file", "not its own"},
                    Deed{"swaps_a_file", "not its own"}, Deed{"sets_the_environment", "environment"},
                    Deed{"limits_its_time", "limit of the process"}, Deed{"sets_an_alarm", "alarm"},
                    Deed{"sets_a_timer", "alarm"}, Deed{"keeps_memory", "MiB of memory"},
                    Deed{"babbles", "channel of the planner"}, Deed{"says_done", "channel of the planner"},
                    Deed{"says_done_of_another", "channel of the planner"},
                    Deed{"says_failed", "channel of the planner"},
                    Deed{"leaves_the_group_and_sleeps", "it did nothing for longer"},
                    Deed{"lets_its_orphans_go", "what ends it with the planner"},
                    Deed{"sets_terminate", "std::terminate"}, Deed{"rounds_up", "rounded"},
                    Deed{"traps_division", "trapped"}, Deed{"prints", "printed"}, Deed{"prints_on_error", "printed"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace rehab
