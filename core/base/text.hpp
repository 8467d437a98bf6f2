// SPDX-License-Identifier: Apache-2.0
// Helpers for UTF-8 text and numbers; none depends on a locale. Text must be valid UTF-8, except where a function says
// that it checks.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace rehab {

/// Printable ASCII only: valid UTF-8 without unseen characters, which needs no slower check.
bool is_plain(std::string_view bytes);
/// The offset of the first byte that is not strict UTF-8 (overlong forms and surrogates are not); nothing: all of it
/// is.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

/// Code points of valid UTF-8; throws Error(internal) otherwise.
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(char32_t code_point);
std::string encode_utf8(std::u32string_view code_points);
std::size_t code_point_count(std::string_view text);
/// "U+1F9B5"
std::string code_point_name(char32_t code_point);
/// A character that nobody can see: controls (line ends and tabs too), direction marks, invisible and non-characters.
bool is_unseen(char32_t code_point);

/// Letters and their accents as one code point each, where Unicode has one (NFC): "e" and U+0301 become "é".
std::string composed(std::string text);
/// As it is drawn from left to right: right-to-left runs turned, Arabic letters in the shapes that join. Text without
/// such letters is returned as it is.
std::string in_visual_order(std::string text);
/// Where a text in visual order is to be read from the right: the places of a run's first letter and past its last.
/// What stands between two such letters belongs to the run, unless there is a letter or a digit that is read from the
/// left.
std::vector<std::pair<std::size_t, std::size_t>> runs_from_right(std::u32string_view visual);
/// A text in visual order as it is read, each such run turned back.
std::string in_reading_order(std::string visual);
/// Marked as a text of its own direction, which turns nothing around it; the marks are gone from visual order.
std::string isolated(std::string_view text);

/// For a terminal: what can't be seen or isn't UTF-8 is written as \u{202E} or \xFF; line ends stay.
std::string made_visible(std::string_view bytes);

/// Nothing unless all of the text is a number that an int holds: no sign but '-', no leading zeros, no spaces.
std::optional<int> whole_number(std::string_view text);
/// The same for "12" or "-3.5": digits with at most one point between them; no exponent, no infinity.
std::optional<double> decimal_number(std::string_view text);
/// The shortest decimal text that reads back as the same number: "0.5", "12".
std::string number_text(double number);

/// For comparing what was typed: lower case, no accents, quotes or bullets, '_' for '-' and ' '.
std::string folded(std::string_view word);
/// The candidate that `word` is most likely a slip of (letters missing, added, changed or swapped; case, and '-' or ' '
/// for '_', don't count), else the first that continues it after a '_'; nothing where none is near enough to suggest.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);
/// "rigth" and "lefft" for "right" and "left": two letters changed places, or one is missing or too many; of a long
/// word also one wrong, which makes another word of a short one too easily. The first is always right.
bool is_one_slip(std::string_view typed, std::string_view word);

constexpr bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
/// Changes A to Z only.
std::string lower_case(std::string_view text);
/// "a, b, c"
std::string join(std::span<const std::string> parts, std::string_view between = ", ");
/// A sort key that puts "P2" before "P10": the text before the first number, the number, and the rest.
std::tuple<std::string, int, std::string> number_order(const std::string& text);
/// "a", "a or b", "a, b or c"
std::string listing(std::span<const std::string> parts, std::string_view last = "or");

/// Copies of words, which the SDK holds as views.
std::vector<std::string> strings(std::span<const std::string_view> views);

std::vector<std::string_view> split(std::string_view text, char at);
std::string_view trimmed(std::string_view text);

/// Broken between words so that no line has more than `columns`; a command between backticks is one word, to be copied
/// whole. Lines after the first begin with `indent` spaces; `text` begins after `used` columns.
std::string flowed(std::string_view text, std::size_t columns, std::size_t indent = 0, std::size_t used = 0);

/// `text` with each {name} replaced by `value(name)`; a place for which that is nothing stays as it is.
std::string fill_places(std::string_view text,
                        const std::function<std::optional<std::string>(std::string_view name)>& value);
/// The names of the places in `text`, in order, repeats included.
std::vector<std::string> places_in(std::string_view text);

}  // namespace rehab
