// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/card.hpp"

#include <algorithm>

#include "sheet/layout/dose_table.hpp"
#include "sheet/layout/reading.hpp"

namespace rehab {

namespace {

constexpr double column_gap_pt = 14, pill_padding_pt = 6;

/// A word in a round frame that ends at `right`; where its own left edge is.
double framed(Canvas& canvas, const TextBlock& text, double right, double top, double line_size, bool strong) {
  const double wide = text.width_pt() + 2 * pill_padding_pt, high = text.height_pt() + 3;
  const double upper = top - std::max(0.0, (canvas.design().line_pt(line_size) - high) / 2);
  const Colours& colours = canvas.design().colours;
  canvas.outline({right - wide, upper - high, wide, high},
                 {.width_pt = strong ? 1.6 : 0.8, .color = strong ? colours.accent_dark : colours.rule}, high / 2);
  canvas.text(text, right - wide + pill_padding_pt, upper - 1.5, strong ? colours.accent_dark : colours.text);
  return right - wide;
}

}  // namespace

CardMaker::CardMaker(const Setting& setting, const Card& card, double width)
    : setting_(setting), card_(card), width_(width) {
  title_height_ = title().height;
  const double gap = setting_.design.space.block_pt;
  across_.before = total_height(texts(card_.before, width_));
  across_.steps = total_height(steps(width_));
  across_.dose = dose_across(setting_, card_.dose, width_).height;
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
  c.dose = dose_across(setting_, card_.dose, right).height;
  c.upright_dose = dose_upright(setting_, card_.dose, left).height;
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
  if (a.dose == DosePlace::under_picture) h.under = with_gap(c.upright_dose);
  return h;
}

double CardMaker::height(const Arrangement& a, double picture_height) const {
  const Heights h = heights(a);
  const FigureRoom& room = a.share >= 1 ? figure_across() : column(a.share).figure;
  return h.rest + std::max(h.beside, room.height(picture_height) + h.under);
}

double CardMaker::picture_height(const Arrangement& a, double card_height) const {
  const Heights h = heights(a);
  return std::min(card_height - h.rest - h.under, setting_.design.picture.most_height_pt);
}

double CardMaker::scale(const Arrangement& a, double picture_height) const {
  return (a.share >= 1 ? figure_across() : column(a.share).figure).scale(picture_height);
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
  if (a.dose == DosePlace::below) append(all, {dose_across(setting_, card_.dose, width_)});
  append(all, texts(card_.after, width_));
  return all;
}

std::vector<Strip> CardMaker::in_one_column() const {
  return arranged({false, DosePlace::below, 1}, setting_.design.picture.least_height_pt);
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
  return width_ * share - column_gap_pt / 2;
}
double CardMaker::right_width(double share) const {
  return width_ - left_width(share) - column_gap_pt;
}

/// Picture at the left, steps at the right; what has to be read before the picture is tagged before it.
Strip CardMaker::columns(const Arrangement& a, double picture_height) const {
  const double gap = setting_.design.space.block_pt;
  const double left = left_width(a.share), right = right_width(a.share);
  std::vector<Strip> before, after, under;
  if (a.before_in_column) append(before, texts(card_.before, right));
  append(after, steps(right));
  if (a.dose == DosePlace::beside_picture) append(after, {dose_across(setting_, card_.dose, right)});
  if (a.dose == DosePlace::under_picture) append(under, {dose_upright(setting_, card_.dose, left)});
  const double after_top = before.empty() ? 0 : total_height(before) + gap;
  Strip s;
  s.height = after_top + total_height(after);
  if (card_.figure.frames.empty()) return s;
  FittedFigure figure = fit_figure(setting_, card_.figure, left, picture_height);
  const double under_top = figure.height + gap;
  s.height = std::max(s.height, under.empty() ? figure.height : under_top + total_height(under));
  s.draw = [=, before = std::move(before), after = std::move(after), under = std::move(under),
            figure = std::move(figure)](Canvas& canvas, double x, double top, double) {
    const double text_x = x + left + column_gap_pt;
    draw_strips(canvas, before, text_x, top, right);
    draw_figure(canvas, figure, x + (left - figure.width) / 2, top);
    draw_strips(canvas, after, text_x, top - after_top, right);
    draw_strips(canvas, under, x, top - under_top, left);
  };
  return s;
}

/// The number on a disc, "Prone hip extension (lift your thigh)", and at the right "LEFT leg" in a frame of its own.
Strip CardMaker::title() const {
  const double size = setting_.design.type.heading_2_pt;
  const TextBlock number =
      broken(setting_.measure(setting_.design.type.body_pt), std::to_string(card_.number), width_, true);
  const TextBlock side = broken(setting_.measure(setting_.design.type.body_pt + 1), card_.side, width_ / 2, true);
  const TextBlock badge = broken(setting_.body(), card_.badge, width_ / 3, true);
  const double disc = setting_.design.line_pt(size) * 0.54;
  const double pill = card_.side.empty() ? 0 : side.width_pt() + 2 * pill_padding_pt;
  const double badge_width = card_.badge.empty() ? 0 : badge.width_pt() + 2 * pill_padding_pt + 6;
  Line line{{card_.title, true}};
  if (!card_.plain.empty()) line.push_back({" (" + card_.plain + ")", false});
  const double indent = 2 * disc + 6;
  const TextBlock text = broken(setting_.measure(size), line, width_ - indent - pill - badge_width - 8);
  Strip s;
  s.height = std::max({text.height_pt(), 2 * disc, side.height_pt() + 4}) + 1;
  s.keep_with_next = true;
  s.opens = {{pdf::Role::heading_2, {}}};
  s.closes = 1;
  s.bookmark = {2, std::to_string(card_.number) + " " + card_.title};
  s.draw = [=](Canvas& canvas, double x, double top, double width) {
    const Colours& colours = canvas.design().colours;
    canvas.fill({x, top - 2 * disc, 2 * disc, 2 * disc}, colours.accent_dark, disc);
    canvas.text(number, x + disc - number.width_pt() / 2, top - disc + number.line_pt / 2, {1, 1, 1});
    canvas.text(text, x + indent, top - std::max(0.0, disc - text.line_pt / 2));
    double right = x + width;
    if (pill > 0) right = framed(canvas, side, right, top, size, true) - 6;
    if (badge_width > 0) framed(canvas, badge, right, top, size, false);
  };
  return s;
}

}  // namespace rehab
