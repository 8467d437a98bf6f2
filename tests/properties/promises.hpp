// SPDX-License-Identifier: Apache-2.0
// What every plan must keep to, worked out a second way beside the decision. Each check returns what is wrong, a line
// each; empty: nothing.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "decide/decide.hpp"

namespace rehab::properties {

/// `facts` as rules see them.
bool fires(const Rule& rule, const Intake& facts, const AdviceByBundle& advice);

/// The rules of some bundles that forbid forms. Whom they speak of is worked out once for each form, leg and equipment.
class Forbidding {
 public:
  /// The bundles must outlive it.
  explicit Forbidding(std::span<const Bundle* const> bundles);
  /// Printed forms that a rule that fires forbids.
  std::string broken_in(const Regimen& regimen, const Intake& facts, const AdviceByBundle& advice);

 private:
  using Done = std::tuple<const Form*, Side, std::vector<std::string>>;
  using SpokenOf = std::vector<char>;  ///< by the number of the effect

  const SpokenOf& spoken_of(const ExerciseDecision& d, Side leg);

  std::vector<std::pair<const Rule*, const Effect*>> effects_;
  std::map<Done, SpokenOf> spoken_of_;
};

/// An exercise that is printed or waits.
struct Allowed {
  const Exercise* exercise = nullptr;
  bool could_be_printed = false;
  int stage = 1;
  Dose dose;
};
std::vector<Allowed> allowed_in(const Regimen& regimen);

/// What one more risk let in, or raised. Which exercise starts today is no part of the promise.
std::string more_than(std::span<const Allowed> before, std::span<const Allowed> after);

}  // namespace rehab::properties
