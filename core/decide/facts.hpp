// SPDX-License-Identifier: Apache-2.0
// What rules and plugins see of an intake: the facts as they will be on the last day of use. The run asks before it
// asks the libraries, the decision before it asks the tables. Pure.
#pragma once

#include <rehab/intake.hpp>

#include "model/clinic.hpp"
#include "model/patient_intake.hpp"
#include "model/plan_figures.hpp"

namespace rehab {

/// The last day the sheet may be used: the next visit; where none is recorded, so many weeks on.
Date use_until(const PatientIntake& patient, const Clinic& clinic, const PlanFigures& figures);

/// The recorded facts, with pregnancy_weeks as reached on the last day of use (counted from the last day of the
/// recorded week), and the computed fields.
Intake facts_for_rules(const PatientIntake& patient, const Date& last_day);

}  // namespace rehab
