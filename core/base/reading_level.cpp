// SPDX-License-Identifier: Apache-2.0
#include "base/reading_level.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

// From the grade-level formula of Kincaid and others 1975.
constexpr double per_sentence_word = 0.39, per_word_syllable = 11.8, offset = 15.59;

constexpr std::string_view verbs[] = {
    "bend",  "breathe", "bring", "change",     "check",   "clasp", "count",  "cross",   "do",      "draw",
    "feel",  "fold",    "grip",  "hold",       "hook",    "keep",  "kneel",  "lean",    "let",     "lie",
    "lift",  "look",    "loop",  "lower",      "make",    "move",  "open",   "pause",   "place",   "point",
    "press", "pull",    "push",  "put",        "raise",   "reach", "relax",  "repeat",  "rest",    "return",
    "rock",  "roll",    "set",   "shift",      "sit",     "slide", "spread", "squeeze", "stand",   "start",
    "stay",  "step",    "stop",  "straighten", "stretch", "swap",  "swing",  "take",    "tighten", "tilt",
    "touch", "tuck",    "turn",  "use",        "wait",    "walk",  "wrap"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_word_part(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '\'' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::string without_places(std::string_view text) {
  return fill_places(text, [](std::string_view) { return std::optional<std::string>("1"); });
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 1 == text.size() || !is_word_part(text[at + 1]);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

std::vector<std::string> words_in(std::string_view text) {
  const std::string plain = without_places(text);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < plain.size();) {
    if (!is_word_part(plain[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    while (i < plain.size() && (is_word_part(plain[i]) || (plain[i] == '.' && !ends_sentence(plain, i)))) ++i;
    words.push_back(plain.substr(start, i - start));
  }
  return words;
}

std::vector<std::string> sentences_in(std::string_view text) {
  std::vector<std::string> sentences;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !ends_sentence(text, i)) continue;
    const std::string sentence(trimmed(text.substr(start, std::min(i + 1, text.size()) - start)));
    if (!words_in(sentence).empty()) sentences.push_back(sentence);
    start = i + 1;
  }
  return sentences;
}

std::optional<std::string> too_long_sentence(std::string_view text) {
  for (const std::string& sentence : sentences_in(text))
    if (words_in(sentence).size() > longest_sentence_words) return sentence;
  return std::nullopt;
}

void ReadingLevel::add(std::string_view text) {
  sentences_ += sentences_in(text).size();
  for (const std::string& word : words_in(text)) {
    ++words_;
    syllables_ += static_cast<std::size_t>(syllables_in(word));
  }
}

double ReadingLevel::grade() const {
  if (words_ == 0) return 0;
  const auto words = static_cast<double>(words_);
  const double grade = per_sentence_word * words / static_cast<double>(sentences_) +
                       per_word_syllable * static_cast<double>(syllables_) / words - offset;
  return std::max(grade, 0.0);
}

double reading_grade(std::span<const std::string> texts) {
  ReadingLevel level;
  for (const std::string& text : texts) level.add(text);
  return level.grade();
}

std::span<const std::string_view> step_verbs() {
  return verbs;
}

bool starts_with_verb(std::string_view step) {
  const std::vector<std::string> words = words_in(step);
  return !words.empty() && is_letter(step.front()) &&
         std::ranges::binary_search(verbs, std::string_view(lower(words[0])));
}

std::optional<std::string> forbidden_words_in(std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  std::string before;
  for (const std::string& word : words) {
    const std::string w = lower(word);
    if (w.starts_with("realign") || w == "cure" || w == "cures" || w == "cured") return word;
    if (before.starts_with("need") && (w == "surgery" || w == "operation")) return before + " " + word;
    if (w != "a" && w != "an" && w != "hip") before = w;
  }
  return std::nullopt;
}

}  // namespace rehab
