// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/layout.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <gmock/gmock.h>
#include <regex>

#include "pdf/pdf_tools.hpp"
#include "sheet/layout_samples.hpp"
#include "sheet/page_checks.hpp"
#include "support/build.hpp"
#include "support/command.hpp"

namespace rehab {
namespace {

using pdf::test::asked;
using pdf::test::fonts;
using test::design;
using test::expect_clear_pages;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

std::string printed(const Leaflet& l, const std::string& look = "take-home", const std::string& size = "A4") {
  return lay_out(l, design(look), fonts(), page_size(size));
}

/// Text in the order it was drawn, which is the order it is read aloud; one entry for each page.
std::vector<std::string> pages(const std::string& pdf) {
  std::vector<std::string> all(1);
  for (const char c : asked("pdftotext -raw -enc UTF-8 PDF -", pdf)) {
    if (c == '\f')
      all.emplace_back();
    else
      all.back() += c == '\n' ? ' ' : c;
  }
  if (all.back().empty()) all.pop_back();
  EXPECT_FALSE(all.empty());
  return all;
}

std::string text(const std::string& pdf) {
  std::string all;
  for (const std::string& page : pages(pdf)) all += page;
  return all;
}

void expect_in_order(const std::string& all, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const std::string& part : parts) {
    const std::size_t found = all.find(part, at);
    ASSERT_NE(found, std::string::npos) << "'" << part << "' is missing or comes too early";
    at = found + part.size();
  }
}

TEST(Layout, FourExercisesTakeFourSides) {
  for (const std::string size : {"A4", "Letter"})
    for (const Side leg : {Side::left, Side::right}) {
      const std::string pdf = printed(samples::sheet(leg), "take-home", size);
      EXPECT_EQ(pages(pdf).size(), 4u) << size;
      expect_clear_pages(pdf, design("take-home"), page_size(size));
      std::ofstream(support::build_folder + "/sheet-" + size + (leg == Side::left ? "-left" : "-right") + ".pdf",
                    std::ios::binary)
          << pdf;
    }
}

TEST(Layout, IsReadInTheOrderOfTheLeaflet) {
  const std::string all = text(printed(samples::sheet()));
  expect_in_order(all, {"North Hip Clinic", "Call us: 0123 456", "Ana", "Your 4 hip exercises", "Your goal", "Train your",
                        "LEFT leg", "1", "8 times", "hold 10 seconds", "every day", "2 lift your thigh", "LEFT leg only",
                        "8 times", "Mon Wed Fri", "Every day: 1 and 3", "Stop all exercises and call:", "112 now if",
                        "can't pass water.", "0123 456 the same day if", "When we are closed: 0123 999",
                        "one calf is swollen", "How much pain is fine?", "0 1 2 3 4 5 6 7 8 9 10", "Carry on.",
                        "Still worse next morning?"});
  expect_in_order(all, {"2 Prone hip extension (lift your thigh)", "LEFT leg", "Why: Makes", "You need: Mat",
                        "Start: knee bent, sole up.", "Lift the thigh a little.", "1 Lie face down", "7 Lower it slowly.",
                        "How many 8 times", "Days Mon, Wed, Fri", "Breathing:", "Too easy two times in a row?",
                        "3 Prone hip extension", "Ana, your 6 weeks", "1 lift your thigh", "Week 1:", "1 2 3 4 Pain",
                        "Fri 20", "Week 6:", "Bring this page"});
}

std::shared_ptr<const Image> grey_logo(std::size_t width_px, std::size_t height_px) {
  return std::make_shared<Image>(
      Image{width_px, height_px, std::vector<std::uint8_t>(width_px * height_px * 3, std::uint8_t{128})});
}

double left_of(const std::string& pdf, const std::string& word) {
  for (const test::Word& w : test::words(pdf))
    if (w.text == word) return w.left;
  throw std::out_of_range("no word " + word);
}

TEST(Layout, ALogoStandsLeftOfTheNameInItsShape) {
  Leaflet leaflet = samples::sheet();
  const double without = left_of(printed(leaflet), "North");
  leaflet.logo = grey_logo(100, 50);
  const std::string pdf = printed(leaflet);
  EXPECT_NEAR(left_of(pdf, "North") - without, 28 * 2 + 12, 0.5);
  EXPECT_THAT(asked("pdfimages -list PDF", pdf), HasSubstr("   1     0 image     100    50  rgb"));
  EXPECT_THAT(asked("pdfinfo -struct PDF", pdf), HasSubstr("Figure"));
  expect_clear_pages(pdf, design("take-home"), page_size("A4"));
}

TEST(Layout, AWideLogoLeavesRoomForNameAndTelephone) {
  Leaflet leaflet = samples::sheet();
  leaflet.logo = grey_logo(1200, 16);
  for (const std::string look : {"take-home", "record"})
    expect_clear_pages(printed(leaflet, look, "Letter"), design(look), page_size("Letter"));
}

TEST(Layout, NoLetterIsSmallerThanTwelvePoints) {
  const std::string info = asked("pdftotext -bbox-layout PDF -", printed(samples::sheet()));
  static const std::regex line("<line xMin=\"[0-9.]+\" yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\"");
  std::sregex_iterator it(info.begin(), info.end(), line), end;
  ASSERT_GT(std::distance(it, end), 50);
  for (; it != end; ++it) EXPECT_GT(std::stod((*it)[2]) - std::stod((*it)[1]), 12.0);
}

TEST(Layout, DraftBarAndFooterStandOnEveryPage) {
  Leaflet l = samples::sheet();
  l.draft = "DRAFT, not for the patient";
  const auto all = pages(printed(l));
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_THAT(all[i], HasSubstr("DRAFT, not for the patient"));
    EXPECT_THAT(all[i], HasSubstr("Plan P-0001"));
    EXPECT_THAT(all[i], HasSubstr("Page " + std::to_string(i + 1) + " of " + std::to_string(all.size())));
  }
}

TEST(Layout, ACardIsNeverSplitWhileItFitsAPage) {
  Leaflet l = samples::sheet();
  for (int i = 5; i <= 8; ++i) l.parts.push_back(samples::card(i, "prone_hip_extension.prone", Side::left));
  std::size_t cards = 0;
  for (const std::string& page : pages(printed(l))) {
    const auto count = [&page](const std::string& what) {
      std::size_t n = 0;
      for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++n;
      return n;
    };
    EXPECT_EQ(count("Prone hip extension"), count("Too easy two times in a row?")) << page;
    cards += count("Prone hip extension");
  }
  EXPECT_EQ(cards, 8u);
}

TEST(Layout, ATwelveStepCardKeepsItsPageAndALongerOneBreaksBetweenSteps) {
  Leaflet twelve = samples::sheet();
  twelve.parts = {samples::card(1, "prone_hip_extension.prone", Side::left, 12)};
  EXPECT_EQ(pages(printed(twelve)).size(), 1u);

  Leaflet sixty = twelve;
  sixty.parts = {samples::card(1, "prone_hip_extension.prone", Side::left, 60)};
  const std::string pdf = printed(sixty);
  EXPECT_GT(pages(pdf).size(), 1u);
  expect_in_order(text(pdf), {"1 Lie face down", "30 Rest your", "60 Tighten", "How many", "Too easy"});
  for (const std::string& page : pages(pdf)) expect_in_order(page, {"1 Prone hip extension", "LEFT leg"});
  expect_clear_pages(pdf, design("take-home"), page_size("A4"));
}

TEST(Layout, AProgramThatFindsColumnsReadsACardInOrder) {
  std::string all = asked("pdftotext -enc UTF-8 PDF -", printed(samples::sheet()));
  std::ranges::replace(all, '\n', ' ');
  expect_in_order(all, {"2 Prone hip extension (lift your thigh)", "1 Lie face down", "3 Bend your LEFT knee.",
                        "7 Lower it slowly.", "How many 8 times Sets 1 Hold 1 second", "Days Mon, Wed, Fri",
                        "Breathing:", "Too easy two times in a row?", "3 Prone hip extension"});
}

TEST(Layout, ADoseTakesAFewEvenRowsOrElseAList) {
  Card card = samples::card(1, "knee_to_chest.back", Side::left);
  const auto lines = [&card] {
    Leaflet l = samples::sheet();
    l.parts = {card};
    return asked("pdftotext -raw -enc UTF-8 PDF -", printed(l));
  };
  card.dose[0].second = "4 times, each leg, LEFT first";
  card.dose[4].second = "Every day";
  EXPECT_THAT(lines(), HasSubstr("LEFT first\nSets 1 Hold 1 second\nRest 2 seconds after each Days Every day\n"));
  for (auto& [label, value] : card.dose) value = "as often as on the days before that one";
  EXPECT_THAT(lines(), HasSubstr("\nSets as often as on the days before that one\nHold as"));
}

TEST(Layout, AChipThatWouldSqueezeTheTitleStandsBelowIt) {
  Leaflet l = samples::sheet();
  Card card = samples::card(1, "prone_hip_extension.prone", Side::left);
  card.side = "each leg, first the LEFT";
  card.badge = "more than last time";
  l.parts = {card};
  for (const std::string look : {"take-home", "large-print"}) {
    const std::string pdf = printed(l, look);
    EXPECT_THAT(text(pdf), HasSubstr("each leg, first the LEFT more than last time"));
    const auto of = [all = test::words(pdf)](const std::string& word) {
      return *std::ranges::find(all, word, &test::Word::text);
    };
    EXPECT_NEAR(of("each").top, of("LEFT").top, 1) << "one line";
    EXPECT_GT(of("each").top, of("Prone").bottom - 4);
    expect_clear_pages(pdf, design(look), page_size("A4"));
  }
}

TEST(Layout, AStopBoxStaysWhole) {
  for (std::size_t filling = 1; filling < 30; filling += 4) {
    Leaflet l = samples::sheet();
    l.parts.assign(filling, Paragraph{samples::plain("filling")});
    l.parts.push_back(samples::stop_box());
    const std::string pdf = printed(l, "large-print");
    expect_clear_pages(pdf, design("large-print"), page_size("A4"));
    EXPECT_THAT(text(pdf), AllOf(HasSubstr("the same day if"), HasSubstr("112 now if")));
    for (const std::string& page : pages(pdf)) {
      const bool here = page.find("Stop all exercises") != std::string::npos;
      for (const char* part : {"112 now if", "pass water.", "the same day if", "one calf"})
        EXPECT_EQ(here, page.find(part) != std::string::npos) << filling << part;
    }
  }
}

TEST(Layout, LongNamesAndWordsAreBrokenNotCut) {
  const std::string name = "Maximiliane-Alexandra von Hohenzollern-Sigmaringen-Wittelsbach";
  Leaflet l = samples::sheet(Side::left, name);
  l.parts.insert(l.parts.begin() + 6, Paragraph{samples::plain(std::string(300, 'W'))});
  const std::string pdf = printed(l);
  expect_clear_pages(pdf, design("take-home"), page_size("A4"));
  std::string all = text(pdf);
  EXPECT_THAT(all, HasSubstr("von Hohenzollern- Sigmaringen- Wittelsbach"));
  EXPECT_EQ(std::count(all.begin(), all.end(), 'W') >= 300, true) << "every letter of a long word is printed";
}

TEST(Layout, LargePrintBreaksPagesInsteadOfShrinking) {
  for (const std::string size : {"A4", "Letter"}) {
    const std::string pdf = printed(samples::sheet(), "large-print", size);
    EXPECT_LE(pages(pdf).size(), 8u) << size;
    expect_clear_pages(pdf, design("large-print"), page_size(size));
    std::ofstream(support::build_folder + "/sheet-large-" + size + ".pdf", std::ios::binary) << pdf;
  }
}

TEST(Layout, AWordOfATableIsNotBrokenWhileAnotherColumnHasRoom) {
  Leaflet l = samples::sheet();
  Table t;
  t.widths = {1, 9};
  t.rows = {{samples::plain("Oberschenkelrückseite"), samples::plain("short")}};
  l.parts = {Heading{1, "A table"}, t};
  EXPECT_THAT(text(printed(l)), HasSubstr("Oberschenkelrückseite short"));
}

TEST(Layout, TheBarStandsOnTheRecordButNotOnItsLetters) {
  Leaflet l = samples::sheet();
  l.bar = "Not for the patient";
  l.draft = "DRAFT";
  l.parts = {Heading{1, "Record"}, PageBreak{},
             Box{BoxRole::letter, "Letter", {Paragraph{samples::plain("Dear colleague,")}}}};
  const auto all = pages(printed(l, "record"));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_THAT(all[0], HasSubstr("Not for the patient"));
  EXPECT_THAT(all[1], testing::Not(HasSubstr("Not for the patient")));
  EXPECT_THAT(all[1], HasSubstr("DRAFT"));
}

TEST(Layout, EveryLetterHasItsOwnPageNumbersAndTheNameOfTheHouse) {
  Leaflet l = samples::sheet();
  const Box letter{BoxRole::letter, "Letter", {Paragraph{samples::plain("Dear colleague,")}}};
  l.parts = {Heading{1, "Record"}, PageBreak{}, letter, PageBreak{}, letter};
  const auto all = pages(printed(l, "record"));
  ASSERT_EQ(all.size(), 3U);
  for (const std::string& page : all) {
    EXPECT_THAT(page, HasSubstr("Page 1 of 1"));
    EXPECT_THAT(page, HasSubstr(l.masthead_left));
  }
}

TEST(Layout, APageOfWhatToDoNowIsSetInLargeLetters) {
  const auto height_of = [](BoxRole role) {
    Leaflet l = samples::sheet();
    l.parts = {Box{role, "", {Paragraph{samples::plain("Immediately")}}}};
    for (const test::Word& word : test::words(printed(l)))
      if (word.text == "Immediately") return word.bottom - word.top;
    return 0.0;
  };
  ASSERT_GT(height_of(BoxRole::plain), 0);
  EXPECT_GT(height_of(BoxRole::held), 1.4 * height_of(BoxRole::plain));
}

TEST(Layout, ALongTableGoesOnUnderItsHead) {
  Leaflet l = samples::sheet();
  Table t;
  t.head = {"Rule", "Why"};
  for (int i = 0; i < 90; ++i)
    t.rows.push_back({samples::plain("rule " + std::to_string(i)), samples::plain("because")});
  l.parts = {Heading{1, "Record"}, Heading{2, "Rules"}, t, Paragraph{samples::plain("The end")}};
  const auto all = pages(printed(l, "record"));
  ASSERT_GT(all.size(), 2u);
  for (const std::string& page : all)
    EXPECT_EQ(page.find("because") != std::string::npos, page.find("Rule Why") != std::string::npos);
  EXPECT_THAT(all[0], HasSubstr("rule 0")) << "the heading is not left alone";
}

TEST(Layout, AHeadingIsNeverLeftAtTheFootOfAPage) {
  for (int lines = 30; lines < 60; ++lines) {
    Leaflet l = samples::blank();
    for (int i = 0; i < lines; ++i) l.parts.push_back(Paragraph{samples::plain("filling")});
    l.parts.push_back(Heading{2, "Heading"});
    l.parts.push_back(Box{BoxRole::plain, "", {Paragraph{samples::plain("follows")}}});
    const auto all = pages(printed(l));
    EXPECT_THAT(all, Contains(HasSubstr("Heading")));
    for (const std::string& page : all)
      EXPECT_EQ(page.find("Heading") != std::string::npos, page.find("follows") != std::string::npos) << lines;
  }
}

TEST(Layout, IsTaggedForScreenReaders) {
  const std::string tree = asked("pdfinfo -struct-text PDF", printed(samples::sheet()));
  for (const char* part : {"H1", "H2", "L ", "LI", "Table", "TH", "Figure", "Caption", "Your 4 hip exercises"})
    EXPECT_THAT(tree, HasSubstr(part));
  EXPECT_THAT(asked("qpdf --qdf --object-streams=disable PDF -", printed(samples::sheet())),
              HasSubstr("A person lies face down"));
  EXPECT_THAT(tree, testing::Not(HasSubstr("Plan P-0001"))) << "running lines are read by nobody";
}

TEST(Layout, SameLeafletSameBytes) {
  EXPECT_EQ(printed(samples::sheet()), printed(samples::sheet()));
}

TEST(Layout, SoundPdf) {
  asked("qpdf --check PDF", printed(samples::sheet()));
}

TEST(Layout, ACharacterTheFontsLackIsRefused) {
  Leaflet l = samples::sheet();
  l.parts.push_back(Paragraph{samples::plain("\xF0\x9F\xA6\xB5")});
  EXPECT_THROW(printed(l), pdf::MissingGlyphs);
}

struct BadDesign {
  const char* yaml;
  const char* message;
};

class WrongTemplate : public testing::TestWithParam<BadDesign> {};

TEST_P(WrongTemplate, IsRefusedWithPlaceAndRemedy) {
  const support::Folder folder;
  support::spit(folder / "wrong-template.yaml",
                std::string("schema: 1\nname: mine\nfor: patient\n") + GetParam().yaml + "\n");
  Problems problems;
  read_design((folder / "wrong-template.yaml").string(), problems);
  EXPECT_FALSE(problems.ok());
  EXPECT_THAT(problems.render(), HasSubstr(GetParam().message));
  EXPECT_THAT(problems.render(), HasSubstr("wrong-template.yaml:4:"));
}

INSTANTIATE_TEST_SUITE_P(
    Designs, WrongTemplate,
    testing::Values(BadDesign{"type: {body_pt: 11}", "too small for a patient's page"},
                    BadDesign{"type: {body_pt: 300}", "type.body_pt"}, BadDesign{"colours: {accent: red}", "#c2410c"},
                    BadDesign{"boxes: {stop: {rule_pt: 1}}", "stop_and_call"},
                    BadDesign{"margins: {left_pt: 2}", "margins.left_pt"},
                    BadDesign{"type: {name_pt: 5}", "type.name_pt"},
                    BadDesign{"boxes: {in_shor: {rule_pt: 1}}", "did you mean 'in_short'?"},
                    BadDesign{"picture: {least_height_pt: 200, most_height_pt: 100}", "smallest first"},
                    BadDesign{"sections: [title, exercises]", "stop_and_call is missing: no sheet goes without it"},
                    BadDesign{"sections: [stop_and_call, footer]", "it stands on every page by itself"},
                    BadDesign{"sections: [stop_and_call, diary, diary]", "diary stands here twice"},
                    BadDesign{"sections: [stop_and_call, dairy]", "did you mean 'diary'?"},
                    BadDesign{"colours: {text: \"#767676\"}", "text is too pale to be read on white"},
                    BadDesign{"colours: {tint: \"#aaaaaa\"}", "too pale to be read on the tint"},
                    BadDesign{"colour: {accent: \"#000000\"}", "colours"}));

TEST(Design, AnOlderOneStillReads) {
  const support::Folder folder;
  support::spit(folder / "mine.yaml",
                "schema: 1\nname: mine\nfor: patient\n"
                "sections: [title, in_short, stop_and_call, pain, diary_by_day]\n"
                "boxes: {in_short: {rule_pt: 1}, pain: {tint: yes}, stop_and_call: {rule_pt: 3}}\n");
  Problems problems;
  const Design read = read_design((folder / "mine.yaml").string(), problems);
  EXPECT_TRUE(problems.empty()) << problems.render();
  EXPECT_EQ(read.sections.back(), Section::diary);
  EXPECT_EQ(read.look(BoxRole::stop_and_call).rule_pt, 3);
}

TEST(Design, ARecordIsPrintedWhole) {
  const support::Folder folder;
  support::spit(folder / "mine.yaml", "schema: 1\nname: mine\nfor: clinician\nsections: [stop_and_call]\n");
  Problems problems;
  read_design((folder / "mine.yaml").string(), problems);
  EXPECT_THAT(problems.render(), HasSubstr("a record prints everything, in its own order"));
}

TEST(Design, TheShippedOnesAreReadableInEveryColour) {
  std::size_t designs = 0;
  for (const auto& file : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/sheets")) {
    const Colours c = design(file.path().stem()).colours;
    ++designs;
    for (const Color& paper : {rgb(0xffffff), c.tint})
      for (const Color& letters : {c.text, c.accent_dark}) EXPECT_GE(contrast(letters, paper), 7) << file.path();
  }
  EXPECT_GE(designs, 2u);
  EXPECT_NEAR(contrast(rgb(0), rgb(0xffffff)), 21, 0.01);
  EXPECT_NEAR(contrast(rgb(0x767676), rgb(0xffffff)), 4.54, 0.01);
}

TEST(PageSize, KnowsTwo) {
  EXPECT_NEAR(page_size("A4").width_pt, 595.3, 0.1);
  EXPECT_NEAR(page_size("Letter").height_pt, 792, 0.1);
  EXPECT_THROW(page_size("A5"), Error);
}

}  // namespace
}  // namespace rehab
