// SPDX-License-Identifier: Apache-2.0
// What is shown to who asks for help: examples first, as wide as the terminal.
#pragma once

#include <ostream>

#include "commands.hpp"

namespace rehab::cli {

void print_help(std::ostream& out);
void print_help(std::ostream& out, const Command& command);

/// The manual page, in mdoc.
std::string manual_page();

}  // namespace rehab::cli
