// SPDX-License-Identifier: Apache-2.0
// The build a test program belongs to. The same compiled cases are linked into the plain and the sanitized build, so
// what differs between the two is asked when they run.
#pragma once

#include <filesystem>
#include <string>

namespace rehab::support {

/// The folder with rehab-planner, plugins/ and bad_plugins/: the one above the program's own.
inline const std::string build_folder =
    std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path().string();

}  // namespace rehab::support

extern "C" void __asan_init() __attribute__((weak));

namespace rehab::support {

inline bool is_sanitized() {
  return __asan_init != nullptr;
}

}  // namespace rehab::support
