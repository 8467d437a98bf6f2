// SPDX-License-Identifier: Apache-2.0
// What a worker says on its pipe, and the warm process passes on: lines of tab-separated fields, each about one job.
// A job is over only with `done` or `failed`; a worker that ends without having said so has failed, whatever its exit
// status. Both ends are of the same build, so the form may change freely.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehab {

enum class Tell {
  loading,  ///< bundle, or `loading_logo`: it is about to be loaded (job 0, before ready)
  broken,   ///< as in `loading`, reason: it could not be loaded (job 0)
  ready,    ///< the warm process can take jobs (job 0)
  start,    ///< the job begins
  at,       ///< bundle: its library is about to be asked; empty: the core is at work again
  wrote,    ///< kind, path, size, sha256: a temporary file stands complete
  text,     ///< kind, text: what goes to stdout
  problem,  ///< text: what is wrong with the intake, ready to print
  done,     ///< state: issued, held, bad_input
  failed    ///< bundle (may be empty), reason, and for an Error the number of its kind
};

/// What `loading` says of the clinic's logo; no bundle is called so.
inline constexpr std::string_view loading_logo = "the clinic's logo";

struct Message {
  Tell tell = Tell::ready;
  std::size_t job = 0;
  std::vector<std::string> fields;

  friend bool operator==(const Message&, const Message&) = default;
};

/// One line, its end included; tabs, line ends and backslashes in fields are escaped.
std::string encode(const Message& message);

/// Takes bytes as they come and gives back whole messages. Throws std::runtime_error for a line of another form.
class MessageReader {
 public:
  std::vector<Message> feed(std::string_view bytes);

 private:
  std::string rest_;
};

}  // namespace rehab
