// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <new>
#include <unistd.h>

#include "base/kept_bytes.hpp"
#include "base/text.hpp"
#include "command.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

struct Command {
  const char* name;
  int (*run)(const Words&);
  const char* what;
};

constexpr std::array<Command, 7> commands{{
    {"plan", plan, "plan one patient: the sheet and the record"},
    {"check", check, "read intakes and show every problem, or what was read"},
    {"explain", explain, "why each exercise is in, changed or left out"},
    {"batch", batch, "plan folders of patients"},
    {"plugins", plugins, "list the plugins, check a plugin's content, start a new one"},
    {"intake", intake, "write an intake, question by question"},
    {"schema", schema, "JSON Schema of a file kind, for editors"},
}};

void print_help(std::ostream& out) {
  out << "Usage: rehab-planner COMMAND [options]\n\nPlans hip exercises for one patient and prints the sheet.\n\n";
  for (const Command& command : commands)
    out << "  " << command.name << std::string(10 - std::string_view(command.name).size(), ' ') << command.what << "\n";
  out << "\n`rehab-planner COMMAND --help` shows a command's options. `rehab-planner --version` shows the version.\n";
}

int no_such_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.emplace_back(command.name);
  std::cerr << "rehab-planner: there is no command '" << name << "'";
  if (const auto near = nearest(name, names)) std::cerr << "; did you mean '" << *near << "'?";
  std::cerr << "\n";
  return usage;
}

int run(const Words& words) {
  if (words.empty()) return print_help(std::cerr), usage;
  if (words[0] == "--help" || words[0] == "-h") return print_help(std::cout), 0;
  if (words[0] == "--version") return std::cout << "rehab-planner " REHAB_PLANNER_VERSION "\n", 0;
  for (const Command& command : commands)
    if (words[0] == command.name) return command.run({words.begin() + 1, words.end()});
  return no_such_command(words[0]);
}

/// The one place where what was thrown becomes a message and an exit status.
int guarded(const Words& words) {
  try {
    const int status = run(words);
    std::cout.flush();
    return std::cout ? status : io_error;
  } catch (const UsageError& error) {
    std::cerr << "rehab-planner: " << error.what() << "\n";
    return usage;
  } catch (const Error& error) {
    std::cerr << "rehab-planner: " << error.what() << "\n";
    if (!error.remedy.empty()) std::cerr << "  " << error.remedy << "\n";
    return static_cast<int>(error.kind);
  } catch (const Interrupted& interrupted) {
    std::cerr << "rehab-planner: stopped by SIG" << sigabbrev_np(interrupted.signal)
              << "; what was not finished is removed\n";
    return 128 + interrupted.signal;
  } catch (const std::bad_alloc&) {
    std::cerr << "rehab-planner: there is not enough memory\n";
    return static_cast<int>(ErrorKind::system);
  } catch (const std::system_error& error) {
    std::cerr << "rehab-planner: the system refuses: " << error.what() << "\n";
    return static_cast<int>(kind_of(error.code()));
  } catch (const std::exception& error) {
    std::cerr << "rehab-planner: a fault of the planner itself: " << error.what() << "\n";
    return own_bug;
  }
}

/// The user's cache; empty: there is none, or REHAB_PLANNER_CACHE is set to nothing.
std::filesystem::path cache_of_user() {
  if (const char* own = std::getenv("REHAB_PLANNER_CACHE")) return own;
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
    return std::filesystem::path(cache) / "rehab-planner";
  if (const char* home = std::getenv("HOME"); home && *home == '/')
    return std::filesystem::path(home) / ".cache/rehab-planner";
  return {};
}

/// Where standard input, output or error is closed, the next file opened would take its place.
void open_standard_streams() {
  int fd = 0;
  while ((fd = open("/dev/null", O_RDWR)) >= 0 && fd <= STDERR_FILENO) continue;
  if (fd >= 0) close(fd);
}

}  // namespace
}  // namespace rehab::cli

int main(int argc, char** argv) {
  rehab::cli::open_standard_streams();
  const rehab::cli::MadeVisible out(std::cout), err(std::cerr);
  rehab::keep_bytes_in(rehab::cli::cache_of_user());
  return rehab::cli::guarded({argv + 1, argv + argc});
}
