// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/page.hpp"

#include <algorithm>
#include <cstdint>
#include <nettle/base64.h>
#include <variant>

#include "sheet/html/figure.hpp"
#include "sheet/html/marks.hpp"
#include "sheet/html/markup.hpp"
#include "sheet/html/style.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::html {

namespace {

std::string with_line_ends(const std::string& text) {
  std::string out = escaped(text);
  for (std::size_t at = 0; (at = out.find('\n', at)) != std::string::npos;) out.replace(at, 1, "<br/>");
  return out;
}

std::string inline_text(const Line& line) {
  std::string out;
  for (const Span& span : line) {
    const std::string text = with_line_ends(span.text);
    out += span.strong ? "<strong>" + text + "</strong>" : text;
  }
  return out;
}

std::string span(std::string_view kind, const std::string& text) {
  if (text.empty()) return {};
  return (kind.empty() ? " <span>" : " <span class=\"" + std::string(kind) + "\">") + escaped(text) + "</span>";
}

std::string paragraph(std::string_view kind, const std::string& text) {
  return text.empty() ? "" : element("p", {{"class", std::string(kind)}}, escaped(text));
}

std::string cell(std::string_view name, const std::string& content) {
  const bool head = name != "td";
  return element(head ? "th" : "td", {{"scope", name == "columnheader" ? "col" : head ? "row" : ""}}, content);
}

std::string row(const std::string& cells) {
  return element("tr", {}, cells);
}

std::string table_head(const Table& table) {
  if (table.head.empty()) return {};
  std::string cells;
  for (const std::string& text : table.head) cells += cell("columnheader", escaped(text));
  return element("thead", {}, row(cells));
}

/// Blocks and parts as elements. Remembers the last heading, which names the table that follows.
class Writer {
 public:
  explicit Writer(const Design& design) : design_(design) {}

  std::string operator()(const Heading& h) { return heading(h.level, escaped(h.text)); }

  std::string operator()(const Paragraph& p) { return element("p", {}, inline_text(p.line)); }

  std::string operator()(const ItemList& list) { return items(list.numbered ? "ol" : "ul", list.items); }

  std::string operator()(const Table& t) {
    std::string rows;
    for (const auto& cells : t.rows) {
      std::string all;
      for (const Line& line : cells) all += cell("td", inline_text(line));
      rows += row(all);
    }
    return table("", table_head(t), rows);
  }

  std::string operator()(const PenLine& pen) {
    return element("p", {{"class", "pen"}}, "<span>" + escaped(pen.caption) + "</span> <span class=\"line\"></span>");
  }

  std::string operator()(const Box& box) {
    std::string inside;
    if (!box.title.empty()) inside += heading(2, escaped(box.title));
    const std::string name = box.title.empty() ? "" : heading_;
    for (const Block& block : box.blocks) inside += std::visit(*this, block);
    return element(name.empty() ? "div" : "section",
                   {{"class", "box " + std::string(word_of(box.role))}, {"aria-labelledby", name}}, inside);
  }

  std::string operator()(const Card& card) {
    std::string inside = heading(2, span("number", std::to_string(card.number)) + span("name", card.title) +
                                        span("leg", card.leg) + span("badge", card.badge));
    const std::string name = heading_;
    inside += paragraph("purpose", card.clinical + (card.why.empty() ? "" : " ") + card.why);
    inside += dose(card);
    inside += paragraph("need", card.need);
    inside += figure(card.figure, design_);
    if (!card.for_you.empty()) inside += element("p", {{"class", "for-you"}}, inline_text(card.for_you));
    inside += items("ol", card.steps);
    inside += paragraph("note", card.note);
    inside += paragraph("stop", card.stop);
    inside += answers(card.answers);
    return element("section", {{"class", "card"}, {"aria-labelledby", name}}, inside);
  }

  std::string operator()(const SheetTitle& title) {
    std::string inside = heading(1, title.name.empty() ? escaped(title.what) : escaped(title.name));
    if (!title.name.empty()) inside += paragraph("what", title.what);
    inside += paragraph("goal", title.goal);
    if (!title.leg.empty())
      inside +=
          element("p", {{"class", "train"}}, escaped(title.lead) + " <strong>" + escaped(title.leg) + "</strong>");
    return element("div", {{"class", "title"}}, inside);
  }

  std::string operator()(const Overview& overview) {
    std::string inside;
    if (!overview.first.empty()) inside += element("p", {}, "<strong>" + escaped(overview.first) + "</strong>");
    std::string rows;
    for (const Glance& row : overview.rows) rows += element("li", {}, glance(row));
    if (!rows.empty()) inside += element("ol", {{"class", "rows"}}, rows);
    for (const Line& line : overview.days)
      if (!line.empty()) inside += element("p", {}, inline_text(line));
    for (const std::string& text : {overview.ends, overview.needs}) inside += paragraph("", text);
    return element("div", {{"class", "overview"}}, inside);
  }

  std::string operator()(const StopBox& box) {
    std::string inside = heading(2, escaped(box.title));
    const std::string name = heading_;
    std::string calls;
    for (const StopBox::Call& call : box.calls) calls += one_call(call);
    inside += element("div", {{"class", "calls"}}, calls);
    return element("section", {{"class", "box stop_and_call"}, {"aria-labelledby", name}}, inside);
  }

  std::string operator()(const PainScale& scale) {
    std::string inside = heading(2, escaped(scale.title)), bands;
    const std::string name = heading_;
    inside += paragraph("", scale.lead);
    for (const PainScale::Band& band : scale.bands) bands += one_band(scale, band);
    inside += element("dl", {{"class", "scale"}}, bands);
    inside += element("p", {}, inline_text(scale.next_morning));
    return element("section", {{"aria-labelledby", name}}, inside);
  }

  std::string operator()(const PenRow& row) {
    std::string cells;
    for (const PenRow::Cell& cell : row.cells)
      cells += cell.pen ? element("p", {{"class", "pen"}},
                                  "<span>" + inline_text(cell.text) + "</span> <span class=\"line\"></span>")
                        : element("p", {}, inline_text(cell.text));
    return element("div", {{"class", "pair"}}, cells);
  }

  std::string operator()(const Notes& notes) {
    std::string lines;
    for (int i = 0; i < notes.lines; ++i) lines += R"(<p class="pen"><span class="line"></span></p>)";
    return element("div", {{"class", "notes"}}, paragraph("", notes.caption) + lines);
  }

  std::string operator()(const Weeks& weeks) {
    std::string inside = heading(1, escaped(weeks.title));
    for (const Line& line : weeks.numbers) inside += element("p", {}, inline_text(line));
    std::string legend;
    for (const Glance& row : weeks.legend) legend += element("li", {}, what_number_means(row));
    if (!legend.empty()) inside += element("ol", {{"class", "legend"}}, legend);
    for (const Line& line : weeks.how) inside += element("p", {}, inline_text(line));
    std::string all;
    for (const Weeks::Week& week : weeks.weeks) all += one_week(weeks, week);
    return inside + element("div", {{"class", "weeks"}}, all);
  }

  std::string operator()(const PageBreak&) { return {}; }

 private:
  std::string heading(int level, const std::string& content) {
    heading_ = "part-" + std::to_string(++headings_);
    return element("h" + std::to_string(std::clamp(level, 1, 3)), {{"id", heading_}}, content);
  }

  std::string glance(const Glance& row) const {
    std::string words = "<strong class=\"name\">" + escaped(row.name) + "</strong>" + span("leg", row.badge);
    std::string dose = "<strong>" + escaped(row.dose) + "</strong>" + span("", row.hold);
    for (const std::string& more : row.more) dose += span("", more);
    return element("span", {{"class", "number"}}, std::to_string(row.number)) +
           picture(*row.picture, row.alternative, design_) + element("div", {}, words) +
           element("p", {}, dose + " <strong class=\"days\">" + escaped(row.days) + "</strong>");
  }

  static std::string what_number_means(const Glance& row) {
    return "<strong>" + escaped(row.name) + "</strong> " + escaped(dose_in_one(row)) + span("leg", row.badge);
  }

  std::string one_call(const StopBox::Call& call) {
    const std::string number = call.number.empty() ? escaped(call.no_number) + " <span class=\"line\"></span>"
                                                   : "<span class=\"phone\">" + escaped(call.number) + "</span>";
    std::string inside = heading(3, number + " " + escaped(call.when));
    if (!call.other_hours.empty()) inside += element("p", {}, inline_text(call.other_hours));
    std::vector<Line> signs;
    for (const std::string& sign : call.signs) signs.push_back(plain(sign));
    return element("div", {}, inside + items("ul", signs));
  }

  /// As wide as it has numbers.
  static std::string one_band(const PainScale& scale, const PainScale::Band& band) {
    using Look = PainScale::Band::Look;
    std::string numbers;
    for (int n = band.from; scale.numbers && n <= band.to; ++n)
      numbers += span(n == scale.usual ? "usual" : "", std::to_string(n));
    const std::string answer = "<strong>" + escaped(band.answer) + "</strong> " + escaped(band.note);
    return element("div",
                   {{"class", band.look == Look::stop   ? "over"
                              : band.look == Look::tint ? "fine"
                                                        : ""},
                    {"style", scale.numbers ? "flex-grow:" + std::to_string(band.to - band.from + 1) : ""}},
                   element("dt", {}, scale.numbers ? numbers : span("", band.words)) + element("dd", {}, answer));
  }

  std::string one_week(const Weeks& weeks, const Weeks::Week& week) {
    std::string inside = heading(2, escaped(week.title));
    if (week.pen) inside += empty_element("input", {{"type", "date"}, {"aria-label", week.title}});
    std::string head = cell("td", ""), rows;
    for (const std::string& column : weeks.columns) head += cell("columnheader", escaped(column));
    head += cell("columnheader", escaped(weeks.pain));
    for (const Weeks::Day& day : week.days) rows += row(cells_of(weeks, day));
    inside += table("ticks", element("thead", {}, row(head)), rows);
    return element("div", {}, inside);
  }

  static std::string cells_of(const Weeks& weeks, const Weeks::Day& day) {
    std::string all = cell("rowheader", escaped(day.name));
    for (const std::string& box : day.boxes)
      all += cell("td", box.empty() ? escaped(weeks.not_due)
                                    : empty_element("input", {{"type", "checkbox"}, {"aria-label", box}}));
    return all + cell("td", empty_element("input",
                                          {{"type", "number"}, {"min", "0"}, {"max", "10"}, {"aria-label", day.pain}}));
  }

  static std::string items(std::string_view kind, const std::vector<Line>& lines) {
    std::string all;
    for (const Line& line : lines) all += element("li", {}, inline_text(line));
    return all.empty() ? "" : element(kind, {}, all);
  }

  std::string table(const std::string& kind, const std::string& head, const std::string& rows) const {
    return element("table", {{"class", kind}, {"aria-labelledby", heading_}}, head + element("tbody", {}, rows));
  }

  static std::string dose(const Card& card) {
    std::string cells;
    for (const DoseCell& part : card.dose)
      if (!part.text.empty()) cells += element("li", {}, escaped(part.text));
    if (!card.load.empty()) cells += element("li", {{"class", "load"}}, escaped(card.load));
    return cells.empty() ? "" : element("ul", {{"class", "dose"}}, cells);
  }

  static std::string answers(const std::vector<CardAnswer>& answers) {
    std::string all;
    for (const CardAnswer& a : answers)
      all += element("p", {}, "<strong>" + escaped(a.question) + "</strong> " + escaped(a.text));
    return all.empty() ? "" : element("div", {{"class", "answers-beside"}}, all);
  }

  const Design& design_;
  int headings_ = 0;
  std::string heading_;  ///< id of the last one
};

/// The parts between two page breaks, in an element of their own.
std::string main_part(const Leaflet& leaflet, const Design& design) {
  Writer writer(design);
  std::string pages, now;
  const auto end_page = [&] {
    if (!now.empty()) pages += element("div", {{"class", "leaf"}}, now);
    now.clear();
  };
  for (const Part& part : leaflet.parts) {
    if (std::holds_alternative<PageBreak>(part)) end_page();
    now += std::visit(writer, part);
  }
  end_page();
  return element("main", {}, pages);
}

std::string around(std::string_view name, const std::string& content) {
  return content.empty() ? "" : element(name, {}, content);
}

std::string base64(std::string_view bytes) {
  std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(text.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return text;
}

std::string house(const Leaflet& leaflet) {
  if (!leaflet.logo) return paragraph("", leaflet.masthead_left);
  const std::string image = base64(encode_png(*leaflet.logo));  // read aloud, the name that follows says what it shows
  return element(
      "p", {},
      "<img class=\"logo\" alt=\"\" src=\"data:image/png;base64," + image + "\"/> " + escaped(leaflet.masthead_left));
}

std::string body(const Leaflet& leaflet, const Design& design) {
  return element("body", {},
                 around("aside", paragraph("", leaflet.draft) + paragraph("", leaflet.bar)) +
                     around("header", house(leaflet) + paragraph("", leaflet.masthead_right)) +
                     main_part(leaflet, design) + around("footer", paragraph("", leaflet.footer)));
}

std::string head(const Leaflet& leaflet, const Design& design, PageSize size) {
  return element(
      "head", {},
      empty_element("meta", {{"charset", "utf-8"}}) +
          empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
          empty_element("meta", {{"name", "color-scheme"}, {"content", "light"}}) +
          empty_element("meta", {{"http-equiv", "Content-Security-Policy"},
                                 {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}}) +
          element("title", {}, escaped(leaflet.title)) + element("style", {}, "\n" + style(leaflet, design, size)));
}

}  // namespace

std::string page(const Leaflet& leaflet, const Design& design, PageSize size) {
  return "<!DOCTYPE html>\n" + element("html", {{"lang", leaflet.language}},
                                       "\n" + head(leaflet, design, size) + with_marks(body(leaflet, design), leaflet));
}

}  // namespace rehab::html
