// SPDX-License-Identifier: Apache-2.0
// What to type instead of a supposition of the command line that was refused. Part of this room's slips; no other room
// includes it.
#pragma once

#include "intake/intake_shape.hpp"

namespace rehab {

/// Adds "--if pain_usual=7" to the problems of "--if pain=7", which stand under that name in place of a file's.
void advise_options(const IntakeShape& shape, const Node& root, Problems& problems);

}  // namespace rehab
