// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include <gtest/gtest.h>

namespace rehab {
namespace {

TEST(Dates, ReadPrintAndCount) {
  for (const char* text : {"2026-11-20", "2024-02-29", "1900-01-01"}) {
    ASSERT_TRUE(parse_date(text)) << text;
    EXPECT_EQ(date_text(*parse_date(text)), text);
  }
  for (const char* text : {"", "2026-2-3", "2026-02-30", "2026-13-01", "26-01-01", "2026/01/01", "2026-01-01T",
                           "1899-12-31", "+026-01-01", "2026-0a-01", "2026-00-10", "2026-01-00"})
    EXPECT_FALSE(parse_date(text)) << text;
  const Date day = *parse_date("2026-02-27");
  EXPECT_EQ(date_text(add_days(day, 42)), "2026-04-10");
  EXPECT_EQ(days_between(day, *parse_date("2026-03-01")), 2);
  EXPECT_EQ(days_between(day, *parse_date("2026-02-20")), -7);
  EXPECT_EQ(weekday_index(*parse_date("2026-11-20")), 4) << "a Friday";
}

}  // namespace
}  // namespace rehab
