// SPDX-License-Identifier: Apache-2.0
#include <clocale>

#include "quiet.hpp"

namespace {
[[maybe_unused]] const bool done = [] {
  std::setlocale(LC_ALL, "C.UTF-8");
  return true;
}();
}  // namespace

REHAB_PLUGIN(Quiet, "sets_locale_in_loading")
