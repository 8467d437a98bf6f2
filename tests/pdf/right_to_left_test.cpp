// SPDX-License-Identifier: Apache-2.0
// Names that are written from the right: drawn in visual order, read in logical order.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "pdf/font_file.hpp"
#include "pdf/fonts.hpp"
#include "pdf_tools.hpp"
#include "support/command.hpp"

namespace rehab::pdf::test {
namespace {

using ::testing::HasSubstr;

/// A font whose Cyrillic letters from U+04D0 on stand 256 places further on, where Hebrew ones have their numbers.
std::string with_hebrew(std::string font) {
  const auto table_at = [&font](std::string_view tag) { return font.find(tag, 12); };
  const std::size_t record = table_at("cmap"), cmap = read_u32(font, record + 8), size = read_u32(font, record + 12);
  const std::size_t characters = cmap + read_u32(font, cmap + 8), doubled = read_u16(font, characters + 6);
  for (std::size_t run = 0; run < doubled; run += 2) {
    const std::size_t end = characters + 14 + run, start = end + doubled + 2, delta = start + doubled;
    if (read_u16(font, start) != 0x4D0) continue;
    put_u16(font, start, read_u16(font, start) + 0x100U);
    put_u16(font, end, read_u16(font, end) + 0x100U);
    if (read_u16(font, delta + doubled) == 0) put_u16(font, delta, read_u16(font, delta) - 0x100U);
  }
  put_u32(font, record + 4, checksum(std::string_view(font).substr(cmap, size)));
  return font;
}

class RightToLeft : public ::testing::Test {
 protected:
  RightToLeft() {
    for (const char* face : {"OpenSans-Regular.ttf", "OpenSans-Bold.ttf"})
      support::spit(folder_ / face,
                    with_hebrew(support::slurp(std::string(REHAB_SOURCE_DIR "/templates/fonts/") + face)));
  }

  std::string page_with(const std::string& text) const {
    const Fonts hebrew(folder_.path());
    Document document(hebrew, {.title = "x"});
    Page& page = document.add_page(400, 200);
    document.bookmark(1, in_visual_order(text), page, 0);
    {
      const Tagged paragraph(document, Role::paragraph, {.actual = actual_});
      page.text({10, 100}, Face::regular, 12, {}, in_visual_order(text));
    }
    return document.finish();
  }

  support::Folder folder_;
  std::string actual_;
};

const std::string name = "דנה כהן";

TEST_F(RightToLeft, ANameIsReadInItsOrderByPlaceAndByOrderOfShowing) {
  const std::string pdf = page_with("Exercises for " + isolated(name) + ", 6 times");
  EXPECT_THAT(asked("pdfinfo -struct-text PDF", pdf), HasSubstr("\"Exercises for " + name + ", 6 times\""));
  EXPECT_THAT(asked("pdftotext PDF -", page_with(name)), HasSubstr(name));
}

TEST_F(RightToLeft, ItIsDrawnWhereVisualOrderPutsIt) {
  const std::string boxes = asked("pdftotext -bbox PDF -", page_with("A " + isolated(name) + " 6"));
  std::vector<double> lefts;
  for (std::size_t at = 0; (at = boxes.find("<word xMin=\"", at)) != boxes.npos; at += 12)
    lefts.push_back(std::stod(boxes.substr(at + 12)));
  std::ranges::sort(lefts);
  const double to_digit =
      fonts().width_pt(Face::regular, 12, "A ") + Fonts(folder_.path()).width_pt(Face::regular, 12, name + " ");
  ASSERT_GE(lefts.size(), 2u) << boxes;
  EXPECT_NEAR(lefts.front(), 10, 0.1);
  EXPECT_NEAR(lefts.back(), 10 + to_digit, 0.1) << boxes;  // the digit
}

TEST_F(RightToLeft, TitlesAndReplacementsAreTextAsItIsRead) {
  actual_ = in_visual_order(name);
  const std::string pdf = page_with(name);
  EXPECT_THAT(asked("qpdf --json --json-key=outlines PDF", pdf), HasSubstr(name));
  EXPECT_THAT(asked("pdfinfo -struct-text PDF", pdf), HasSubstr(name));
}

}  // namespace
}  // namespace rehab::pdf::test
