// SPDX-License-Identifier: Apache-2.0
// What calls of foreign code must leave as it was: what comes after depends on it, whether a later patient, a number
// on a page or the one who waits for this process. What a process can't ask about itself is not seen.
#pragma once

#include <cstddef>
#include <string>
#include <sys/types.h>
#include <vector>

namespace rehab {

class Watch {
 public:
  /// Remembers what the process is like now.
  Watch();

  /// What is no longer so, as the second half of a sentence ("it changed the locale"); empty: nothing, and the memory
  /// in use is from now on counted anew. Ends a child that a call forked and that came back here as if it were this
  /// process. Asked after each call of several, it needs to remember only once: before the first.
  std::string fault();

 private:
  pid_t process_;
  std::size_t pages_;  ///< of memory in use
  std::vector<std::string> before_;
};

}  // namespace rehab
