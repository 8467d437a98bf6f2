// SPDX-License-Identifier: Apache-2.0
// `intake new`: asks for an intake question by question, in the words of the form: first what is needed, then the rest
// by topic. It fills in no answer itself, least of all about warning signs. After a bad answer it shows the reader's
// message and asks again.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>

#include "intake/intake_shape.hpp"

namespace rehab {

struct NewIntake {
  std::string patient;  ///< the id
  std::string yaml;     ///< reads back without an error, once it is complete
};

/// What the questions go by besides the form. The functions may be left out.
struct Asking {
  std::set<std::string> needed;  ///< fields and groups that this clinic records for every patient
  std::string today;             ///< offered for the date; empty: none is
  std::size_t width = 80;        ///< of the terminal
  /// Why no intake of this patient can be written; empty: it can. Asked before anything else is.
  std::function<std::string(const std::string& patient)> refuses;
  /// What was kept of this patient when the questions were interrupted; empty: nothing.
  std::function<std::string(const std::string& patient)> draft;
  /// Keeps what is answered so far, in place of what was kept before; of no patient: nothing.
  std::function<void(const NewIntake& so_far)> keep;
};

/// Nothing: the answers ended before the needed ones were given.
std::optional<NewIntake> ask_for_intake(const IntakeShape& form, const Asking& asking, std::istream& answers,
                                        std::ostream& questions);

}  // namespace rehab
