// SPDX-License-Identifier: Apache-2.0
// The process the planner finds itself in: closed streams, ignored signals, little of what the system gives,
// a cache or none.
#include <gmock/gmock.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

using testing::HasSubstr;
using testing::Not;

CommandResult planned_under(const Folder& folder, const std::string& surroundings, const std::string& streams = {}) {
  spit(folder / "t.yaml", plain_intake());
  return folder.run("bash -c \"" + surroundings + " exec " + planner + " plan t.yaml " + streams + "\"");
}

class ClosedStreams : public testing::TestWithParam<const char*> {};

TEST_P(ClosedStreams, AreNoHindrance) {
  const Folder folder;
  EXPECT_EQ(planned_under(folder, "", GetParam()).status, 0);
  EXPECT_TRUE(slurp(folder / "T-1.pdf").starts_with("%PDF"));
  EXPECT_TRUE(slurp(folder / "T-1.record.pdf").starts_with("%PDF"));
}

INSTANTIATE_TEST_SUITE_P(Table, ClosedStreams,
                         testing::Values("<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"));

TEST(Surroundings, IgnoredSignalsOfWhoeverStartedUs) {
  const Folder folder;
  EXPECT_EQ(planned_under(folder, "trap '' CHLD PIPE HUP;").status, 0);
}

TEST(Surroundings, ACacheChangesNoByte) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  const std::string plan = planner + " plan t.yaml";
  folder.run("REHAB_PLANNER_CACHE= " + plan + " -o a.pdf --record a.record.pdf");
  ASSERT_FALSE(slurp(folder / "a.pdf").empty());
  for (const std::string paper : {"b", "c"}) {
    folder.run("REHAB_PLANNER_CACHE=$PWD/cache " + plan + " -o " + paper + ".pdf --record " + paper + ".record.pdf");
    EXPECT_EQ(slurp(folder / "a.pdf"), slurp(folder / (paper + ".pdf"))) << paper;
    EXPECT_EQ(slurp(folder / "a.record.pdf"), slurp(folder / (paper + ".record.pdf"))) << paper;
  }
}

class FewDescriptors : public testing::TestWithParam<int> {};

TEST_P(FewDescriptors, AreTheSystemsRefusal) {
  if (is_sanitized()) GTEST_SKIP() << "the sanitizers need more than that";
  const Folder folder;
  const CommandResult result =
      planned_under(folder, "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n " + std::to_string(GetParam()) + ";");
  EXPECT_EQ(result.status, 71) << result.err;
  EXPECT_THAT(result.err, HasSubstr("Too many open files"));
  EXPECT_THAT(result.err, Not(HasSubstr("plugin ")));
  EXPECT_EQ(folder.files(), 1U) << "only the intake";
}

INSTANTIATE_TEST_SUITE_P(Table, FewDescriptors, testing::Values(4, 5, 6));

}  // namespace
}  // namespace rehab::support
