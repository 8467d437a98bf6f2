// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "quiet.hpp"

namespace {
[[maybe_unused]] const bool done = [] {
  std::puts("hello");
  return true;
}();
}  // namespace

REHAB_PLUGIN(Quiet, "prints_in_loading")
