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
