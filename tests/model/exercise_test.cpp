// SPDX-License-Identifier: Apache-2.0
#include "model/exercise.hpp"

#include <gtest/gtest.h>
#include <set>

namespace rehab {
namespace {

TEST(Facts, EachIsDescribedWell) {
  std::set<std::string_view> keys;
  ASSERT_FALSE(fact_fields().empty());
  for (const FactInfo& fact : fact_fields()) {
    SCOPED_TRACE(fact.key);
    EXPECT_TRUE(keys.insert(fact.key).second) << "listed twice";
    EXPECT_TRUE(fact.meaning.ends_with('.') || fact.meaning.ends_with('?')) << "the meaning is one sentence";
    if (fact.type == FieldType::word || fact.type == FieldType::words) {
      EXPECT_GE(fact.words.size(), 2u);
      EXPECT_EQ(std::set<std::string_view>(fact.words.begin(), fact.words.end()).size(), fact.words.size());
    } else {
      EXPECT_EQ(fact.type, FieldType::whole);
      EXPECT_LT(fact.least, fact.most);
      EXPECT_FALSE(fact.unit.empty());
    }
  }
  EXPECT_EQ(keys.size(), 29u) << "a new fact needs this count";
}

}  // namespace
}  // namespace rehab
