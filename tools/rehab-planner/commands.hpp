// SPDX-License-Identifier: Apache-2.0
// The table of commands. The first word of the command line is looked up here; help, manual page and completions are
// made of it, so none of them can name what does not exist.
#pragma once

#include <array>
#include <span>
#include <string>

#include "arguments.hpp"

namespace rehab::cli {

struct Command {
  const char* name;
  const char* what;  ///< a line without a full stop
  Syntax (*syntax)();
  int (*run)(const Arguments&);

  /// Its syntax with the options that every command has.
  Syntax full_syntax() const;
};

struct CommandGroup {
  const char* name;
  std::span<const Command> commands;
};
/// Those of every day first.
std::span<const CommandGroup> command_groups();

/// Those of all groups; nullptr: there is no such command.
const Command* find_command(const std::string& name);
Words command_names();

/// What is read besides the command line, or a file, with what it is for.
struct Surrounding {
  const char* name;
  const char* what;
};
inline constexpr std::array<Surrounding, 4> known_environment{{
    {"REHAB_PLANNER_CLINIC", "The clinic file, by its whole path; set to nothing: none is used."},
    {"REHAB_PLANNER_PLUGINS", "Folders of plugins, parted by colons, besides those of the clinic file."},
    {"REHAB_PLANNER_CACHE", "Where what was read of plugins is kept; set to nothing: nowhere."},
    {"NO_COLOR", "Set to anything: no bold letters on a terminal."},
}};
inline constexpr std::array<Surrounding, 3> known_files{{
    {"~/.config/rehab-planner/clinic.yaml", "The clinic file of this user."},
    {"/etc/rehab-planner/clinic.yaml", "The clinic file of this computer, where the user has none."},
    {"~/.cache/rehab-planner", "What was read of plugins; it may be deleted at any time."},
}};
/// Of every command.
inline constexpr std::array<Surrounding, 10> exit_statuses{{
    {"0", "It is done; plan: the sheet is issued."},
    {"1", "The answer is no; batch: somebody has no plan."},
    {"10", "The plan is held: a page says where to go instead."},
    {"64", "The command line is not understood."},
    {"65", "An intake, or the content of a plugin, has a problem."},
    {"66", "A file can't be opened."},
    {"70", "A fault of the planner itself."},
    {"71", "The system gives no process, memory or file."},
    {"73", "An output can't be written; 74: the disk failed."},
    {"78", "A plugin, clinic file, design or font can't be used."},
}};

}  // namespace rehab::cli
