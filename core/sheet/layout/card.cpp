// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/card.hpp"

#include <algorithm>

#include "sheet/leaflet.hpp"

namespace rehab {

namespace {

constexpr double picture_gap_pt = 14, pill_padding_pt = 6, chip_gap_pt = 6;

/// A word in a round frame, "LEFT leg".
struct Chip {
  TextBlock text;
  bool strong = false;

  double width() const { return text.width_pt() + 2 * pill_padding_pt; }
  double height() const { return text.height_pt() + 3; }

  void draw(Canvas& canvas, double x, double top) const {
    const Colours& colours = canvas.design().colours;
    const Color& color = strong ? colours.accent_dark : colours.rule;
    canvas.outline({x, top - height(), width(), height()}, {.width_pt = strong ? 1.6 : 0.8, .color = color},
                   (text.line_pt + 3) / 2);
    canvas.text(text, x + pill_padding_pt, top - 1.5, strong ? colours.accent_dark : colours.text);
  }
};

/// What stands in a card's title, and where: chips at the right of the words, or below them where they would squeeze
/// the words.
struct Title {
  TextBlock number, words;
  std::vector<Chip> chips;
  double disc = 0, indent = 0;
  bool chips_below = false, chips_stacked = false;

  double chips_width() const {
    double all = 0;
    for (const Chip& c : chips) all += c.width() + chip_gap_pt;
    return all;
  }
  double words_height() const { return std::max(words.height_pt(), 2 * disc); }
  double height() const {
    double below = 0;
    for (const Chip& c : chips) below = (chips_stacked ? below : 0) + c.height() + chip_gap_pt;
    return words_height() + (chips_below ? below : 0) + 1;
  }

  void draw(Canvas& canvas, double x, double top, double width) const {
    canvas.fill({x, top - 2 * disc, 2 * disc, 2 * disc}, canvas.design().colours.accent_dark, disc);
    canvas.text(number, x + disc - number.width_pt() / 2, top - disc + number.line_pt / 2, {1, 1, 1});
    canvas.text(words, x + indent, top - std::max(0.0, disc - words.line_pt / 2));
    chips_below ? draw_below(canvas, x + indent, top - words_height() - chip_gap_pt)
                : draw_beside(canvas, x + width, top);
  }

  void draw_beside(Canvas& canvas, double right, double top) const {
    for (const Chip& c : chips) {
      right -= c.width();
      c.draw(canvas, right, top - std::max(0.0, (words.line_pt - c.height()) / 2));
      right -= chip_gap_pt;
    }
  }

  void draw_below(Canvas& canvas, double x, double top) const {
    for (const Chip& c : chips) {
      c.draw(canvas, x, top);
      (chips_stacked ? top : x) += chips_stacked ? -(c.height() + chip_gap_pt) : c.width() + chip_gap_pt;
    }
  }
};

Title title_of(const Setting& setting, const Card& card, double width) {
  const double size = setting.design.type.heading_2_pt, body = setting.design.type.body_pt;
  Title t;
  t.number = broken(setting.measure(size), std::to_string(card.number), width, true);
  t.number.tail = ". ";
  t.disc = setting.design.line_pt(size) * 0.54;
  t.indent = 2 * t.disc + 4;
  const double inner = width - t.indent;
  const auto chip = [&](const std::string& word, double letters, bool strong) {
    if (word.empty()) return;
    t.chips.push_back({broken(setting.measure(letters), word, inner - 2 * pill_padding_pt, true), strong});
    t.chips.back().text.tail = " ";
  };
  chip(card.side, body + 1, true);
  chip(card.badge, body, false);
  Line line{{card.title, true}};
  if (!card.plain.empty()) line.push_back({" (" + card.plain + ")", false});
  t.words = broken(setting.measure(size), line, inner);
  t.words.tail = " ";
  if (t.chips.empty()) return t;
  const double beside = inner - t.chips_width() - 2;
  if (beside > widest_word_pt(setting.measure(size), line))
    if (TextBlock words = broken(setting.measure(size), line, beside); words.lines.size() == t.words.lines.size()) {
      t.words.lines = std::move(words.lines);
      return t;
    }
  t.chips_below = true;
  t.chips_stacked = t.chips_width() > inner;
  return t;
}

}  // namespace

CardMaker::CardMaker(const Setting& setting, const Card& card, double width)
    : setting_(setting), card_(card), width_(width) {
  title_height_ = title().height;
  const double gap = setting_.design.space.block_pt;
  across_.before = total_height(texts(card_.before, width_));
  across_.steps = total_height(steps(width_));
  across_.dose = dose_strip(setting_, card_.dose, width_).height;
  const double after = total_height(texts(card_.after, width_));
  after_height_ = after > 0 ? gap + after : 0;
}

const CardMaker::Column& CardMaker::column(double share) const {
  for (const auto& [known, column] : columns_)
    if (known == share) return column;
  const double left = left_width(share), right = right_width(share);
  const auto height = [](const std::vector<Strip>& all) { return total_height(all); };
  Column c;
  c.before = height(texts(card_.before, right));
  c.steps = height(steps(right));
  c.dose = dose_strip(setting_, card_.dose, right).height;
  c.dose_under = dose_strip(setting_, card_.dose, left).height;
  c.dose_fit_under = rehab::dose_fit(setting_, card_.dose, left);
  c.figure = FigureRoom(setting_, card_.figure, left);
  return columns_.emplace_back(share, c).second;
}

const FigureRoom& CardMaker::figure_across() const {
  if (!figure_across_) figure_across_ = FigureRoom(setting_, card_.figure, width_);
  return *figure_across_;
}

CardMaker::Heights CardMaker::heights(const Arrangement& a) const {
  const double gap = setting_.design.space.block_pt;
  const auto with_gap = [gap](double height) { return height > 0 ? gap + height : 0; };
  Heights h;
  h.rest = title_height_ + after_height_;
  if (a.share >= 1) {
    h.rest += with_gap(across_.before) + with_gap(across_.steps) + with_gap(across_.dose) + gap;
    return h;
  }
  const Column& c = column(a.share);
  h.rest += gap + (a.before_in_column ? 0 : with_gap(across_.before));
  h.beside = c.steps + (a.before_in_column && c.before > 0 ? c.before + gap : 0);
  if (a.dose == DosePlace::below) h.rest += with_gap(across_.dose);
  if (a.dose == DosePlace::beside_picture) h.beside += with_gap(c.dose);
  if (a.dose == DosePlace::under_picture) h.under = with_gap(c.dose_under);
  return h;
}

double CardMaker::height(const Arrangement& a, double picture_height) const {
  const Heights h = heights(a);
  return h.rest + std::max(h.beside, room(a).height(picture_height) + h.under);
}

double CardMaker::picture_height_at(const Arrangement& a, double scale) const {
  return std::min(room(a).height_at(scale), setting_.design.picture.most_height_pt);
}

double CardMaker::scale(const Arrangement& a, double picture_height) const {
  return room(a).scale(picture_height);
}

DoseFit CardMaker::dose_fit(const Arrangement& a) const {
  return a.dose == DosePlace::under_picture ? column(a.share).dose_fit_under : DoseFit::in_lines;
}

const FigureRoom& CardMaker::room(const Arrangement& a) const {
  return a.share >= 1 ? figure_across() : column(a.share).figure;
}

std::vector<Strip> CardMaker::arranged(const Arrangement& a, double picture_height) const {
  std::vector<Strip> all{title()};
  if (!a.before_in_column) append(all, texts(card_.before, width_));
  if (a.share >= 1) {
    append(all, figure_strips(setting_, card_.figure, width_, picture_height));
    append(all, steps(width_));
  } else {
    append(all, {columns(a, picture_height)});
  }
  if (a.dose == DosePlace::below) append(all, {dose_strip(setting_, card_.dose, width_)});
  append(all, texts(card_.after, width_));
  return all;
}

std::vector<Strip> CardMaker::in_one_column() const {
  std::vector<Strip> all = arranged({false, DosePlace::below, 1}, setting_.design.picture.least_height_pt);
  all.front().repeats = true;
  return all;
}

void CardMaker::append(std::vector<Strip>& to, std::vector<Strip> more) const {
  append_block(setting_, to, std::move(more));
}

std::vector<Strip> CardMaker::steps(double width) const {
  return list_strips(setting_, {true, card_.steps}, width);
}

std::vector<Strip> CardMaker::texts(const std::vector<std::pair<std::string, std::string>>& texts, double width) const {
  std::vector<Strip> all;
  for (const auto& [label, text] : texts) {
    std::vector<Strip> one = strips(setting_, Paragraph{labelled(label, text)}, width);
    one.front().gap = all.empty() ? 0 : 1;
    all.insert(all.end(), std::make_move_iterator(one.begin()), std::make_move_iterator(one.end()));
  }
  return all;
}

double CardMaker::left_width(double share) const {
  return width_ * share - picture_gap_pt / 2;
}
double CardMaker::right_width(double share) const {
  return width_ - left_width(share) - picture_gap_pt;
}

/// Picture at the left, steps at the right; what has to be read before the picture is tagged before it.
Strip CardMaker::columns(const Arrangement& a, double picture_height) const {
  const double gap = setting_.design.space.block_pt;
  const double left = left_width(a.share), right = right_width(a.share);
  std::vector<Strip> before, after, under;
  if (a.before_in_column) append(before, texts(card_.before, right));
  append(after, steps(right));
  if (a.dose == DosePlace::beside_picture) append(after, {dose_strip(setting_, card_.dose, right)});
  if (a.dose == DosePlace::under_picture) append(under, {dose_strip(setting_, card_.dose, left)});
  const double after_top = before.empty() ? 0 : total_height(before) + gap;
  Strip s;
  s.height = after_top + total_height(after);
  if (card_.figure.frames.empty()) return s;
  FittedFigure figure = fit_figure(setting_, card_.figure, left, picture_height);
  const double under_top = figure.height + gap;
  s.height = std::max(s.height, under.empty() ? figure.height : under_top + total_height(under));
  s.draw = [=, before = std::move(before), after = std::move(after), under = std::move(under),
            figure = std::move(figure)](Canvas& canvas, double x, double top, double) {
    const double text_x = x + left + picture_gap_pt;
    draw_strips(canvas, before, text_x, top, right);
    draw_figure(canvas, figure, x + (left - figure.width) / 2, top);
    draw_strips(canvas, after, text_x, top - after_top, right);
    draw_strips(canvas, under, x, top - under_top, left);
  };
  return s;
}

/// The number on a disc, "Prone hip extension (lift your thigh)", and "LEFT leg" in a frame of its own.
Strip CardMaker::title() const {
  Title title = title_of(setting_, card_, width_);
  Strip s;
  s.height = title.height();
  s.keep_with_next = true;
  s.opens = {{pdf::Role::heading_2, {}}};
  s.closes = 1;
  s.bookmark = {2, std::to_string(card_.number) + " " + card_.title};
  s.draw = [title = std::move(title)](Canvas& canvas, double x, double top, double width) {
    title.draw(canvas, x, top, width);
  };
  return s;
}

}  // namespace rehab
