// SPDX-License-Identifier: Apache-2.0
// The left side of the page: what every plan needs first, then the rest by topic, a plugin's own fields under its name.
// Part of this room.
#pragma once

#include <string>

#include "form/form.hpp"

namespace rehab::form {

std::string topics(const Page& page);

/// The field of a path in the words of the form: "Leave out: Reason".
std::string label_of(const Page& page, const std::string& path);

}  // namespace rehab::form
