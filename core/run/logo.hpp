// SPDX-License-Identifier: Apache-2.0
// The clinic's logo, read once for a run. A picture file can break whatever decodes it, so the coordinator never does:
// the warm process reads it, and its workers inherit the pixels.
#pragma once

#include <memory>
#include <string>

#include "base/image.hpp"
#include "model/clinic.hpp"

namespace rehab {

/// As sharp as paper shows it, no larger; in greys for a printer without colours. Throws Error naming the file and what
/// is wrong.
std::shared_ptr<const Image> read_logo(const std::string& file, PrintInk ink = PrintInk::colour);

}  // namespace rehab
