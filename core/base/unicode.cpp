// SPDX-License-Identifier: Apache-2.0
// What needs Unicode's tables. Only this file knows the libraries that hold them.
#include <algorithm>
#include <cstdlib>
#include <fribidi.h>
#include <memory>
#include <new>
#include <utf8proc.h>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace rehab {

std::string composed(std::string text) {
  if (is_plain(text)) return text;
  utf8proc_uint8_t* made = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const utf8proc_ssize_t length =
      utf8proc_map(bytes, size, &made, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
  if (length < 0) throw Error(ErrorKind::internal, "text that should have been checked can't be composed");
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

std::string isolated(std::string_view text) {
  return "\u2068" + std::string(text) + "\u2069";
}

std::string in_visual_order(std::string text) {
  if (is_plain(text)) return text;
  std::u32string letters = decode_utf8(text);
  const auto length = static_cast<FriBidiStrIndex>(letters.size());
  auto* points = reinterpret_cast<FriBidiChar*>(letters.data());
  std::vector<FriBidiCharType> types(letters.size());
  fribidi_get_bidi_types(points, length, types.data());
  if (std::ranges::none_of(types, [](FriBidiCharType type) { return FRIBIDI_IS_RTL(type); })) return text;

  std::vector<FriBidiBracketType> brackets(letters.size());
  fribidi_get_bracket_types(points, length, types.data(), brackets.data());
  std::vector<FriBidiLevel> levels(letters.size());
  FriBidiParType from_left = FRIBIDI_PAR_LTR;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &from_left, levels.data()) == 0)
    throw std::bad_alloc();
  std::vector<FriBidiArabicProp> joining(letters.size());
  fribidi_get_joining_types(points, length, joining.data());
  fribidi_join_arabic(types.data(), length, levels.data(), joining.data());
  fribidi_shape(FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC, levels.data(), length, joining.data(), points);
  if (fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types.data(), length, 0, from_left, levels.data(), points, nullptr) ==
      0)
    throw std::bad_alloc();
  std::erase_if(letters, [](char32_t c) { return c == FRIBIDI_CHAR_FILL || (c >= U'\u2066' && c <= U'\u2069'); });
  return encode_utf8(letters);
}

std::vector<std::pair<std::size_t, std::size_t>> runs_from_right(std::u32string_view visual) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  bool goes_on = false;
  for (std::size_t i = 0; i < visual.size(); ++i) {
    const FriBidiCharType type = fribidi_get_bidi_type(visual[i]);
    if (!FRIBIDI_IS_STRONG(type) && !FRIBIDI_IS_NUMBER(type)) continue;
    const bool from_right = FRIBIDI_IS_RTL(type) && FRIBIDI_IS_LETTER(type);
    if (from_right && !goes_on) runs.emplace_back(i, i);
    if (from_right) runs.back().second = i + 1;
    goes_on = from_right;
  }
  return runs;
}

std::string in_reading_order(std::string visual) {
  if (is_plain(visual)) return visual;
  std::u32string letters = decode_utf8(visual);
  for (const auto& [first, end] : runs_from_right(letters))
    std::reverse(letters.begin() + static_cast<std::ptrdiff_t>(first),
                 letters.begin() + static_cast<std::ptrdiff_t>(end));
  return encode_utf8(letters);
}

}  // namespace rehab
