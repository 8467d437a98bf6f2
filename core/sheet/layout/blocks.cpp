// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/blocks.hpp"

#include <algorithm>
#include <numeric>
#include <string>

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
Strips text_strips(TextBlock block) {
  Strips all(block.lines.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    TextBlock one{{}, block.size_pt, block.line_pt};
    one.lines.push_back(std::move(block.lines[i]));
    all[i].height = one.height_pt();
    all[i].draw = text_drawn(std::move(one));
  }
  tag_all(all, pdf::Role::paragraph);
  if (all.size() > 1) {  // neither the first line nor the last stands alone
    all.front().keep_with_next = true;
    all[all.size() - 2].keep_with_next = true;
  }
  return all;
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
  double height = 2 * padding;
  for (const TextBlock& text : cells) height = std::max(height, text.height_pt() + 2 * padding);
  Strip s = tagged(
      pdf::Role::table_row, height, [=, cells = std::move(cells)](Canvas& canvas, double x, double top, double width) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
          const Canvas::Tag tag(canvas, head ? pdf::Role::header_cell : pdf::Role::table_cell);
          canvas.text(cells[i], x + c->from[i] + (i == 0 ? 0 : padding), top - padding);
        }
        const Colours& colours = canvas.design().colours;
        canvas.rule(x, top - height, x + width, head ? head_rule_pt : thin_pt, head ? colours.text : colours.rule);
      });
  s.repeats = s.keep_with_next = head;
  return s;
}

void draw_dot(Canvas& canvas, double x, double middle) {
  const double size = canvas.design().type.body_pt;
  const Canvas::Decoration bullet(canvas);
  canvas.page().fill(pdf::Path::circle({x + size * 0.4, middle}, size * 0.16), canvas.design().colours.text);
}

}  // namespace

Strips strips(const Setting& setting, const Heading& heading, double width) {
  TextBlock text = broken(setting.measure(setting.design.heading_pt(heading.level)), heading.text, width, true);
  Strip s = tagged(heading_role(heading.level), text.height_pt(), {});
  s.keep_with_next = true;
  s.draw = text_drawn(std::move(text));
  return {std::move(s)};
}

Strips strips(const Setting& setting, const Paragraph& p, double width) {
  const TypeSizes& type = setting.design.type;
  const double size = p.small ? type.small_pt : type.body_pt;
  return text_strips(broken(setting.measure(size), p.line, std::min(width, type.longest_line_pt)));
}

Strips strips(const Setting& setting, const ItemList& list, double width) {
  const double size = setting.design.type.body_pt;
  const double indent = list.numbered ? number_indent(setting, list.items.size()) : size * 1.15;
  const double text_width = std::min(width, setting.design.type.longest_line_pt) - indent;
  Strips all;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    TextBlock body = broken(setting.body(), list.items[i], text_width), number;
    if (list.numbered) number = broken(setting.body(), std::to_string(i + 1), indent, true);
    const double height = body.height_pt();
    all.push_back(tagged(pdf::Role::list_item, height,
                         [=, body = std::move(body), number = std::move(number), gap = size * number_gap](
                             Canvas& canvas, double x, double top, double) {
                           if (number.lines.empty()) {
                             draw_dot(canvas, x, top - body.line_pt / 2);
                           } else {
                             const Canvas::Tag label(canvas, pdf::Role::list_label);
                             canvas.text(number, x + indent - gap - number.width_pt(), top,
                                         canvas.design().colours.accent_dark);
                           }
                           const Canvas::Tag tag(canvas, pdf::Role::list_body);
                           canvas.text(body, x + indent, top);
                         }));
    if (list.numbered) all.back().gap = size * 0.12;
  }
  tag_all(all, list.numbered ? pdf::Role::numbered_list : pdf::Role::list);
  return all;
}

Strips strips(const Setting& setting, const Table& table, double width) {
  const auto c = std::make_shared<const Columns>(columns(setting, table, width));
  const double padding = setting.design.space.cell_pt;
  Strips all;
  const auto add = [&](const std::vector<Line>& row, bool head) {
    std::vector<TextBlock> cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back(broken(setting.body(), row[i], std::max(c->width[i] - 2 * padding, setting.design.type.body_pt)));
    all.push_back(row_strip(c, std::move(cells), head, padding));
  };
  std::vector<Line> head;
  for (const std::string& text : table.head) head.push_back(strong(text));
  if (!head.empty()) add(head, true);
  for (const auto& row : table.rows) add(row, false);
  tag_all(all, pdf::Role::table);
  return all;
}

Strips strips(const Setting& setting, const Block& block, double width) {
  return std::visit([&](const auto& b) { return strips(setting, b, width); }, block);
}

Strips strips(const Setting& setting, const std::vector<Block>& blocks, double width) {
  Strips all;
  for (const Block& b : blocks) append_block(setting, all, strips(setting, b, width));
  return all;
}

void append_block(const Setting& setting, Strips& to, Strips more) {
  if (more.empty()) return;
  if (!to.empty()) more.front().gap = setting.design.space.block_pt;
  append(to, std::move(more));
}

}  // namespace rehab
