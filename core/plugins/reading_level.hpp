// SPDX-License-Identifier: Apache-2.0
// How hard an English text is to read, by the rules of patient leaflets: Flesch-Kincaid grade, words in a sentence, a
// step that begins with what to do, and words that promise what nobody can. Called by the check of a bundle's words and
// by the tests of the fixed phrases; other languages need rules of their own. It estimates syllables from spelling and
// counts a figure and a {place} as one short word. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rehab {

inline constexpr std::size_t longest_sentence_words = 15;
inline constexpr double highest_reading_grade = 6;

/// At least 1.
int syllables_in(std::string_view word);
/// The words of a text, without the marks around them.
std::vector<std::string> words_in(std::string_view text);
/// A sentence ends at . ! ? or a line's end; the last one also without. Decimal points end nothing.
std::vector<std::string> sentences_in(std::string_view text);
/// The first sentence with more than `longest_sentence_words`.
std::optional<std::string> too_long_sentence(std::string_view text);

/// Adds texts up, so that short ones are judged together. Each text ends its last sentence.
class ReadingLevel {
 public:
  void add(std::string_view text);
  std::size_t words() const { return words_; }
  /// Flesch-Kincaid: the school year (United States) in which it is understood. 0 for no text; never below 0.
  double grade() const;

 private:
  std::size_t sentences_ = 0, words_ = 0, syllables_ = 0;
};

double reading_grade(std::span<const std::string> texts);

/// The verbs a step may begin with, all lower case, sorted.
std::span<const std::string_view> step_verbs();
bool starts_with_verb(std::string_view step);

/// What a text for patients never says ("cures"), as found in it; nothing: it says none of it.
std::optional<std::string> forbidden_words_in(std::string_view text);

/// Of a language as its words file is called: "en", "en-GB".
bool is_english(std::string_view language);

}  // namespace rehab
