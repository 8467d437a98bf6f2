// SPDX-License-Identifier: Apache-2.0
// The frames of a figure as one picture, which needs no style of its own. Part of this room.
#pragma once

#include <string>

#include "sheet/design.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::form {

std::string drawn(const Figure& figure, const Design& design);

}  // namespace rehab::form
