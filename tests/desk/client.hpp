// SPDX-License-Identifier: Apache-2.0
// A client that sends exactly the bytes it is given, as a browser never would.
#pragma once

#include <arpa/inet.h>
#include <cstdlib>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include "base/text.hpp"

namespace rehab::support {

struct Answer {
  int status = 0;  ///< 0: the connection was closed without one
  std::string head, body;

  /// Of a header, by its name as it is sent; empty: it is not there.
  std::string header(const std::string& name) const {
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class Wire {
 public:
  explicit Wire(int port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error("nobody listens on port " + std::to_string(port));
  }
  ~Wire() { close(fd_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  /// False: the other side takes no more.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// All that comes until the other side closes, or nothing has come for so long.
  std::string rest(int wait_ms = 15'000) const {
    std::string all;
    char some[65536];
    for (pollfd entry{fd_, POLLIN, 0}; poll(&entry, 1, wait_ms) == 1;) {
      const ssize_t got = recv(fd_, some, sizeof some, 0);
      if (got <= 0) break;
      all.append(some, static_cast<std::size_t>(got));
    }
    return all;
  }

  /// One answer, by its Content-Length; the connection may go on.
  Answer answer(int wait_ms = 15'000) const {
    std::string all;
    char some[65536];
    for (pollfd entry{fd_, POLLIN, 0}; poll(&entry, 1, wait_ms) == 1;) {
      const ssize_t got = recv(fd_, some, sizeof some, 0);
      if (got <= 0) break;
      all.append(some, static_cast<std::size_t>(got));
      const Answer so_far = parsed(all);
      if (so_far.status != 0 && std::to_string(so_far.body.size()) == so_far.header("Content-Length")) return so_far;
    }
    return parsed(all);
  }

  static Answer parsed(const std::string& all) {
    const std::size_t end = all.find("\r\n\r\n");
    if (!all.starts_with("HTTP/1.1 ") || end == std::string::npos) return {};
    return {std::atoi(all.c_str() + 9), all.substr(0, end + 2), all.substr(end + 4)};
  }

 private:
  int fd_;
};

inline Answer sent_raw(int port, const std::string& bytes) {
  const Wire wire(port);
  wire.send(bytes);
  return wire.answer();
}

/// What follows a head's first line: "Host: ..." and so on.
inline std::string request(const std::string& first, const std::string& headers, const std::string& body = {}) {
  const std::string length = body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return first + " HTTP/1.1\r\n" + headers + length + "\r\n" + body;
}

}  // namespace rehab::support
