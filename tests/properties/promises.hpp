// SPDX-License-Identifier: Apache-2.0
// What every plan must keep to, worked out a second way beside the decision. Each check returns what is wrong, a line
// each; empty: nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "decide/decide.hpp"

namespace rehab::properties {

/// `facts` as rules see them.
bool fires(const Rule& rule, const Intake& facts, const AdviceByBundle& advice);

/// Printed forms that a rule that fires forbids.
std::string forbidden_in(const Regimen& regimen, std::span<const Bundle* const> bundles, const Intake& facts,
                         const AdviceByBundle& advice);

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
