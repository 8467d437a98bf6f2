// SPDX-License-Identifier: Apache-2.0
// The word for each value of an enum: what files, JSON, schemas and the handbook say. It is written once, below the
// enum:
//
//   enum class Urgency { now, same_day, days, routine };
//   template <>
//   inline constexpr auto enum_words<Urgency> = words_up_to<Urgency::routine>("now", "same_day", "days", "routine");
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace rehab {

/// In the order of the enum; an empty word: the value is never written or read.
template <class E>
inline constexpr std::array<std::string_view, 0> enum_words{};

template <auto last, class... Words>
consteval auto words_up_to(Words... words) {
  static_assert(sizeof...(words) == static_cast<std::size_t>(last) + 1, "one word for each value up to the last");
  return std::array<std::string_view, sizeof...(words)>{words...};
}

template <class E>
constexpr std::string_view word_of(E value) {
  return enum_words<E>[static_cast<std::size_t>(value)];
}

/// Nothing where no value has the word.
template <class E>
constexpr std::optional<E> value_of_word(std::string_view word) {
  for (std::size_t i = 0; i < enum_words<E>.size(); ++i)
    if (!word.empty() && enum_words<E>[i] == word) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace rehab
