// SPDX-License-Identifier: Apache-2.0
// Does a drawn body stand, sit, lie and lean on what is there? Measured on the solid body, whatever the camera sees.
// Called for every form before every plan, and by `plugins check`. It never changes a picture. Centimetres.
#pragma once

#include <string>
#include <vector>

#include "model/exercise.hpp"
#include "model/picture.hpp"

namespace rehab {

/// How deep a body may press into something, and how far off a hand or foot may end.
inline constexpr double deepest_cm = 2.5, farthest_off_cm = 3;

/// One message for each thing that is not so: nothing goes through the ground or a wall; somebody who stands, leans or
/// sits has a foot on the ground; who holds up the trunk has an arm there; a hand is on each worktop and each chair to
/// hold, a hand or the back at each wall, the seat under who sits on it. Pictures from above show no heights and are
/// not measured. Empty: all is well.
std::vector<std::string> compare_contacts(const Picture&, const Facts&);

}  // namespace rehab
