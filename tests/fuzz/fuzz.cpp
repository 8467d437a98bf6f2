// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: feeds the target that REHAB_FUZZ names.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "fuzz/targets.hpp"

namespace {

using rehab::fuzz::Target;

/// Where none is named, the names are printed, each with its folders of seeds.
const Target& named_target() {
  const char* name = std::getenv("REHAB_FUZZ");
  const auto all = rehab::fuzz::targets();
  const auto found = std::ranges::find(all, name ? name : "", &Target::name);
  if (found != all.end()) return *found;
  for (const Target& target : all) {
    std::cout << target.name << " tests/fuzz/seeds/" << target.name;
    for (const std::string_view folder : target.seeds) std::cout << " " << folder;
    std::cout << "\n";
  }
  std::exit(64);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  named_target();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Target& target = named_target();
  target.take({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
