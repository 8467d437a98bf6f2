// SPDX-License-Identifier: Apache-2.0
// Whether a file is a whole ELF shared library for the machine we run on. Asked before the system's loader sees it,
// because the loader ends the process on a truncated one. It reads headers only and runs nothing of the file.
#pragma once

#include <string>

namespace rehab {

/// What is wrong with the open file of `size` bytes, as the end of a sentence ("is cut short"); empty: nothing.
std::string elf_fault(int file, unsigned long long size);

}  // namespace rehab
