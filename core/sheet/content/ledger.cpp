// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/ledger.hpp"

#include <algorithm>

namespace rehab {
namespace {

bool says_the_same(const LedgerItem& a, const LedgerItem& b) {
  return a.kind == b.kind && a.leg == b.leg && a.things == b.things &&
         (a.reason ? a.reason->rule : nullptr) == (b.reason ? b.reason->rule : nullptr);
}

void add_item(std::vector<LedgerItem>& items, LedgerItem item) {
  for (LedgerItem& known : items)
    if (says_the_same(known, item)) {
      known.forms.insert(known.forms.end(), item.forms.begin(), item.forms.end());
      return;
    }
  items.push_back(std::move(item));
}

void add_form(std::vector<LedgerItem>& items, const FormDecision& form) {
  for (const Reason& reason : form.forbidden_by)
    add_item(items, {LedgerKind::forbids, {std::string(form.form)}, Side::none, &reason, {}});
  for (const DroppedLeg& dropped : form.dropped_legs)
    for (const Reason& reason : dropped.reasons)
      add_item(items, {LedgerKind::drops_leg, {std::string(form.form)}, dropped.leg, &reason, {}});
  for (const Reason& reason : form.passed_over_by)
    add_item(items, {LedgerKind::prefers, {std::string(form.form)}, Side::none, &reason, {}});
  if (!form.missing.empty())
    add_item(items, {LedgerKind::missing, {std::string(form.form)}, Side::none, nullptr, form.missing});
}

void add_all(std::vector<LedgerItem>& items, LedgerKind kind, const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) add_item(items, {kind, {}, Side::none, &reason, {}});
}

}  // namespace

std::vector<LedgerItem> ledger_of(const ExerciseDecision& decision) {
  std::vector<LedgerItem> items;
  for (const FormDecision& form : decision.forms) add_form(items, form);
  add_all(items, LedgerKind::asks, decision.asked_by);
  add_all(items, LedgerKind::limits, decision.limited_by);
  add_all(items, LedgerKind::note, decision.step_notes);
  add_all(items, LedgerKind::lifted, decision.lifted);
  return items;
}

}  // namespace rehab
