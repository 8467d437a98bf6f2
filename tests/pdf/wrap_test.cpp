// SPDX-License-Identifier: Apache-2.0
#include "pdf/wrap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

#include "pdf/document.hpp"
#include "pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

double width(std::string_view text) {
  return fonts().width_pt(Face::regular, 12, text);
}
Lines wrapped(double width_pt, std::string_view text) {
  return wrap(fonts(), Face::regular, 12, width_pt, text);
}

TEST(Wrap, FillsLinesAndDropsOnlyTheSpacesItBreaksAt) {
  EXPECT_THAT(wrapped(width("with the pillow"), "Lie face down, with the pillow"),
              ElementsAre("Lie face down,", "with the pillow"));
  EXPECT_THAT(wrapped(1000, "Lie face down"), ElementsAre("Lie face down"));
  EXPECT_THAT(wrapped(1000, "two   spaces "), ElementsAre("two spaces"));
  EXPECT_THAT(wrapped(1000, ""), ElementsAre(""));
  EXPECT_THAT(wrapped(1000, "one\n\ntwo"), ElementsAre("one", "", "two"));
}

TEST(Wrap, ExactlyAsWideAsTheLineStillFits) {
  EXPECT_THAT(wrapped(width("hip exercise"), "hip exercise"), ElementsAre("hip exercise"));
}

TEST(Wrap, NoBreakSpacesHold) {
  EXPECT_THAT(wrapped(width("hold 10\u00A0seconds") - 1, "hold 10\u00A0seconds"),
              ElementsAre("hold", "10\u00A0seconds"));
}

TEST(Wrap, ALongWordBreaksAfterItsHyphenElseBetweenCharacters) {
  EXPECT_THAT(wrapped(width("Leutheusser-") + 2, "Leutheusser-Schnarrenberger"),
              ElementsAre("Leutheusser-", "Schnarrenbe", "rger"));
  for (const std::string& line : wrapped(50, "Donaudampfschifffahrtsgesellschaftskapitänswitwe")) {
    EXPECT_LE(width(line), 50.01) << line;
    EXPECT_FALSE(line.empty());
  }
}

TEST(Wrap, WordsMayFollowOnTheLastPieceOfALongOne) {
  const Lines lines = wrapped(width("wwwwww"), "wwwwwwwww is");
  EXPECT_THAT(lines, ElementsAre("wwwwww", "www is"));
}

TEST(Wrap, AnAccentStaysWithItsLetter) {
  EXPECT_THAT(wrapped(0.5, "a\u0301b"), ElementsAre("a\u0301", "b"));
}

TEST(Wrap, EvenALineNarrowerThanALetterEnds) {
  EXPECT_THAT(wrapped(0.5, "abc"), ElementsAre("a", "b", "c"));
}

TEST(Wrap, NothingIsLost) {
  const std::string text = "Nguyễn Thị Ánh-Tuyết Müller-Lüdenscheidt, 12-step/long-words: дуже-довгеслово";
  for (const double width_pt : {5.0, 20.0, 60.0, 133.0, 400.0}) {
    std::string together;
    for (const std::string& line : wrapped(width_pt, text)) together += line;
    std::string expected = text;
    std::erase(together, ' ');
    std::erase(expected, ' ');
    EXPECT_EQ(together, expected) << "at " << width_pt;
  }
}

TEST(Wrap, NoWidthIsRefused) {
  EXPECT_THROW(wrapped(0, "x"), DrawingError);
  EXPECT_THROW(wrapped(-1, "x"), DrawingError);
  EXPECT_THROW(wrapped(std::numeric_limits<double>::quiet_NaN(), "x"), DrawingError);
}

}  // namespace
}  // namespace rehab::pdf::test
