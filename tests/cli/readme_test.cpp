// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <regex>
#include <sstream>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

/// The commands of the README's five minutes, but those that ask questions.
std::vector<std::string> tour() {
  std::istringstream readme(slurp(REHAB_SOURCE_DIR "/README.md"));
  std::vector<std::string> commands;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## Add an exercise")) break;
    line = line.substr(0, line.find("  #"));
    const bool asks = line.find(" new") != std::string::npos || line.starts_with("build/rehab-planner form");
    if (line.starts_with("build/rehab-planner ") && !asks) commands.push_back(line);
  }
  return commands;
}

TEST(Readme, ItsFiveMinutesWorkLineByLine) {
  const Folder folder;
  folder.run("ln -s " REHAB_SOURCE_DIR "/templates; mkdir build; ln -s " + planner + " build/");
  const std::vector<std::string> commands = tour();
  EXPECT_GE(commands.size(), 9U);
  for (const std::string& command : commands) {
    const auto result = folder.run(std::regex_replace(command, std::regex("/tmp/"), ""));
    const bool held = command.find("suspected") != std::string::npos;
    EXPECT_EQ(result.status, held ? 10 : 0) << command << "\n" << result.err;
  }
}

}  // namespace
}  // namespace rehab::support
