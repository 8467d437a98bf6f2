// SPDX-License-Identifier: Apache-2.0
#include "decide/facts.hpp"

#include <algorithm>
#include <optional>

#include "base/date.hpp"

namespace rehab {

namespace {

/// A whole week recorded may be its last day already.
int weeks_reached(int weeks, const Date& from, const Date& last_day) {
  return (7 * weeks + 6 + days_between(from, last_day)) / 7;
}

/// Nothing: no exercise has its pain on record.
std::optional<int> pain_in_two_sessions(const Progress& progress) {
  std::optional<int> most;
  for (const auto& [id, done] : progress.exercises)
    if (!done.pain.empty()) most = std::max(most.value_or(0), std::ranges::min(done.pain));
  return most;
}

void record_sessions(Intake& facts, const std::optional<Progress>& progress) {
  const std::string_view key = field::pain_in_two_sessions.key;
  if (!progress) {
    facts.record(key, std::monostate{});
  } else if (const auto pain = pain_in_two_sessions(*progress)) {
    facts.record(key, *pain);
  }
}

}  // namespace

Date use_until(const PatientIntake& patient, const Clinic& clinic, const PlanFigures& figures) {
  if (patient.next_visit) return *patient.next_visit;
  const bool pregnant = patient.facts[field::pregnant].if_unknown("yes") == "yes";
  return add_days(patient.date, 7 * (pregnant ? figures.weeks_of_use_in_pregnancy : clinic.weeks_of_use));
}

Intake facts_for_rules(const PatientIntake& patient, const Date& last_day) {
  Intake facts = patient.facts;
  if (const auto weeks = facts[field::pregnancy_weeks]; weeks.recorded())
    facts.record(field::pregnancy_weeks.key, weeks_reached(weeks.value(), patient.date, last_day));
  record_sessions(facts, patient.progress);
  return facts;
}

}  // namespace rehab
