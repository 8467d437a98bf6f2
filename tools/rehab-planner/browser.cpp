// SPDX-License-Identifier: Apache-2.0
#include "browser.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/problem.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

/// Of this user alone, and gone when the user logs out; else where every program puts what it doesn't keep.
fs::path place_for_short() {
  const char* own = std::getenv("XDG_RUNTIME_DIR");
  if (own && *own == '/' && ::access(own, W_OK) == 0) return own;
  return fs::temp_directory_path();
}

[[noreturn]] void become_opener(const fs::path& file) {
  ::setsid();  // Ctrl-C ends the planner, not the browser
  const int null = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(null, stream);
  ::closefrom(STDERR_FILENO + 1);
  for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ, SIGPIPE}) ::signal(number, SIG_DFL);
  ::execlp("xdg-open", "xdg-open", file.c_str(), nullptr);
  ::_exit(1);
}

}  // namespace

LeadingPage::LeadingPage(const std::string& address) {
  std::string name = (place_for_short() / "rehab-planner-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw Error(ErrorKind::cannot_create, name + ": this folder can't be made");
  folder_ = name;
  write_file(file(),
             "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"referrer\" "
             "content=\"no-referrer\"><meta http-equiv=\"refresh\" content=\"0;url=" +
                 address + "\"><title>The form</title></head><body><p><a href=\"" + address +
                 "\">To the form</a></p></body></html>\n");
}

LeadingPage::~LeadingPage() {
  std::error_code none;
  fs::remove_all(folder_, none);
}

void open_in_browser(const fs::path& file) {
  const pid_t child = ::fork();
  if (child < 0) return;
  if (child == 0) {
    if (::fork() == 0) become_opener(file);
    ::_exit(0);  // its child now belongs to whoever adopts orphans
  }
  ::waitpid(child, nullptr, 0);
}

}  // namespace rehab::cli
