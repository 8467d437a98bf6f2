// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/glyphs.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace rehab {
namespace {

class Replacer {
 public:
  Replacer(const std::vector<std::string>& names, const Unprintable& unprintable)
      : unprintable_(unprintable), visible_(unprintable(encode_utf8(U'\u25A1')).empty() ? U'\u25A1' : U'?') {
    std::string ascii;
    while (ascii.size() < prints_.size()) ascii += static_cast<char>(ascii.size());
    prints_.fill(true);
    for (const char32_t bad : unprintable(ascii)) prints_.at(bad) = bad == U'\n';
    for (const std::string& name : names)
      if (in_visual_order(name) != name) turned_.push_back(name);
  }

  void text(std::string& text, std::string_view where) {
    if (std::ranges::all_of(text, [&](unsigned char c) { return c < prints_.size() && prints_[c]; })) return;
    text = in_visual_order(with_names_isolated(std::move(text)));
    std::vector<char32_t> bad = unprintable_(text);
    std::erase(bad, U'\n');  // ends a line
    if (bad.empty()) return;
    std::u32string points = decode_utf8(text);
    for (char32_t& point : points)
      if (std::ranges::count(bad, point)) point = visible_;
    text = encode_utf8(points);
    for (char32_t point : bad) report({point, std::string(where)});
  }

  void line(Line& line, std::string_view where) {
    for (Span& span : line) text(span.text, where);
  }
  void lines(std::vector<Line>& lines, std::string_view where) {
    for (Line& each : lines) line(each, where);
  }

  void part(Heading& heading, std::string_view where) { text(heading.text, where); }
  void part(Paragraph& paragraph, std::string_view where) { line(paragraph.line, where); }
  void part(ItemList& list, std::string_view where) { lines(list.items, where); }
  void part(PenLine& pen, std::string_view where) { text(pen.caption, where); }
  void part(PageBreak&, std::string_view) {}
  void part(Table& table, std::string_view where) {
    for (std::string& head : table.head) text(head, where);
    for (std::vector<Line>& row : table.rows) lines(row, where);
  }
  void part(Figure& figure, std::string_view where) {
    for (std::string& caption : figure.captions) text(caption, where);
    text(figure.alternative, where);
    text(figure.label, where);
  }
  void part(Box& box, std::string_view where) {
    const std::string title = box.title.empty() ? std::string(where) : box.title;
    text(box.title, where);
    for (Block& block : box.blocks) std::visit([&](auto& each) { part(each, title); }, block);
  }
  void part(SheetTitle& title, std::string_view where) {
    for (std::string* each : {&title.name, &title.what, &title.goal, &title.lead, &title.leg}) text(*each, where);
  }
  void part(Overview& overview, std::string_view where) {
    for (std::string* each : {&overview.first, &overview.ends, &overview.needs}) text(*each, where);
    for (Glance& row : overview.rows) glance(row);
    lines(overview.days, where);
  }
  void part(StopBox& box, std::string_view) {
    const std::string title = box.title;
    text(box.title, title);
    for (StopBox::Call& call : box.calls) {
      for (std::string* each : {&call.number, &call.no_number, &call.when}) text(*each, title);
      for (std::string& sign : call.signs) text(sign, title);
      line(call.other_hours, title);
    }
  }
  void part(PainScale& scale, std::string_view) {
    const std::string title = scale.title;
    for (std::string* each : {&scale.title, &scale.lead}) text(*each, title);
    for (PainScale::Band& band : scale.bands)
      for (std::string* each : {&band.words, &band.answer, &band.note}) text(*each, title);
    line(scale.next_morning, title);
  }
  void part(PenRow& row, std::string_view where) {
    for (PenRow::Cell& cell : row.cells) line(cell.text, where);
  }
  void part(Notes& notes, std::string_view where) { text(notes.caption, where); }
  void part(Weeks& weeks, std::string_view where) {
    for (std::string* each : {&weeks.title, &weeks.pain, &weeks.not_due}) text(*each, where);
    lines(weeks.numbers, where);
    lines(weeks.how, where);
    for (Glance& row : weeks.legend) glance(row);
    for (Weeks::Week& week : weeks.weeks) {
      text(week.title, where);
      for (Weeks::Day& day : week.days) {
        for (std::string* each : {&day.name, &day.pain}) text(*each, where);
        for (std::string& box : day.boxes) text(box, where);
      }
    }
  }
  void part(Card& card, std::string_view) {
    const std::string title = card.title;
    for (std::string* each : {&card.title, &card.leg, &card.badge, &card.clinical, &card.why, &card.load, &card.need,
                              &card.note, &card.stop})
      text(*each, title);
    for (DoseCell& cell : card.dose)
      for (std::string* each : {&cell.text, &cell.brief}) text(*each, title);
    part(card.figure, title);
    line(card.for_you, title);
    lines(card.steps, title);
    for (CardAnswer& answer : card.answers)
      for (std::string* each : {&answer.question, &answer.text}) text(*each, title);
  }

  std::vector<Replacement> found;

 private:
  /// Or a number behind a name would go round to its other side.
  std::string with_names_isolated(std::string text) const {
    for (const std::string& name : turned_)
      for (std::size_t at = 0; (at = text.find(name, at)) != text.npos;) {
        const std::string own = isolated(name);
        text.replace(at, name.size(), own);
        at += own.size();
      }
    return text;
  }

  void glance(Glance& row) {
    const std::string name = row.name;
    for (std::string* each :
         {&row.alternative, &row.name, &row.badge, &row.dose, &row.hold, &row.short_dose, &row.days})
      text(*each, name);
    for (std::string& more : row.more) text(more, name);
  }

  void report(Replacement replacement) {
    if (std::ranges::find(found, replacement) == found.end()) found.push_back(std::move(replacement));
  }

  const Unprintable& unprintable_;
  char32_t visible_;
  std::array<bool, 128> prints_{};   ///< of ASCII, whose order is never turned
  std::vector<std::string> turned_;  ///< names that are not written from the left
};

}  // namespace

std::vector<Replacement> replace_unprintable(Leaflet& leaflet, const Unprintable& unprintable) {
  Replacer replacer(leaflet.names, unprintable);
  for (std::string* each : {&leaflet.masthead_left, &leaflet.masthead_right, &leaflet.draft, &leaflet.bar,
                            &leaflet.footer, &leaflet.footer_pages, &leaflet.notes})
    replacer.text(*each, "masthead");
  std::string where = leaflet.title;
  for (Part& part : leaflet.parts) {
    if (const auto* heading = std::get_if<Heading>(&part)) where = heading->text;
    std::visit([&](auto& each) { replacer.part(each, where); }, part);
  }
  return std::move(replacer.found);
}

}  // namespace rehab
