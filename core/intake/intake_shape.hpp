// SPDX-License-Identifier: Apache-2.0
// The fields of an intake file, in the order of the form. Facts come from the SDK's constants and from what bundles
// declare, so that keys, ranges, words and meanings are written only once.
#pragma once

#include <span>

#include "base/shape.hpp"
#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "model/patient_intake.hpp"

namespace rehab {

using IntakeShape = ShapeOf<PatientIntake>;

/// The form with the fields that the bundles in use declare: made once in a run and used for every patient. What the
/// clinic demands (must_record, clear_something_else) and an intake lacks is an error of the intake, and so is a
/// language that is not one of `languages`; where there are none, any may stand.
IntakeShape intake_shape(std::span<const DeclaredField> declared, const Clinic& clinic = {},
                         const std::vector<std::string>& languages = {});
/// The built-in fields only, for `schema intake` and the blank form.
const IntakeShape& intake_shape();

}  // namespace rehab
