// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "quiet.hpp"

namespace {
[[maybe_unused]] const bool done = [] {
  throw std::runtime_error("no");
  return true;
}();
}  // namespace

REHAB_PLUGIN(Quiet, "throws_in_loading")
