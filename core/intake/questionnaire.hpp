// SPDX-License-Identifier: Apache-2.0
// `intake new`: asks question by question until an intake stands, in the words of the field table. It answers nothing
// by itself, least of all the warning signs; a bad answer is asked again with the reader's own message.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

namespace rehab {

struct NewIntake {
  std::string patient;  ///< the id
  std::string yaml;     ///< reads back without a problem
};

/// Nothing: the answers ended before the needed ones were given.
std::optional<NewIntake> ask_for_intake(std::istream& answers, std::ostream& questions);

/// The commented form, every needed answer left open.
std::string blank_intake();

}  // namespace rehab
