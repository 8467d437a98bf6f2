// SPDX-License-Identifier: Apache-2.0
// An option of a Syntax as help, manual page and completions need it.
#pragma once

#include <string>
#include <vector>

#include "arguments.hpp"

namespace rehab::cli {

struct OptionText {
  std::string name;    ///< "output"
  std::string letter;  ///< "o"; may be empty
  std::string value;   ///< "FILE"; empty: it takes none
  std::string what;
  bool may_repeat = false;

  /// Where one of a few words is meant: "pdf|html", "diary|FILE".
  Words words() const;
  bool takes_file() const { return words().empty() || value.ends_with("|FILE"); }
};

std::vector<OptionText> options_of(const Syntax& syntax);
/// Its usage, way by way.
Words ways_of(const Syntax& syntax);

}  // namespace rehab::cli
