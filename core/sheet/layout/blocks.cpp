// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/blocks.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "sheet/layout/pen_lines.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

namespace {

pdf::Role heading_role(int level) {
  return level <= 1 ? pdf::Role::heading_1 : level == 2 ? pdf::Role::heading_2 : pdf::Role::heading_3;
}

DrawStrip text_drawn(TextBlock text) {
  return [text = std::move(text)](Canvas& canvas, double x, double top, double) { canvas.text(text, x, top); };
}

/// A strip for each line, so that a text longer than a page can go on on the next; one tag round all.
std::vector<Strip> text_strips(TextBlock block, pdf::Role role) {
  std::vector<Strip> all(block.lines.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    TextBlock one{{}, block.size_pt, block.line_pt};
    one.lines.push_back(std::move(block.lines[i]));
    all[i].height = one.height_pt();
    all[i].draw = text_drawn(std::move(one));
  }
  all.front().opens = {{role, {}}};
  all.back().closes = 1;
  if (all.size() > 1) {  // neither the first line nor the last stands alone
    all.front().keep_with_next = true;
    all[all.size() - 2].keep_with_next = true;
  }
  return all;
}

std::vector<Strip> paragraph_strips(const Setting& setting, const Paragraph& p, double width) {
  const TypeSizes& type = setting.design.type;
  const double size = p.small ? type.small_pt : type.body_pt;
  return text_strips(broken(setting.measure(size), p.line, std::min(width, type.longest_line_pt)),
                     pdf::Role::paragraph);
}

/// Numbers end a little before the words, so that programs which find lines by their gaps read both as one.
constexpr double number_gap = 0.5;  ///< of the letters' size

double number_indent(const Setting& setting, std::size_t count) {
  const TextBlock widest = broken(setting.body(), std::to_string(count), setting.design.type.body_pt * 4, true);
  return widest.width_pt() + setting.design.type.body_pt * number_gap;
}

constexpr double thin_pt = 0.5, head_rule_pt = 1;

struct Columns {
  std::vector<double> from, width;  ///< from the table's left edge
};

std::size_t column_count(const Table& table) {
  std::size_t count = table.head.size();
  for (const auto& row : table.rows) count = std::max(count, row.size());
  return count;
}

/// The widths at which no word is broken.
std::vector<double> least_widths(const Setting& setting, const Table& table) {
  std::vector<double> least(column_count(table), 0);
  const double padding = 2 * setting.design.space.cell_pt;
  for (std::size_t i = 0; i < table.head.size(); ++i)
    least[i] = padding + widest_word_pt(setting.body(), {{table.head[i], true}});
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      least[i] = std::max(least[i], padding + widest_word_pt(setting.body(), row[i]));
  return least;
}

/// Shares the width out in these parts; where there is room for every least width, no column gets less than its own.
std::vector<double> shared_out(const std::vector<double>& parts, const std::vector<double>& least, double width) {
  const std::size_t count = parts.size();
  const bool room = std::accumulate(least.begin(), least.end(), 0.0) <= width;
  std::vector<double> widths(count, 0);
  std::vector<char> fixed(count, 0);
  for (bool again = true; again;) {
    again = false;
    double left = width, open = 0;
    for (std::size_t i = 0; i < count; ++i) (fixed[i] != 0 ? left : open) += fixed[i] != 0 ? -least[i] : parts[i];
    for (std::size_t i = 0; i < count; ++i) {
      widths[i] = fixed[i] != 0 ? least[i] : left * parts[i] / open;
      if (!room || fixed[i] != 0 || widths[i] >= least[i]) continue;
      fixed[i] = 1;
      again = true;
    }
  }
  return widths;
}

Columns columns(const Setting& setting, const Table& table, double width) {
  std::vector<double> parts = table.widths;
  parts.resize(column_count(table), 1);
  Columns c;
  c.width = shared_out(parts, least_widths(setting, table), width);
  double at = 0;
  for (const double wide : c.width) {
    c.from.push_back(at);
    at += wide;
  }
  return c;
}

Strip row_strip(const std::shared_ptr<const Columns>& c, std::vector<TextBlock> cells, bool head, double padding) {
  Strip s;
  for (const TextBlock& text : cells) s.height = std::max(s.height, text.height_pt());
  s.height += 2 * padding;
  s.opens = {{pdf::Role::table_row, {}}};
  s.closes = 1;
  s.repeats = s.keep_with_next = head;
  s.draw = [=, c = c, cells = std::move(cells), height = s.height](Canvas& canvas, double x, double top, double width) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Canvas::Tag tag(canvas, head ? pdf::Role::header_cell : pdf::Role::table_cell);
      canvas.text(cells[i], x + c->from[i] + (i == 0 ? 0 : padding), top - padding);
    }
    const Colours& colours = canvas.design().colours;
    canvas.rule(x, top - height, x + width, head ? head_rule_pt : thin_pt, head ? colours.text : colours.rule);
  };
  return s;
}

struct StripsOf {
  const Setting& setting;
  double width;

  std::vector<Strip> operator()(const Heading& h) const {
    return {heading_strip(setting, h.level, {{h.text, true}}, width)};
  }
  std::vector<Strip> operator()(const Paragraph& p) const { return paragraph_strips(setting, p, width); }
  std::vector<Strip> operator()(const ItemList& l) const { return list_strips(setting, l, width); }
  std::vector<Strip> operator()(const Table& t) const { return table_strips(setting, t, width); }
  std::vector<Strip> operator()(const PenLine& p) const { return pen_strips(setting, p, width); }
};

}  // namespace

Strip heading_strip(const Setting& setting, int level, const Line& line, double width) {
  TextBlock text = broken(setting.measure(setting.design.heading_pt(level)), line, width);
  Strip s;
  s.height = text.height_pt();
  s.opens = {{heading_role(level), {}}};
  s.closes = 1;
  s.keep_with_next = true;
  s.draw = text_drawn(std::move(text));
  return s;
}

std::vector<Strip> list_strips(const Setting& setting, const ItemList& list, double width) {
  const double size = setting.design.type.body_pt;
  const double indent = list.numbered ? number_indent(setting, list.items.size()) : size * 1.15;
  const double text_width = std::min(width, setting.design.type.longest_line_pt) - indent;
  std::vector<Strip> all;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    TextBlock body = broken(setting.body(), list.items[i], text_width), number;
    if (list.numbered) number = broken(setting.body(), std::to_string(i + 1), indent, true);
    Strip s;
    s.height = body.height_pt();
    if (list.numbered) s.gap = size * 0.12;
    s.opens = {{pdf::Role::list_item, {}}};
    s.closes = 1;
    s.draw = [=, body = std::move(body), number = std::move(number), numbered = list.numbered, gap = size * number_gap](
                 Canvas& canvas, double x, double top, double) {
      if (numbered) {
        const Canvas::Tag tag(canvas, pdf::Role::list_label);
        canvas.text(number, x + indent - gap - number.width_pt(), top, canvas.design().colours.accent_dark);
      } else {
        const Canvas::Decoration bullet(canvas);
        canvas.page().fill(pdf::Path::circle({x + size * 0.4, top - body.line_pt / 2}, size * 0.16),
                           canvas.design().colours.text);
      }
      const Canvas::Tag tag(canvas, pdf::Role::list_body);
      canvas.text(body, x + indent, top);
    };
    all.push_back(std::move(s));
  }
  tag_all(all, list.numbered ? pdf::Role::numbered_list : pdf::Role::list);
  return all;
}

std::vector<Strip> table_strips(const Setting& setting, const Table& table, double width) {
  const auto c = std::make_shared<const Columns>(columns(setting, table, width));
  const double padding = setting.design.space.cell_pt;
  const auto cell = [&](std::size_t column, const Line& line) {
    return broken(setting.body(), line, std::max(c->width[column] - 2 * padding, setting.design.type.body_pt));
  };
  std::vector<Strip> all;
  const auto add = [&](const std::vector<Line>& row, bool head) {
    std::vector<TextBlock> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell(i, row[i]));
    all.push_back(row_strip(c, std::move(cells), head, padding));
  };
  std::vector<Line> head;
  for (const std::string& text : table.head) head.push_back(strong(text));
  if (!head.empty()) add(head, true);
  for (const auto& row : table.rows) add(row, false);
  tag_all(all, pdf::Role::table);
  return all;
}

std::vector<Strip> strips(const Setting& setting, const Block& block, double width) {
  return std::visit(StripsOf{setting, width}, block);
}

std::vector<Strip> strips(const Setting& setting, const std::vector<Block>& blocks, double width) {
  std::vector<Strip> all;
  for (const Block& b : blocks) append_block(setting, all, strips(setting, b, width));
  return all;
}

void append_block(const Setting& setting, std::vector<Strip>& to, std::vector<Strip> more) {
  if (more.empty()) return;
  if (!to.empty()) more.front().gap = setting.design.space.block_pt;
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void tag_all(std::vector<Strip>& all, pdf::Role role) {
  if (all.empty()) return;
  all.front().opens.insert(all.front().opens.begin(), {role, {}});
  ++all.back().closes;
}

double total_height(const std::vector<Strip>& all) {
  double height = 0;
  for (std::size_t i = 0; i < all.size(); ++i) height += all[i].height + (i == 0 ? 0 : all[i].gap);
  return height;
}

void draw_strips(Canvas& canvas, const std::vector<Strip>& all, double x, double top, double width) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) top -= all[i].gap;
    for (const auto& [role, text] : all[i].opens) canvas.document().begin_tag(role, text);
    if (all[i].draw) all[i].draw(canvas, x, top, width);
    for (int c = 0; c < all[i].closes; ++c) canvas.document().end_tag();
    top -= all[i].height;
  }
}

}  // namespace rehab
