// SPDX-License-Identifier: Apache-2.0
#include "model/advice.hpp"

#include <algorithm>

#include "base/problem.hpp"

namespace rehab {

void check_advice(const Bundle& bundle, const Advice& advice) {
  for (const std::string& id : advice.fired) {
    const auto rule = std::ranges::find(bundle.rules, id, &Rule::id);
    if (rule == bundle.rules.end())
      throw BundleError(bundle.id, "it fired '" + id + "', which is no rule of its bundle");
    if (rule->when) throw BundleError(bundle.id, "it fired '" + id + "', which its table decides (not `when: code`)");
  }
  for (const std::string& id : advice.first)
    if (std::ranges::find(bundle.exercises, id, &Exercise::id) == bundle.exercises.end())
      throw BundleError(bundle.id, "it introduced '" + id + "', which is no exercise of its bundle");
}

}  // namespace rehab
