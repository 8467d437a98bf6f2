// SPDX-License-Identifier: Apache-2.0
// The decision for one patient: what the rules that fired leave, and what of it is printed. Pure functions of what was
// recorded, the bundles as read and the advice of their libraries; the run calls them, the order of the bundles changes
// nothing. They read no file, no clock and no YAML, and never call a plugin.
//
// The result points into the bundles: they must outlive it. What the clinician asked for and can't be had (a misspelt
// exercise, an override that lifts nothing) comes back as problems, all at once; with any, the regimen is not for use.
// A broken contract (advice missing for a bundle with a library, a fired rule that is no code rule) throws BundleError.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include <rehab/advice.hpp>
#include <rehab/intake.hpp>

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "model/clinic.hpp"
#include "model/patient_intake.hpp"
#include "model/regimen.hpp"

namespace rehab {

/// Something in the intake that these bundles, or the rules that fired, can't follow.
struct RequestProblem {
  std::string field;    ///< where it stands: "choose", "change.plank.times", "overrides[0].rule" (entries count from 0)
  std::string message;  ///< one sentence; never free text of the patient
  std::string remedy;   ///< what to type instead; may be empty

  friend bool operator==(const RequestProblem&, const RequestProblem&) = default;
};

struct Decision {
  Regimen regimen;
  std::vector<RequestProblem> problems;  ///< in the order of the intake's fields; empty: the regimen stands
};

/// The last day the sheet may be used: the next visit; none recorded, two weeks in pregnancy, else the clinic's weeks.
Date use_until(const PatientIntake& patient, const Clinic& clinic);

/// What rules and plugins see: the recorded facts, with pregnancy_weeks as reached on the last day of use (counted from
/// the last day of the recorded week), and the computed fields.
Intake facts_for_rules(const PatientIntake& patient, const Date& last_day);

/// By bundle id; an entry for each bundle that has a library.
using AdviceByBundle = std::map<std::string, Advice, std::less<>>;

Decision decide(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
                const Clinic& clinic);

/// Adds the problems with the place of the nearest part of the intake that has one.
void report(const std::vector<RequestProblem>& found, const PatientIntake& patient, Problems& problems);

}  // namespace rehab
