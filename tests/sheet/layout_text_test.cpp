// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

#include "pdf/pdf_tools.hpp"
#include "sheet/layout/layout.hpp"
#include "sheet/layout/text_block.hpp"

namespace rehab::test {
namespace {

using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

double width(std::string_view text) {
  return pdf::test::fonts().width_pt(pdf::Face::regular, 12, text);
}
Lines wrapped(double width_pt, std::string_view text) {
  Lines lines;
  for (const TextLine& line : broken({pdf::test::fonts()}, text, width_pt).lines) {
    lines.emplace_back();
    for (const Run& run : line.runs) lines.back() += run.text;
  }
  return lines;
}

TEST(TextBlock, FillsLinesThatEndInTheSpaceTheyBreakAt) {
  EXPECT_THAT(wrapped(width("with the pillow"), "Lie face down, with the pillow"),
              ElementsAre("Lie face down, ", "with the pillow"));
  EXPECT_THAT(wrapped(1000, "Lie face down"), ElementsAre("Lie face down"));
  EXPECT_THAT(wrapped(1000, "two   spaces "), ElementsAre("two spaces"));
  EXPECT_THAT(wrapped(1000, ""), ElementsAre(""));
  EXPECT_THAT(wrapped(1000, "one\n\ntwo"), ElementsAre("one ", "two"));
}

TEST(TextBlock, TheSpaceAtALinesEndTakesNoRoom) {
  const TextBlock block = broken({pdf::test::fonts()}, "Lie face down", width("Lie face") + 1);
  EXPECT_EQ(block.lines.size(), 2U);
  EXPECT_DOUBLE_EQ(block.width_pt(), width("Lie face"));
}

TEST(TextBlock, ExactlyAsWideAsTheLineStillFits) {
  EXPECT_THAT(wrapped(width("hip exercise"), "hip exercise"), ElementsAre("hip exercise"));
}

TEST(TextBlock, NoBreakSpacesHold) {
  EXPECT_THAT(wrapped(width("hold 10\u00A0seconds") - 1, "hold 10\u00A0seconds"),
              ElementsAre("hold ", "10\u00A0seconds"));
}

TEST(TextBlock, ALongWordBreaksAfterItsHyphenElseBetweenCharacters) {
  EXPECT_THAT(wrapped(width("Leutheusser-") + 2, "Leutheusser-Schnarrenberger"),
              ElementsAre("Leutheusser-", "Schnarrenbe", "rger"));
  const Lines pieces = wrapped(50, "Donaudampfschifffahrtsgesellschaftskapitänswitwe");
  EXPECT_GT(pieces.size(), 2u);
  for (const std::string& line : pieces) {
    EXPECT_LE(width(line), 50.01) << line;
    EXPECT_FALSE(line.empty());
  }
}

TEST(TextBlock, WordsMayFollowOnTheLastPieceOfALongOne) {
  const Lines lines = wrapped(width("wwwwww"), "wwwwwwwww is");
  EXPECT_THAT(lines, ElementsAre("wwwwww", "www is"));
}

TEST(TextBlock, AnAccentStaysWithItsLetter) {
  EXPECT_THAT(wrapped(0.5, "a\u0301b"), ElementsAre("a\u0301", "b"));
}

TEST(TextBlock, EvenALineNarrowerThanALetterEnds) {
  EXPECT_THAT(wrapped(0.5, "abc"), ElementsAre("a", "b", "c"));
}

TEST(TextBlock, ANumberStaysWithWhatItCountsAndBreaksAtItsSpaces) {
  EXPECT_THAT(wrapped(width("Please lift 8") + 1, "Please lift 8 times"), ElementsAre("Please lift ", "8 times"));
  EXPECT_THAT(wrapped(width("0123 456") - 1, "0123 456"), ElementsAre("0123 ", "456"));
  EXPECT_THAT(wrapped(width("Call us: +49 (0)30") + 1, "Call us: +49 (0)30 123-45"),
              ElementsAre("Call us: ", "+49 (0)30 123-45"));
}

TEST(TextBlock, NothingIsLost) {
  const std::string text = "Nguyễn Thị Ánh-Tuyết Müller-Lüdenscheidt, 12-step/long-words: дуже-довгеслово";
  for (const double width_pt : {5.0, 20.0, 60.0, 133.0, 400.0}) {
    std::string together;
    for (const std::string& line : wrapped(width_pt, text)) together += line;
    EXPECT_EQ(together, text) << "at " << width_pt;
  }
}

TEST(TextBlock, NoWidthIsRefused) {
  EXPECT_THROW(wrapped(0, "x"), LayoutError);
  EXPECT_THROW(wrapped(-1, "x"), LayoutError);
  EXPECT_THROW(wrapped(std::numeric_limits<double>::quiet_NaN(), "x"), LayoutError);
}

}  // namespace
}  // namespace rehab::test
