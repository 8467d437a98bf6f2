// SPDX-License-Identifier: Apache-2.0
#include "plugins/reading_level.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace rehab {

namespace {

// From the grade-level formula of Kincaid and others 1975.
constexpr double per_sentence_word = 0.39, per_word_syllable = 11.8, offset = 15.59;

constexpr std::string_view verbs[] = {
    "bend",  "breathe", "bring", "change",     "check",   "clasp", "count",  "cross",   "do",    "draw",
    "feel",  "fold",    "grip",  "hold",       "hook",    "keep",  "kneel",  "lean",    "let",   "lie",
    "lift",  "look",    "loop",  "lower",      "make",    "move",  "open",   "pause",   "place", "point",
    "press", "pull",    "push",  "put",        "raise",   "reach", "relax",  "repeat",  "rest",  "return",
    "rock",  "roll",    "set",   "shift",      "sit",     "slide", "spread", "squeeze", "stand", "start",
    "stay",  "step",    "stop",  "straighten", "stretch", "swap",  "swing",  "take",    "tie",   "tighten",
    "tilt",  "touch",   "tuck",  "turn",       "use",     "wait",  "walk",   "wrap"};

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

struct Spoken {
  std::string_view word;
  int syllables;
};
/// Everyday words whose spelling misleads the rules below.
constexpr Spoken exceptions[] = {
    {"area", 3},      {"areas", 3},     {"clothes", 1}, {"diet", 2},    {"forehead", 2}, {"hundred", 2},
    {"idea", 3},      {"ideas", 3},     {"quiet", 2},   {"quietly", 3}, {"science", 2},  {"someone", 2},
    {"something", 2}, {"sometimes", 2}, {"video", 3},   {"element", 3},
};

bool is_any(char c, std::string_view of) {
  return of.find(c) != std::string_view::npos;
}

std::string letters_of(std::string_view word) {
  std::string letters = lower_case(word);
  std::erase_if(letters, [](char c) { return !is_letter(c); });
  return letters;
}

/// Counts in one word of a-z.
class SyllableCount {
 public:
  explicit SyllableCount(const std::string& word) : word_(word) {}

  int run() const { return std::max(1, groups() + split_pairs() - silent_endings() - silent_in_the_middle()); }

 private:
  char at(std::size_t i) const { return i < word_.size() ? word_[i] : ' '; }
  bool is_plain_vowel(std::size_t i) const { return is_any(at(i), "aeiou"); }
  /// y sounds as a vowel, except first ("yes") and between vowels ("player").
  bool is_vowel(std::size_t i) const {
    if (is_plain_vowel(i)) return true;
    return at(i) == 'y' && i > 0 && !(is_plain_vowel(i - 1) && is_plain_vowel(i + 1));
  }
  bool is_consonant(std::size_t i) const { return i < word_.size() && !is_vowel(i); }
  bool ends(std::string_view with) const { return word_.size() > with.size() && word_.ends_with(with); }

  int groups() const {
    int count = 0;
    for (std::size_t i = 0; i < word_.size(); ++i)
      if (is_vowel(i) && (i == 0 || !is_vowel(i - 1))) ++count;
    return count;
  }

  /// Two vowels side by side that are spoken apart: "iliac", "usual", "going", "lying".
  int split_pairs() const {
    int count = 0;
    for (std::size_t i = 0; i + 1 < word_.size(); ++i) {
      const std::string_view pair = std::string_view(word_).substr(i, 2);
      const char before = i > 0 ? word_[i - 1] : ' ';
      const bool soft = is_any(before, "tscgx");  // "special"; with "io" also "session", "opinion", "cautious"
      if ((pair == "ia" || pair == "iu") && !soft) ++count;
      const bool softer = (soft && at(i + 2) == 'u') || ((soft || is_any(before, "ln")) && at(i + 2) == 'n');
      if (pair == "io" && !softer) ++count;
      if (pair == "ua" && !is_any(before, "qg")) ++count;
    }
    if (ends("ing")) {
      const std::size_t stem = word_.size() - 4;
      if (is_plain_vowel(stem) || (at(stem) == 'y' && is_vowel(stem))) ++count;
    }
    return count;
  }

  int silent_endings() const {
    const std::size_t n = word_.size();
    if (ends("e")) return is_consonant(n - 2) && !sounded_le(n - 2) ? 1 : 0;
    if (ends("ed")) return is_consonant(n - 3) && !is_any(at(n - 3), "td") ? 1 : 0;
    if (ends("es")) return is_consonant(n - 3) && !hissing(n - 3) && !sounded_le(n - 3) ? 1 : 0;
    return 0;
  }
  /// The l of "table", "muscles".
  bool sounded_le(std::size_t l) const { return at(l) == 'l' && l > 0 && is_consonant(l - 1); }
  /// "raises", "edges", "stretches": the e is heard. Not in "breathes".
  bool hissing(std::size_t i) const {
    if (at(i) == 'h') return i > 0 && is_any(at(i - 1), "cs");
    return is_any(at(i), "sxzcg");
  }

  /// The e before an ending: "movement", "safely".
  int silent_in_the_middle() const {
    for (const std::string_view ending : {"ment", "ments", "ly", "ful", "fully", "less", "ness"}) {
      const std::size_t e = word_.size() - ending.size() - 1;
      if (word_.size() > ending.size() + 3 && ends(ending) && at(e) == 'e' && is_consonant(e - 1)) return 1;
    }
    return 0;
  }

  const std::string& word_;
};

/// "doesn't", "isn't": two syllables where the letters show one vowel; not "don't".
bool has_spoken_not(std::string_view word) {
  return word.size() > 4 && word.ends_with("n't") && !is_any(word[word.size() - 4], "aeiou");
}

/// Of a forbidden word: most texts hold none, and are not taken apart.
bool holds_a_stem(std::string_view text) {
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  return std::ranges::any_of(std::array<std::string_view, 3>{"realign", "cure", "need"}, [&](std::string_view stem) {
    return std::search(text.begin(), text.end(), stem.begin(), stem.end(), same) != text.end();
  });
}

}  // namespace

int syllables_in(std::string_view word) {
  const std::string letters = letters_of(word);
  const auto* exception = std::ranges::find(exceptions, letters, &Spoken::word);
  if (exception != std::end(exceptions)) return exception->syllables;
  return SyllableCount(letters).run() + (has_spoken_not(word) ? 1 : 0);
}

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
         std::ranges::binary_search(verbs, std::string_view(lower_case(words[0])));
}

std::optional<std::string> forbidden_words_in(std::string_view text) {
  if (!holds_a_stem(text)) return std::nullopt;
  const std::vector<std::string> words = words_in(text);
  std::string before;
  for (const std::string& word : words) {
    const std::string w = lower_case(word);
    if (w.starts_with("realign") || w == "cure" || w == "cures" || w == "cured") return word;
    if (before.starts_with("need") && (w == "surgery" || w == "operation")) return before + " " + word;
    if (w != "a" && w != "an" && w != "hip") before = w;
  }
  return std::nullopt;
}

bool is_english(std::string_view language) {
  return language == "en" || language.starts_with("en-");
}

}  // namespace rehab
