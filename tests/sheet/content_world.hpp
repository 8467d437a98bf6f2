// SPDX-License-Identifier: Apache-2.0
// A small invented world for the tests of the sheet's content: one bundle with three exercises and a few rules, a
// clinic, a patient and a regimen made by hand, with the product's own English phrases.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/phrases.hpp"
#include "sheet/content/record.hpp"
#include "support/leaflet_text.hpp"

namespace rehab::test {

struct World {
  World();
  World(World&&) = default;  // a copy would point into the world it was copied from

  LeafletSource source() const {
    bundles_ = {&bundle};
    return {regimen, intake, clinic, bundles_, phrases, questions};
  }

  /// Puts one of the bundle's exercises on the sheet; `days` from 0, Monday.
  ExerciseDecision& print(std::size_t exercise, Legs legs, std::vector<std::size_t> days);
  /// An exercise that is not printed; call after every print().
  ExerciseDecision& keep_back(std::size_t exercise, Outcome outcome, WaitsFor waits_for);
  Reason reason(const std::string& rule_id, EffectKind effect, RecordedValues values = {}) const;
  const Rule& rule(const std::string& id) const;
  void hold(const std::string& rule_id, EffectKind effect);
  void set(std::string_view field, Value value) { intake.facts.record(field, std::move(value)); }

  Bundle bundle;
  Clinic clinic;
  PatientIntake intake;
  Regimen regimen;
  Phrases phrases;
  std::vector<OpenQuestion> questions;

 private:
  mutable std::vector<const Bundle*> bundles_;
};

inline constexpr std::size_t tilt = 0, back_lift = 1, knee_to_chest = 2;
inline const std::vector<std::size_t> every_day{0, 1, 2, 3, 4, 5, 6}, three_days{0, 2, 4};

/// Ana, left leg weaker, all three exercises, in the clinic's name.
World left_patient();
/// Pregnant in week 22, seen by nobody by name: a draft.
World pregnant_draft();

Phrases english();

using support::text_of;
/// The card of the exercise printed as `number`.
const Card& card_of(const Leaflet& leaflet, int number);

}  // namespace rehab::test
