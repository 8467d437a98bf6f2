// SPDX-License-Identifier: Apache-2.0
// The shipped designs, and what poppler sees on finished pages: where every word stands, and whether one runs into
// another or off the paper.
#pragma once

#include <string>
#include <vector>

#include "sheet/design.hpp"

namespace rehab::test {

/// templates/sheets/<name>.yaml
const Design& design(const std::string& name = "take-home");

struct Word {
  double left, top, right, bottom;  ///< points, y down
  std::string text;
  std::size_t page;  ///< from 1
};
std::vector<Word> words(const std::string& pdf);

/// No word outside the margins, none over another. Returns how many pages there are.
std::size_t expect_clear_pages(const std::string& pdf, const Design& design, PageSize size);

}  // namespace rehab::test
