// SPDX-License-Identifier: Apache-2.0
// What is drawn is what a reader gets: every character, in order, as wide as it was measured.
#include "base/text.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

#include "pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

struct Language {
  const char* name;
  std::vector<std::string> lines;
};
void PrintTo(const Language& language, std::ostream* out) {
  *out << language.name;
}

class EveryLanguage : public ::testing::TestWithParam<Language> {};

TEST_P(EveryLanguage, IsReadBackExactlyAndInOrder) {
  std::string expected;
  for (const std::string& line : GetParam().lines) expected += (expected.empty() ? "" : "\n") + line;
  for (const Face face : {Face::regular, Face::bold}) {
    const std::string pdf = document_of(GetParam().lines, face);
    std::string read = text_of(pdf);
    for (std::size_t at; (at = read.find("\n\n")) != std::string::npos;) read.erase(at, 1);
    EXPECT_EQ(read, expected);
    EXPECT_THAT(asked("qpdf --check PDF", pdf), ::testing::HasSubstr("No syntax or stream encoding errors"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, EveryLanguage,
    ::testing::Values(
        Language{"English", {"Lift your thigh – 8 times (don’t hurry).", "“Fine” means 0–2 of 10; 50 % \\ more?"}},
        Language{"Spanish", {"Levante la pierna, ¿le duele más?", "¡Añada un paño! Número único: güero, pingüino"}},
        Language{"German", {"Übung für die Hüfte: größer, süß, Äpfel", "Öffnen Sie „langsam“ die Füße"}},
        Language{"French", {"Où est la chaise ? Ça va : l’œil, le cœur", "Élève, être, naïve, Noël, à côté, Ÿ"}},
        Language{"Polish", {"Zażółć gęślą jaźń", "Unieś nogę: ŁÓDŹ, ćwiczenie, Ńęą"}},
        Language{"Czech", {"Příliš žluťoučký kůň úpěl ďábelské ódy", "Ťuk, Ďas, Ňouma, ŘEŠ"}},
        Language{"Romanian", {"Ridicați șoldul încet, fără durere", "ȘȚĂÂÎ șțăâî și ţşŢŞ"}},
        Language{"Vietnamese",
                 {"Nằm ngửa, gập hai đầu gối lại", "Nguyễn Thị Ánh Tuyết ở Đường Trường Chinh", "ẳẵặểễộổỡợửữự ỳỷỹỵ"}},
        Language{"Greek", {"Σηκώστε το πόδι σας αργά", "Άσκηση για το ισχίο: ΐ ΰ ϊ ϋ Ώ ς"}},
        Language{"Ukrainian", {"Підніміть ногу, їжте, ґанок, Єва", "Об’єкт: щоденно, Їжак, ІҐЄ"}},
        Language{"Russian",
                 {"Поднимите ногу медленно, ещё раз", "Съешь же ещё этих мягких французских булок, да выпей чаю"}},
        Language{"Turkish", {"Bacağınızı yavaşça kaldırın", "İstanbul'da ılık ığdır şişe çöğüş ĞÜŞİÖÇ"}},
        Language{"Azerbaijani", {"Əliyev, Gülnarə, Şahin", "Ayağınızı yavaş-yavaş qaldırın"}},
        Language{"Names", {"Ṣọlá Adébáyọ̀, Ḥasan al-Ṭāhā, Lǚ Xiǎomíng", "Ɔkyere, Ɛdwoa, Ǧ, Ȳ, Қанат Ұлы, Һ"}},
        Language{"Signs", {"not yet □☐ then →←↑↓ or •… 5 € and ½×10°±2 or ≥№1"}},
        Language{"Icelandic", {"Lyftu fætinum hægt, Þórður", "Ðð Ææ Øø Åå Őő Űű Ħħ Ļļ Ŋŋ"}}),
    [](const auto& language) { return language.param.name; });

TEST(Text, MoreThan224CharactersInOneDocument) {
  std::vector<std::string> lines;
  std::size_t count = 0;
  for (const auto& [first, last] :
       {std::pair{0x21, 0x7E}, {0xC0, 0x17F}, {0x391, 0x3A1}, {0x3B1, 0x3C9}, {0x401, 0x45F}})
    for (int c = first; c <= last; ++c, ++count) {
      if (count % 40 == 0) lines.emplace_back();
      lines.back() += encode_utf8(static_cast<char32_t>(c));
    }
  std::string expected;
  for (const std::string& line : lines) expected += line;
  ASSERT_GT(count, 400U);
  std::string read = text_of(document_of(lines));
  std::erase(read, '\n');
  EXPECT_EQ(read, expected);
}

TEST(Text, PopplerHasNothingToComplainOf) {
  const std::string pdf = document_of({"Ana Müller, Nằm ngửa, Їжак"});
  for (const char* command : {"pdftotext PDF /dev/null", "pdftoppm -r 50 -gray PDF >/dev/null"})
    EXPECT_EQ(asked(command, pdf), "") << command;
}

TEST(Text, EveryCharacterOfTheFontsPrints) {
  for (const Face face : {Face::regular, Face::bold}) {
    Document document(fonts(), {.title = "All"});
    std::size_t count = 0;
    Page& page = document.add_page(595, 842);
    for (char32_t c = 0x20; c < 0x3000; ++c) {
      const std::string text = encode_utf8(c);
      if (!fonts().missing(text).empty()) continue;
      page.text({10.0 + 14.0 * static_cast<double>(count % 40), 830 - 14.0 * static_cast<double>(count / 40)}, face, 10,
                {}, text);
      ++count;
    }
    EXPECT_GT(count, 850U);
    EXPECT_EQ(asked("pdftoppm -r 30 -gray PDF >/dev/null", document.finish()), "");
  }
}

TEST(Text, AsWideAsPopplerFindsIt) {
  // A bar of known height before and after, so that poppler joins nothing: the box of the word is what it measures.
  const std::string word = "Hüftübungen–Nằm-Їжак-ΆσκησηWWWiii";
  for (const Face face : {Face::regular, Face::bold}) {
    const std::string boxes = asked("pdftotext -bbox PDF -", document_of({word}, face));
    const auto number_after = [&boxes](const std::string& key) {
      const std::size_t at = boxes.find(key + "=\"");
      return at == std::string::npos ? 0.0 : std::stod(boxes.substr(at + key.size() + 2));
    };
    const double found = number_after("xMax") - number_after("xMin");
    const double measured = fonts().width_pt(face, 12, word);
    EXPECT_NEAR(found, measured, measured * 0.01);
  }
}

TEST(Text, CharactersTheFontsLackAreRefusedByNumberOnly) {
  try {
    document_of({"Ana 中 Silva \U0001F600"});
    FAIL() << "drawn with a hole";
  } catch (const MissingGlyphs& missing) {
    EXPECT_THAT(missing.code_points, ::testing::ElementsAre(U'中', U'\U0001F600'));
    EXPECT_THAT(missing.what(), ::testing::HasSubstr("U+4E2D U+1F600"));
    EXPECT_THAT(missing.what(), ::testing::Not(::testing::HasSubstr("Ana")));
  }
}

TEST(Text, MissingNamesEachOnceInOrder) {
  EXPECT_THAT(fonts().missing("Ana Müller"), ::testing::IsEmpty());
  EXPECT_THAT(fonts().missing("b中a日中\n"), ::testing::ElementsAre(U'中', U'日', U'\n'));
}

TEST(Text, NumbersThatAreNotFiniteAreRefused) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
  Document document(fonts(), {.title = "x"});
  Page& page = document.add_page(595, 842);
  for (const double bad : {nan, infinite, -infinite, 1e12}) {
    EXPECT_THROW(page.text({bad, 0}, Face::regular, 12, {}, "x"), DrawingError);
    EXPECT_THROW(page.text({0, bad}, Face::regular, 12, {}, "x"), DrawingError);
    EXPECT_THROW(page.text({0, 0}, Face::regular, bad, {}, "x"), DrawingError);
    EXPECT_THROW(page.text({0, 0}, Face::regular, 12, {bad, 0, 0}, "x"), DrawingError);
    EXPECT_THROW(Path().move_to({0, bad}), DrawingError);
    EXPECT_THROW(Path::circle({0, 0}, bad), DrawingError);
    EXPECT_THROW(Path::rectangle({0, 0, bad, 1}), DrawingError);
    EXPECT_THROW(page.stroke(Path::line({0, 0}, {1, 1}), {.width_pt = bad}), DrawingError);
    EXPECT_THROW(document.add_page(bad, 842), DrawingError);
  }
}

TEST(Fonts, AFolderWithoutThemIsAnErrorThatNamesThePath) {
  try {
    const Fonts none("/nowhere/at/all");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind, ErrorKind::config);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("/nowhere/at/all"));
  }
}

TEST(Fonts, HeightsAreThoseOfTheFace) {
  const FaceHeights& heights = fonts().heights(Face::regular);
  EXPECT_NEAR(heights.capital, 0.714, 0.001);
  EXPECT_NEAR(heights.small, 0.535, 0.001);
  EXPECT_NEAR(heights.ascent, 1.069, 0.001);
  EXPECT_NEAR(heights.depth, 0.293, 0.001);
}

}  // namespace
}  // namespace rehab::pdf::test
