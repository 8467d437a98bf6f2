// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/style.hpp"

#include <array>

#include "base/text.hpp"
#include "sheet/html/figure.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::html {

namespace {

constexpr double usual_pt = 12;  // what browsers begin with: 16 pixels
constexpr double wide_rem = 40;  // from here on a card has room for its picture beside its steps

constexpr std::array all_roles{BoxRole::stop_and_call, BoxRole::held, BoxRole::letter, BoxRole::plain};

constexpr std::string_view always = R"(
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: .75rem; background: #fff; color: var(--text);
  font: 1rem/1.45 "Open Sans", Roboto, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere }
h1, h2, h3, p, ul, ol, figure { margin: 0 }
h1 { font-size: var(--h1); line-height: 1.2 }
h2 { font-size: var(--h2); line-height: 1.25 }
h3 { font-size: var(--h3) }
p, li { max-width: var(--longest) }
ul, ol { padding-left: 1.6rem }
ol > li { padding-left: .2rem }
aside { position: sticky; top: 0; z-index: 1; background: #fff; padding: .3rem; border: .15rem dashed;
  font-weight: bold; text-align: center }
aside p { max-width: none }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; font-weight: bold;
  border-bottom: .13rem solid var(--accent-dark) }
.logo { max-height: var(--logo); max-width: 9rem; vertical-align: middle }
footer { margin-top: var(--part); border-top: 1px solid var(--rule) }
.leaf > * { margin-top: var(--block) }
.leaf > .box, .leaf > .card, .leaf > h1, .leaf > h2, .box + *, .card + * { margin-top: var(--part) }
.leaf + .leaf { margin-top: calc(2 * var(--part)) }
.box > * + *, .pair > * + * { margin-top: var(--block) }
.box { padding: var(--padding) }
.card { padding: var(--padding); border: .1rem solid var(--rule); border-radius: .4rem }
.card > * + * { margin-top: var(--block) }
.card h2 { display: flex; flex-wrap: wrap; gap: .2rem .5rem; align-items: center }
.name { flex: 1 1 9rem }
.number { flex: none; min-width: 1.9rem; line-height: 1.64rem; padding: 0 .3rem; text-align: center; font-size: 1rem;
  color: var(--accent-dark); border: .13rem solid; border-radius: 1rem }
.leg, .badge { display: inline-block; padding: .1rem .6rem; border-radius: .3rem; font-size: 1rem }
.leg { color: var(--accent-dark); border: .13rem solid; font-weight: bold }
.badge { border: 1px solid var(--rule) }
.frames { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: center; align-items: start }
.frames figure { min-width: 7.5rem; max-width: 100% }
.frames svg { display: block; max-width: 100%; margin: 0 auto }
.pen { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: end; min-height: var(--pen-row) }
.pen .line { flex: 1; min-width: 9rem; max-width: 20rem; border-bottom: 1px solid }
table { border-collapse: collapse; width: 100%; overflow-wrap: break-word }
th, td { padding: var(--cell); text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule) }
thead th { border-bottom: .1rem solid var(--text) }
.dose { display: flex; flex-wrap: wrap; padding: .2rem 0; list-style: none; background: var(--tint);
  border: solid var(--text); border-width: .1rem 0 }
.dose li { flex: 1 1 auto; max-width: none; padding: .1rem .6rem; text-align: center; font-weight: bold }
.dose li + li { border-left: 1px solid var(--rule) }
.dose .load { flex-basis: 100% }
.stop { max-width: none; padding: .2rem .6rem; border: .17rem solid; border-radius: .3rem; font-weight: bold }
.answers-beside > * + * { margin-top: var(--block) }
.title h1 { font-size: var(--name) }
.train { width: fit-content; padding: .3rem .7rem; color: var(--accent-dark); border: .2rem solid; border-radius: .4rem }
.train strong { display: block; font-size: var(--name); line-height: 1.15 }
.rows { list-style: none; padding: 0; border-top: .12rem solid; border-bottom: .12rem solid }
.rows li { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; max-width: none; padding: .5rem 0 }
.rows li + li { border-top: 1px solid var(--rule) }
.rows svg { flex: none; max-width: 100% }
.rows div { flex: 1 1 10rem }
.rows .name { display: block; font-size: var(--h2) }
.rows p { flex: 0 1 10rem }
.rows p > * { display: block }
.calls { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .6rem 1.2rem }
.phone { font-size: var(--phone); white-space: nowrap }
h3 .line { display: inline-block; width: 9rem; border-bottom: 1px solid }
.scale { display: flex; gap: .15rem; margin: 0 }
.scale div { flex: 1 1 0 }
.scale dt { display: flex; text-align: center }
.scale dt span { flex: 1; padding: .2rem 0; border: 1px solid }
.scale .fine span { background: var(--tint) }
.scale .over span { border-width: .15rem; font-weight: bold }
.scale dt .usual { font-weight: bold; box-shadow: inset 0 0 0 .2rem }
.scale dd { margin: .2rem .3rem 0 0 }
.weeks { display: flex; flex-wrap: wrap; gap: 1rem 2rem }
.weeks > div { flex: 1 1 18rem }
.ticks th, .ticks td { border: 0; padding: .15rem; text-align: center }
.ticks tbody th { font-weight: normal; text-align: left; white-space: nowrap }
.ticks input { width: 1.7rem; height: 1.7rem; margin: 0; font: inherit }
.ticks input[type=number] { width: 3.4rem; border: .14rem solid; border-radius: .2rem }
a { color: inherit; white-space: nowrap }
input { font: inherit; accent-color: var(--accent-dark); print-color-adjust: exact }
)";

constexpr std::string_view when_narrow = R"(
.ticks th, .ticks td { padding: .15rem 1px }
.ticks tbody th { white-space: normal }
.ticks input { width: 24px; height: 24px }
.ticks input[type=number] { width: 2.2rem; height: 2rem; padding: 0 }
.scale { flex-direction: column; gap: .4rem }
.rows li { display: grid; grid-template-columns: auto minmax(0, 1fr) minmax(0, 1fr) }
.rows div { grid-area: 1 / 2 / 2 / 4 }
.rows svg { grid-area: 2 / 1 / 3 / 3 }
.rows p { grid-area: 2 / 3 }
)";

constexpr std::string_view when_wide = R"(
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2rem }
.pair > * + * { margin-top: 0 }
.card { display: grid; grid-template-columns: var(--picture) minmax(0, 1fr); column-gap: 1.1rem;
  grid-auto-rows: auto }
.card > * { grid-column: 1 / -1; max-width: none }
.card > .frames { grid-column: 1; grid-row: 5 / span 4 }
.card > .for-you, .card > ol, .card > .note { grid-column: 2; align-self: start }
.answers-beside { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 1rem }
.answers-beside > * + * { margin-top: 0 }
.answers-beside strong { display: block }
.title { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 1rem }
.title > * { grid-column: 1 }
.title > .train { grid-area: 1 / 2 / span 3 }
)";

constexpr std::string_view on_paper = R"(
body { display: table; width: 100%; max-width: none; padding: 0; line-height: var(--line-height) }
aside, footer { break-inside: avoid }
aside { display: table-header-group; position: static }
aside p { border: .12rem dashed; padding: .2rem; margin-bottom: .5rem }
footer { display: table-footer-group }
.leaf + .leaf { break-before: page; margin-top: 0 }
.box, .card, figure, tr { break-inside: avoid }
h1, h2, h3, thead { break-after: avoid }
p, li { orphans: 2; widows: 2 }
)";

std::string rem(const Design& design, double pt) {
  return number(pt / design.type.body_pt) + "rem";
}

std::string variable(std::string_view name, const std::string& value) {
  return "--" + std::string(name) + ": " + value + "; ";
}

std::string variables(const Design& d) {
  const auto size = [&d](std::string_view name, double pt) { return variable(name, rem(d, pt)); };
  return ":root { color-scheme: light; font-size: " + number(d.type.body_pt / usual_pt * 100) + "%; " +
         variable("text", hex_text(d.colours.text)) + variable("accent-dark", hex_text(d.colours.accent_dark)) +
         variable("rule", hex_text(d.colours.rule)) + variable("tint", hex_text(d.colours.tint)) +
         size("h1", d.type.heading_1_pt) + size("h2", d.type.heading_2_pt) + size("h3", d.type.heading_3_pt) +
         size("longest", d.type.longest_line_pt) + size("block", d.space.block_pt) + size("part", d.space.part_pt) +
         size("padding", d.space.padding_pt) + size("cell", d.space.cell_pt) + size("pen-row", d.space.pen_row_pt) +
         size("logo", d.space.logo_pt) + variable("picture", number(picture_column_rem) + "rem") +
         size("name", d.type.name_pt) + size("phone", d.type.number_pt) +
         variable("line-height", number(d.type.line_height)) + "}\n";
}

std::string box_rule(const Design& design, BoxRole role) {
  const BoxLook& look = design.look(role);
  std::string rule = ".box." + std::string(word_of(role)) + " { ";
  if (look.rule_pt > 0)
    rule += "border: " + rem(design, look.rule_pt) + (look.dashed ? " dashed" : " solid") +
            (look.rule_pt > 1.2 ? "; " : " var(--rule); ");
  if (look.bar_pt > 0) rule += "border-left: " + rem(design, look.bar_pt) + " solid var(--accent-dark); ";
  if (look.tint) rule += "background: var(--tint); ";
  return rule + "}\n";
}

/// A text as a CSS string that HTML and XML read alike: whatever is not plain is written as its code. Braces stay.
std::string css_text(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char32_t c : decode_utf8(text)) {
    constexpr std::u32string_view kept = U" ,.{}-";
    const bool plain = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') || c > 0x9F;
    if (plain || kept.find(c) != kept.npos)
      out += encode_utf8(c);
    else
      (out += "\\") += {digits[c / 16], digits[c % 16], ' '};
  }
  return out;
}

/// The paper, with "page 2 of 4" at its foot where the browser can.
std::string paper(const Leaflet& leaflet, const Design& design, PageSize size) {
  const std::string pages = fill_places(css_text(leaflet.footer_pages), [](std::string_view name) {
    return std::optional<std::string>(name == "page" ? "\" counter(page) \"" : "\" counter(pages) \"");
  });
  const Margins& m = design.margins;
  const auto pt = [](double length) { return number(length) + "pt"; };
  return "@page { size: " + pt(size.width_pt) + " " + pt(size.height_pt) + "; margin: " + pt(m.top_pt) + " " +
         pt(m.right_pt) + " " + pt(m.bottom_pt) + " " + pt(m.left_pt) + ";\n  @bottom-right { content: \"" + pages +
         "\"; font: " + pt(usual_pt) + " sans-serif } }\n";
}

std::string only(const std::string& medium, std::string_view rules) {
  return "@media " + medium + " {" + std::string(rules) + "}\n";
}

}  // namespace

std::string style(const Leaflet& leaflet, const Design& design, PageSize size) {
  const double wide_em = wide_rem * design.type.body_pt / usual_pt;
  const std::string narrow = number(wide_em - 0.01) + "em", wide = number(wide_em) + "em";
  std::string all = variables(design);
  all += always;
  for (const BoxRole role : all_roles) all += box_rule(design, role);
  all += only("screen and (max-width: " + narrow + ")", when_narrow);
  const std::string wide_screen = "screen and (min-width: " + wide + ")";
  const double paper_pt = size.width_pt - design.margins.left_pt - design.margins.right_pt;
  const bool wide_paper = paper_pt / design.type.body_pt >= wide_rem;
  all += only(wide_paper ? "print, " + wide_screen : wide_screen, when_wide);
  if (!wide_paper) all += only("print", ".frames { flex-wrap: nowrap }");
  all += only("print", on_paper);
  return all + paper(leaflet, design, size);
}

}  // namespace rehab::html
