// SPDX-License-Identifier: Apache-2.0
// What messages and pages tell somebody to type is there.
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> written_files() {
  std::vector<fs::path> files;
  for (const char* page : {"README.md", "CONTRIBUTING.md", "SECURITY.md"})
    files.push_back(fs::path(REHAB_SOURCE_DIR) / page);
  const std::set<std::string> endings{".md", ".cpp", ".hpp", ".yaml"};
  for (const char* folder : {"docs", "core", "tools", "templates", "plugins"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(REHAB_SOURCE_DIR) / folder))
      if (endings.contains(entry.path().extension())) files.push_back(entry.path());
  return files;
}

/// "plan", "plugins list": after the program's name, or between backticks.
std::set<std::string> commands_named() {
  const std::regex after_name(R"(rehab-planner ((?:[a-z]+ )?[a-z]+))");
  const std::regex quoted(R"(`((?:plan|check|explain|batch|plugins|intake|schema|rules|clinic|help) [a-z]+)[^`]*`)");
  std::set<std::string> named;
  for (const fs::path& file : written_files()) {
    const std::string text = slurp(file);
    for (const std::regex* form : {&after_name, &quoted})
      for (std::sregex_iterator match(text.begin(), text.end(), *form), end; match != end; ++match)
        named.insert((*match)[1]);
  }
  return named;
}

/// "Usage" of its help.
std::string usage_of(const Folder& folder, const std::string& command) {
  const std::string help = folder.run(planner + " help " + command).out;
  const std::size_t begin = help.find("\nUsage\n");
  return begin == std::string::npos ? "" : help.substr(begin, help.find("\nOptions\n") - begin);
}

TEST(NamedCommands, AreThere) {
  // Words that follow the program's name without being a command: a heading of its own files, CMake's install lines.
  const std::set<std::string> no_commands{"papers", "share", "zsh", "bash", "man", "fish"};
  const std::set<std::string> with_words{"plugins", "intake", "rules", "clinic"};
  const Folder folder;
  const std::set<std::string> named = commands_named();
  EXPECT_TRUE(named.contains("plugins check"));
  for (const std::string& words : named) {
    const std::string command = words.substr(0, words.find(' '));
    if (no_commands.contains(command)) continue;
    const std::string usage = usage_of(folder, command);
    EXPECT_NE(usage, "") << "rehab-planner " << words;
    if (command == words) continue;
    const std::string second = words.substr(command.size() + 1);
    if (with_words.contains(command)) {
      EXPECT_NE(usage.find("rehab-planner " + words), std::string::npos) << words;
    }
    if (command == "schema") {
      EXPECT_EQ(folder.run(planner + " schema " + second).status, 0) << words;
    }
  }
}

/// Every message that names a schema: of each file kind, and of a part of a file, which has none.
TEST(NamedCommands, OfAnUnknownKeyAreThere) {
  const Folder folder;
  folder.run(planner + " plugins new mine && sed -i 's/facts: {/facts: {xylophone: 3, /' mine/exercises/*.yaml");
  spit(folder / "clinic.yaml", "schema: 1\nxylophone: 3\n");
  spit(folder / "t.yaml", plain_intake("xylophone: 3\n"));
  std::string said;
  for (const std::string words : {"plugins check mine", "plugins list --clinic clinic.yaml", "check t.yaml"})
    said += folder.run(planner + " " + words).err;
  const std::regex schema("rehab-planner schema ([a-z_]+)");
  std::set<std::string> kinds;
  for (std::sregex_iterator match(said.begin(), said.end(), schema), end; match != end; ++match)
    kinds.insert((*match)[1]);
  EXPECT_EQ(kinds, (std::set<std::string>{"clinic", "intake"})) << said;
  EXPECT_NE(said.find("xylophone: unknown key; the keys here are"), std::string::npos) << said;
}

}  // namespace
}  // namespace rehab::support
