// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "sheet/layout/groups.hpp"
#include "sheet/layout/pieces.hpp"

namespace rehab {

namespace {

constexpr double frame_pt = 2.6, leg_padding_pt = 7, beside_leg_pt = 12, leg_corner_pt = 5;
constexpr double least_leg_box = 62 * pt_per_mm, most_of_width = 0.5;
constexpr double leg_size = 0.94;  ///< of the name's
constexpr double edge_rule_pt = 1.4, row_rule_pt = 0.7, row_gap_pt = 8, below_name_pt = 3;

/// The leg to train, in a frame at the right of the name.
struct LegBox {
  TextBlock lead, leg;
  double width = 0, height = 0;

  void draw(Canvas& canvas, double x, double top) const {
    const Color& accent = canvas.design().colours.accent_dark;
    const double half = frame_pt / 2;
    canvas.outline({x + half, top - height + half, width - frame_pt, height - frame_pt},
                   {.width_pt = frame_pt, .color = accent}, leg_corner_pt);
    const Canvas::Tag tag(canvas, pdf::Role::paragraph);
    canvas.text(lead, x + leg_padding_pt + frame_pt, top - leg_padding_pt, accent);
    canvas.text(leg, x + leg_padding_pt + frame_pt, top - leg_padding_pt - lead.height_pt(), accent);
  }
};

/// In at most half the width; in more where the leg and the name then keep to a line each.
LegBox leg_box(const Setting& setting, const SheetTitle& title, double width) {
  LegBox box;
  if (title.leg.empty()) return box;
  const double around = 2 * (leg_padding_pt + frame_pt), leg_pt = leg_size * setting.design.type.name_pt;
  const double name = display(setting, setting.design.type.name_pt, title.name, width).width_pt();
  const double one_line = display(setting, leg_pt, title.leg, width).width_pt();
  const double half = most_of_width * width - around;
  const double most = name + beside_leg_pt + around + one_line <= width ? std::max(half, one_line) : half;
  box.lead = before_more(text_of(setting, setting.design.heading_pt(3), title.lead, most, false));
  box.leg = display(setting, leg_pt, title.leg, most);
  box.width = std::max(least_leg_box, std::max(box.lead.width_pt(), box.leg.width_pt()) + around);
  box.height = box.lead.height_pt() + box.leg.height_pt() + 2 * leg_padding_pt;
  return box;
}

bool has_two_lines(const Overview& overview) {
  return overview.closeness >= Overview::two_lines_from;
}

/// In millimetres.
struct RowMeasures {
  double picture_width = 0, picture_height = 0, padding = 0, least_height = 0;
};

RowMeasures measures(const Overview& overview) {
  const bool two = has_two_lines(overview);
  const RowMeasures large = two ? RowMeasures{54, 40, 1.6, 18} : RowMeasures{54, 40, 3.2, 24};
  const RowMeasures small = two ? RowMeasures{30, 16, 0.6, 11} : RowMeasures{40, 26, 1.2, 15};
  const int first = two ? Overview::two_lines_from : 0, last = two ? Overview::closest : Overview::two_lines_from - 1;
  const double share = static_cast<double>(overview.closeness - first) / (last - first);
  return {std::lerp(large.picture_width, small.picture_width, share),
          std::lerp(large.picture_height, small.picture_height, share), std::lerp(large.padding, small.padding, share),
          std::lerp(large.least_height, small.least_height, share)};
}

/// Texts one below the other.
struct Column {
  std::vector<TextBlock> texts;

  void add(TextBlock text) {
    if (!text.lines.empty()) texts.push_back(std::move(text));
  }
  double height() const {
    double all = 0;
    for (const TextBlock& t : texts) all += t.height_pt();
    return all;
  }
  double width() const {
    double widest = 0;
    for (const TextBlock& t : texts) widest = std::max(widest, t.width_pt());
    return widest;
  }
};

/// How much and when.
Column dose_column(const Setting& setting, const Glance& glance, bool two_lines, double width) {
  const TypeSizes& type = setting.design.type;
  Column column;
  column.add(two_lines ? text_of(setting, setting.design.at_least_body(type.badge_pt), glance.short_dose, width, true)
                       : display(setting, setting.design.at_least_body(type.dose_pt), glance.dose, width));
  if (!two_lines) column.add(text_of(setting, type.body_pt, glance.hold, width, false));
  for (const std::string& more : glance.more) column.add(text_of(setting, type.body_pt, more, width, false));
  column.add(text_of(setting, type.body_pt, glance.days, width, true));
  for (std::size_t i = 0; i + 1 < column.texts.size(); ++i) column.texts[i] = before_more(column.texts[i]);
  return column;
}

/// The columns of the rows, alike on all of them.
struct RowColumns {
  double disc = 0, picture = 0, name = 0, dose = 0;  ///< where each begins; `disc` is the diameter of the number's
  double name_width = 0, scale = 1;
};

constexpr double least_dose = 39 * pt_per_mm, most_dose = 0.36;

RowColumns row_columns(const Setting& setting, const Overview& overview, const std::vector<Column>& doses,
                       double width) {
  RowColumns c;
  c.disc = number_disc_pt(setting);
  c.picture = c.disc + row_gap_pt;
  const RowMeasures m = measures(overview);
  c.scale = picture_scale(overview.rows, m.picture_width * pt_per_mm, m.picture_height * pt_per_mm);
  double pictures = 0, widest_dose = least_dose;
  for (const Glance& g : overview.rows) pictures = std::max(pictures, g.picture->width() * c.scale);
  for (const Column& dose : doses) widest_dose = std::max(widest_dose, dose.width() + 1);
  c.dose = width - std::min(widest_dose, most_dose * width);
  c.name = c.picture + pictures + row_gap_pt;
  c.name_width = c.dose - c.name - row_gap_pt;
  return c;
}

struct Row {
  const Glance* glance;
  TextBlock number, name;
  Badge badge;
  Column dose;
  RowColumns columns;
  double height = 0;
  bool first = false, last = false;

  double middle_height() const { return name.height_pt() + (badge.empty() ? 0 : below_name_pt + badge.height()); }

  void draw(Canvas& canvas, double x, double top, double width) const {
    rules(canvas, x, top, width);
    const double middle = top - height / 2;
    const Canvas::Tag body(canvas, pdf::Role::list_body);
    words(canvas, x, middle);
    const double picture = picture_height(*glance, columns.scale);
    draw_picture(canvas, *glance, columns.scale, x + columns.picture, middle + picture / 2);
  }

  void rules(Canvas& canvas, double x, double top, double width) const {
    const Colours& colours = canvas.design().colours;
    if (first) canvas.rule(x, top, x + width, edge_rule_pt, colours.text);
    canvas.rule(x, top - height, x + width, last ? edge_rule_pt : row_rule_pt, last ? colours.text : colours.rule);
  }

  void words(Canvas& canvas, double x, double middle) const {
    double at = middle + middle_height() / 2;
    {
      const Canvas::Tag tag(canvas, pdf::Role::paragraph);
      draw_number(canvas, number, x, middle, columns.disc);
      canvas.text(name, x + columns.name, at);
    }
    if (!badge.empty()) {
      const Canvas::Tag tag(canvas, pdf::Role::paragraph);
      badge.draw(canvas, x + columns.name, at - name.height_pt() - below_name_pt);
    }
    const Canvas::Tag tag(canvas, pdf::Role::paragraph);
    at = middle + dose.height() / 2;
    for (const TextBlock& text : dose.texts) {
      canvas.text(text, x + columns.dose, at);
      at -= text.height_pt();
    }
  }
};

Strips row_strips(const Setting& setting, const Overview& overview, double width) {
  const RowMeasures m = measures(overview);
  std::vector<Column> doses;
  for (const Glance& g : overview.rows)
    doses.push_back(dose_column(setting, g, has_two_lines(overview), most_dose * width));
  const RowColumns c = row_columns(setting, overview, doses, width);
  const Design& design = setting.design;
  Strips all;
  for (const Glance& g : overview.rows) {
    Row row{&g,
            number_of(setting, g.number),
            display(setting, design.heading_pt(2), g.name, c.name_width),
            Badge(setting, g.badge, c.name_width),
            std::move(doses[all.size()]),
            c};
    const double inside = std::max({picture_height(g, c.scale), row.middle_height(), row.dose.height()});
    row.height = std::max(m.least_height * pt_per_mm, inside + 2 * m.padding * pt_per_mm);
    row.first = all.empty();
    row.last = all.size() + 1 == overview.rows.size();
    const double height = row.height;
    all.push_back(tagged(
        pdf::Role::list_item, height,
        [row = std::move(row)](Canvas& canvas, double x, double top, double wide) { row.draw(canvas, x, top, wide); }));
  }
  tag_all(all, pdf::Role::numbered_list);
  return all;
}

}  // namespace

Group group(const Setting& setting, const SheetTitle& title, double width) {
  const TypeSizes& type = setting.design.type;
  LegBox leg = leg_box(setting, title, width);
  const double left = leg.width > 0 ? width - leg.width - beside_leg_pt : width;
  const bool named = !title.name.empty();
  TextBlock head = display(setting, named ? type.name_pt : type.heading_1_pt, named ? title.name : title.what, left);
  TextBlock what =
      named ? text_of(setting, setting.design.at_least_body(type.dose_pt), title.what, left, false) : TextBlock{};
  TextBlock goal = text_of(setting, type.body_pt, title.goal, left, false);
  Strip s =
      tagged(pdf::Role::section, std::max(head.height_pt() + what.height_pt() + goal.height_pt(), leg.height), {});
  s.bookmark = {1, title.what};
  s.draw = [=](Canvas& canvas, double x, double top, double wide) {
    double at = top;
    for (const auto& [role, text] :
         {std::pair(pdf::Role::heading_1, &head), {pdf::Role::paragraph, &what}, {pdf::Role::paragraph, &goal}}) {
      if (text->lines.empty()) continue;
      const Canvas::Tag tag(canvas, role);
      canvas.text(*text, x, at);
      at -= text->height_pt();
    }
    if (leg.width > 0) leg.draw(canvas, x + wide - leg.width, top);
  };
  return {.strips = {std::move(s)}};
}

Group group(const Setting& setting, const Overview& overview, double width) {
  Group g;
  const auto add = [&](const Line& line) { append_block(setting, g.strips, strips(setting, Paragraph{line}, width)); };
  if (!overview.first.empty()) add(strong(overview.first));
  append_block(setting, g.strips, row_strips(setting, overview, width));
  for (const Line& line : overview.days)
    if (!line.empty()) add(line);
  for (const std::string* text : {&overview.ends, &overview.needs})
    if (!text->empty()) add(plain(*text));
  tag_all(g.strips, pdf::Role::section);
  return g;
}

}  // namespace rehab
