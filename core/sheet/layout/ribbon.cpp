// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/ribbon.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace rehab {

namespace {

constexpr double beside_cell_pt = 5, above_cell_pt = 3, ribbon_rule_pt = 1.2, between_cells_pt = 0.5;
constexpr double times_larger_pt = 2;  ///< than the other parts

bool is_strong(DosePart part) {
  return part == DosePart::times || part == DosePart::hold || part == DosePart::days;
}

TextMeasure measure_of(const Setting& setting, DosePart part) {
  const double size = setting.design.type.strong_pt;
  TextMeasure measure = setting.measure(size);
  if (part == DosePart::times) measure.size_pt += times_larger_pt;
  return measure;
}

bool is_brief(DosePart part, RibbonWords words) {
  return words == RibbonWords::brief || (words == RibbonWords::brief_but_times && part != DosePart::times);
}

TextBlock block_of(const Setting& setting, const Card& card, std::size_t i, RibbonWords words, double width) {
  const auto part = static_cast<DosePart>(i);
  const DoseCell& cell = card.dose[i];
  const bool brief = is_brief(part, words);
  return broken(measure_of(setting, part), brief ? cell.brief : cell.text, width, is_strong(part));
}

using Widths = std::array<double, dose_parts>;

/// What each part needs on the card where it is longest.
Widths longest(const Setting& setting, const std::vector<const Card*>& cards, RibbonWords words, double width) {
  Widths widths{};
  for (const Card* card : cards)
    for (std::size_t i = 0; i < dose_parts; ++i)
      if (!card->dose[i].text.empty())
        widths[i] = std::max(widths[i], block_of(setting, *card, i, words, width).width_pt() + 2 * beside_cell_pt);
  return widths;
}

/// In one row where all fit it, else with rest and days below the others. What a row does not need is shared out.
RibbonLook in_rows(const Widths& widths, RibbonWords words, double width) {
  constexpr auto second_row = static_cast<std::size_t>(DosePart::rest);
  RibbonLook look{words, {}, std::accumulate(widths.begin(), widths.end(), 0.0) <= width ? 1U : 2U};
  for (std::size_t row = 0, first = 0; row < look.rows; ++row, first = second_row) {
    const auto part = std::span(widths).subspan(first, (row + 1 == look.rows ? dose_parts : second_row) - first);
    const double spare =
        (width - std::accumulate(part.begin(), part.end(), 0.0)) /
        std::max(1.0, static_cast<double>(std::ranges::count_if(part, [](double w) { return w > 0; })));
    double x = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      const double wide = part[i] > 0 ? part[i] + spare : 0;
      look.cells[first + i] = {x, wide, row};
      x += wide;
    }
  }
  return look;
}

struct RibbonText {
  TextBlock text;
  double x = 0;
  std::size_t row = 0;
};

std::vector<RibbonText> texts_of(const Setting& setting, const Card& card, const RibbonLook& look, double width) {
  std::vector<RibbonText> all;
  for (std::size_t i = 0; i < dose_parts; ++i)
    if (const RibbonLook::Cell& cell = look.cells[i]; !card.dose[i].text.empty())
      all.push_back(
          {block_of(setting, card, i, look.words, std::max(cell.width - 2 * beside_cell_pt, 1.0)), cell.x, cell.row});
  if (!card.load.empty())
    all.push_back({broken(setting.measure(setting.design.type.strong_pt), card.load, width - 2 * beside_cell_pt, true),
                   0, look.rows});
  return all;
}

}  // namespace

RibbonLook ribbon_look(const Setting& setting, const std::vector<const Card*>& cards, double width) {
  RibbonLook look;
  for (const RibbonWords words : {RibbonWords::full, RibbonWords::brief_but_times, RibbonWords::brief}) {
    look = in_rows(longest(setting, cards, words, width), words, width);
    if (look.rows == 1) break;
  }
  return look;
}

Strip ribbon_strip(const Setting& setting, const Card& card, const RibbonLook& look, double width) {
  std::vector<RibbonText> texts = texts_of(setting, card, look, width);
  if (texts.empty()) return {};
  std::vector<double> tops(look.rows + 2, 0);
  for (const RibbonText& t : texts) tops[t.row + 1] = std::max(tops[t.row + 1], t.text.height_pt() + 2 * above_cell_pt);
  for (std::size_t row = 1; row < tops.size(); ++row) tops[row] += tops[row - 1];
  Strip s = tagged(pdf::Role::list, tops.back(), {});
  s.keep_with_next = true;
  s.draw = [=, texts = std::move(texts), height = s.height](Canvas& canvas, double x, double top, double) {
    const Colours& colours = canvas.design().colours;
    canvas.fill({x, top - height, width, height}, colours.tint);
    for (const double y : {top, top - height}) canvas.rule(x, y, x + width, ribbon_rule_pt, colours.text);
    for (const RibbonText& t : texts) {
      const double upper = top - tops[t.row], lower = top - tops[t.row + 1];
      if (t.x > 0) canvas.upright_rule(x + t.x, upper, lower, between_cells_pt, colours.rule);
      const Canvas::Tag item(canvas, pdf::Role::list_item);
      const Canvas::Tag body(canvas, pdf::Role::list_body);
      canvas.text(t.text, x + t.x + beside_cell_pt, upper - (upper - lower - t.text.height_pt()) / 2);
    }
  };
  return s;
}

}  // namespace rehab
