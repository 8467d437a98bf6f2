// SPDX-License-Identifier: Apache-2.0
// The decision for one patient: what fires; which forms are allowed; at which stage and dose; what is picked; the week.
// A file for each of these steps, each a function of the values of those before it. Pure functions of what was
// recorded, the bundles as read and the advice of their libraries; the run calls them, the order of the bundles changes
// nothing. They read no file, no clock and no YAML, and never call a plugin.
//
// The result points into the bundles: they must outlive it. What the clinician asked for and can't be had (a misspelt
// exercise, an override that lifts nothing) comes back as problems, all at once; with any, the regimen is not for use.
// A broken contract (advice missing for a bundle with a library, a judged rule that is no code rule) throws
// BundleError.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include <rehab/intake.hpp>

#include "base/problem.hpp"
#include "model/advice.hpp"
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
  std::string instead = {};  ///< of an entry of a list, the name that was meant; empty: nobody can know

  friend bool operator==(const RequestProblem&, const RequestProblem&) = default;
};

struct Decision {
  Regimen regimen;
  std::vector<RequestProblem> problems;  ///< in the order of the intake's fields; empty: the regimen stands
};

/// By bundle id; an entry for each bundle that has a library.
using AdviceByBundle = std::map<std::string, Advice, std::less<>>;

Decision decide(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
                const Clinic& clinic);

struct Case;  // fires.hpp

/// The same, from what fires on. Once so many wait for a place on a later sheet, what comes after them is only counted
/// (Regimen::not_worked_out).
Decision decide(const Case& c, std::size_t next = std::string::npos);

/// Each with the place of the nearest part of the intake that has one.
void add_problems(const std::vector<RequestProblem>& found, const PatientIntake& patient, Problems& problems);

}  // namespace rehab
