// SPDX-License-Identifier: Apache-2.0
// Is there room on the page for whatever a plan may ask for? Asked of a clinic's own design before the first patient,
// and of the shipped ones by tests.
#pragma once

#include "run/setup.hpp"

namespace rehab {

/// Lays out the longest pages that these bundles can ask for, in every language read: every form of every exercise, the
/// largest doses, the longest notes, and the page of a held plan. Nothing is written. Throws Error (config), which
/// names the design.
void prove_design(const Setup& setup);

}  // namespace rehab
