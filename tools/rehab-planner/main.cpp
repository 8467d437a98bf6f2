// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <new>
#include <unistd.h>

#include "base/kept_bytes.hpp"
#include "base/text.hpp"
#include "clinic_file.hpp"
#include "command.hpp"
#include "help.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

UsageError no_such_command(const std::string& name) {
  std::string message = "there is no command '" + name + "'";
  const auto near = nearest(name, command_names());
  if (near) message += "; did you mean '" + *near + "'?";
  if (!near && name.ends_with(".yaml")) message += "; did you mean `plan " + name + "`?";
  return UsageError(message);
}

bool asks_for_help(const Words& words) {
  const auto end = std::ranges::find(words, "--");
  return std::any_of(words.begin(), end, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

int run(const Words& words) {
  if (words.empty()) return print_help(std::cerr), usage;
  if (words[0] == "--help" || words[0] == "-h") return print_help(std::cout), 0;
  if (words[0] == "--version") return std::cout << "rehab-planner " REHAB_PLANNER_VERSION "\n", 0;
  const Command* command = find_command(words[0]);
  if (!command) throw no_such_command(words[0]);
  const Words rest{words.begin() + 1, words.end()};
  if (asks_for_help(rest)) return print_help(std::cout, *command), 0;
  return command->run(Arguments(rest, command->full_syntax()));
}

void complain_of_usage(const std::string& message, const Words& words) {
  const bool of_command = !words.empty() && find_command(words[0]);
  std::cerr << flowed("rehab-planner: " + message, terminal_columns(), 2) << "\n  `rehab-planner "
            << (of_command ? words[0] + " --help` shows examples and options\n" : "help` shows what there is\n");
}

/// The one place where what was thrown becomes a message and an exit status.
int guarded(const Words& words) {
  try {
    const int status = run(words);
    std::cout.flush();
    return std::cout ? status : io_error;
  } catch (const UsageError& error) {
    complain_of_usage(error.what(), words);
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
  return of_user("XDG_CACHE_HOME", ".cache", "rehab-planner");
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
  const rehab::cli::MadeVisible out(std::cout, STDOUT_FILENO), err(std::cerr, STDERR_FILENO);
  rehab::keep_bytes_in(rehab::cli::cache_of_user());
  return rehab::cli::guarded({argv + 1, argv + argc});
}
