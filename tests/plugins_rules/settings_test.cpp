// SPDX-License-Identifier: Apache-2.0
// What a clinic may set in the shipped bundles, and what stands where it sets nothing.
#include <gmock/gmock.h>

#include "base/text.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

/// "6 to 52 weeks, 12" or "gentle or brisk, gentle".
std::string setting_as_text(const SettingInfo& setting) {
  if (!setting.words.empty()) return join(setting.words, " or ") + ", " + std::get<std::string>(setting.standard);
  return testing::PrintToString(setting.least) + " to " + testing::PrintToString(setting.most) + " " + setting.unit +
         ", " + testing::PrintToString(std::get<double>(setting.standard));
}

TEST(ShippedSettings, AreThoseOfTheTable) {
  std::vector<std::string> settings;
  for (const char* bundle : {"hip_realignment", "safety_rules", "surgery_escalation", "therapy_referral"})
    for (const SettingInfo& setting : shipped(bundle).settings)
      settings.push_back(std::string(bundle) + "." + setting.key + ": " + setting_as_text(setting));
  EXPECT_THAT(settings,
              testing::UnorderedElementsAre("surgery_escalation.failed_conservative_care_weeks: 6 to 52 weeks, 12",
                                            "surgery_escalation.disabling_pain: 4 to 10 of 10, 6",
                                            "therapy_referral.not_better_after_weeks: 1 to 52 weeks, 6"));
}

}  // namespace
}  // namespace rehab::test
