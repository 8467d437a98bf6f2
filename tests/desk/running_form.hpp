// SPDX-License-Identifier: Apache-2.0
// `rehab-planner form` at work in a folder, and a browser's half of the conversation.
#pragma once

#include <chrono>
#include <csignal>
#include <filesystem>
#include <regex>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>

#include "cli/planner.hpp"
#include "desk/client.hpp"
#include "desk/sent.hpp"

namespace rehab::support {

class RunningForm {
 public:
  /// `surroundings`: what a shell has before the command: "PATH=... ".
  explicit RunningForm(const Folder& folder, const std::string& arguments = "--no-browser --no-clinic",
                       const std::string& surroundings = {})
      : out_(folder / ".form-out"), pid_(fork()) {
    if (pid_ == 0) {
      const std::string line = "cd '" + folder.path().string() + "' && " + surroundings + " exec " + planner +
                               " form " + arguments + " >" + out_.string() + " 2>.form-err </dev/null";
      execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
      _exit(127);
    }
    std::string said;  // `found` points into it
    std::smatch found;
    const std::regex address(R"(http://127\.0\.0\.1:(\d+)(/start/[0-9a-f]{32})\n)");
    while (!std::regex_search(said = slurp(out_), found, address)) {
      if (waitpid(pid_, nullptr, WNOHANG) != 0)
        throw std::runtime_error("it did not start: " + slurp(folder / ".form-err"));
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    port_ = std::stoi(found[1]);
    start_ = found[2];
  }
  ~RunningForm() {
    if (pid_ > 0) end(SIGKILL);
  }
  RunningForm(const RunningForm&) = delete;
  RunningForm& operator=(const RunningForm&) = delete;

  pid_t pid() const { return pid_; }
  int port() const { return port_; }
  const std::string& start() const { return start_; }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string headers() const { return "Host: " + host() + "\r\nCookie: " + cookie_ + "\r\n"; }
  std::string headers_of_form() const {
    return headers() + "Origin: http://" + host() + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  }

  /// As a browser does it with the address.
  void open() {
    const Answer led = sent_raw(port_, request("GET " + start_, headers()));
    cookie_ = led.header("Set-Cookie").substr(0, led.header("Set-Cookie").find(';'));
    token_ = hidden(get("/").body, "_token");
  }
  Answer get(const std::string& target) const { return sent_raw(port_, request("GET " + target, headers())); }
  Answer post(const std::string& target, form::Filled filled, const std::string& opened = {}) const {
    filled.insert(filled.end(), {{"_token", token_}, {"_opened", opened}});
    return sent_raw(port_, request("POST " + target, headers_of_form(), urlencoded(filled)));
  }
  const std::string& token() const { return token_; }

  /// Its exit status, or 128 and the signal.
  int end(int signal) {
    kill(pid_, signal);
    return wait();
  }
  int wait() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  std::filesystem::path out_;
  pid_t pid_;
  int port_ = 0;
  std::string start_, cookie_, token_;
};

}  // namespace rehab::support
