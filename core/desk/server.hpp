// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1 on the loopback interface of this computer, for its user alone, on one thread: requests are answered one by
// one, so the handler may fork. There is no way to make it listen elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "desk/http.hpp"

namespace rehab::desk {

struct ServerLimits {
  std::uint32_t header_bytes = 8 << 10;
  /// A form carries every answer: an intake has 256 KiB at most, and on its way a byte may take three.
  std::uint64_t body_bytes = 1 << 20;
  std::size_t connections = 16;  ///< at a time; a browser opens 6, and what is beyond waits
  std::chrono::milliseconds request = std::chrono::seconds(10);  ///< for one to come, and for its answer to go
  std::chrono::milliseconds idle = std::chrono::minutes(30);     ///< without a request that was answered: it ends
};

using Handler = std::function<Response(const Request&)>;

class Server {
 public:
  /// Takes a free port of 127.0.0.1, whichever the system gives. Throws Error (system).
  explicit Server(const ServerLimits& limits = {});
  ~Server();
  unsigned short port() const;

  /// Until a response ends it, or it was idle for too long, or stop_requested() says so. A std::exception of the
  /// handler is answered with a page that holds nothing of it; anything else ends the server and is passed on.
  /// `tell`: gets a sentence about each kind of refusal that the user should know of.
  void run(const Handler& handler, const std::function<bool()>& stop_requested,
           const std::function<void(const std::string&)>& tell);

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

}  // namespace rehab::desk
