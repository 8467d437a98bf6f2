// SPDX-License-Identifier: Apache-2.0
// Calendar days, written YYYY-MM-DD. Every date of a plan comes from a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <rehab/intake.hpp>

namespace rehab {

/// The day where the computer stands; only for what is asked and told, never for what is planned.
Date today();
/// Nothing unless the text is YYYY-MM-DD and a day that exists, in the years 1900 to 2999.
std::optional<Date> parse_date(std::string_view text);
std::string date_text(const Date& date);
Date add_days(const Date& date, int days);
/// The days from `from` to `to`; negative where `to` is earlier.
int days_between(const Date& from, const Date& to);
/// Whole years, as an age is counted.
int years_between(const Date& from, const Date& to);
/// 0 is Monday, 6 is Sunday.
int weekday_index(const Date& date);

}  // namespace rehab
