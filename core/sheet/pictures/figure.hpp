// SPDX-License-Identifier: Apache-2.0
// The body of a picture as marks on paper: part by part from far to near, each in the ink of skin or cloth and with a
// line round it. The trained leg is the only dark limb, with a double edge, so that it is told apart in colour, in grey
// and on a poor copy. Pure geometry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sheet/pictures/body.hpp"
#include "sheet/pictures/geometry.hpp"

namespace rehab {

/// The parts of a figure from far to near, as the frame, the view and the picture's exceptions have it.
std::vector<std::string> order_of(const Picture&, const Frame&);

Marks figure(const Body&, bool mark_near_leg, const std::vector<std::string>& order);

/// Half the thickness of the body about a joint, for whoever puts something beside it.
double radius_at(std::string_view joint);

}  // namespace rehab
