// SPDX-License-Identifier: Apache-2.0
// Why each exercise is in, changed or left out, rule by rule: the decision flattened for programs. Reads the Regimen,
// judges nothing.
#pragma once

#include <string>
#include <vector>

#include "base/enum_words.hpp"
#include "model/regimen.hpp"

namespace rehab {

enum class LedgerKind { forbids, drops_leg, missing, prefers, asks, limits, note, lifted };
template <>
inline constexpr auto enum_words<LedgerKind> = words_up_to<LedgerKind::lifted>("forbid", "forbid_leg", "missing",
                                                                               "prefer", "ask", "limit", "note",
                                                                               "lifted");

/// One rule's say on one exercise, or equipment that its forms lack.
struct LedgerItem {
  LedgerKind kind = LedgerKind::note;
  std::vector<std::string> forms;   ///< forbids, drops_leg, missing
  Side leg = Side::none;            ///< drops_leg
  const Reason* reason = nullptr;   ///< nullptr: missing equipment
  std::vector<std::string> things;  ///< missing
};

/// In the order: forms (forbidden, dropped legs, missing things), asks, limits, notes, lifted. A rule that says the
/// same of several forms is one item.
std::vector<LedgerItem> ledger_of(const ExerciseDecision& decision);

}  // namespace rehab
