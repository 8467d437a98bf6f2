// SPDX-License-Identifier: Apache-2.0
// Everything one decision reads, put together once and then only looked at: the intake, the facts as rules see them,
// the bundles in the order of their ids, the rules that fired, and what the clinician asked for, by exercise.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "decide/reasons.hpp"
#include "model/plan_figures.hpp"

namespace rehab {

/// What the clinician asked for of one exercise.
struct Wish {
  std::string form;    ///< empty: any
  bool named = false;  ///< by its own name, not through "all" or a protocol: lets in what a rule leaves out on request
};

struct Wishes {
  bool whole_set = false;           ///< `choose` stands: nothing else is printed
  std::vector<std::string> choose;  ///< exercise ids in the order typed, each once; empty with `all`
  std::vector<std::string> also;    ///< on top of the planner's pick
  std::map<std::string, Wish> of;   ///< by exercise id
  const Wish* find(const std::string& exercise) const {
    const auto wish = of.find(exercise);
    return wish == of.end() ? nullptr : &wish->second;
  }
};

struct Case {
  const PatientIntake& patient;
  const Clinic& clinic;
  PlanFigures figures;
  Intake facts;
  std::vector<const Bundle*> bundles;
  RulesOfPatient rules;
  Wishes wishes;

  std::string_view weak_side() const { return facts[field::weak_side].value(); }
  /// The clinician lifted this rule for this exercise; an empty exercise asks for a hold.
  const Override* override_of(const Rule& rule, const std::string& exercise) const;
};

/// Exercises with the same name in two bundles are both meant. Unknown names are skipped: see requests.hpp.
Wishes wishes_of(const PatientIntake& patient, std::span<const Bundle* const> bundles);

Case make_case(const PatientIntake& patient, std::span<const Bundle* const> bundles, const AdviceByBundle& advice,
               const Clinic& clinic, const PlanFigures& figures, const Date& last_day);

}  // namespace rehab
