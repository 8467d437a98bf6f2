// SPDX-License-Identifier: Apache-2.0
// The command line as a newcomer meets it: help, slips, manual page, completions.
#include <gmock/gmock.h>
#include <sstream>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> all_commands{"form",   "intake",  "check", "plan",   "explain",    "batch",
                                            "clinic", "plugins", "rules", "schema", "completion", "help"};

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

TEST(Help, BeginsWithExamplesAndFitsATerminal) {
  const Folder folder;
  for (const std::string& command : all_commands) {
    const auto help = folder.run(planner + " help " + command);
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_EQ(help.out, folder.run(planner + " " + command + " --help").out);
    EXPECT_LT(help.out.find("\nExamples\n"), help.out.find("\nUsage\n")) << help.out;
    EXPECT_LT(help.out.find("\nUsage\n"), help.out.find("\nOptions\n")) << help.out;
    EXPECT_THAT(help.out, HasSubstr("  rehab-planner " + command + " "));
    EXPECT_LE(longest_line(help.out), 80U) << help.out;
  }
}

TEST(Help, ListsEveryCommand) {
  const Folder folder;
  const auto help = folder.run(planner + " help");
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.out, folder.run(planner + " --help").out);
  EXPECT_EQ(help.out, folder.run(planner).err) << "who says nothing gets help";
  for (const std::string& command : all_commands) EXPECT_THAT(help.out, HasSubstr("\n  " + command + " "));
  EXPECT_LE(longest_line(help.out), 80U) << help.out;
}

TEST(Help, IsBoldOnATerminalThatShallHaveIt) {
  const Folder folder;
  const auto on_terminal = [&](const std::string& before) {
    return folder.run(before + " script -qec '" + planner + " help plan' /dev/null").out;
  };
  EXPECT_THAT(on_terminal("TERM=xterm env -u NO_COLOR"), HasSubstr("\x1b[1mExamples\x1b[0m"));
  EXPECT_THAT(on_terminal("TERM=xterm NO_COLOR=1"), Not(HasSubstr("\x1b")));
  EXPECT_THAT(on_terminal("TERM=dumb"), Not(HasSubstr("\x1b")));
  EXPECT_THAT(folder.run("TERM=xterm " + planner + " help plan").out, Not(HasSubstr("\x1b"))) << "a pipe";
}

TEST(Help, IsAsWideAsTheTerminal) {
  const Folder folder;
  const auto wide = [&](int columns) {
    const std::string set = "stty cols " + std::to_string(columns) + "; NO_COLOR=1 " + planner + " help batch";
    return longest_line(folder.run("TERM=xterm script -qec '" + set + "' /dev/null | tr -d '\\r'").out);
  };
  EXPECT_LE(wide(60), 60U);
  EXPECT_GT(wide(100), 80U);
  EXPECT_LE(wide(300), 100U) << "nobody reads longer lines";
}

struct Slip {
  const char* typed;
  const char* answer;
};
class CommandLine : public testing::TestWithParam<Slip> {};

TEST_P(CommandLine, ASlipGetsTheWordThatWasMeant) {
  const Folder folder;
  const auto result = folder.run(planner + " " + GetParam().typed);
  EXPECT_EQ(result.status, 64) << result.err;
  EXPECT_THAT(result.err, HasSubstr(GetParam().answer));
  EXPECT_THAT(result.err, HasSubstr("shows")) << "where help is";
  EXPECT_EQ(folder.files(), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CommandLine,
    testing::Values(Slip{"pln x.yaml", "did you mean 'plan'?"}, Slip{"P-0001.yaml", "`plan P-0001.yaml`?"},
                    Slip{"plan --hlep", "did you mean '--help'?"}, Slip{"plan -force x", "did you mean '--force'?"},
                    Slip{"plan x --no-clinc", "did you mean '--no-clinic'?"},
                    Slip{"plugins lst", "did you mean 'list'?"}, Slip{"schema intak", "did you mean 'intake'?"},
                    Slip{"help plann", "did you mean 'plan'?"}, Slip{"rules dif x", "expected diff, not 'dif'"},
                    Slip{"plan", "INTAKE.yaml is missing"}, Slip{"plan a b", "'b' is one too many"},
                    Slip{"plan a --clinic ''", "--no-clinic uses none"},
                    Slip{"plan a --clinic b --no-clinic", "--clinic or --no-clinic, not both"}));

TEST(ManualPage, IsWhatMandocExpects) {
  const Folder folder;
  const auto lint = folder.run(planner + " help --man > rehab-planner.1 && mandoc -Tlint -Wall rehab-planner.1");
  EXPECT_EQ(lint.status, 0) << lint.out << lint.err;
  EXPECT_EQ(lint.out, "");
  const std::string page = slurp(folder / "rehab-planner.1");
  for (const std::string& command : all_commands) EXPECT_THAT(page, HasSubstr("\n.Ss " + command + "\n"));
}

TEST(Completion, IsWhatEachShellReads) {
  const Folder folder;
  for (const std::string reader : {"bash -n", "zsh -n", "fish --no-execute"}) {
    const std::string shell = reader.substr(0, reader.find(' '));
    const auto result = folder.run(planner + " completion " + shell + " > " + shell + " && " + reader + " " + shell);
    EXPECT_EQ(result.status, 0) << reader << ": " << result.err;
    EXPECT_FALSE(slurp(folder / shell).empty());
  }
}

TEST(Completion, KnowsCommandsOptionsAndWords) {
  const Folder folder;
  folder.run(planner + " completion bash > words");
  const auto completed = [&](const std::string& words, const std::string& before, const std::string& current) {
    const std::string line = ". ./words; COMP_WORDS=(" + words + " \"" + current +
                             "\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _rehab_planner rehab-planner \"" + current +
                             "\" " + before + "; echo \"${COMPREPLY[*]}\"";
    return folder.run("bash -c '" + line + "'").out;
  };
  EXPECT_EQ(completed("rehab-planner", "rehab-planner", "ex"), "explain\n");
  EXPECT_EQ(completed("rehab-planner plan", "plan", "--le"), "--letters\n");
  EXPECT_EQ(completed("rehab-planner plan --format", "--format", ""), "pdf html\n");
  EXPECT_EQ(completed("rehab-planner schema", "schema", "cl"), "clinic\n");
  EXPECT_EQ(completed("rehab-planner plan --sheet", "--sheet", "my"), "\n") << "left to the shell: a file of one's own";
  const std::string designs = completed("rehab-planner plan --sheet", "--sheet", "");
  for (const auto& design : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/sheets")) {
    const bool is_of_patients = slurp(design.path()).find("\nfor: patient\n") != std::string::npos;
    EXPECT_EQ((" " + designs).find(" " + design.path().stem().string()) != std::string::npos, is_of_patients);
  }
  EXPECT_EQ(completed("rehab-planner plan", "plan", ""), "\n") << "left to the shell: names of files";
  folder.run(planner + " completion fish > words.fish; " + planner + " completion zsh > words.zsh");
  const std::string fish =
      folder.run("HOME=$PWD fish -c 'source words.fish; complete -C \"rehab-planner plan --le\"'").out;
  EXPECT_THAT(fish, HasSubstr("--letters\tthe letters"));
  EXPECT_THAT(folder.run("HOME=$PWD fish -c 'source words.fish; complete -C \"rehab-planner plan --sheet la\"'").out,
              HasSubstr("large-print"));
  EXPECT_THAT(slurp(folder / "words.zsh"), HasSubstr(":word or file:{compadd take-home large-print diary; _files}"));
  const std::string zsh = "autoload -Uz compinit && compinit -u -D; source ./words.zsh; print $_comps[rehab-planner]";
  EXPECT_EQ(folder.run("zsh -fc '" + zsh + "'").out, "_rehab_planner\n");
}

TEST(StandardInput, IsAnIntakeNamedByADash) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  EXPECT_EQ(folder.run(planner + " plan - < t.yaml").status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder / "T-1.pdf")) << "named by the patient's id";
  const auto checked = folder.run(planner + " check - < t.yaml");
  EXPECT_EQ(checked.status, 0) << checked.err;
  EXPECT_THAT(checked.out, HasSubstr("patient: T-1"));
  EXPECT_EQ(folder.run(planner + " explain - --if age=70 < t.yaml").status, 0) << "read once, used twice";
  const auto bad = folder.run("echo 'schema: 1' | " + planner + " plan -");
  EXPECT_EQ(bad.status, 65);
  EXPECT_THAT(bad.err, HasSubstr("standard input:2:"));
  EXPECT_EQ(folder.run("head -c 300000 /dev/zero | tr '\\0' '#' | " + planner + " plan -").status, 65);
}

}  // namespace
}  // namespace rehab::support
