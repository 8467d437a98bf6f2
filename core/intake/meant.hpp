// SPDX-License-Identifier: Apache-2.0
// What may have been meant by a value that was refused. Part of this room's slips; no other room includes it.
#pragma once

#include <string>
#include <vector>

namespace rehab {

struct Meant {
  std::vector<std::string> values;  ///< as an intake writes them; several where nobody can know which
  std::string because;              ///< "3 months are about 13 weeks"; may be empty, and may stand without a value
};

/// Whole lines to write instead; one may be two, with a line end between them.
struct Instead {
  std::vector<std::string> lines;
  std::string because;
};

}  // namespace rehab
