// SPDX-License-Identifier: Apache-2.0
#include "support/leaflet_text.hpp"

namespace rehab::support {
namespace {

class Writer {
 public:
  std::string out;

  void line(const std::string& text) { out += text + "\n"; }
  void write(const Heading& heading) {
    line(std::string(static_cast<std::size_t>(heading.level), '#') + " " + heading.text);
  }
  void write(const Paragraph& paragraph) { line(text_of(paragraph.line)); }
  void write(const PenLine& pen) { line(pen.caption + " ____"); }
  void write(const PageBreak&) { line("-----"); }
  void write(const ItemList& list) {
    for (const Line& item : list.items) line("* " + text_of(item));
  }
  void write(const Table& table) {
    std::string head;
    for (const std::string& cell : table.head) head += "| " + cell + " ";
    if (!head.empty()) line(head + "|");
    for (const std::vector<Line>& row : table.rows) {
      std::string text;
      for (const Line& cell : row) text += "| " + text_of(cell) + " ";
      line(text + "|");
    }
  }
  void write(const Figure& figure) {
    for (const std::string& caption : figure.captions) line("(" + caption + ")");
    line("[" + figure.alternative + "]");
  }
  void write(const Box& box) {
    line("+ " + box.title);
    for (const Block& block : box.blocks) std::visit([this](const auto& each) { write(each); }, block);
  }
  void write(const SheetTitle& title) {
    line("# " + (title.name.empty() ? "" : title.name + ": ") + title.what);
    if (!title.goal.empty()) line(title.goal);
    if (!title.leg.empty()) line("[" + title.lead + " " + title.leg + "]");
  }
  void write(const Overview& overview) {
    if (!overview.first.empty()) line("*" + overview.first + "*");
    for (const Glance& row : overview.rows) write(row);
    for (const Line& each : overview.days) line(text_of(each));
    for (const std::string& each : {overview.ends, overview.needs})
      if (!each.empty()) line(each);
  }
  void write(const Glance& row) {
    std::string text = "- " + std::to_string(row.number) + " " + row.name;
    if (!row.badge.empty()) text += " [" + row.badge + "]";
    text += ": " + row.dose;
    if (!row.hold.empty()) text += ", " + row.hold;
    for (const std::string& more : row.more) text += ", " + more;
    line(text + ", " + row.days + " (" + row.alternative + ")");
  }
  void write(const StopBox& box) {
    line("! " + box.title);
    for (const StopBox::Call& call : box.calls) {
      line("*" + (call.number.empty() ? call.no_number + " ____" : call.number) + " " + call.when + "*");
      if (!call.other_hours.empty()) line(text_of(call.other_hours));
      for (const std::string& sign : call.signs) line("* " + sign);
    }
  }
  void write(const PainScale& scale) {
    line("+ " + scale.title);
    if (!scale.lead.empty()) line(scale.lead);
    for (const PainScale::Band& band : scale.bands)
      line((scale.numbers ? std::to_string(band.from) + "-" + std::to_string(band.to) : band.words) + ": " +
           band.answer + (band.note.empty() ? "" : " " + band.note));
    line(text_of(scale.next_morning));
  }
  void write(const PenRow& row) {
    std::string text;
    for (const PenRow::Cell& cell : row.cells)
      text += (text.empty() ? "" : " | ") + text_of(cell.text) + (cell.pen ? " ____" : "");
    line(text);
  }
  void write(const Notes& notes) { line(notes.caption + " ____"); }
  void write(const Weeks& weeks) {
    line("# " + weeks.title);
    for (const Line& each : weeks.numbers) line(text_of(each));
    for (const Glance& row : weeks.legend) write(row);
    for (const Line& each : weeks.how) line(text_of(each));
    for (const Weeks::Week& week : weeks.weeks) {
      line("### " + week.title + (week.pen ? " ____" : ""));
      for (const Weeks::Day& day : week.days) {
        std::string text = day.name + " |";
        for (const std::string& box : day.boxes) text += box.empty() ? " " + weeks.not_due : " []";
        line(text + " | " + weeks.pain + " []");
      }
    }
  }
  void write(const Card& card) {
    line("= " + std::to_string(card.number) + " " + card.title + (card.leg.empty() ? "" : " " + card.leg) +
         (card.badge.empty() ? "" : " [" + card.badge + "]"));
    line(card.clinical + (card.why.empty() ? "" : " " + card.why));
    std::string dose;
    for (const DoseCell& part : card.dose)
      if (!part.text.empty()) dose += "| " + part.text + " ";
    line(dose + "|");
    for (const std::string* each : {&card.load, &card.need}) if_any(*each);
    write(card.figure);
    if_any(text_of(card.for_you));
    int number = 0;
    for (const Line& step : card.steps) line(std::to_string(++number) + ") " + text_of(step));
    for (const std::string* each : {&card.note, &card.stop}) if_any(*each);
    for (const CardAnswer& answer : card.answers) line("*" + answer.question + "* " + answer.text);
  }

 private:
  void if_any(const std::string& text) {
    if (!text.empty()) line(text);
  }
};

}  // namespace

std::string text_of(const Line& line) {
  std::string text;
  for (const Span& span : line) text += span.strong ? "*" + span.text + "*" : span.text;
  return text;
}

std::string text_of(const Part& part) {
  Writer writer;
  std::visit([&](const auto& each) { writer.write(each); }, part);
  return writer.out;
}

std::string text_of(const Leaflet& leaflet) {
  Writer writer;
  for (const std::string& each : {leaflet.title, leaflet.draft, leaflet.bar, leaflet.masthead_left,
                                  leaflet.masthead_right, leaflet.footer, leaflet.footer_pages})
    if (!each.empty()) writer.line("~ " + each);
  for (const Part& part : leaflet.parts) writer.out += text_of(part);
  return writer.out;
}

}  // namespace rehab::support
