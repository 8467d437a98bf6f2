// SPDX-License-Identifier: Apache-2.0
// An answer as the intake writes it, for the record, `check` and programs: never translated.
#pragma once

#include <string>

#include <rehab/intake.hpp>

namespace rehab {

/// "4", "2026-11-20", "groin, buttock"; "none" for an empty list; empty: it does not apply.
std::string value_text(const Value& value);

}  // namespace rehab
