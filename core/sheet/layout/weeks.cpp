// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "sheet/layout/groups.hpp"
#include "sheet/layout/pieces.hpp"

namespace rehab {

namespace {

constexpr double most_between_blocks_pt = 12 * pt_per_mm, least_between_blocks_pt = 5 * pt_per_mm, legend_gap_pt = 14;
constexpr double most_box_pt = 11.5 * pt_per_mm, least_box_pt = 6 * pt_per_mm;
constexpr double most_pain_pt = 19 * pt_per_mm, least_pain_pt = 10 * pt_per_mm;
constexpr double between_boxes_pt = 1.6 * pt_per_mm, after_day_pt = 6;
constexpr double box_rule_pt = 0.9, pain_rule_pt = 2;
/// In millimetres; pictures stand above the words of the legend, or beside them.
struct WeeksMeasures {
  double row = 0, picture_width = 0, picture_height = 0;
  bool beside = false;
};
constexpr std::array<WeeksMeasures, Weeks::closest + 1> weeks_mm{{{11, 50, 46},
                                                                  {10, 50, 42},
                                                                  {9.2, 50, 38},
                                                                  {8.6, 50, 34},
                                                                  {8, 50, 31},
                                                                  {7.4, 50, 28},
                                                                  {6.8, 50, 28},
                                                                  {6.4, 42, 28, true},
                                                                  {6, 38, 26, true},
                                                                  {5.8, 34, 23, true},
                                                                  {5.6, 28, 17, true},
                                                                  {5.6, 0, 0}}};

const WeeksMeasures& measures(const Weeks& weeks) {
  return weeks_mm.at(static_cast<std::size_t>(weeks.closeness));
}

/// The measures of the blocks, alike for all weeks.
struct Blocks {
  std::size_t abreast = 1;
  double width = 0, gap = 0;  ///< of a block, between two
  double day = 0, box = 0, pain = 0;
  double title = 0, head = 0, row = 0;  ///< heights
};

double widest(const Setting& setting, const std::vector<std::string>& texts, bool strong) {
  double most = 0;
  for (const std::string& text : texts)
    most = std::max(most, text_of(setting, setting.design.type.body_pt, text, 1000, strong).width_pt());
  return most;
}

Blocks blocks_for(const Setting& setting, const Weeks& weeks, double width) {
  std::vector<std::string> days;
  for (const Weeks::Week& week : weeks.weeks)
    for (const Weeks::Day& day : week.days) days.push_back(day.name);
  const double letters = setting.design.type.body_pt / 12;
  const auto count = static_cast<double>(weeks.columns.size());
  Blocks b;
  b.day = widest(setting, days, false) + after_day_pt;
  const double least_pain = std::max(least_pain_pt, widest(setting, {weeks.pain}, true) + 2);
  const double least = b.day + count * least_box_pt + least_pain;
  const std::size_t most = weeks.columns.size() == 1 ? 3 : 2;
  const auto width_of_one = [&](std::size_t abreast, double gap) {
    return (width - gap * static_cast<double>(abreast - 1)) / static_cast<double>(abreast);
  };
  b.abreast = most;
  while (b.abreast > 1 && width_of_one(b.abreast, least_between_blocks_pt) < least) --b.abreast;
  const double spare = width - static_cast<double>(b.abreast) * least;
  b.gap = b.abreast == 1
              ? 0
              : std::clamp(spare / static_cast<double>(b.abreast), least_between_blocks_pt, most_between_blocks_pt);
  b.width = width_of_one(b.abreast, b.gap);
  b.box = std::clamp((b.width - b.day - least_pain) / count, least_box_pt, most_box_pt * letters);
  b.pain = std::min(b.width - b.day - count * b.box, std::max(least_pain, most_pain_pt * letters));
  const double line = setting.body().line_pt;
  b.row = std::max(measures(weeks).row * pt_per_mm, line + 1);
  b.head = line + 1;
  for (const Weeks::Week& week : weeks.weeks)
    b.title = std::max(b.title, text_of(setting, setting.design.type.body_pt, week.title, b.width, true).height_pt());
  return b;
}

/// A box is drawn inside its cell, so that it is read by its name.
void tick_box(Canvas& canvas, const pdf::Box& box, double rule_pt, const std::string& spoken) {
  const Canvas::Tag cell(canvas, pdf::Role::table_cell, {.actual = spoken});
  canvas.claim(box);
  canvas.page().stroke(pdf::Path::rectangle(box), {.width_pt = rule_pt, .color = canvas.design().colours.text});
}

/// One week as a table: a head of numbers, then a row a day.
class WeekTable {
 public:
  WeekTable(const Setting& setting, const Weeks& weeks, const Weeks::Week& week, const Blocks& blocks)
      : b_(blocks), week_(&week) {
    const auto cell = [&](const std::string& text, bool strong) {
      return text_of(setting, setting.design.type.body_pt, text, 1000, strong);
    };
    title_ = text_of(setting, setting.design.type.body_pt, week.title, b_.width, true);
    for (const std::string& column : weeks.columns) heads_.push_back(cell(column, true));
    pain_ = cell(weeks.pain, true);
    not_due_ = cell(weeks.not_due, false);
    for (const Weeks::Day& day : week.days) days_.push_back(cell(day.name, false));
  }

  double height() const { return b_.title + b_.head + b_.row * static_cast<double>(days_.size()); }

  void draw(Canvas& canvas, double x, double top) const {
    {
      const Canvas::Tag tag(canvas, pdf::Role::heading_2);
      canvas.text(title_, x, top);
      if (week_->pen)
        canvas.rule(x + title_.width_pt() + after_day_pt, top - title_.height_pt() + 2, x + b_.width, box_rule_pt,
                    canvas.design().colours.text);
    }
    const Canvas::Tag table(canvas, pdf::Role::table);
    top -= b_.title;
    head(canvas, x, top);
    top -= b_.head;
    for (std::size_t i = 0; i < days_.size(); ++i) row(canvas, i, x, top - b_.row * static_cast<double>(i));
  }

 private:
  double column_x(std::size_t i) const { return b_.day + b_.box * static_cast<double>(i); }
  double pain_x() const { return column_x(heads_.size()); }

  void head(Canvas& canvas, double x, double top) const {
    const Canvas::Tag row(canvas, pdf::Role::table_row);
    { const Canvas::Tag corner(canvas, pdf::Role::table_cell); }
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const Canvas::Tag cell(canvas, pdf::Role::header_cell);
      canvas.text(heads_[i], x + column_x(i) + (b_.box - heads_[i].width_pt()) / 2, top);
    }
    const Canvas::Tag cell(canvas, pdf::Role::header_cell);
    canvas.text(pain_, x + pain_x() + std::max(0.0, (b_.pain - pain_.width_pt()) / 2), top);
  }

  void row(Canvas& canvas, std::size_t i, double x, double top) const {
    const Weeks::Day& day = week_->days[i];
    const double middle = top - b_.row / 2, high = b_.row - 1.3 * pt_per_mm;
    const Canvas::Tag tag(canvas, pdf::Role::table_row);
    {
      const Canvas::Tag cell(canvas, pdf::Role::row_header_cell);
      canvas.text(days_[i], x, middle + days_[i].height_pt() / 2);
    }
    const auto box = [&](double from, double width) {
      return pdf::Box{x + from + between_boxes_pt / 2, middle - high / 2, width - between_boxes_pt, high};
    };
    for (std::size_t c = 0; c < day.boxes.size(); ++c) {
      if (!day.boxes[c].empty()) {
        tick_box(canvas, box(column_x(c), b_.box), box_rule_pt, day.boxes[c]);
        continue;
      }
      const Canvas::Tag cell(canvas, pdf::Role::table_cell);
      canvas.text(not_due_, x + column_x(c) + (b_.box - not_due_.width_pt()) / 2, middle + not_due_.height_pt() / 2);
    }
    tick_box(canvas, box(pain_x(), b_.pain), pain_rule_pt, day.pain);
  }

  Blocks b_;
  const Weeks::Week* week_;
  TextBlock title_, pain_, not_due_;
  std::vector<TextBlock> heads_, days_;
};

/// The weeks that stand abreast.
Strips week_strips(const Setting& setting, const Weeks& weeks, double width) {
  const Blocks b = blocks_for(setting, weeks, width);
  Strips all;
  for (std::size_t first = 0; first < weeks.weeks.size(); first += b.abreast) {
    std::vector<WeekTable> tables;
    Strip s{.gap = setting.design.space.block_pt + 2};
    for (std::size_t i = first; i < std::min(first + b.abreast, weeks.weeks.size()); ++i) {
      tables.emplace_back(setting, weeks, weeks.weeks[i], b);
      s.height = std::max(s.height, tables.back().height());
    }
    s.draw = [tables = std::move(tables), b](Canvas& canvas, double x, double top, double) {
      for (std::size_t i = 0; i < tables.size(); ++i)
        tables[i].draw(canvas, x + (b.width + b.gap) * static_cast<double>(i), top);
    };
    all.push_back(std::move(s));
  }
  return all;
}

/// An exercise of the legend: its number and name, how much, which leg; above or left of them its picture.
struct LegendItem {
  const Glance* glance;
  std::vector<std::pair<TextBlock, bool>> texts;  ///< whether in the accent's colour

  double words_height() const {
    double all = 0;
    for (const auto& [text, accent] : texts) all += text.height_pt();
    return all;
  }

  void draw_words(Canvas& canvas, double x, double top) const {
    const Canvas::Tag tag(canvas, pdf::Role::paragraph);
    for (const auto& [text, accent] : texts) {
      const Colours& colours = canvas.design().colours;
      canvas.text(before_more(text), x, top, accent ? colours.accent_dark : colours.text);
      top -= text.height_pt();
    }
  }
};

LegendItem legend_item(const Setting& setting, const Glance& glance, bool is_short, double width) {
  const double size = setting.design.type.body_pt;
  LegendItem item{&glance, {}};
  const auto add = [&](const std::string& text, bool strong, bool accent) {
    if (!text.empty()) item.texts.emplace_back(text_of(setting, size, text, width, strong), accent);
  };
  add(std::to_string(glance.number) + " " + glance.name, true, false);
  add(is_short ? short_dose_in_one(glance) : dose_in_one(glance), false, false);
  add(glance.badge, true, true);
  return item;
}

/// The exercises in as many columns as have room.
class Legend {
 public:
  Legend(const Setting& setting, const Weeks& weeks, double width) : setting_(setting), weeks_(weeks), width_(width) {
    const WeeksMeasures& m = measures(weeks);
    const double letters = setting.design.type.body_pt / 12;
    beside_ = m.beside || (m.picture_width > 0 && columns_of(least_above_pt * letters) < weeks.legend.size());
    picture_width_ = m.picture_width * pt_per_mm;
    if (beside_) picture_width_ = std::min(picture_width_, most_beside_pt);
    arrange(beside_ ? picture_width_ + least_beside_pt * letters : least_above_pt * letters);
    if (!beside_) picture_width_ = std::min(picture_width_, column_);
    if (m.picture_width > 0) scale_ = picture_scale(weeks.legend, picture_width_, m.picture_height * pt_per_mm);
  }

  Strips strips() const {
    Strips all;
    for (std::size_t first = 0; first < weeks_.legend.size(); first += columns_) all.push_back(row(first));
    return all;
  }

 private:
  static constexpr std::size_t most_columns = 4;
  static constexpr double least_above_pt = 38 * pt_per_mm, least_beside_pt = 40 * pt_per_mm;
  static constexpr double most_beside_pt = 42 * pt_per_mm, above_words_pt = 5, beside_words_pt = 8;

  std::size_t columns_of(double least) const {
    return std::clamp<std::size_t>(static_cast<std::size_t>(width_ / least), 1, most_columns);
  }

  void arrange(double least) {
    const std::size_t count = weeks_.legend.size(), most = columns_of(least);
    const std::size_t rows = std::max<std::size_t>(1, (count + most - 1) / most);
    columns_ = std::max<std::size_t>(1, (count + rows - 1) / rows);
    column_ = (width_ - legend_gap_pt * static_cast<double>(columns_ - 1)) / static_cast<double>(columns_);
  }

  Strip row(std::size_t first) const {
    const double indent = beside_ ? picture_width_ + beside_words_pt : 0;
    std::vector<LegendItem> items;
    double picture = 0, words = 0;
    for (std::size_t i = first; i < std::min(first + columns_, weeks_.legend.size()); ++i) {
      items.push_back(legend_item(setting_, weeks_.legend[i], beside_, column_ - indent));
      words = std::max(words, items.back().words_height());
      if (scale_ > 0) picture = std::max(picture, picture_height(weeks_.legend[i], scale_));
    }
    const double above = beside_ || picture == 0 ? 0 : picture + above_words_pt;
    Strip s{.height = beside_ ? std::max(picture, words) : above + words,
            .gap = setting_.design.space.block_pt,
            .keep_with_next = true};
    s.draw = [=, step = column_ + legend_gap_pt, scale = scale_, beside = beside_, height = s.height,
              items = std::move(items)](Canvas& canvas, double x, double top, double) {
      for (const LegendItem& item : items) {
        const double high = picture_height(*item.glance, scale), free = beside ? height - high : above - high;
        if (scale > 0) draw_picture(canvas, *item.glance, scale, x, top - (beside ? free / 2 : free - above_words_pt));
        item.draw_words(canvas, x + indent, top - (beside ? (height - item.words_height()) / 2 : above));
        x += step;
      }
    };
    return s;
  }

  const Setting& setting_;
  const Weeks& weeks_;
  double width_, column_ = 0, picture_width_ = 0, scale_ = 0;
  std::size_t columns_ = 1;
  bool beside_ = false;
};

/// Whose weeks, and at the right whom to call.
Strip head_strip(const Setting& setting, const Weeks& weeks, double width) {
  std::vector<TextBlock> numbers;
  double wide = 0, high = 0;
  for (const Line& line : weeks.numbers) {
    numbers.push_back(broken(setting.measure(setting.design.at_least_body(14)), line, width / 2));
    wide = std::max(wide, numbers.back().width_pt());
    high += numbers.back().height_pt();
  }
  const TextBlock title = display(setting, setting.design.heading_pt(1), weeks.title, width - wide - legend_gap_pt);
  Strip s{.height = std::max(title.height_pt(), high), .keep_with_next = true, .bookmark = {{1, weeks.title}}};
  s.draw = [=, height = s.height](Canvas& canvas, double x, double top, double across) {
    {
      const Canvas::Tag tag(canvas, pdf::Role::heading_1);
      canvas.text(title, x, top - (height - title.height_pt()) / 2);
    }
    double at = top - (height - high) / 2;
    for (const TextBlock& number : numbers) {
      const Canvas::Tag tag(canvas, pdf::Role::paragraph);
      canvas.text(number, x + across - wide, at);
      at -= number.height_pt();
    }
  };
  return s;
}

Strip rule_strip() {
  const auto draw = [](Canvas& canvas, double x, double top, double width) {
    canvas.rule(x, top - 4, x + width, 1.4, canvas.design().colours.text);
  };
  return {.height = 6, .draw = draw, .keep_with_next = true};
}

}  // namespace

Group group(const Setting& setting, const Weeks& weeks, double width) {
  Group g{.strips = {head_strip(setting, weeks, width)}, .together = false};
  append(g.strips, Legend(setting, weeks, width).strips());
  g.strips.push_back(rule_strip());
  for (const Line& line : weeks.how) {
    Strips lines = strips(setting, Paragraph{line}, width);
    for (Strip& s : lines) s.keep_with_next = true;
    append(g.strips, std::move(lines));
  }
  append(g.strips, week_strips(setting, weeks, width));
  tag_all(g.strips, pdf::Role::section);
  return g;
}

}  // namespace rehab
