// SPDX-License-Identifier: Apache-2.0
// The file around the text: tags, bookmarks, shapes, images, properties, and that the same calls give the same bytes.
#include "pdf/document.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numbers>

#include "pdf/artwork.hpp"
#include "pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Color black = {}, blue = {0.1, 0.2, 0.7};

/// Everything this room can do, on two pages, with a list that goes on over the page break.
std::string sample() {
  Document document(fonts(), {.title = "Übungen (P-0001) A & B <C>", .language = "de"});
  Page& first = document.add_page(595.28, 841.89);
  document.bookmark(1, "Übungen", first, 800);
  document.begin_tag(Role::heading_1);
  first.text({40, 780}, Face::bold, 22, black, "Your hip exercises");
  document.end_tag();
  document.bookmark(2, "Week (1)", first, 500);
  {
    const Tagged figure(document, Role::figure, {.alternative = "A person lies face down"});
    first.fill(Path::circle({100, 650}, 30), blue);
    const std::array<Point, 3> leg{Point{100, 620}, {140, 640}, {190, 610}};
    first.stroke(Path::polyline(leg), {.width_pt = 14, .color = {0.5, 0.5, 0.5}});
    first.fill_and_stroke(Path::polygon(leg), {1, 1, 1}, {.width_pt = 1, .dashes_pt = {3, 2}});
  }
  {
    const Tagged rule(document, Role::artifact);
    first.stroke(Path::line({40, 590}, {555, 590}), {});
  }
  document.begin_tag(Role::table);
  for (int row = 0; row < 2; ++row) {
    const Tagged line(document, Role::table_row);
    for (int column = 0; column < 2; ++column) {
      const Tagged cell(document, row == 0 ? Role::header_cell : Role::table_cell,
                        {.actual = row == 1 && column == 1 ? "not done yet" : ""});
      first.text({40.0 + 100 * column, 560.0 - 20 * row}, Face::regular, 12, black, row == 0 ? "Mon" : "tick");
    }
  }
  document.end_tag();
  document.begin_tag(Role::list);
  Page& second = document.add_page(612, 792);
  for (Page* page : {&first, &second}) {
    const Tagged item(document, Role::list_item);
    {
      const Tagged label(document, Role::list_label);
      page->text({40, 100}, Face::bold, 12, black, "1");
    }
    const Tagged body(document, Role::list_body);
    page->text({60, 100}, Face::regular, 12, black, "Lie face down,");
    second.text({60, 700}, Face::regular, 12, black, "with a pillow.");
  }
  document.end_tag();
  document.bookmark(1, "Second", second, 700);
  const std::array<std::uint8_t, 12> pixels{255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
  const ArtworkId image = document.add(picture(2, 2, pixels));
  {
    const Tagged logo(document, Role::figure, {.alternative = "Logo of the clinic"});
    second.image(image, {40, 40, 20, 20});
  }
  return document.finish();
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST(Document, IsAPdfThatQpdfAndPopplerAccept) {
  const std::string pdf = sample();
  EXPECT_THAT(asked("qpdf --check PDF", pdf), HasSubstr("No syntax or stream encoding errors"));
  EXPECT_EQ(asked("pdftoppm -r 40 PDF >/dev/null", pdf), "");
  EXPECT_EQ(asked("pdftotext PDF /dev/null", pdf), "");
}

TEST(Document, SameCallsSameBytes) {
  EXPECT_EQ(sample(), sample());
}

TEST(Document, OnlyStreamsPagesAndWhatLeadsToThemStandAlone) {
  const std::string table = asked("qpdf --show-xref PDF", sample());
  EXPECT_LE(count_of(table, "uncompressed"), 22U) << table;
  EXPECT_GE(count_of(table, ": compressed"), 30U) << table;
}

TEST(Document, TheSameImageIsInAFileOnce) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  const std::array<std::uint8_t, 3> pixel{};
  for (int time = 0; time < 2; ++time) page.image(document.add(picture(1, 1, pixel)), {0, 0, 20, 20});
  EXPECT_EQ(count_of(asked("qpdf --json PDF", document.finish()), "\"/Subtype\": \"/Image\""), 1U);
}

TEST(Document, LinesAreStepsAndWhatGoesOnNeedsNone) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  double y = 150;
  for (const char* line : {"one", "two", "three"}) page.text({10.02, y -= 14.64}, Face::regular, 12, black, line);
  page.unseen_text({10 + fonts().width_pt(Face::regular, 12, "three"), y}, Face::regular, 12, " ");
  const std::string content = asked("qpdf --qdf --object-streams=disable PDF -", document.finish());
  EXPECT_EQ(count_of(content, "BT "), 1U);
  EXPECT_EQ(count_of(content, "Td<"), 3U) << content;
  EXPECT_THAT(content, HasSubstr("\n0 -14.7 Td<"));
}

TEST(Document, SaysWhatItIs) {
  const std::string about = asked("pdfinfo -enc UTF-8 PDF", sample());
  EXPECT_THAT(about, HasSubstr("Übungen (P-0001) A & B <C>"));
  EXPECT_THAT(about, HasSubstr("Tagged:          yes"));
  EXPECT_THAT(about, Not(HasSubstr("Date")));
  const std::string objects = asked("qpdf --json PDF", sample());
  EXPECT_THAT(objects, HasSubstr("\"/Lang\": \"u:de\""));
  EXPECT_THAT(objects, HasSubstr("\"/DisplayDocTitle\": true"));
  EXPECT_THAT(asked("pdfinfo -meta PDF", sample()), HasSubstr("A &amp; B &lt;C>"));
}

TEST(Document, EmbedsBothFacesAsSubsetsWithTheirCharacters) {
  const std::string table = asked("pdffonts PDF", sample());
  EXPECT_THAT(table, ::testing::ContainsRegex("[A-Z]{6}.OpenSans-Bold +CID TrueType +Identity-H +yes yes yes"));
  EXPECT_THAT(table, ::testing::ContainsRegex("[A-Z]{6}.OpenSans-Regular +CID TrueType +Identity-H +yes yes yes"));
}

TEST(Tags, TheTreeIsSeenInReadingOrderAcrossPages) {
  const std::string tree = asked("pdfinfo -struct-text PDF", sample());
  std::size_t at = 0;
  for (const char* part : {"H1",
                           "Your hip exercises",
                           "Figure",
                           "Table",
                           "TR",
                           "TH",
                           "Mon",
                           "TH",
                           "Mon",
                           "TR",
                           "TD",
                           "tick",
                           "TD",
                           "L (block)",
                           "LI",
                           "Lbl",
                           "1",
                           "LBody",
                           "Lie face down,",
                           "with a pillow.",
                           "LI",
                           "LBody",
                           "Figure"}) {
    const std::size_t found = tree.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << " is missing or out of order in\n" << tree;
    at = found + 1;
  }
  const std::string objects = asked("qpdf --qdf --object-streams=disable PDF -", sample());
  EXPECT_THAT(objects, HasSubstr("/Alt (A person lies face down)"));
  EXPECT_THAT(objects, HasSubstr("/ActualText (not done yet)"));
  EXPECT_THAT(objects, HasSubstr("/Scope /Column"));
}

TEST(Tags, WhatIsOutsideThemIsAnArtifact) {
  Document document(fonts(), {.title = "x"});
  document.add_page(200, 200).text({10, 10}, Face::regular, 12, black, "page 1 of 1");
  EXPECT_THAT(asked("qpdf --qdf PDF -", document.finish()), HasSubstr("/Artifact BMC"));
}

TEST(Tags, BookmarksFormATree) {
  const std::string outline = asked("qpdf --json --json-key=outlines PDF", sample());
  EXPECT_THAT(outline, ::testing::ContainsRegex("Week \\(1\\)"));
  EXPECT_THAT(outline, HasSubstr("Übungen"));
  EXPECT_LT(outline.find("Week (1)"), outline.find("\"Second\""));
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  EXPECT_THROW(document.bookmark(2, "too deep", page, 0), DrawingError);
}

TEST(Document, CallsInTheWrongOrderAreRefused) {
  const auto fresh = [] { return Document(fonts(), {.title = "x"}); };
  {
    Document document = fresh();
    EXPECT_THROW(document.finish(), DrawingError) << "no page";
    EXPECT_THROW(document.end_tag(), DrawingError) << "nothing begun";
    EXPECT_THROW(document.begin_tag(Role::figure), DrawingError) << "a figure nobody can hear";
    document.begin_tag(Role::artifact);
    EXPECT_THROW(document.begin_tag(Role::paragraph), DrawingError) << "a tag in an artifact";
  }
  {
    Document document = fresh();
    Page& page = document.add_page(200, 200);
    EXPECT_THROW(page.image({0}, {0, 0, 1, 1}), DrawingError);
  }
  {
    Document document = fresh();
    document.add_page(200, 200);
    document.begin_tag(Role::paragraph);
    EXPECT_THROW(document.finish(), DrawingError) << "a tag left open";
    document.end_tag();
    EXPECT_NO_THROW(document.finish());
    EXPECT_THROW(document.finish(), DrawingError) << "twice";
  }
}

TEST(Document, ImagesMustHaveTheirSize) {
  Document document(fonts(), {.title = "x"});
  const std::array<std::uint8_t, 12> pixels{};
  EXPECT_THROW(document.add(picture(2, 3, pixels)), DrawingError);
  EXPECT_THROW(document.add(picture(0, 0, {})), DrawingError);
  EXPECT_NO_THROW(document.add(picture(2, 2, pixels)));
}

std::string spelt(const Path& path) {
  std::string content;
  path.append_to(content, 1);
  return content;
}

std::vector<Point> sampled_circle(Point middle, double radius, int first, int last) {
  std::vector<Point> points;
  for (int i = first; i <= last; ++i) {
    const double angle = i * std::numbers::pi / 12;
    points.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
  }
  return points;
}

TEST(Path, ASampledCircleIsFourArcs) {
  const std::vector<Point> circle = sampled_circle({100, 100}, 10, 0, 23);
  EXPECT_EQ(spelt(Path::smooth_polygon(circle)),
            "110 100 m\n110 105.5 105.5 110 100 110 c\n94.5 110 90 105.5 90 100 c\n90 94.5 94.5 90 100 90 c\n"
            "105.5 90 110 94.5 110 100 c\n");
}

TEST(Path, ALimbHasTwoStraightSidesAndRoundEndsWhereverItBegins) {
  std::vector<Point> limb = sampled_circle({200, 100}, 10, -6, 6);
  for (const Point& p : sampled_circle({100, 100}, 10, 6, 18)) limb.push_back(p);
  for (int turn = 0; turn < 5; ++turn) {
    const std::string drawn = spelt(Path::smooth_polygon(limb));
    EXPECT_EQ(count_of(drawn, "c\n"), 4U) << drawn;
    EXPECT_LE(count_of(drawn, "l\n"), 2U) << drawn;
    std::rotate(limb.begin(), limb.begin() + 5, limb.end());
    std::reverse(limb.begin(), limb.end());
  }
}

TEST(Path, CornersStayCorners) {
  std::vector<Point> star;
  for (std::size_t i = 0; i < 10; ++i) star.push_back(sampled_circle({50, 50}, i % 2 == 0 ? 30 : 12, 0, 23)[i * 2]);
  EXPECT_EQ(count_of(spelt(Path::smooth_polygon(star)), "c\n"), 0U);
  EXPECT_EQ(spelt(Path::smooth_polygon(star)), spelt(Path::polygon(star)));
}

TEST(Document, AFigureSaysWhereItStands) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  {
    const Tagged figure(document, Role::figure, {.alternative = "A leg", .box = Box{20, 30, 100, 50}});
    page.fill(Path::circle({50, 50}, 5), black);
  }
  EXPECT_THAT(asked("qpdf --qdf --object-streams=disable PDF - | tr -s ' \\n' ' '", document.finish()),
              HasSubstr("/BBox [ 20 30 120 80 ]"));
}

TEST(Page, DashesAndColoursOutOfRangeAreRefused) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  const Path line = Path::line({0, 0}, {10, 10});
  EXPECT_THROW(page.stroke(line, {.width_pt = 0}), DrawingError);
  EXPECT_THROW(page.stroke(line, {.dashes_pt = {0, 0}}), DrawingError);
  EXPECT_THROW(page.stroke(line, {.dashes_pt = {-1, 2}}), DrawingError);
  EXPECT_THROW(page.fill(line, {1.1, 0, 0}), DrawingError);
  EXPECT_NO_THROW(page.stroke(line, {.dashes_pt = {0, 4}}));
}

void finish_with_tags(int count) {
  Document document(fonts(), {.title = "A sheet"});
  document.add_page(100, 100);
  for (int i = 0; i < count; ++i) Tagged(document, Role::paragraph);
  document.finish();
}

TEST(Document, MoreTagsThanAFileCanNumberAreRefused) {
  EXPECT_NO_THROW(finish_with_tags(65'500));
  EXPECT_THROW(finish_with_tags(65'600), DrawingError);
}

}  // namespace
}  // namespace rehab::pdf::test
