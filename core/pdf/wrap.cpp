// SPDX-License-Identifier: Apache-2.0
#include "pdf/wrap.hpp"

#include <cmath>

#include "base/text.hpp"
#include "pdf/document.hpp"

namespace rehab::pdf {
namespace {

/// Accents that sit on the character before.
bool combining(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}
bool breaks_after(char32_t c) {
  return c == U'-' || c == U'/' || c == U'\u2010' || c == U'\u2013';
}

class Wrapper {
 public:
  Wrapper(const Fonts& fonts, Face face, double size_pt, double width_pt)
      : fonts_(fonts), face_(face), size_pt_(size_pt), width_pt_(width_pt) {}

  void word(std::string_view word) {
    const double width = width_of(word), space = line_.empty() ? 0 : width_of(" ");
    if (used_pt_ + space + width <= width_pt_ + tolerance) {
      if (!line_.empty()) line_ += ' ';
      line_ += word;
      used_pt_ += space + width;
      return;
    }
    if (!line_.empty()) end_line();
    if (width <= width_pt_ + tolerance) {
      line_ = word;
      used_pt_ = width;
    } else {
      long_word(decode_utf8(word));
    }
  }

  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_pt_ = 0;
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  static constexpr double tolerance = 0.001;

  double width_of(std::string_view text) const { return fonts_.width_pt(face_, size_pt_, text); }

  /// A word wider than a line: piece by piece, the last begins a line that others may follow on.
  void long_word(std::u32string_view word) {
    while (!word.empty()) {
      const std::size_t count = that_fits(word);
      line_ = encode_utf8(word.substr(0, count));
      used_pt_ = width_of(line_);
      word.remove_prefix(count);
      if (!word.empty()) end_line();
    }
  }

  /// How many of the word's characters go on one line, one at least: up to a hyphen if there is one.
  std::size_t that_fits(std::u32string_view word) const {
    double width = 0;
    std::size_t fitting = 0, after_hyphen = 0;
    for (; fitting < word.size(); ++fitting) {
      width += width_of(encode_utf8(word[fitting]));
      if (width > width_pt_ + tolerance) break;
      if (breaks_after(word[fitting])) after_hyphen = fitting + 1;
    }
    if (fitting == word.size()) return fitting;
    if (after_hyphen > 0) return after_hyphen;
    while (fitting > 1 && combining(word[fitting])) --fitting;
    if (fitting == 0) fitting = 1;
    while (fitting < word.size() && combining(word[fitting]))
      ++fitting;  // a letter keeps its accents, whatever the width
    return fitting;
  }

  const Fonts& fonts_;
  Face face_;
  double size_pt_, width_pt_;
  std::vector<std::string> lines_;
  std::string line_;
  double used_pt_ = 0;
};

}  // namespace

std::vector<std::string> wrap(const Fonts& fonts, Face face, double size_pt, double width_pt, std::string_view utf8) {
  if (!(size_pt > 0 && width_pt > 0) || !std::isfinite(size_pt) || !std::isfinite(width_pt))
    throw DrawingError("PDF: a text to wrap at no size or into no width");
  Wrapper wrapper(fonts, face, size_pt, width_pt);
  for (const std::string_view paragraph : split(utf8, '\n')) {
    for (const std::string_view word : split(paragraph, ' '))
      if (!word.empty()) wrapper.word(word);
    wrapper.end_line();
  }
  return wrapper.take();
}

}  // namespace rehab::pdf
