// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/card.hpp"

#include <algorithm>
#include <array>

#include "sheet/layout/pieces.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

namespace {

constexpr double beside_steps_pt = 14, badge_gap_pt = 6, frame_corner_pt = 4, card_corner_pt = 6;
constexpr double stop_frame_pt = 2, stop_padding_pt = 8, hairline_pt = 0.5, title_line = 1.15;
/// Of the letters' size: below it, a column holds too few words.
constexpr double least_steps = 16, least_answer = 11;
/// The white inside a card's frame, of the design's padding: less above and below than at the sides.
constexpr double padding_above = 0.7, padding_beside = 1.4;

double beside_of(const Setting& setting) {
  return setting.design.space.padding_pt * padding_beside;
}

/// What stands in a card's title, and where: badges at the right of the words, or below them where they would squeeze
/// the words.
struct Title {
  TextBlock number, words;
  std::vector<Badge> badges;
  double disc = 0, indent = 0;
  bool badges_below = false, badges_stacked = false;

  double badges_width() const {
    double all = 0;
    for (const Badge& b : badges) all += b.width() + badge_gap_pt;
    return all;
  }
  double words_height() const { return std::max(words.height_pt(), 2 * disc); }
  double height() const {
    double below = 0;
    for (const Badge& b : badges) below = (badges_stacked ? below : 0) + b.height() + badge_gap_pt;
    return words_height() + (badges_below ? below : 0) + 1;
  }

  void draw(Canvas& canvas, double x, double top, double width) const {
    draw_number(canvas, number, x, top - disc, 2 * disc);
    canvas.text(words, x + indent, top - std::max(0.0, disc - words.line_pt / 2));
    badges_below ? draw_below(canvas, x + indent, top - words_height() - badge_gap_pt)
                 : draw_beside(canvas, x + width, top);
  }

  void draw_beside(Canvas& canvas, double right, double top) const {
    for (const Badge& b : badges) {
      right -= b.width();
      b.draw(canvas, right, top - std::max(0.0, (words.line_pt - b.height()) / 2));
      right -= badge_gap_pt;
    }
  }

  void draw_below(Canvas& canvas, double x, double top) const {
    for (const Badge& b : badges) {
      b.draw(canvas, x, top);
      (badges_stacked ? top : x) += badges_stacked ? -(b.height() + badge_gap_pt) : b.width() + badge_gap_pt;
    }
  }
};

Title title_of(const Setting& setting, const Card& card, double width) {
  const TypeSizes& type = setting.design.type;
  TextMeasure measure = setting.measure(type.card_title_pt);
  measure.line_pt = title_line * type.card_title_pt;
  Title t;
  t.number = number_of(setting, card.number);
  t.disc = number_disc_pt(setting) / 2;
  t.indent = 2 * t.disc + 6;
  const double inner = width - t.indent;
  if (!card.leg.empty()) t.badges.emplace_back(setting, card.leg, inner);
  if (!card.badge.empty()) t.badges.emplace_back(setting, card.badge, inner, Badge::Look::plain);
  const Line line = strong(card.title);
  t.words = before_more(broken(measure, line, inner));
  if (t.badges.empty()) return t;
  const double beside = inner - t.badges_width() - 2;
  if (beside > widest_word_pt(measure, line))
    if (TextBlock words = broken(measure, line, beside); words.lines.size() == t.words.lines.size()) {
      t.words = before_more(std::move(words));
      return t;
    }
  t.badges_below = true;
  t.badges_stacked = t.badges_width() > inner;
  return t;
}

/// The strips of one card, from top to bottom.
class CardMaker {
 public:
  CardMaker(const Setting& setting, const Card& card, const RibbonLook& ribbon, double width)
      : setting_(setting), card_(card), width_(width) {
    const Strip title = this->title(), dose = ribbon_strip(setting, card, ribbon, width);
    for (const bool leave_out_why : {false, true}) {
      Strips& above = above_[leave_out_why];
      above = {title};
      append(above, text(purpose(leave_out_why)), 1);
      append(above, {dose}, 2);
    }
    append(below_, stop());
    append(below_, answers());
  }

  bool has_room_beside_pictures(const CardWays& ways) const {
    return width_ - ways.picture_pt() - beside_steps_pt >= least_steps * setting_.design.type.body_pt;
  }

  /// With the pictures beside the steps.
  Strips in_two_columns(const CardWays& ways) const { return made(ways, {columns(ways)}); }

  /// With the pictures above the steps; may be broken between these.
  Strips in_one_column(const CardWays& ways) const {
    Strips body = text(need_below(ways));
    append(body, figure_strips(setting_, card_.figure, scale(ways), width_));
    append(body, instructions(width_));
    return made(ways, std::move(body));
  }

 private:
  Strips made(const CardWays& ways, Strips body) const {
    Strips all = above_[ways.leave_out_why];
    append(all, std::move(body));
    append(all, below_);
    return all;
  }

  /// "3 Lift your thigh", and "LEFT leg only" in a frame of its own.
  Strip title() const {
    Strip s = tagged(pdf::Role::heading_2, 0, {});
    Title title = title_of(setting_, card_, width_);
    s.height = title.height();
    s.keep_with_next = s.repeats = true;
    s.bookmark = {2, std::to_string(card_.number) + " " + card_.title};
    s.draw = [title = std::move(title), wide = width_](Canvas& canvas, double x, double top, double) {
      title.draw(canvas, x, top, wide);
    };
    return s;
  }

  std::string purpose(bool leave_out_why) const {
    const std::string& more = leave_out_why ? card_.need : card_.why;
    return card_.clinical + (more.empty() ? "" : " ") + more;
  }
  double scale(const CardWays& ways) const { return picture_scale(card_.figure, ways.picture_pt()); }
  std::string need_below(const CardWays& ways) const { return ways.leave_out_why ? std::string() : card_.need; }

  /// Pictures at the left; what has to be read before the steps is tagged before them.
  Strip columns(const CardWays& ways) const {
    FittedFigure figure = fit_figure(setting_, card_.figure, scale(ways), ways.picture_pt(), FramePlace::above);
    const double left = std::max(ways.picture_pt(), figure.width), right = width_ - left - beside_steps_pt;
    Strips need = text(need_below(ways), left), steps = instructions(right);
    const double figure_top = need.empty() ? 0 : total_height(need) + setting_.design.space.block_pt;
    const double height = std::max(figure_top + figure.height, total_height(steps));
    return {.height = height,
            .draw = [=, need = std::move(need), steps = std::move(steps), figure = std::move(figure)](
                        Canvas& canvas, double x, double top, double) {
              draw_strips(canvas, need, x, top, left);
              draw_figure(canvas, figure, x, top - figure_top);
              draw_strips(canvas, steps, x + left + beside_steps_pt, top, right);
            }};
  }

  /// What rules change, the steps, and what holds for all of them.
  Strips instructions(double width) const {
    Strips all;
    if (!card_.for_you.empty()) all = strips(setting_, Paragraph{card_.for_you}, width);
    append(all, strips(setting_, ItemList{true, card_.steps}, width));
    if (card_.note.empty()) return all;
    append(all, {{.draw = [width](Canvas& canvas, double x, double top, double) {
             canvas.rule(x, top, x + width, hairline_pt, canvas.design().colours.rule);
           }}});
    append(all, text(card_.note, width), 2);
    return all;
  }

  Strips stop() const {
    if (card_.stop.empty()) return {};
    TextBlock words =
        broken(setting_.measure(setting_.design.type.strong_pt), card_.stop, width_ - 2 * stop_padding_pt, true);
    const double high = words.height_pt() + stop_padding_pt;
    return {tagged(pdf::Role::paragraph, high,
                   [=, wide = width_, words = std::move(words)](Canvas& canvas, double x, double top, double) {
                     constexpr double half = stop_frame_pt / 2;
                     canvas.outline({x + half, top - high + half, wide - stop_frame_pt, high - stop_frame_pt},
                                    {.width_pt = stop_frame_pt, .color = canvas.design().colours.text},
                                    frame_corner_pt);
                     canvas.text(words, x + stop_padding_pt, top - stop_padding_pt / 2);
                   })};
  }

  /// Beside each other, with thin rules between; below each other where that leaves too few words for a line.
  Strips answers() const {
    const auto count = static_cast<double>(card_.answers.size());
    const double room = width_ - beside_steps_pt * (count - 1);
    Strips all;
    if (room / count < least_answer * setting_.design.type.body_pt) {
      for (const CardAnswer& a : card_.answers) append(all, answer(a, " ", width_), 1);
    } else if (!card_.answers.empty()) {
      Strip even = answers_beside(std::vector(card_.answers.size(), room / count));
      const double wider = room * 0.43, others = count > 1 ? (room - wider) / (count - 1) : room;
      std::vector<double> uneven(card_.answers.size(), others);
      uneven.back() = count > 2 ? wider : others;  // what comes next, when it is too easy, takes most words
      Strip less = answers_beside(uneven);
      all.push_back(less.height < even.height ? std::move(less) : std::move(even));
    }
    return all;
  }

  Strip answers_beside(const std::vector<double>& columns) const {
    std::vector<Strips> beside;
    double high = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      beside.push_back(answer(card_.answers[i], "\n", columns[i]));
      high = std::max(high, total_height(beside.back()));
    }
    return {.height = high,
            .draw = [beside = std::move(beside), columns, high](Canvas& canvas, double x, double top, double) {
              for (std::size_t i = 0; i < beside.size(); x += columns[i++] + beside_steps_pt) {
                if (i > 0)
                  canvas.upright_rule(x - beside_steps_pt / 2, top, top - high, hairline_pt,
                                      canvas.design().colours.rule);
                draw_strips(canvas, beside[i], x, top, columns[i]);
              }
            }};
  }

  Strips answer(const CardAnswer& a, const char* between, double width) const {
    return strips(setting_, Paragraph{{{a.question + between, true}, {a.text, false}}}, width);
  }

  Strips text(const std::string& words) const { return text(words, width_); }
  Strips text(const std::string& words, double width) const {
    return words.empty() ? Strips{} : strips(setting_, Paragraph{plain(words)}, width);
  }

  void append(Strips& to, Strips more) const { append_block(setting_, to, std::move(more)); }
  static void append(Strips& to, Strips more, double gap) {
    if (more.empty()) return;
    more.front().gap = gap;
    rehab::append(to, std::move(more));
  }

  const Setting& setting_;
  const Card& card_;
  double width_;
  std::array<Strips, 2> above_;  ///< the pictures and steps: with why, and without it
  Strips below_;
};

void draw_frame_of_card(Canvas& canvas, const Area& a) {
  canvas.outline({a.left + 0.5, a.bottom + 0.5, a.width() - 1, a.height() - 1},
                 {.width_pt = 1, .color = canvas.design().colours.rule}, card_corner_pt);
}

}  // namespace

RibbonLook card_ribbon(const Setting& setting, const std::vector<const Card*>& cards, double width) {
  return ribbon_look(setting, cards, width - 2 * beside_of(setting));
}

CardGroups card_groups(const Setting& setting, const Card& card, const RibbonLook& ribbon, double width,
                       double page_height) {
  const double beside = beside_of(setting);
  return [&setting, beside, page_height,
          maker = CardMaker(setting, card, ribbon, width - 2 * beside)](const CardWays& ways) {
    Group g;
    g.padding = setting.design.space.padding_pt * padding_above;
    g.padding_left = beside - g.padding;
    g.sharing = setting.design.picture.cards_on_page;
    g.surround = draw_frame_of_card;
    const bool beside_first = maker.has_room_beside_pictures(ways);
    for (const bool two_columns : {beside_first, !beside_first, false}) {
      g.strips = two_columns ? maker.in_two_columns(ways) : maker.in_one_column(ways);
      if (g.height() <= page_height) break;
    }
    tag_all(g.strips, pdf::Role::section);
    return g;
  };
}

}  // namespace rehab
