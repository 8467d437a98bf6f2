// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sheet/layout/figure_fit.hpp"
#include "sheet/layout/groups.hpp"
#include "sheet/layout/reading.hpp"

namespace rehab {

namespace {

constexpr double column_gap_pt = 14, pill_padding_pt = 6, corner_pt = 4;

class CardMaker {
 public:
  CardMaker(const Setting& setting, const Card& card, double width) : setting_(setting), card_(card), width_(width) {}

  /// Picture at the left, steps at the right, dose and `before` where they make the card lowest; the picture as high
  /// as lets `cards_on_page` such cards share the page.
  std::vector<Strip> at_one_glance(double most_height) const {
    Arrangement best{false, false};
    for (const Arrangement a : {Arrangement{true, false}, Arrangement{false, true}, Arrangement{true, true}})
      if (total_height(arranged(a, 0)) < total_height(arranged(best, 0)) - 1) best = a;
    const PictureRoom& room = setting_.design.picture;
    const double spare = most_height - total_height(arranged(best, 0)) + text_column_height(best);
    const bool shares = spare >= room.least_height_pt && spare >= text_column_height(best);
    return arranged(best, shares ? std::min(spare, room.most_height_pt) : room.height_pt);
  }

  /// One below the other, so that it can be broken between steps.
  std::vector<Strip> in_one_column() const {
    std::vector<Strip> all{title()};
    append(all, labelled_texts(card_.before, width_));
    append(all, figure_strips(setting_, card_.figure, width_, setting_.design.picture.height_pt));
    append(all, steps(width_));
    append(all, {dose(width_)});
    append(all, labelled_texts(card_.after, width_));
    return all;
  }

 private:
  struct Arrangement {
    bool before_in_column, dose_in_column;
  };

  /// All strips of the card; without pictures where `picture_height` is 0.
  std::vector<Strip> arranged(Arrangement a, double picture_height) const {
    std::vector<Strip> all{title()};
    if (!a.before_in_column) append(all, labelled_texts(card_.before, width_));
    append(all, {columns(a, picture_height)});
    if (!a.dose_in_column) append(all, {dose(width_)});
    append(all, labelled_texts(card_.after, width_));
    return all;
  }

  void append(std::vector<Strip>& to, std::vector<Strip> more) const { append_block(setting_, to, std::move(more)); }

  std::vector<Strip> steps(double width) const { return list_strips(setting_, {true, card_.steps}, width); }

  std::vector<Strip> labelled_texts(const std::vector<std::pair<std::string, std::string>>& texts, double width) const {
    std::vector<Strip> all;
    for (const auto& [label, text] : texts) {
      std::vector<Strip> one = strips(setting_, Paragraph{labelled(label, text)}, width);
      one.front().gap = all.empty() ? 0 : 1;
      all.insert(all.end(), std::make_move_iterator(one.begin()), std::make_move_iterator(one.end()));
    }
    return all;
  }

  /// The number on a disc, "Prone hip extension (lift your thigh)", and at the right "LEFT leg" in a frame of its own.
  Strip title() const {
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

  /// A word in a round frame that ends at `right`; where its own left edge is.
  static double framed(Canvas& canvas, const TextBlock& text, double right, double top, double line_size, bool strong) {
    const double wide = text.width_pt() + 2 * pill_padding_pt, high = text.height_pt() + 3;
    const double upper = top - std::max(0.0, (canvas.design().line_pt(line_size) - high) / 2);
    const Colours& colours = canvas.design().colours;
    canvas.outline({right - wide, upper - high, wide, high},
                   {.width_pt = strong ? 1.6 : 0.8, .color = strong ? colours.accent_dark : colours.rule}, high / 2);
    canvas.text(text, right - wide + pill_padding_pt, upper - 1.5, strong ? colours.accent_dark : colours.text);
    return right - wide;
  }

  double left_width() const { return width_ * setting_.design.picture.column_share - column_gap_pt / 2; }
  double right_width() const { return width_ - left_width() - column_gap_pt; }

  /// What stands beside the picture, and how much of it must be read before the picture.
  struct TextColumn {
    std::vector<Strip> before, after;
    double gap = 0;
    double height() const { return total_height(before) + gap + total_height(after); }
  };

  TextColumn text_column(Arrangement a) const {
    TextColumn c;
    if (a.before_in_column) append(c.before, labelled_texts(card_.before, right_width()));
    append(c.after, steps(right_width()));
    if (a.dose_in_column) append(c.after, {dose(right_width())});
    if (!c.before.empty()) c.gap = setting_.design.space.block_pt;
    return c;
  }
  double text_column_height(Arrangement a) const { return text_column(a).height(); }

  Strip columns(Arrangement a, double picture_height) const {
    TextColumn column = text_column(a);
    Strip s;
    s.height = column.height();
    if (picture_height <= 0 || card_.figure.frames.empty()) return s;
    const double left = left_width();
    FittedFigure figure = fit_figure(setting_, card_.figure, left, picture_height);
    s.height = std::max(s.height, figure.height);
    s.draw = [=, right = right_width(), column = std::move(column), figure = std::move(figure)](
                 Canvas& canvas, double x, double top, double) {
      const double text_x = x + left + column_gap_pt;
      draw_strips(canvas, column.before, text_x, top, right);
      draw_figure(canvas, figure, x + (left - figure.width) / 2, top);
      draw_strips(canvas, column.after, text_x, top - total_height(column.before) - column.gap, right);
    };
    return s;
  }

  /// The dose: a label above each value, in cells as wide as their words ask for, over as many rows as it takes.
  Strip dose(double width) const;

  const Setting& setting_;
  const Card& card_;
  double width_;
};

struct DoseCell {
  TextBlock label, value;
  double x = 0, width = 0;
  std::size_t row = 0;
};

Strip CardMaker::dose(double width) const {
  const double padding = setting_.design.space.cell_pt + 2;
  std::vector<DoseCell> cells;
  double at = 0;
  std::size_t row = 0;
  for (const auto& [label, value] : card_.dose) {
    DoseCell c{broken(setting_.body(), label, width - 2 * padding),
               broken(setting_.body(), value, width - 2 * padding, true), 0, 0, 0};
    c.width = std::max(c.label.width_pt(), c.value.width_pt()) + 2 * padding;
    if (at > 0 && at + c.width > width) {
      at = 0;
      ++row;
    }
    c.x = at;
    c.row = row;
    at += c.width;
    cells.push_back(std::move(c));
  }
  const std::size_t rows = cells.empty() ? 0 : row + 1;
  std::vector<double> row_height(rows, 0), spare(rows, width);
  std::vector<double> in_row(rows, 0);
  for (const DoseCell& c : cells) {
    row_height[c.row] = std::max(row_height[c.row], c.label.height_pt() + c.value.height_pt() + padding);
    spare[c.row] -= c.width;
    ++in_row[c.row];
  }
  double moved = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {  // the cells of a row share what is left of its width
    if (i > 0 && cells[i].row != cells[i - 1].row) moved = 0;
    const double more = spare[cells[i].row] / in_row[cells[i].row];
    cells[i].x += moved;
    cells[i].width += more;
    moved += more;
  }
  Strip s;
  for (const double h : row_height) s.height += h;
  if (cells.empty()) return s;
  s.opens = {{pdf::Role::table, {}}};
  s.closes = 1;
  s.draw = [=, height = s.height](Canvas& canvas, double x, double top, double) {
    const Colours& colours = canvas.design().colours;
    canvas.fill({x, top - height, width, height}, colours.tint, corner_pt);
    canvas.outline({x, top - height, width, height}, {.width_pt = 0.8, .color = colours.rule}, corner_pt);
    double upper = top;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0 && cells[i].row != cells[i - 1].row) {
        upper -= row_height[cells[i - 1].row];
        canvas.rule(x, upper, x + width, 0.5, colours.rule);
      }
      const DoseCell& c = cells[i];
      const Canvas::Tag table_row(canvas, pdf::Role::table_row);
      {
        const Canvas::Tag name(canvas, pdf::Role::row_header_cell);
        canvas.text(c.label, x + c.x + padding, upper - padding / 2);
      }
      const Canvas::Tag value(canvas, pdf::Role::table_cell);
      canvas.text(c.value, x + c.x + padding, upper - padding / 2 - c.label.height_pt());
    }
  };
  return s;
}

void tag_section(std::vector<Strip>& all) {
  all.front().opens.insert(all.front().opens.begin(), {pdf::Role::section, {}});
  ++all.back().closes;
}

}  // namespace

Group card_group(const Setting& setting, const Card& card, double width, double page_height) {
  Group g;
  g.padding = setting.design.space.padding_pt;
  g.gap = setting.design.space.part_pt;
  g.surround = [](Canvas& canvas, const Area& a) {
    canvas.outline({a.left + 0.5, a.bottom + 0.5, a.width() - 1, a.height() - 1},
                   {.width_pt = 1, .color = canvas.design().colours.rule}, corner_pt + 2);
  };
  const CardMaker maker(setting, card, width - 2 * g.padding);
  const int sharing = setting.design.picture.cards_on_page;
  g.strips = maker.at_one_glance((page_height - g.gap * (sharing - 1)) / sharing - 2 * g.padding);
  if (g.height() > page_height) g.strips = maker.in_one_column();
  tag_section(g.strips);
  return g;
}

}  // namespace rehab
