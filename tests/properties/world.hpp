// SPDX-License-Identifier: Apache-2.0
// What a property is tried on: bundles with the intake fields their rules may read, made by hand, at random, or read
// from the shipped folders. A property that holds must hold in every world; a new kind of bundle is one more function
// in `worlds`.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "decide/decide.hpp"

namespace rehab::properties {

/// Numbers that are the same on every machine: no distribution of the library is used.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  int up_to(int sides) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(sides)); }
  bool one_in(int sides) { return up_to(sides) == 0; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(up_to(static_cast<int>(list.size())))];
  }

 private:
  std::mt19937 engine_;
};

struct World {
  std::string name;
  std::vector<Bundle> bundles;
  int cases = 100;  ///< patients to try

  std::vector<const Bundle*> pointers() const;
};

/// The samples of the unit tests, some random ones, and the shipped bundles.
const std::vector<World>& worlds();
World sample_world();
World random_world(std::uint32_t seed);
World shipped_world();

/// A patient and what the libraries say, drawn by chance. `clean` leaves out what stops or holds most plans.
struct Patient {
  PatientIntake intake;
  AdviceByBundle advice;
};
Patient random_patient(Dice& dice, const World& world);

/// The same patient with one more risk, and what was added in words; nothing where the draw adds none.
struct Riskier {
  Patient patient;
  std::string risk;
};
Riskier with_one_more_risk(Dice& dice, const World& world, const Patient& patient);

/// Left for right.
Patient mirrored(const Patient& patient);

Decision decide_in(const World& world, const Patient& patient);

/// Everything a decision holds, as text, for comparing two and for the message when they differ.
std::string described(const Decision& decision);
/// What is printed and what waits, with legs, stages and doses, without reasons.
struct PlanText {
  bool mirror = false;        ///< left for right
  bool legs_in_order = true;  ///< else which leg comes first is not told
};
std::string plan_of(const Regimen& regimen, PlanText how = {});
std::string described(const Patient& patient);

}  // namespace rehab::properties
