// SPDX-License-Identifier: Apache-2.0
// Everything that takes bytes nobody vouches for, each as a function of bytes: `tools/fuzz` feeds them for as long as
// it is told, fuzz_tests with the seeds and a little damage. A target returns where the bytes are taken or refused with
// an Error that is no fault of our own; anything else it throws is a finding, as is a crash or what a sanitizer says.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace rehab::fuzz {

struct Target {
  std::string_view name;
  void (*take)(std::string_view bytes);
  /// Folders of files to begin with, from the project's root; "*" is any one folder. tests/fuzz/seeds/<name> besides.
  std::vector<std::string_view> seeds;
};

std::span<const Target> targets();

}  // namespace rehab::fuzz
