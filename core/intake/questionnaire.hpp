// SPDX-License-Identifier: Apache-2.0
// `intake new`: asks for an intake question by question, in the words of the form. It fills in no answer itself, least
// of all about warning signs. After a bad answer it shows the reader's message and asks again.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

namespace rehab {

struct NewIntake {
  std::string patient;  ///< the id
  std::string yaml;     ///< reads back without an error
};

/// Nothing: the answers ended before the needed ones were given.
std::optional<NewIntake> ask_for_intake(std::istream& answers, std::ostream& questions);

/// The form with comments; every needed answer is left open.
std::string blank_intake();

}  // namespace rehab
