// SPDX-License-Identifier: Apache-2.0
// `intake new` and `intake next`, at a terminal and without one.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string needed = "P-1\\n\\n34\\nl\\nno\\n4\\nnone\\n";

/// At a terminal of 60 columns; `keys` as printf writes them, a part each half second.
CommandResult at_terminal(const Folder& folder, const std::string& keys) {
  return folder.run("(sleep 1; " + keys + "; sleep 1) | script -qec 'stty cols 60; " + planner +
                    " intake new' /dev/null");
}

unsigned mode_of(const std::filesystem::path& file) {
  struct stat state {};
  return ::stat(file.c_str(), &state) == 0 ? state.st_mode & 0777U : 0;
}

TEST(IntakeNew, WritesAnIntakeForTheOwnerAloneAndSaysWhatComesNext) {
  const Folder folder;
  const auto result = folder.run("printf '" + needed + ".\\n' | " + planner + " intake new");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("Next: rehab-planner plan P-1.yaml"));
  EXPECT_EQ(mode_of(folder / "P-1.yaml"), 0600U);
  EXPECT_FALSE(std::filesystem::exists(folder / "P-1.yaml.draft"));
  EXPECT_EQ(folder.run(planner + " check P-1.yaml").status, 0);
}

TEST(IntakeNew, SaysThatTheFileExistsBeforeTheSecondQuestion) {
  const Folder folder;
  spit(folder / "P-1.yaml", "mine");
  const auto result = folder.run("printf 'P-1\\n' | " + planner + " intake new");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("Another id, please"));
  EXPECT_THAT(result.err, Not(HasSubstr("2 of 7")));
  EXPECT_EQ(slurp(folder / "P-1.yaml"), "mine");
  EXPECT_EQ(folder.run("printf '' | " + planner + " intake new -o P-1.yaml").status, 73);
}

TEST(IntakeNew, IsWrappedToTheTerminal) {
  const Folder folder;
  const auto result = at_terminal(folder, "printf '" + needed + ".\\n'");
  EXPECT_THAT(result.out, HasSubstr("Enter: today, 20"));
  EXPECT_THAT(result.out, HasSubstr("written: P-1.yaml"));
  for (std::string_view rest = result.out; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    EXPECT_LE(line.size(), 62U) << line;  // with what ends a line at a terminal
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
}

TEST(IntakeNew, KeepsADraftWhenInterruptedAndTakesItUp) {
  const Folder folder;
  const auto stopped = at_terminal(folder, "printf 'P-1\\n\\n34\\n'; sleep 1; printf '\\003'");
  EXPECT_THAT(stopped.out, HasSubstr("kept in P-1.yaml.draft"));
  EXPECT_EQ(mode_of(folder / "P-1.yaml.draft"), 0600U);
  EXPECT_FALSE(std::filesystem::exists(folder / "P-1.yaml"));
  const auto taken_up = folder.run("printf 'P-1\\n\\nl\\nno\\n4\\nnone\\n.\\n' | " + planner + " intake new");
  EXPECT_EQ(taken_up.status, 0) << taken_up.err;
  EXPECT_THAT(taken_up.err, HasSubstr("interrupted:\n  age: 34\n"));
  EXPECT_THAT(slurp(folder / "P-1.yaml"), AllOf(HasSubstr("age: 34\n"), HasSubstr("weak_side: left\n")));
  EXPECT_FALSE(std::filesystem::exists(folder / "P-1.yaml.draft"));
}

TEST(IntakeNew, TheDraftOfAWrongIdIsWhatItWasBefore) {
  const Folder folder;
  spit(folder / "P-2.yaml.draft", "schema: 1\npatient: P-2\nage: 71\n");
  const std::string talk = "P-1\\n\\n34\\n<\\n<\\n<\\nP-2\\n\\n<\\n<\\n<\\nP-3\\n";
  const auto stopped = folder.run("printf '" + talk + "' | " + planner + " intake new");
  EXPECT_THAT(stopped.err, HasSubstr("kept in P-3.yaml.draft"));
  EXPECT_FALSE(std::filesystem::exists(folder / "P-1.yaml.draft"));
  EXPECT_EQ(slurp(folder / "P-2.yaml.draft"), "schema: 1\npatient: P-2\nage: 71\n");
}

TEST(IntakeNew, TheBlankFormIsRefusedUntilItIsFilledIn) {
  const Folder folder;
  EXPECT_EQ(folder.run(planner + " intake new --blank -o blank.yaml").status, 0);
  const auto refused = folder.run(planner + " check blank.yaml");
  EXPECT_EQ(refused.status, 65);
  EXPECT_THAT(refused.err, HasSubstr("red_flags: a value is missing; this one is needed"));
}

TEST(IntakeNew, TheFormAsAPageIsOneFileInTheClinicsLanguage) {
  const Folder folder;
  spit(folder / "clinic.yaml", "schema: 1\nname: Praxis\nlanguage: de\n");
  EXPECT_EQ(folder.run(planner + " intake new --html --clinic clinic.yaml -o form.html").status, 0);
  const std::string page = slurp(folder / "form.html");
  EXPECT_THAT(page, HasSubstr("<html lang=\"de\">"));
  EXPECT_THAT(page, HasSubstr("Schwächeres Bein"));
  EXPECT_THAT(page, HasSubstr("value=\"plank.wall\""));
  EXPECT_EQ(folder.run(planner + " intake new --html --blank").status, 64);
}

TEST(IntakeNew, TheBlankFormAsksInTheClinicsLanguageByTheSameKeys) {
  const Folder folder;
  spit(folder / "clinic.yaml", "schema: 1\nname: Praxis\nlanguage: de\n");
  const auto blank = folder.run(planner + " intake new --blank --clinic clinic.yaml");
  EXPECT_THAT(blank.out, HasSubstr("# Alter am Tag des Termins. (needed)"));
  EXPECT_THAT(blank.out, HasSubstr("\nage:\n"));
}

TEST(IntakeNext, WritesTheNextVisitFromTheLastAndItsPlan) {
  const Folder folder;
  spit(folder / "P-1.yaml", plain_intake("name: Ana Silva\nhas: [band]\n"));
  const auto result = folder.run(planner + " intake next P-1.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, StartsWith("written: T-1.visit-2.yaml (visit 2, 4 exercises to ask about)"));
  const std::string next = slurp(folder / "T-1.visit-2.yaml");
  for (const char* line :
       {"\nname: Ana Silva\n", "\ndate:\n", "  review: 1\n", "      stage: 1\n      pain: <0 to 10>\n"})
    EXPECT_THAT(next, HasSubstr(line));
  EXPECT_EQ(mode_of(folder / "T-1.visit-2.yaml"), 0600U);
  const auto again = folder.run(planner + " intake next P-1.yaml");
  EXPECT_EQ(again.status, 73) << "never over an existing file";
  EXPECT_THAT(again.err, AllOf(HasSubstr("it exists already\n  name another file with -o"), Not(HasSubstr("--force"))));
  const auto open = folder.run(planner + " check T-1.visit-2.yaml");
  EXPECT_EQ(open.status, 65);
  EXPECT_THAT(open.err, HasSubstr("not filled in yet"));
}

TEST(IntakeNext, OfAHeldPlanNoExerciseIsAskedAbout) {
  const Folder folder;
  const auto result = folder.run(planner + " intake next " + examples + "suspected-fracture.yaml -o next.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(slurp(folder / "next.yaml"), HasSubstr("  exercises: none\n"));
}

}  // namespace
}  // namespace rehab::support
