// SPDX-License-Identifier: Apache-2.0
// Drawings that are kept: what they say, and that a file holds each once and draws it at any size.
#include "pdf/artwork.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pdf_objects.hpp"
#include "pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

using ::testing::HasSubstr;

constexpr Color orange = {0.1, 0.2, 0.7}, stone = {0.5, 0.5, 0.5};
const Path triangle = Path().move_to({0.4, 0}).line_to({99.6, 0}).line_to({50, -100.2}).close();

Artwork leg(const Color& color = orange) {
  ArtworkRecorder recorder;
  recorder.fill(triangle, color);
  recorder.stroke(triangle, {.width_pt = {}, .color = stone});
  recorder.fill_and_stroke(triangle, color, {.width_pt = 12.34, .color = stone, .dashes_pt = {0, 4}});
  recorder.stroke(Path::line({0, 0}, {10, 20}), {.width_pt = {}, .color = stone});
  return recorder.finish({0, -100, 100, 100});
}

/// The streams of the form XObjects, unpacked.
std::vector<std::string> forms(const ObjectFile& file) {
  std::vector<std::string> all;
  for (const auto& [number, object] : file.all())
    if (file.at(object, "Subtype").text == "Form") all.push_back(object.stream);
  return all;
}

TEST(Artwork, SaysEachShapeInWholeNumbersAndEachStateOnce) {
  Document document(fonts(), {.title = "x"});
  document.add_page(200, 200).draw(document.add(leg()), {10, 110}, 0.5, 0.6);
  const std::vector<std::string> drawn = forms(ObjectFile(document.finish()));
  ASSERT_EQ(drawn.size(), 1u);
  const std::string path = "0 0 m\n100 0 l\n50 -100 l\n";
  EXPECT_EQ(drawn[0], ".1 .2 .7 rg\n" + path + "f\n.5 G\n" + path + "s\n" + "q\n12.3 w\n[0 4 ]0 d\n" + path +
                          "b\nQ\n0 0 m\n10 20 l\nS");
}

TEST(Artwork, TheSameIsInAFileOnce) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  for (const Color& color : {orange, stone, orange}) page.draw(document.add(leg(color)), {10, 110}, 0.5, 0.6);
  EXPECT_EQ(forms(ObjectFile(document.finish())).size(), 2u);
}

TEST(Artwork, IsDrawnInsideTheTagThatIsOpen) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  {
    const Tagged figure(document, Role::figure, {.alternative = "A leg"});
    page.draw(document.add(leg()), {10, 110}, 0.5, 0.6);
  }
  const std::string pdf = document.finish();
  EXPECT_THAT(asked("qpdf --qdf --object-streams=disable PDF -", pdf),
              HasSubstr("/Figure<</MCID 0>>BDC\nq 1.2 w .5 0 0 .5 10 110 cm/X0 Do Q\nEMC"));
  EXPECT_THAT(asked("qpdf --check PDF", pdf), HasSubstr("No syntax or stream encoding errors"));
  EXPECT_EQ(asked("pdftoppm -r 40 PDF >/dev/null", pdf), "");
}

TEST(Artwork, SizesOfNothingAndForeignOnesAreRefused) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  EXPECT_THROW(page.draw({0}, {0, 0}, 1, 1), DrawingError);
  const ArtworkId artwork = document.add(leg());
  EXPECT_THROW(page.draw(artwork, {0, 0}, 0, 1), DrawingError);
  EXPECT_THROW(page.draw(artwork, {0, 0}, 1, 0), DrawingError);
  EXPECT_THROW(page.stroke(triangle, {.width_pt = {}}), DrawingError) << "no page around it";
}

}  // namespace
}  // namespace rehab::pdf::test
