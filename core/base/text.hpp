// SPDX-License-Identifier: Apache-2.0
// Small helpers over UTF-8 text and numbers, for every room. All pure; none looks at a locale. Text is valid UTF-8
// except where a function says that it checks.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace rehab {

/// Nothing but ASCII that prints: valid UTF-8 in which everything is seen, so that no slower check need look.
bool is_plain(std::string_view bytes);
/// The offset of the first byte that is not strict UTF-8 (overlong forms, surrogates and the like are not).
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

/// Code points of valid UTF-8; throws Error(internal) otherwise.
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(char32_t code_point);
std::string encode_utf8(std::u32string_view code_points);
std::size_t code_point_count(std::string_view text);
/// Control, direction, invisible and non-characters, line ends and tabs included: nothing a person could see or check.
bool is_unseen(char32_t code_point);

/// Whole text or nothing: no sign but '-', no leading zeros, no spaces, nothing left over.
std::optional<int> whole_number(std::string_view text);
/// "12", "-3.5": digits with at most one point inside; no exponent, no infinity.
std::optional<double> decimal_number(std::string_view text);
/// The shortest decimal text that reads back as the same number: "0.5", "12".
std::string number_text(double number);

/// The candidate a typing slip away from `word` (letters missing, added, changed or swapped; case and '-' for '_' are
/// forgiven), else one that only goes on after `word`; nothing where none is near enough to suggest. The first of
/// equals.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

constexpr bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
/// Changes A to Z only.
std::string lower_case(std::string_view text);
/// "a, b, c"
std::string join(std::span<const std::string> parts, std::string_view between = ", ");
/// Sorts "P2" before "P10": what stands before the first number, the number, and what follows.
std::tuple<std::string, int, std::string> number_order(const std::string& text);
/// "a", "a or b", "a, b or c"
std::string listing(std::span<const std::string> parts, std::string_view last = "or");

/// The field's words as strings (the SDK holds them as views).
std::vector<std::string> strings(std::span<const std::string_view> views);

std::vector<std::string_view> split(std::string_view text, char at);
std::string_view trimmed(std::string_view text);

/// `text` with each {name} replaced by `value(name)`; a name it answers with nothing stays as it is.
std::string fill_places(std::string_view text,
                        const std::function<std::optional<std::string>(std::string_view name)>& value);
/// The names of the places in `text`, in order, repeats included.
std::vector<std::string> places_in(std::string_view text);

}  // namespace rehab
