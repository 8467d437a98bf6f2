// SPDX-License-Identifier: Apache-2.0
// One call after the other fails, or is the last one, while a plan takes the place of an older one: a patient has the
// papers of one plan, at once or after the next run. All calls of every kind: tools/faults.
#include <csignal>
#include <gmock/gmock.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;

/// The sheet and the record of a plan with this goal.
using Papers = std::pair<std::string, std::string>;

Papers papers_in(const Folder& folder) {
  return {slurp(folder / "T-1.pdf"), slurp(folder / "T-1.record.pdf")};
}

Papers planned(const std::string& goal) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("goal: " + goal + "\n"));
  EXPECT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  return papers_in(folder);
}

std::vector<std::string> leftovers_in(const Folder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    if (entry.path().filename().string().starts_with(".")) names.push_back(entry.path().filename());
  return names;
}

std::string with_fault(const std::string& fault) {
  return "ASAN_OPTIONS=verify_asan_link_order=0 REHAB_FAULT='" + fault +
         "' REHAB_FAULT_SEEN=hit LD_PRELOAD=" + build_folder + "/fault.so ";
}

std::vector<const char*> calls() {
  if (!std::getenv("REHAB_ALL_FAULTS")) return {"renameat2", "remove"};
  return {"renameat2", "remove", "unlink", "fsync", "write", "open", "mkostemps", "flock", "fork", "pipe2"};
}

class Faults : public testing::TestWithParam<const char*> {
 protected:
  /// False: there are not that many calls.
  static bool attempt(const std::string& call, int number, const std::string& end) {
    static const Papers older = planned("The older plan"), newer = planned("The newer plan");
    const Folder folder;
    spit(folder / "T-1.pdf", older.first);
    spit(folder / "T-1.record.pdf", older.second);
    spit(folder / "new.yaml", plain_intake("goal: The newer plan\n"));
    const std::string fault = with_fault(call + " " + std::to_string(number) + " " + end);
    const CommandResult result = folder.run(fault + planner + " plan new.yaml --force");
    if (!fs::exists(folder / "hit")) return false;
    if (end == "kill") {
      EXPECT_EQ(result.status, 128 + SIGKILL);
    } else {
      const bool reads = call == "open";  // also the files of plugins, which are then named
      EXPECT_THAT(result.status, AnyOf(0, 66, 71, 73, 74, reads ? 78 : 74)) << result.err;
      EXPECT_TRUE(papers_in(folder) == older || papers_in(folder) == newer) << "the papers of two plans";
    }
    // Whoever comes next puts right what is left, and has no leave to replace anything.
    const CommandResult next = folder.run(planner + " plan new.yaml");
    EXPECT_TRUE(papers_in(folder) == older || papers_in(folder) == newer) << next.err;
    EXPECT_THAT(leftovers_in(folder), IsEmpty()) << next.err;
    return true;
  }
};

TEST_P(Faults, LeaveThePapersOfOnePlan) {
  for (const char* end : {"kill", "5"})  // EIO
    for (int number = 1;; ++number) {
      SCOPED_TRACE(std::string(GetParam()) + " " + std::to_string(number) + " " + end);
      if (!attempt(GetParam(), number, end)) break;
      if (number == 1000) FAIL() << "it never ends";
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Faults, testing::ValuesIn(calls()),
                         [](const auto& call) { return std::string(call.param); });

TEST(Disk, ThatIsFullIsNoQuestionOfSafety) {
  const Folder folder;
  spit(folder / "in/t.yaml", plain_intake());
  const auto result = folder.run(with_fault("renameat2 1 28") + planner + " batch in -o out");  // ENOSPC
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, testing::AllOf(HasSubstr("the disk is full\n  nothing was written"),
                                         testing::Not(HasSubstr("safety was not evaluated"))));
}

class Signals : public testing::TestWithParam<int> {};

TEST_P(Signals, SweepSayAndLeave) {
  const Folder folder;
  for (int i = 100; i < 160; ++i) {
    std::string intake = plain_intake();
    intake.replace(intake.find("T-1"), 3, "T-" + std::to_string(i));
    spit(folder / ("in/" + std::to_string(i) + ".yaml"), intake);
  }
  const std::string number = std::to_string(GetParam());
  const CommandResult result = folder.run("{ " + planner +
                                          " batch in -o out -j 1 & } ; for i in $(seq 400); do sleep 0.01; "
                                          "[ $(ls out 2>/dev/null | wc -l) -lt 6 ] || break; done; kill -" +
                                          number + " $!; wait $!");
  EXPECT_EQ(result.status, 128 + GetParam()) << result.err;
  EXPECT_THAT(result.err, HasSubstr("stopped by SIG"));
  std::size_t sheets = 0, records = 0;
  for (const auto& entry : fs::directory_iterator(folder / "out")) {
    const std::string name = entry.path().filename();
    EXPECT_FALSE(name.starts_with(".")) << name;
    records += name.ends_with(".record.pdf");
    sheets += name.ends_with(".pdf") && !name.ends_with(".record.pdf") && !name.ends_with(".letters.pdf");
  }
  EXPECT_EQ(sheets, records);
  EXPECT_NE(slurp(folder / "out/manifest.json").find("\"not_planned\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Of, Signals, testing::Values(SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGPIPE));

}  // namespace
}  // namespace rehab::support
