// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"
#include "decide/decide.hpp"

namespace rehab {

namespace {

constexpr int weeks_of_use_in_pregnancy = 2;

}  // namespace

Date use_until(const PatientIntake& patient, const Clinic& clinic) {
  if (patient.next_visit) return *patient.next_visit;
  const bool pregnant = patient.facts[field::pregnant].if_unknown("yes") == "yes";
  return add_days(patient.date, 7 * (pregnant ? weeks_of_use_in_pregnancy : clinic.weeks_of_use));
}

Intake facts_for_rules(const PatientIntake& patient, const Date& last_day) {
  Intake facts = patient.facts;
  const auto weeks = facts[field::pregnancy_weeks];
  if (!weeks.recorded()) return facts;
  // A whole week recorded may be its last day already.
  const int last_possible_day = 7 * weeks.value() + 6 + days_between(patient.date, last_day);
  facts.record(field::pregnancy_weeks.key, last_possible_day / 7);
  return facts;
}

}  // namespace rehab
