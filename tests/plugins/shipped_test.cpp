// SPDX-License-Identifier: Apache-2.0
// The bundles that ship, as assembled by this build.
#include <gmock/gmock.h>

#include "plugins/blocking.hpp"
#include "plugins/catalogue.hpp"
#include "plugins/library.hpp"
#include "support/build.hpp"

namespace rehab {
namespace {

Catalogue shipped(const Clinic& clinic) {
  return find_bundles({{support::build_folder + "/plugins", "the build"}}, clinic);
}

TEST(Shipped, AllAreReady) {
  const Catalogue catalogue = shipped(Clinic{});
  for (const Blocker& blocker : blocking(catalogue, Clinic{})) ADD_FAILURE() << blocker.message;
  std::vector<std::string> ids;
  for (const CatalogueEntry* entry : catalogue.ready()) ids.push_back(entry->id);
  EXPECT_THAT(ids, testing::ElementsAre("hip_realignment", "safety_rules", "surgery_escalation", "therapy_referral"));
  for (const CatalogueEntry& entry : catalogue.entries) EXPECT_TRUE(entry.problems.empty()) << entry.problems.render();
}

/// Some jurisdictions require it.
TEST(Shipped, SurgeryEscalationCanBeDisabled) {
  Clinic clinic;
  clinic.disabled = {"surgery_escalation"};
  const Catalogue catalogue = shipped(clinic);
  EXPECT_TRUE(blocking(catalogue, clinic).empty());
  EXPECT_EQ(catalogue.ready().size(), 3u);
}

/// A clinician must be able to read every rule that can stop a plan.
TEST(Shipped, StopsAndHoldsStandInTablesOfSafetyRules) {
  const Catalogue catalogue = shipped(Clinic{});
  std::size_t found = 0;
  for (const CatalogueEntry* entry : catalogue.ready())
    for (const Rule& rule : entry->bundle->rules)
      for (const Effect& effect : rule.then)
        if (effect.kind == EffectKind::stop || effect.kind == EffectKind::hold) {
          EXPECT_EQ(entry->id, "safety_rules") << rule.name();
          EXPECT_TRUE(rule.when) << rule.name() << " is decided by code";
          ++found;
        }
  EXPECT_GT(found, 20u);
}

}  // namespace
}  // namespace rehab
