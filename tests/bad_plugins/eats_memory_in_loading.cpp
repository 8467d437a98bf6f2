// SPDX-License-Identifier: Apache-2.0
#include "eats_memory.hpp"
#include "quiet.hpp"

namespace {
[[maybe_unused]] const bool done = [] {
  eat_memory();
  return true;
}();
}  // namespace

REHAB_PLUGIN(Quiet, "eats_memory_in_loading")
