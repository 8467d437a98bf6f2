// SPDX-License-Identifier: Apache-2.0
// Whether code in a file may run as us: only when nobody but root or ourselves could have written it.
#pragma once

#include <string>

namespace rehab {

/// Who else could have changed `path` (a file or a folder), as the end of a sentence ("can be written by ..."); empty:
/// nobody.
std::string trust_fault(const std::string& path);

}  // namespace rehab
