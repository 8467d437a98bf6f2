// SPDX-License-Identifier: Apache-2.0
#include <atomic>

#include "quiet.hpp"

namespace {
[[maybe_unused]] const bool done = [] {
  for (std::atomic<unsigned> turns = 0;; ++turns) {
  }
  return true;
}();
}  // namespace

REHAB_PLUGIN(Quiet, "loops_in_loading")
