// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace rehab {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits without a leading zero, as long as it is not zero itself.
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

std::string folded(std::string_view word) {
  std::string out = lower_case(word);
  for (char& c : out)
    if (c == '-' || c == ' ') c = '_';
  return out;
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

}  // namespace rehab
