// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/text_block.hpp"

#include <algorithm>

#include "pdf/wrap.hpp"

namespace rehab {

namespace {

pdf::Face face_of(bool strong) {
  return strong ? pdf::Face::bold : pdf::Face::regular;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789 ") == std::string_view::npos;
}

/// A word as its runs: "LEFT" in bold, then a full stop in regular. A number and what it counts are one word: "8
/// times", "4 December", "0123 456".
struct Word {
  std::vector<Run> runs;
  double width_pt = 0;
  bool starts_line = false;  ///< a line end stood before it
};

class Breaker {
 public:
  Breaker(const TextMeasure& measure, double width_pt) : measure_(measure), width_pt_(width_pt) {}

  TextBlock broken(const Line& line) {
    for (const Word& w : words(line)) place(w);
    lines_.push_back(std::move(now_));
    return {std::move(lines_), measure_.size_pt, measure_.line_pt};
  }

  double widest_word(const Line& line) const {
    double widest = 0;
    for (const Word& w : words(line)) {
      double piece = 0;
      for (const Run& run : w.runs)
        for (std::string_view rest = run.text; !rest.empty();) {
          const std::size_t end = std::min(rest.find_first_of("-/"), rest.size() - 1) + 1;
          piece += width(run.face, rest.substr(0, end));
          widest = std::max(widest, piece);
          if (rest[end - 1] == '-' || rest[end - 1] == '/') piece = 0;
          rest.remove_prefix(end);
        }
    }
    return widest;
  }

 private:
  double width(pdf::Face face, std::string_view text) const {
    return measure_.fonts.width_pt(face, measure_.size_pt, text);
  }

  void add(Word& word, bool strong, std::string text) const {
    const pdf::Face face = face_of(strong);
    const double wide = width(face, text);
    word.runs.push_back({face, std::move(text), wide});
    word.width_pt += wide;
  }

  std::vector<Word> words(const Line& line) const {
    std::vector<Word> all;
    Word word;
    const auto end_word = [&] {
      if (!word.runs.empty()) all.push_back(std::move(word));
      word = Word{};
    };
    for (const Span& span : line) {
      std::string part;
      const auto end_part = [&] {
        if (!part.empty()) add(word, span.strong, std::move(part));
        part.clear();
      };
      for (std::size_t i = 0; i < span.text.size(); ++i) {
        const char c = span.text[i];
        const bool goes_on = i + 1 < span.text.size() && span.text[i + 1] != ' ' && span.text[i + 1] != '\n';
        if ((c != ' ' && c != '\n') || (c == ' ' && goes_on && word.runs.empty() && is_number(part))) {
          part += c;
          continue;
        }
        end_part();
        end_word();
        if (c == '\n') word.starts_line = true;
      }
      end_part();
    }
    end_word();
    return all;
  }

  void end_line() {
    lines_.push_back(std::move(now_));
    now_ = {};
  }

  void append(const Run& run) {
    now_.width_pt += run.width_pt;
    if (!now_.runs.empty() && now_.runs.back().face == run.face) {
      now_.runs.back().text += run.text;
      now_.runs.back().width_pt += run.width_pt;
    } else {
      now_.runs.push_back(run);
    }
  }

  /// A word wider than a whole line: as many pieces as it takes.
  void place_in_pieces(const Word& word) {
    for (const Run& run : word.runs)
      for (const std::string& piece : pdf::wrap(measure_.fonts, run.face, measure_.size_pt, width_pt_, run.text)) {
        const double wide = width(run.face, piece);
        if (!now_.runs.empty() && now_.width_pt + wide > width_pt_) end_line();
        append({run.face, piece, wide});
      }
  }

  void place(const Word& word) {
    if (word.starts_line && !(lines_.empty() && now_.runs.empty())) end_line();
    if (!now_.runs.empty()) {
      const pdf::Face face = now_.runs.back().face;
      const double space = width(face, " ");
      if (now_.width_pt + space + word.width_pt > width_pt_) {
        end_line();
      } else {
        append({face, " ", space});
      }
    }
    if (word.width_pt > width_pt_) return place_in_pieces(word);
    for (const Run& run : word.runs) append(run);
  }

  const TextMeasure& measure_;
  double width_pt_;
  std::vector<TextLine> lines_;
  TextLine now_;
};

}  // namespace

double TextBlock::width_pt() const {
  double widest = 0;
  for (const TextLine& l : lines) widest = std::max(widest, l.width_pt);
  return widest;
}

TextBlock broken(const TextMeasure& measure, const Line& line, double width_pt) {
  return Breaker(measure, width_pt).broken(line);
}

TextBlock broken(const TextMeasure& measure, std::string_view text, double width_pt, bool strong) {
  return broken(measure, Line{{std::string(text), strong}}, width_pt);
}

double widest_word_pt(const TextMeasure& measure, const Line& line) {
  return Breaker(measure, 0).widest_word(line);
}

}  // namespace rehab
