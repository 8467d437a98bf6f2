// SPDX-License-Identifier: Apache-2.0
// What a file says of itself, in the two forms readers look for. Dates are left out: same input, same bytes.
#pragma once

#include <string>

#include "pdf/document.hpp"

namespace rehab::pdf {

/// Entries of the file's information dictionary.
std::string information(const Properties& properties);

/// The same as an XMP packet.
std::string xmp(const Properties& properties);

}  // namespace rehab::pdf
