// SPDX-License-Identifier: Apache-2.0
// The table of an intake's fields, in the order of the form. Facts come from the SDK's constants, bundle fields from
// what bundles declare; keys, ranges, words and meanings are never written a second time. Part of this room.
#pragma once

#include <span>

#include "intake/intake_reader.hpp"

namespace rehab::intake_detail {

void add_facts(IntakeShape& shape);
void add_declared(IntakeShape& shape, std::span<const DeclaredField> declared);
/// choose, also, leave_out, change, shown_today, progress, overrides.
void add_requests(IntakeShape& shape);

/// Contradictions, what one answer makes necessary, and what it makes pointless ("does not apply").
void check_together(const Node& map, PatientIntake& intake, const Reading& at);

}  // namespace rehab::intake_detail
