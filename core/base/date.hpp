// SPDX-License-Identifier: Apache-2.0
// Calendar days, written YYYY-MM-DD. There is no clock here: every date comes from a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <rehab/intake.hpp>

namespace rehab {

/// Exactly four, two and two digits, and a day that exists (years 1900 to 2999).
std::optional<Date> parse_date(std::string_view text);
std::string date_text(const Date& date);
Date add_days(const Date& date, int days);
/// From `from` to `to`; negative when `to` comes first.
int days_between(const Date& from, const Date& to);
/// 0 Monday ... 6 Sunday.
int weekday_index(const Date& date);

}  // namespace rehab
