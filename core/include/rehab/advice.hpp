// SPDX-License-Identifier: Apache-2.0
// What a plugin's library says about one intake: which of its bundle's own `when: code` rules fire, and which of the
// bundle's exercises should be introduced first. The host copies it at once. What a rule does when it fires is declared
// in the bundle's table, never here: a plugin judges, the core decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehab {

struct Advice {
  std::vector<std::string> fired;  ///< rule ids without the bundle's name, for example "R2"
  std::vector<std::string> first;  ///< exercise ids, most important first; others follow in the cards' own order

  /// Firing a rule twice is the same as once. A rule that is no code rule of the plugin's bundle fails the plan.
  void fire(std::string_view rule) { fired.emplace_back(rule); }
  void introduce(std::string_view exercise) { first.emplace_back(exercise); }
};

}  // namespace rehab
