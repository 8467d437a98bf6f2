// SPDX-License-Identifier: Apache-2.0
// That a file keeps to PDF/A-2a and PDF/UA-1, and that the tests that look for it would see if one did not.
#include "pdf/conformance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pdf/artwork.hpp"
#include "pdf/document.hpp"
#include "pdf/font_file.hpp"
#include "pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Sheet {
 public:
  Sheet() { page_ = &document_.add_page(600, 800); }

  void text(Role role, std::string_view words, Face face = Face::regular) {
    const Tagged tag(document_, role);
    page_->text({40, y_ -= 20}, face, 12, {}, words);
  }

  std::string finished() {
    text(Role::heading_1, "Exercises");
    {
      const Tagged section(document_, Role::section);
      text(Role::heading_2, "One");
      const Tagged paragraph(document_, Role::paragraph);
      for (const char* word : {"Stop ", "if it "}) text(Role::strong, word, Face::bold);
      page_->text({40, y_}, Face::regular, 12, {}, "hurts.");
    }
    figure();
    list();
    table();
    const Tagged footer(document_, Role::page_footer);
    page_->text({40, 20}, Face::regular, 12, {}, "page 1 of 1");
    return document_.finish();
  }

 private:
  void figure() {
    const Tagged figure(document_, Role::figure, {.alternative = "A leg", .box = Box{40, y_ - 60, 50, 50}});
    ArtworkRecorder recorder;
    recorder.fill(Path::rectangle({0, 0, 100, 100}), {0.1, 0.2, 0.7});
    page_->draw(document_.add(recorder.finish({0, 0, 100, 100})), {40, y_ -= 60}, 0.5, 1);
    text(Role::caption, "Lift it");
  }

  void list() {
    const Tagged list(document_, Role::numbered_list);
    const Tagged item(document_, Role::list_item);
    text(Role::list_label, "1");
    text(Role::list_body, "Lie down.");
  }

  void table() {
    const Tagged table(document_, Role::table);
    for (const Role first : {Role::header_cell, Role::row_header_cell}) {
      const Tagged row(document_, Role::table_row);
      text(first, "Mon");
      text(first == Role::header_cell ? first : Role::table_cell, "8 times");
    }
  }

  Document document_{fonts(), {.title = "A sheet"}};
  Page* page_ = nullptr;
  double y_ = 780;
};

std::string sheet() {
  return Sheet().finished();
}

TEST(Conformance, AFileOfEveryTagKeepsToBothStandards) {
  EXPECT_THAT(complaints(sheet()), IsEmpty());
}

TEST(Conformance, ItsPropertiesAreWellFormed) {
  EXPECT_EQ(asked("pdfinfo -meta PDF | xmllint --noout -", sheet()), "");
  EXPECT_THAT(asked("pdfinfo PDF", sheet()), HasSubstr("PDF version:     1.7"));
}

TEST(Conformance, StrongRunsThatFollowEachOtherAreOne) {
  const std::string tree = asked("pdfinfo -struct-text PDF", sheet());
  EXPECT_THAT(tree, HasSubstr("Span (inline)\n        \"Stop if it \"\n"));
}

TEST(Conformance, WordsAreHeardInOrderWithoutRunningLines) {
  EXPECT_THAT(words_heard(sheet()),
              ::testing::ElementsAre("Exercises", "One", "Stop", "if", "it", "hurts.", "Lift", "it", "Lie", "down.",
                                     "Mon", "8", "times", "Mon", "8", "times"));
}

TEST(Conformance, UnseenTextIsReadAndNotSeen) {
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(200, 200);
  {
    const Tagged heading(document, Role::heading_1);
    page.unseen_text({10, 100}, Face::regular, 40, "unseen");
  }
  const std::string pdf = document.finish();
  EXPECT_THAT(words_heard(pdf), ::testing::ElementsAre("unseen"));
  EXPECT_EQ(asked("pdftoppm -r 20 -gray PDF | tail -c +12 | tr -d '\\377'", pdf).find_first_not_of("\n025 "),
            std::string::npos);
}

TEST(Conformance, PicturesInGreysNeedNoOtherInk) {
  const auto with = [](std::uint8_t blue_part) {
    Document document(fonts(), {.title = "x"});
    Page& page = document.add_page(200, 200);
    const std::array<std::uint8_t, 6> pixels{0, 0, 0, 200, 200, blue_part};
    page.image(document.add(picture(2, 1, pixels)), {0, 0, 20, 10});
    return document.finish();
  };
  EXPECT_TRUE(is_all_grey(with(200)));
  EXPECT_FALSE(is_all_grey(with(201)));
  EXPECT_FALSE(is_all_grey(sheet()));
}

struct Damage {
  std::string from, to, complaint;
};
void PrintTo(const Damage& damage, std::ostream* out) {
  *out << damage.complaint;
}

class Damaged : public ::testing::TestWithParam<Damage> {};

TEST_P(Damaged, IsSeen) {
  const auto& [from, to, complaint] = GetParam();
  std::string file = asked("qpdf --qdf --object-streams=disable PDF -", sheet());
  const std::size_t at = file.find(from);
  ASSERT_NE(at, file.npos) << from;
  ASSERT_EQ(from.size(), to.size());
  EXPECT_THAT(complaints(file.replace(at, from.size(), to)), Contains(HasSubstr(complaint)));
}

INSTANTIATE_TEST_SUITE_P(
    Files, Damaged,
    ::testing::Values(Damage{"/Artifact<<", "/Artefact<<", "a mark without a number"},
                      Damage{"EMC", "   ", "is not ended"}, Damage{"EMC", "Q  ", "ends what was not begun"},
                      Damage{"BDC", "   ", "paints outside all marks"},
                      Damage{"<</MCID 0>>BDC", "<</MCID 9>>BDC", "not numbered in their order"},
                      Damage{"<</MCID 1>>BDC", "<</MCID 0>>BDC", "has another owner"},
                      Damage{"/MCID", "/MCIX", "a mark without a number"},
                      Damage{"/Alt (A leg)", "/Alt ()     ", "Figure without words"},
                      Damage{"/A <<\n    /BBox", "/A <<\n    /BBix", "Figure without its place"},
                      Damage{"\n  /BBox", "\n  /BBix", "has no /BBox"},
                      Damage{"/Resources <<\n  >>", "/Resourcez <<\n  >>", "has no /Resources"},
                      Damage{"/Scope", "/Scape", "TH without scope"},
                      Damage{"/ListNumbering", "/ListNumbaring", "L without numbering"},
                      Damage{"/S /H2", "/S /H3", "skips a level"}, Damage{"/S /LBody", "/S /LBodx", "no tag"},
                      Damage{"/S /TR", "/S /LI", "LI in Table"},
                      Damage{"/S /Figure", "/S /Sect  ", "Caption not last in a Figure"},
                      Damage{"/Strong /Span", "/Strung /Span", "Strong is no tag"},
                      Damage{"/Lang", "/Long", "no language"}, Damage{"/Marked true", "/Marked null", "tagged"},
                      Damage{"/DisplayDocTitle true", "/DisplayDocTitle null", "show the title"},
                      Damage{"/ID", "/IX", "identity"}, Damage{"pdfuaid:part>1", "pdfuaid:part>2", "pdfuaid:part"},
                      Damage{"pdfaid:part>2", "pdfaid:part>1", "pdfaid:part"},
                      Damage{"/GTS_PDFA1", "/GTS_PDFX1", "meaning of the colours"},
                      Damage{"/FontFile2", "/FontFiley", "not embedded"},
                      Damage{"/ToUnicode", "/ToUnicorn", "its characters"}, Damage{"/Tabs ", "/AA   ", "/AA"}));

}  // namespace
}  // namespace rehab::pdf::test
