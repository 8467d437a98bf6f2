// SPDX-License-Identifier: Apache-2.0
// The sheet as HTML: what a strict reader, a screen reader and a narrow screen need. tools/check-html looks at whole
// pages in a browser.
#include <gmock/gmock.h>
#include <regex>
#include <set>

#include "pdf/pdf_tools.hpp"
#include "sheet/html/figure.hpp"
#include "sheet/html/markup.hpp"
#include "sheet/html/page.hpp"
#include "sheet/layout/layout.hpp"
#include "sheet/layout_samples.hpp"
#include "sheet/page_checks.hpp"
#include "sheet/pictures/pictures.hpp"
#include "sheet/pictures_poses.hpp"
#include "support/command.hpp"

namespace rehab {
namespace {

using test::design;
using testing::HasSubstr;
using testing::Not;

std::string shown(const Leaflet& l, const Design& d = design()) {
  return html::page(l, d, page_size("A4"));
}

std::vector<std::string> all_of(const std::string& text, const char* pattern) {
  const std::regex form(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), form), end; it != end; ++it) found.push_back((*it)[1]);
  EXPECT_FALSE(found.empty()) << pattern;
  return found;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
  return n;
}

/// A leaflet with everything in it, and texts that markup would trip over.
Leaflet hostile() {
  Leaflet l = samples::sheet(Side::left, "Ana <b>&amp;\"'</b> ]]> --> \xC3\xA9");
  l.draft = "DRAFT, not for the patient";
  l.bar = "Not for \"anybody\" & all";
  l.footer_pages = "p{page} <of> \"{pages}\" \\";
  l.parts.push_back(Box{BoxRole::held, "", {Paragraph{samples::strong("Call\nnow")}, ItemList{true, {}}}});
  Card card;
  card.title = "a < b & c";
  l.parts.push_back(card);
  return l;
}

TEST(Html, AStrictReaderTakesItWhateverATextHolds) {
  const support::Folder folder;
  support::spit(folder / "page.html", shown(hostile()));
  support::spit(folder / "record.html", shown(hostile(), design("record")));
  const auto result = folder.run("xmllint --noout --nonet page.html record.html");
  EXPECT_EQ(result.status, 0) << result.err;
}

TEST(Html, EveryTextIsEscaped) {
  const std::string page = shown(hostile());
  EXPECT_THAT(page, HasSubstr("Ana &lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt; ]]&gt; --&gt; \xC3\xA9"));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, HasSubstr("Call<br/>now"));
  EXPECT_THAT(page, HasSubstr(R"("p" counter(page) " \3c of\3e  \22 " counter(pages) "\22  \5c ")"));
  EXPECT_EQ(html::element("p", {{"class", "a\"b"}, {"id", ""}}, html::escaped("<&>\"'")),
            "<p class=\"a&quot;b\">&lt;&amp;&gt;&quot;&#39;</p>\n");
}

TEST(Html, NumbersAreShortAndKnowNoLocale) {
  EXPECT_EQ(html::number(12.5), "12.5");
  EXPECT_EQ(html::number(100), "100");
  EXPECT_EQ(html::number(-0.001), "0");
  EXPECT_EQ(html::number(-3.456), "-3.46");
}

TEST(Html, NeedsNothingElseAndRunsNothing) {
  const std::string page = shown(samples::sheet());
  for (const char* part : {"<script", "http:", "https:", "src=", "url(", "@import", "onload"})
    EXPECT_THAT(page, Not(HasSubstr(part)));
  EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"));
}

TEST(Html, NumbersRingAndNamesKeepTheirDirection) {
  Leaflet l = samples::sheet();
  l.phones = {"+49 (0)30 123", "112", "", "ask at the desk"};
  l.names = {"דנה", "J. Park", ""};
  l.masthead_right = "Call us: +49 (0)30 123";
  l.footer = "For דנה, from J. Park. Plan 1123";
  l.parts.push_back(Paragraph{samples::plain("Call 112 now. J. Parker and <112> ask at the desk.")});
  const std::string page = shown(l);
  EXPECT_THAT(page, HasSubstr("Call us: <a href=\"tel:+49030123\">+49 (0)30 123</a>"));
  EXPECT_THAT(page, HasSubstr("For <bdi>דנה</bdi>, from <bdi>J. Park</bdi>. Plan 1123"));
  EXPECT_THAT(
      page, HasSubstr("Call <a href=\"tel:112\">112</a> now. J. Parker and &lt;<a href=\"tel:112\">112</a>&gt; ask at "
                      "the desk."));
  EXPECT_THAT(page, HasSubstr("<meta name=\"color-scheme\" content=\"light\"/>"));
}

TEST(Html, HoldsTheLogoItself) {
  Leaflet leaflet = samples::sheet();
  leaflet.logo = std::make_shared<Image>(Image{2, 1, {255, 0, 0, 0, 0, 255}});
  EXPECT_THAT(shown(leaflet), HasSubstr("alt=\"\" src=\"data:image/png;base64,iVBORw0KGgo"));
}

TEST(Html, SameLeafletSameBytes) {
  EXPECT_EQ(shown(samples::sheet()), shown(samples::sheet()));
}

std::string letters(const std::string& text) {
  std::string out;
  for (const char c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) out += c;
  return out;
}

std::string without(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos;) text.erase(at, text.find(to, at) + to.size() - at);
  return text;
}

/// The letters in reading order, without those inside pictures and of the running lines.
std::string letters_of_html(std::string page) {
  page = without(without(page.substr(page.find("<body")), "<svg", "</svg>"), "<footer", "</footer>");
  return letters(without(without(page, "<", ">"), "&", ";"));
}
std::string letters_of_pdf(const std::string& pdf) {
  std::string text = "\n" + pdf::test::asked("pdftotext -raw -enc UTF-8 PDF -", pdf);
  for (const char* silent : {"\f", "\nPlan P-0001[^\n]*", "\nPage \\d+ of \\d+", "\n(LEFT ?)+(?=\n)"})
    text = std::regex_replace(text, std::regex(silent), *silent == '\f' ? "\n" : "");
  return letters(text);
}

TEST(Html, IsReadInTheOrderOfThePrintedSheet) {
  EXPECT_EQ(letters_of_html(shown(samples::sheet())),
            letters_of_pdf(lay_out(samples::sheet(), design(), pdf::test::fonts(), page_size("A4"))));
}

TEST(Html, SaysItsLanguageAndATitleWithoutTheName) {
  Leaflet l = samples::sheet();
  l.language = "de";
  const std::string page = shown(l);
  EXPECT_THAT(page, HasSubstr("<html lang=\"de\">"));
  EXPECT_EQ(all_of(page, "<title>([^<]*)<"), std::vector<std::string>{"Hip exercises, plan P-0001"});
  EXPECT_THAT(page, HasSubstr("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"));
}

TEST(Html, HeadingsGoDownOneStepAtATime) {
  const std::vector<std::string> levels = all_of(shown(samples::sheet()), "<h([1-6])");
  ASSERT_FALSE(levels.empty());
  EXPECT_EQ(levels[0], "1");
  EXPECT_EQ(std::count(levels.begin(), levels.end(), "1"), 2) << "of the sheet and of its weeks";
  for (std::size_t i = 1; i < levels.size(); ++i) EXPECT_LE(levels[i][0], levels[i - 1][0] + 1) << "heading " << i;
}

TEST(Html, LandmarksAndNamesHoldTogether) {
  const std::string page = shown(samples::sheet());
  for (const char* mark : {"<header>", "<main>", "<footer>"}) EXPECT_EQ(count(page, mark), 1u) << mark;
  const auto ids = all_of(page, " id=\"([^\"]*)\"");
  const std::set<std::string> known(ids.begin(), ids.end());
  EXPECT_EQ(known.size(), ids.size());
  for (const std::string& name : all_of(page, "aria-labelledby=\"([^\"]*)\""))
    EXPECT_TRUE(known.contains(name)) << name;
  EXPECT_EQ(all_of(page, "<section (class=\"card\" aria-labelledby)").size(), 4u);
  EXPECT_EQ(count(page, "<ol>"), 4u);
}

TEST(Html, TablesHaveHeadsAndBoxesHaveNames) {
  const std::string page = shown(samples::sheet());
  EXPECT_EQ(all_of(page, "<th ([^>]*)>").size(), all_of(page, "<th [^>]*(scope=\"(?:col|row)\")").size());
  EXPECT_THAT(page, HasSubstr("<ul class=\"dose\"><li>8 times</li>\n<li>1 set</li>"));
  EXPECT_THAT(page, HasSubstr("<input type=\"checkbox\" aria-label=\"Exercise 1, Fri\"/>"));
  EXPECT_EQ(count(page, "type=\"checkbox\""), 6u * (2 * 7 + 2 * 4)) << "two exercises leave three days out";
  EXPECT_EQ(count(page, "type=\"number\""), 6u * 7);
  EXPECT_THAT(page, Not(HasSubstr("role=\"table\""))) << "an element's own role is not said again";
}

TEST(Html, AFigureIsOnePictureInWordsAndMirroredForTheLeft) {
  const std::string page = shown(samples::sheet());
  EXPECT_EQ(count(page, "<svg "), 8u + 4);
  EXPECT_EQ(count(page, "<svg role=\"img\" aria-label=\"Two drawings. A person lies face down"), 4u);
  EXPECT_EQ(count(page, "<svg role=\"img\" aria-label=\"Lift the thigh a little.\""), 4u)
      << "the ends, on the first side";
  EXPECT_EQ(count(page, "<svg aria-hidden=\"true\""), 4u);
  EXPECT_THAT(page, HasSubstr(">LEFT</text>"));
  EXPECT_THAT(shown(samples::sheet(Side::right)), Not(HasSubstr("LEFT</text>")));

  const auto& pose = poses::pose("prone_hip_extension.prone");
  const Drawing left = poses::drawings(poses::picture(pose), {Side::left})[1];
  const Drawing right = poses::drawings(poses::picture(pose), {Side::right})[1];
  EXPECT_EQ(html::svg_marks(left, design()), html::svg_marks(poses::mirrored(right), design()));
  EXPECT_NE(html::svg_marks(left, design()), html::svg_marks(right, design()));
}

double number_in(const std::string& text, const char* pattern) {
  const auto found = all_of(text, pattern);
  return found.empty() ? 0 : std::stod(found[0]);
}

TEST(Html, WordsInPicturesAreAsLargeAsTheText) {
  Design large = design();
  large.type.body_pt = 18;
  for (const Design& d : {design(), large}) {
    const std::string page = shown(samples::sheet(), d);
    std::size_t words = 0;
    for (std::size_t at = page.find("<svg"); at != page.npos; at = page.find("<svg", at + 1)) {
      const std::string svg = page.substr(at, page.find("</svg>", at) - at);
      const std::size_t word = svg.find("<text");
      if (word == svg.npos) continue;
      ++words;
      const double rem_per_cm = number_in(svg.substr(0, 500), "width:([0-9.]+)rem") /
                                number_in(svg.substr(0, 500), "viewBox=\"[-0-9.]+ [-0-9.]+ ([0-9.]+)");
      EXPECT_GE(number_in(svg.substr(word), "font-size=\"([0-9.]+)\"") * rem_per_cm, 0.99);
    }
    EXPECT_EQ(words, 3u) << "in the large pictures of three trained legs";
  }
}

TEST(Html, TheScaleIsAsWideAsItsNumbersAndRingsTheUsual) {
  const std::string page = shown(samples::sheet());
  EXPECT_THAT(all_of(page, "style=\"flex-grow:(\\d+)\""), testing::ElementsAre("3", "3", "5"));
  EXPECT_THAT(page, HasSubstr("<span>3</span> <span class=\"usual\">4</span> <span>5</span>"));
}

TEST(Html, NoLetterIsSmallerThanTheText) {
  for (const std::string& size : all_of(shown(samples::sheet()), "font-size: ([0-9.]+)rem"))
    EXPECT_GE(std::stod(size), 1) << size;
}

TEST(Html, PagesTurnWhereTheLeafletAsks) {
  const std::string page = shown(samples::sheet());
  EXPECT_EQ(count(page, "<div class=\"leaf\">"), 3u);
  EXPECT_THAT(page, HasSubstr("@page { size: 595.28pt 841.89pt"));
  EXPECT_THAT(page, HasSubstr("\"Page \" counter(page) \" of \" counter(pages) \"\""));
}

TEST(Html, LargePrintPutsThePictureAboveTheStepsOnPaper) {
  Design large = design();
  large.type.body_pt = 18;
  EXPECT_THAT(shown(samples::sheet()), HasSubstr("@media print, screen and (min-width: 40em) {\n.pair"));
  EXPECT_THAT(shown(samples::sheet(), large), HasSubstr("@media screen and (min-width: 60em) {\n.pair"));
}

TEST(Html, LettersStandOutFromTheirPaper) {
  std::size_t designs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/sheets")) {
    const Colours c = design(entry.path().stem()).colours;
    ++designs;
    EXPECT_GE(contrast(c.text, c.tint), 7) << entry.path();
    EXPECT_GE(contrast(c.accent_dark, {1, 1, 1}), 7) << entry.path();
  }
  EXPECT_GE(designs, 2u);
}

}  // namespace
}  // namespace rehab
