// SPDX-License-Identifier: Apache-2.0
// What was typed, cut into numbers, words and signs. Part of this room's slips; no other room includes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehab {

struct Token {
  enum class Kind { number, word, sign };
  Kind kind = Kind::sign;
  std::string text;  ///< a number with a '.' where it has decimals; a word without accents, in lower case
};

/// As a plain keyboard would have written it: ordinary spaces, quotes, dashes, digits and colons.
std::string plainly_typed(std::string_view text);
/// Of a text that is typed plainly; a ',' between digits is a decimal one.
std::vector<Token> tokens_of(std::string_view text);
/// The value of a number, or of a word for one up to ten in English, German or Spanish.
std::optional<double> number_of(const Token& token);
/// Is `word` one of these, which are separated by spaces?
bool is_among(std::string_view word, std::string_view words);

}  // namespace rehab
