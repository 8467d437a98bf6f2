// SPDX-License-Identifier: Apache-2.0
// Lines as wide as the terminal, or 80 columns where there is none.
#pragma once

#include <string>
#include <string_view>

namespace rehab::cli {

/// Of standard output, within 40 and 100; 80 where it is no terminal.
std::size_t output_width();

/// Breaks each line at spaces; what goes on stands two columns further in than the line began.
std::string wrapped(std::string_view text, std::size_t width);

}  // namespace rehab::cli
