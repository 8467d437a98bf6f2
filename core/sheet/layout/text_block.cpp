// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/text_block.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/text.hpp"
#include "sheet/layout/layout.hpp"

namespace rehab {

namespace {

pdf::Face face_of(bool strong) {
  return strong ? pdf::Face::bold : pdf::Face::regular;
}

/// "10", "0123 456", "+49 (0)30 123"
bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789 +-/()") == text.npos && text.find_first_of("0123456789") != text.npos;
}

/// Room for the bytes of most lines.
constexpr std::size_t usual_line = 90;

/// Sums of widths may differ by less.
constexpr double rounding_pt = 0.001;

/// What a word may be broken after; the space only in a number wider than a line.
constexpr std::array<std::string_view, 5> break_marks{"-", "/", "\u2010", "\u2013", " "};
constexpr std::span<const std::string_view> hyphens = std::span(break_marks).first<4>();

/// Behind the first of the marks, else the end.
std::size_t first_break(std::string_view word, std::span<const std::string_view> marks) {
  std::size_t first = word.size();
  for (const std::string_view mark : marks)
    if (const std::size_t at = word.find(mark); at != word.npos) first = std::min(first, at + mark.size());
  return first;
}

/// Each with the accents that sit on it.
std::vector<std::string> letters_of(std::string_view word) {
  std::vector<std::string> letters;
  for (const char32_t c : decode_utf8(word)) {
    const bool is_accent = c >= 0x0300 && c <= 0x036F;
    if (!is_accent || letters.empty()) letters.emplace_back();
    letters.back() += encode_utf8(c);
  }
  return letters;
}

/// A word as its parts: "LEFT" in bold, then a full stop in regular. A number and what it counts are one word: "8
/// times", "4 December", "0123 456".
struct Word {
  struct Part {
    pdf::Face face;
    std::string_view text;
    double width_pt;
  };
  std::vector<Part> parts;
  double width_pt = 0;
  bool starts_line = false;  ///< a line end stood before it
};

class Breaker {
 public:
  Breaker(const TextMeasure& measure, double width_pt) : measure_(measure), width_pt_(width_pt) {}

  template <class Spans>
  TextBlock broken(const Spans& line) {
    each_word(line, [this](const Word& word) { place(word); });
    lines_.push_back(std::move(now_));
    return {.lines = std::move(lines_), .size_pt = measure_.size_pt, .line_pt = measure_.line_pt};
  }

  double widest_word(const Line& line) const {
    double widest = 0;
    each_word(line, [&](const Word& word) {
      if (word.width_pt <= widest) return;
      double piece = 0;
      for (const auto& [face, text, whole] : word.parts)
        for (std::string_view rest = text; !rest.empty();) {
          const std::string_view part = rest.substr(0, first_break(rest, hyphens));
          piece += width(face, part);
          widest = std::max(widest, piece);
          if (std::ranges::any_of(hyphens, [&](std::string_view mark) { return part.ends_with(mark); })) piece = 0;
          rest.remove_prefix(part.size());
        }
    });
    return widest;
  }

 private:
  double width(pdf::Face face, std::string_view text) const {
    return measure_.fonts.width_pt(face, measure_.size_pt, text);
  }

  double width_of_space(pdf::Face face) {
    double& wide = spaces_[static_cast<std::size_t>(face)];
    if (wide == 0) wide = width(face, " ");
    return wide;
  }

  void add(Word& word, bool strong, std::string_view text) const {
    if (text.empty()) return;
    const pdf::Face face = face_of(strong);
    word.parts.push_back({face, text, width(face, text)});
    word.width_pt += word.parts.back().width_pt;
  }

  /// Calls `visit` with each word, which lives until it returns.
  template <class Spans, class Visit>
  void each_word(const Spans& line, Visit visit) const {
    Word word;
    const auto end_word = [&] {
      if (!word.parts.empty()) visit(std::as_const(word));
      word.parts.clear();
      word.width_pt = 0;
      word.starts_line = false;
    };
    for (const auto& span : line) {
      const std::string_view text = span.text;
      std::size_t begin = 0;
      for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != ' ' && c != '\n') continue;
        const bool goes_on = i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '\n';
        if (c == ' ' && goes_on && word.parts.empty() && is_number(text.substr(begin, i - begin))) continue;
        add(word, span.strong, text.substr(begin, i - begin));
        begin = i + 1;
        end_word();
        if (c == '\n') word.starts_line = true;
      }
      add(word, span.strong, text.substr(begin));
    }
    end_word();
  }

  /// A line that ends between two words ends in their space, which takes no room.
  void end_line_of_words() {
    if (!now_.runs.empty()) now_.runs.back().text += ' ';
    end_line();
  }

  void end_line() {
    lines_.push_back(std::move(now_));
    now_ = {};
  }

  void append(pdf::Face face, std::string_view text, double wide) {
    now_.width_pt += wide;
    if (now_.runs.empty() || now_.runs.back().face != face) now_.runs.push_back({face, {}, 0});
    now_.runs.back().text += text;
    now_.runs.back().width_pt += wide;
  }

  bool fits(double wide) const { return wide <= width_pt_ + rounding_pt; }

  /// What of a word goes on a line of its own: up to a hyphen or stroke, else as many letters as fit, one at least.
  std::string first_piece(pdf::Face face, std::string_view word) const {
    std::size_t end = 0;
    for (std::size_t next = 0; next < word.size(); end = next) {
      next += first_break(word.substr(next), break_marks);
      if (!fits(width(face, word.substr(0, next)))) break;
    }
    if (end > 0) return std::string(word.substr(0, end));
    std::string piece;
    for (const std::string& letter : letters_of(word)) {
      if (!piece.empty() && !fits(width(face, piece + letter))) break;
      piece += letter;
    }
    return piece;
  }

  /// A word wider than a whole line: as many pieces as it takes.
  void place_in_pieces(const Word& word) {
    for (const auto& [face, text, whole] : word.parts)
      for (std::string_view rest = text; !rest.empty();) {
        const std::string piece = first_piece(face, rest);
        const double wide = width(face, piece);
        if (!now_.runs.empty() && !fits(now_.width_pt + wide)) end_line();
        append(face, piece, wide);
        rest.remove_prefix(piece.size());
      }
  }

  void place(const Word& word) {
    if (word.starts_line && !(lines_.empty() && now_.runs.empty())) end_line_of_words();
    if (!now_.runs.empty()) {
      const pdf::Face face = now_.runs.back().face;
      const double space = width_of_space(face);
      if (fits(now_.width_pt + space + word.width_pt)) {
        now_.runs.back().text.reserve(usual_line);
        append(face, " ", space);
      } else {
        end_line_of_words();
      }
    }
    if (!fits(word.width_pt)) return place_in_pieces(word);
    for (const auto& [face, text, wide] : word.parts) append(face, text, wide);
  }

  const TextMeasure& measure_;
  double width_pt_;
  std::array<double, pdf::face_count> spaces_{};  ///< 0: not measured yet
  std::vector<TextLine> lines_;
  TextLine now_;
};

Breaker breaker(const TextMeasure& measure, double width_pt) {
  if (!(width_pt > 0) || !std::isfinite(width_pt)) throw LayoutError("a text to break into no width");
  return {measure, width_pt};
}

}  // namespace

double TextBlock::width_pt() const {
  double widest = 0;
  for (const TextLine& l : lines) widest = std::max(widest, l.width_pt);
  return widest;
}

TextBlock broken(const TextMeasure& measure, const Line& line, double width_pt) {
  return breaker(measure, width_pt).broken(line);
}

TextBlock broken(const TextMeasure& measure, std::string_view text, double width_pt, bool strong) {
  struct TextSpan {
    std::string_view text;
    bool strong;
  };
  return breaker(measure, width_pt).broken(std::array{TextSpan{text, strong}});
}

double widest_word_pt(const TextMeasure& measure, const Line& line) {
  return Breaker(measure, 0).widest_word(line);
}

}  // namespace rehab
