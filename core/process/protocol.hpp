// SPDX-License-Identifier: Apache-2.0
// What a worker says on its pipe, and the warm process passes on: lines of tab-separated fields, each about one job.
// A job is over only with `done` or `failed`; a worker that ends without having said so has failed, whatever its exit
// status. Both ends are of the same build, so the form may change freely.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "process/process.hpp"

namespace rehab {

enum class Tell {
  at,      ///< what would be at fault if the process ended now; empty: the core
  ready,   ///< the warm process can take jobs, or is still there (job 0)
  broken,  ///< a Failure: it could not prepare, or not go on (job 0)
  start,   ///< the job begins
  done,    ///< what the work returned
  failed,  ///< a Failure
};

/// Why a job, or the preparing, came to nothing.
struct Failure {
  std::string bundle;  ///< at fault; empty: the core itself
  std::string reason;  ///< what happened, without free text of the patient
  std::string remedy;
  std::string state;  ///< as in BundleError
  ErrorKind kind = ErrorKind::internal;
  Fate fate = Fate::threw;
};

/// What was said is none of our messages: a plugin can write on any descriptor.
struct BadMessage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Message {
  Tell tell = Tell::ready;
  std::size_t job = 0;
  std::vector<std::string> fields;

  friend bool operator==(const Message&, const Message&) = default;
};

Message message_of(Tell tell, std::size_t job, const Failure& failure);
/// Throws BadMessage, as the two below.
Failure failure_in(const Message& message);

/// One line, its end included; tabs, line ends and backslashes in fields are escaped.
std::string encode(const Message& message);

/// Takes bytes as they come, and hands on each message as soon as it is whole.
class MessageReader {
 public:
  using Take = std::function<void(const Message&)>;
  void feed(std::string_view bytes, const Take& take);
  /// The messages that have arrived on `fd`; sets `ended` when the other side is gone.
  void read(int fd, bool& ended, const Take& take);

 private:
  std::string rest_;
};

}  // namespace rehab
