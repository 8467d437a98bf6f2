// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <numeric>

#include "base/problem.hpp"

namespace rehab {

namespace {

/// What the first byte of a sequence says: its length (0: no sequence begins so), its share of the code point's bits,
/// and the least code point that may be written at that length.
struct Lead {
  std::size_t length;
  char32_t bits;
  char32_t least;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

/// Takes one code point off the front; nothing where it is invalid, and `text` is then unchanged.
std::optional<char32_t> take(std::string_view& text) {
  const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
  if (lead.length == 0 || text.size() < lead.length) return std::nullopt;
  char32_t code = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0u) != 0x80u) return std::nullopt;
    code = (code << 6) | (byte & 0x3Fu);
  }
  if (code < lead.least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  text.remove_prefix(lead.length);
  return code;
}

struct Range {
  char32_t first, last;
};

/// Control characters, direction marks and overrides, joiners, fillers, variation selectors, tags, non-characters.
constexpr std::array unseen_ranges{
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0xAD, 0xAD},       Range{0x034F, 0x034F},
    Range{0x061C, 0x061C}, Range{0x115F, 0x1160}, Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
    Range{0x200B, 0x200F}, Range{0x2028, 0x202E}, Range{0x2060, 0x206F},   Range{0x3164, 0x3164},
    Range{0xFDD0, 0xFDEF}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},
    Range{0xFFF0, 0xFFFB}, Range{0xFFFE, 0xFFFF}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}};

}  // namespace

bool is_plain(std::string_view bytes) {
  unsigned others = 0;  // a loop without an early exit is vectorised
  for (char c : bytes) others |= static_cast<unsigned char>(c - ' ') >= 0x7F - ' ' ? 1u : 0u;
  return others == 0;
}

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const auto other = std::ranges::find_if(rest, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    rest.remove_prefix(static_cast<std::size_t>(other - rest.begin()));
    if (!rest.empty() && !take(rest)) return bytes.size() - rest.size();
  }
  return std::nullopt;
}

std::u32string decode_utf8(std::string_view text) {
  if (is_plain(text)) return {text.begin(), text.end()};
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::optional<char32_t> code = take(text);
    if (!code) throw Error(ErrorKind::internal, "text that should have been checked is not UTF-8");
    out += *code;
  }
  return out;
}

std::string encode_utf8(char32_t code) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto tail = [&](int shift) { return byte(0x80u | ((code >> shift) & 0x3Fu)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0u | (code >> 6)), tail(0)};
  if (code < 0x10000) return {byte(0xE0u | (code >> 12)), tail(6), tail(0)};
  return {byte(0xF0u | (code >> 18)), tail(12), tail(6), tail(0)};
}

std::string encode_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size());
  for (char32_t code : code_points) out += encode_utf8(code);
  return out;
}

std::string code_point_name(char32_t code_point) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string hex;
  for (char32_t rest = code_point; rest > 0 || hex.size() < 4; rest >>= 4) hex.insert(hex.begin(), digits[rest & 15]);
  return "U+" + hex;
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

bool is_unseen(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return false;
  return std::ranges::any_of(unseen_ranges,
                             [code](const Range& range) { return code >= range.first && code <= range.last; }) ||
         (code & 0xFFFEu) == 0xFFFEu;
}

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits without a leading zero, or "0" itself.
bool is_whole(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit) && (text.size() == 1 || text[0] != '0');
}

template <class Number>
std::optional<Number> from_chars_whole(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view without_minus(std::string_view text) {
  return !text.empty() && text[0] == '-' ? text.substr(1) : text;
}

/// Damerau-Levenshtein distance (neighbours swapped count once).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::string made_visible(std::string_view bytes) {
  if (is_plain(bytes)) return std::string(bytes);
  std::string out;
  std::array<char, 16> code{};
  while (!bytes.empty()) {
    const std::string_view before = bytes;
    const std::optional<char32_t> point = take(bytes);
    if (!point) {
      std::snprintf(code.data(), code.size(), "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(bytes[0])));
      out += code.data();
      bytes.remove_prefix(1);
    } else if (is_unseen(*point) && *point != U'\n') {
      std::snprintf(code.data(), code.size(), "\\u{%04X}", static_cast<unsigned>(*point));
      out += code.data();
    } else {
      out += before.substr(0, before.size() - bytes.size());
    }
  }
  return out;
}

std::optional<int> whole_number(std::string_view text) {
  if (!is_whole(without_minus(text)) || text == "-0") return std::nullopt;
  return from_chars_whole<int>(text);
}

std::optional<double> decimal_number(std::string_view text) {
  const std::string_view digits = without_minus(text);
  const std::size_t point = digits.find('.');
  if (!is_whole(digits.substr(0, point))) return std::nullopt;
  if (point != std::string_view::npos) {
    const std::string_view decimals = digits.substr(point + 1);
    if (decimals.empty() || !std::ranges::all_of(decimals, is_digit)) return std::nullopt;
  }
  return from_chars_whole<double>(text);
}

std::string number_text(double number) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed).ptr;
  return std::string(buffer, end);
}

std::string folded(std::string_view word) {
  constexpr char32_t first = U'\u00C0', last = U'\u00FF';
  constexpr std::string_view without_accents = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
  std::u32string out = decode_utf8(lower_case(word));
  for (char32_t& c : out) {
    if (c == U'-' || c == U' ') c = U'_';
    if (c >= first && c <= last) c = static_cast<char32_t>(without_accents[c - first]);
  }
  std::erase_if(out, [](char32_t c) {
    return std::u32string_view(U"\"'*\u201C\u201D\u201E\u2022").find(c) != std::u32string_view::npos;
  });
  const std::string text = encode_utf8(out);
  const std::size_t begin = std::min(text.find_first_not_of('_'), text.size());
  return text.substr(begin);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  constexpr std::size_t longest = 64;
  if (word.empty() || word.size() > longest) return std::nullopt;
  const std::string typed = folded(word);
  const std::string* best = nullptr;
  std::size_t best_distance = std::min<std::size_t>(3, (word.size() + 2) / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t d = distance(typed, folded(candidate));
    if (d < best_distance && d < candidate.size()) {
      best = &candidate;
      best_distance = d;
    }
  }
  if (best) return *best;
  const auto longer =
      std::ranges::find_if(candidates, [&](const std::string& c) { return c.starts_with(typed + "_"); });
  return longer == candidates.end() ? std::nullopt : std::optional(*longer);
}

bool is_one_slip(std::string_view typed, std::string_view word) {
  constexpr std::size_t shortest = 4, long_enough = 8;
  if (std::min(word.size(), typed.size()) < shortest || word.front() != typed.front() || word == typed) return false;
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(word, typed).in1 - word.begin());
  word.remove_prefix(same);
  typed.remove_prefix(same);
  if (word.size() + 1 == typed.size()) return word == typed.substr(1);
  if (word.size() == typed.size() + 1) return word.substr(1) == typed;
  if (word.size() != typed.size()) return false;
  const bool is_swapped = word.size() > 1 && word[0] == typed[1] && word[1] == typed[0];
  return (is_swapped && word.substr(2) == typed.substr(2)) ||
         (same + word.size() >= long_enough && word.substr(1) == typed.substr(1));
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += between;
    out += part;
  }
  return out;
}

std::tuple<std::string, int, std::string> number_order(const std::string& text) {
  const std::size_t digit = std::min(text.find_first_of("0123456789"), text.size());
  const std::size_t rest = std::min(text.find_first_not_of("0123456789", digit), text.size());
  const int number = whole_number(std::string_view(text).substr(digit, rest - digit)).value_or(0);
  return {text.substr(0, digit), number, text.substr(rest)};
}

std::string listing(std::span<const std::string> parts, std::string_view last) {
  if (parts.size() < 2) return join(parts);
  return join(parts.first(parts.size() - 1)) + " " + std::string(last) + " " + parts.back();
}

std::vector<std::string> strings(std::span<const std::string_view> views) {
  return {views.begin(), views.end()};
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(at, start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

namespace {

/// Calls `on_text` and `on_place` over the pieces of a text with {places}.
template <class OnText, class OnPlace>
void walk_places(std::string_view text, const OnText& on_text, const OnPlace& on_place) {
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    on_text(text.substr(0, open));
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) {
      on_text(text);
      return;
    }
    on_place(text.substr(1, close - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string fill_places(std::string_view text,
                        const std::function<std::optional<std::string>(std::string_view name)>& value) {
  std::string out;
  walk_places(
      text, [&](std::string_view part) { out += part; },
      [&](std::string_view name) { out += value(name).value_or("{" + std::string(name) + "}"); });
  return out;
}

std::vector<std::string> places_in(std::string_view text) {
  std::vector<std::string> names;
  walk_places(
      text, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
  return names;
}

namespace {

std::vector<std::string> unbroken_words(std::string_view text) {
  std::vector<std::string> words;
  bool in_command = false;
  for (const std::string_view line : split(text, '\n'))
    for (const std::string_view word : split(line, ' ')) {
      if (word.empty()) continue;
      if (in_command)
        words.back() += " " + std::string(word);
      else
        words.emplace_back(word);
      if (std::ranges::count(word, '`') % 2 != 0) in_command = !in_command;
    }
  return words;
}

}  // namespace

std::string flowed(std::string_view text, std::size_t columns, std::size_t indent, std::size_t used) {
  std::string out;
  std::size_t at = used;
  bool begins_line = true;
  for (const std::string& word : unbroken_words(text)) {
    const std::size_t length = code_point_count(word);
    if (!begins_line && at + 1 + length > columns) {
      out += "\n" + std::string(indent, ' ');
      at = indent;
      begins_line = true;
    }
    if (!begins_line) out += ' ', ++at;
    out += word;
    at += length;
    begins_line = false;
  }
  return out;
}

}  // namespace rehab
