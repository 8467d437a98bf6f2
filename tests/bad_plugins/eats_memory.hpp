// SPDX-License-Identifier: Apache-2.0
// Takes memory until there is none, or 4 GiB; never touches it, so that a machine without limits survives.
#pragma once

#include <vector>

inline void eat_memory() {
  std::vector<std::vector<char>> eaten(64);
  for (auto& piece : eaten) piece.reserve(std::size_t{64} << 20);
}
