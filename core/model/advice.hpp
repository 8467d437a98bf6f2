// SPDX-License-Identifier: Apache-2.0
// What a bundle's library says about one intake: which of the `when: code` rules fire, what each went by, and which of
// the bundle's exercises come first. Asked rule by rule, so that each answer belongs to the rule that asked for it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <rehab/plugin.hpp>

#include "base/shared_list.hpp"
#include "model/bundle.hpp"

namespace rehab {

struct Judgement {
  bool fires = false;
  SharedList<std::string> asked;  ///< keys of the intake, in the order of asking, each once

  friend bool operator==(const Judgement&, const Judgement&) = default;
};

struct Advice {
  std::map<std::string, Judgement, std::less<>> rules;  ///< by id: each `when: code` rule of the bundle
  std::vector<std::string> first;                       ///< exercise ids, most important first
  std::vector<std::string> first_asked = {};            ///< keys of the intake that this order goes by

  friend bool operator==(const Advice&, const Advice&) = default;
};

/// Asks each rule, then what comes first. The second time in the other order: what one call leaves behind for the next
/// shows as a difference.
enum class Asking { first_time, second_time };
Advice ask(const Plugin& plugin, const Intake& intake, Asking asking = Asking::first_time);

/// What is wrong where a library decides these rules, as the end of a sentence; empty: they are the `when: code` rules
/// of the bundle.
std::string rules_fault(const Bundle& bundle, const std::map<std::string, Judgement, std::less<>>& rules);

/// Throws BundleError for rules that are not the bundle's `when: code` rules, for an answer asked for that no intake
/// holds, and for an exercise that is none of the bundle's.
void check_advice(const Bundle& bundle, const Advice& advice);

}  // namespace rehab
