// SPDX-License-Identifier: Apache-2.0
#include "model/weight.hpp"

#include <gtest/gtest.h>

namespace rehab {
namespace {

TEST(Weight, NeedsItsUnit) {
  EXPECT_EQ(weight_in_kg("2 kg"), 2);
  EXPECT_EQ(weight_in_kg("0.5kg"), 0.5);
  EXPECT_EQ(weight_in_kg("5 lb"), 2.268);
  for (const char* none : {"", "2", "kg", " kg", "2 g", "2 lbs", "two kg", "2 kg more", "1e3 kg"})
    EXPECT_EQ(weight_in_kg(none), std::nullopt) << none;
}

TEST(Weight, ComesBackAsItWasTyped) {
  for (const int tenths : {5, 10, 11, 22, 25, 30, 50, 75, 100}) {
    const double lb = tenths / 10.0;
    EXPECT_EQ(rounded_in(weight_in_kg(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " lb").value(),
                         WeightUnit::lb),
              lb);
  }
  EXPECT_EQ(rounded_in(0.25, WeightUnit::kg), 0.25);
  EXPECT_EQ(rounded_in(2.268, WeightUnit::kg), 2.27);
  EXPECT_EQ(rounded_in(0.5, WeightUnit::lb), 1.1);
}

}  // namespace
}  // namespace rehab
