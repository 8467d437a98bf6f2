// SPDX-License-Identifier: Apache-2.0
#include "base/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Problems, SortedByFileLineAndColumn) {
  Problems problems;
  problems.error({"b", 1, 1}, "third");
  problems.error({"a", 2, 1}, "second");
  problems.warning({"a", 1, 9}, "first");
  problems.error({"a", 0, 0}, "whole file");
  EXPECT_EQ(problems.render(),
            "a: error: whole file\na:1:9: warning: first\na:2:1: error: second\nb:1:1: error: third\n");
}

TEST(Problems, TheRemedyFollowsAsPartOrAsSentence) {
  Problems problems;
  problems.error({"a", 1, 1}, "no such word", "write yes or no");
  problems.error({"a", 2, 1}, "The rule allows 6.", "Write 6 or less.");
  EXPECT_EQ(problems.render(),
            "a:1:1: error: no such word; write yes or no\na:2:1: error: The rule allows 6. Write 6 or less.\n");
}

TEST(Problems, WarningsAreWell) {
  Problems problems;
  problems.warning({"a", 1, 1}, "look");
  EXPECT_TRUE(problems.ok());
  EXPECT_FALSE(problems.empty());
  problems.error({"a", 1, 1}, "no");
  EXPECT_FALSE(problems.ok());
  EXPECT_EQ(problems.errors(), 1u);
}

TEST(Problems, CaretStandsUnderTheCodePoint) {
  Problems problems;
  problems.keep_source("a", "äöü: x\n", false);
  problems.error({"a", 1, 6}, "here");
  EXPECT_EQ(problems.render(), "a:1:6: error: here\n  äöü: x\n       ^\n");
}

TEST(Problems, LongLinesAreCutAroundTheCaret) {
  Problems problems;
  problems.keep_source("a", std::string(300, 'x') + "y" + std::string(300, 'z'), false);
  problems.error({"a", 1, 301}, "here");
  const Problem problem = problems.sorted()[0];
  ASSERT_EQ(problem.source_line.size(), 100u);
  EXPECT_EQ(problem.source_line[static_cast<std::size_t>(problem.caret - 1)], 'y');
}

TEST(Problems, MasksWhatWasNotReleased) {
  Problems problems;
  problems.keep_source("a", "name: Ana, goal: run far\n", true);
  problems.release({"a", 1, 1}, 4);
  problems.release({"a", 1, 12}, 4);
  problems.error({"a", 1, 18}, "goal");
  EXPECT_EQ(problems.render(),
            "a:1:18: error: goal\n  name: *** goal: ***\n                  ^\n"
            "*** hides what may be a patient's own words.\n");
}

TEST(Problems, EveryLengthIsMaskedAlike) {
  for (const char* text : {"x: a", "x: a much longer text, with: [marks]"}) {
    Problems problems;
    problems.keep_source("a", text, true);
    problems.release({"a", 1, 1}, 1);
    problems.error({"a", 1, 4}, "here");
    EXPECT_THAT(problems.render(), HasSubstr("\n  x: ***\n     ^\n"));
  }
}

TEST(Problems, ReleasingBeyondTheTextIsHarmless) {
  Problems problems;
  problems.keep_source("a", "x: y", true);
  problems.release({"a", 1, 3}, 100);
  problems.release({"a", 7, 1}, 100);
  problems.release({"other", 1, 1}, 100);
  problems.error({"a", 1, 50}, "far right");
  problems.error({"a", 9, 1}, "below");
  EXPECT_THAT(problems.render(), HasSubstr("far right"));
}

TEST(Problems, UnseenCharactersBecomeAMark) {
  Problems problems;
  problems.keep_source("a", "x: \x1b[31m\n", false);
  problems.error({"a", 1, 1}, "here");
  EXPECT_THAT(problems.render(), Not(HasSubstr("\x1b")));
}

TEST(Problems, AfterFiftyAFilesListEndsWithACount) {
  Problems problems;
  for (int line = 1; line <= 51; ++line) problems.error({"a.yaml", line, 1}, "wrong");
  problems.error({"b.yaml", 1, 1}, "wrong");
  const std::string told = problems.render();
  EXPECT_NE(told.find("a.yaml:50:1: error: wrong\na.yaml: and 1 more problems\nb.yaml:1:1"), std::string::npos) << told;
  EXPECT_EQ(told.find("a.yaml:51"), std::string::npos);
}

}  // namespace
}  // namespace rehab
