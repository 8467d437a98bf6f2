// SPDX-License-Identifier: Apache-2.0
// What a batch has to know of each intake before the first worker starts: whose it is, and in which language. Found by
// its line, at a thousandth of what reading the whole costs; the worker that reads it compares.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehab {

struct IntakeHead {
  std::string patient;
  std::string language;  ///< empty: not recorded
};

/// Nothing where one of the two is not plainly written on a line of its own, once: then the intake is to be read.
std::optional<IntakeHead> head_of_intake(std::string_view text);

}  // namespace rehab
