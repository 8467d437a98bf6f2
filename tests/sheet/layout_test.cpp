// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/layout.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <gmock/gmock.h>
#include <regex>

#include "pdf/pdf_tools.hpp"
#include "sheet/layout/running.hpp"
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
std::vector<std::string> pages_of(const std::string& pdf) {
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
  for (const std::string& page : pages_of(pdf)) all += page;
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
      EXPECT_EQ(pages_of(pdf).size(), 4u) << size;
      expect_clear_pages(pdf, design("take-home"), page_size(size));
      std::ofstream(support::build_folder + "/sheet-" + size + (leg == Side::left ? "-left" : "-right") + ".pdf",
                    std::ios::binary)
          << pdf;
    }
}

TEST(Layout, IsReadInTheOrderOfTheLeaflet) {
  const std::string all = text(printed(samples::sheet()));
  expect_in_order(all, {"North Hip Clinic",
                        "Call us: 0123 456",
                        "Ana",
                        "Your 4 hip exercises",
                        "Your goal",
                        "Train your",
                        "LEFT leg",
                        "1. Lift your thigh",
                        "8 times",
                        "hold 10 seconds",
                        "every day",
                        "2. Lift your thigh",
                        "LEFT leg only",
                        "8 times",
                        "Mon Wed Fri",
                        "Every day: 1 and 3",
                        "Stop all exercises and call:",
                        "112 now if",
                        "can't pass water.",
                        "0123 456 the same day if",
                        "When we are closed: 0123 999",
                        "one calf is swollen",
                        "How much pain is fine?",
                        "0 1 2 3 4 5 6 7 8 9 10",
                        "Carry on.",
                        "Still worse next morning?"});
  expect_in_order(all, {"2. Lift your thigh",
                        "LEFT leg only",
                        "new",
                        "Prone hip extension. Makes",
                        "8 times",
                        "1 set",
                        "hold 1 second",
                        "rest 2 seconds",
                        "Mon Wed Fri",
                        "You need: Mat",
                        "Start: knee bent, sole up.",
                        "Lift the thigh a little.",
                        "1 Lie face down",
                        "7 Lower it slowly.",
                        "Breathe out",
                        "Stop if it pinches",
                        "Worse next morning?",
                        "Do 6, not 8.",
                        "Too hard?",
                        "Too easy twice?",
                        "3. Lift your thigh",
                        "Ana, your 6 weeks",
                        "1 Lift your thigh",
                        "Week 1:",
                        "1 2 3 4 Pain",
                        "Fri 20",
                        "Week 6:",
                        "Bring this page"});
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
  EXPECT_THAT(asked("pdfimages -list PDF", pdf), HasSubstr("   1     0 image     100    50  gray"));
  EXPECT_THAT(asked("pdfinfo -struct PDF", pdf), HasSubstr("Figure"));
  expect_clear_pages(pdf, design("take-home"), page_size("A4"));
}

TEST(Layout, ALogoIsPackedOnceForAllPapers) {
  Leaflet leaflet = samples::sheet();
  leaflet.logo = grey_logo(100, 50);
  const std::string first = printed(leaflet);
  const char* const packed = packed_logo(leaflet.logo).bytes.data();
  EXPECT_EQ(printed(leaflet), first);
  EXPECT_EQ(packed_logo(leaflet.logo).bytes.data(), packed);
  EXPECT_THAT(packed_logo(grey_logo(60, 30)).entries, HasSubstr("/Width 60/Height 30"));
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
  const auto all = pages_of(printed(l));
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
  for (const std::string& page : pages_of(printed(l))) {
    const auto count = [&page](const std::string& what) {
      std::size_t n = 0;
      for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++n;
      return n;
    };
    EXPECT_EQ(count("Prone hip extension"), count("Too easy twice?")) << page;
    cards += count("Prone hip extension");
  }
  EXPECT_EQ(cards, 8u);
}

TEST(Layout, ATwelveStepCardKeepsItsPageAndALongerOneBreaksBetweenSteps) {
  Leaflet twelve = samples::sheet();
  twelve.parts = {samples::card(1, "prone_hip_extension.prone", Side::left, 12)};
  EXPECT_EQ(pages_of(printed(twelve)).size(), 1u);

  Leaflet sixty = twelve;
  sixty.parts = {samples::card(1, "prone_hip_extension.prone", Side::left, 60)};
  const std::string pdf = printed(sixty);
  EXPECT_GT(pages_of(pdf).size(), 1u);
  expect_in_order(text(pdf), {"8 times", "1 Lie face down", "30 Rest your", "60 Tighten", "Stop if", "Too easy"});
  for (const std::string& page : pages_of(pdf)) expect_in_order(page, {"1. Lift your thigh", "LEFT leg only"});
  expect_clear_pages(pdf, design("take-home"), page_size("A4"));
}

TEST(Layout, AProgramThatFindsColumnsReadsACardInOrder) {
  std::string all = asked("pdftotext -enc UTF-8 PDF -", printed(samples::sheet()));
  std::ranges::replace(all, '\n', ' ');
  expect_in_order(all, {"Prone hip extension.", "1 Lie face down", "3 Bend your LEFT knee.", "7 Lower it slowly.",
                        "Stop if it pinches", "Worse next morning?", "Prone hip extension."});
}

/// A sheet of these cards and nothing else.
Leaflet of_cards(std::vector<Card> cards) {
  Leaflet l = samples::blank();
  for (Card& card : cards) l.parts.emplace_back(std::move(card));
  return l;
}

std::vector<test::Word> words_like(const std::string& pdf, const std::string& word) {
  std::vector<test::Word> found = test::words(pdf);
  std::erase_if(found, [&](const test::Word& w) { return w.text != word; });
  return found;
}

TEST(Layout, EachPartOfADoseBeginsAtOnePlaceOnEveryCard) {
  Card often = samples::card(1, "pelvic_tilt.floor", Side::left),
       plank = samples::card(2, "plank.forearms_toes", Side::left);
  often.dose = {DoseCell{"10 times", "10 times"}, {"2 sets", "2 sets"}, {}, {}, {"every day", "every day"}};
  plank.dose = {DoseCell{"11 times", "11 times"},
                {"3 sets", "3 sets"},
                {"hold 30 seconds", "hold 30 sec"},
                {"rest 60 seconds", "rest 60 sec"},
                {"Mon Wed Fri", "Mon Wed Fri"}};
  const std::string pdf = printed(of_cards({often, plank}));
  const auto left = [&](const char* word) { return words_like(pdf, word).at(0).left; };
  EXPECT_NEAR(left("10"), left("11"), 0.5);
  EXPECT_NEAR(words_like(pdf, "sets").at(0).left, words_like(pdf, "sets").at(1).left, 0.5);
  EXPECT_NEAR(left("every"), left("Mon"), 0.5);
  const double top = words_like(pdf, "times").at(0).top;
  for (const char* word : {"sets", "every", "day"}) EXPECT_NEAR(words_like(pdf, word).at(0).top, top, 5) << word;
}

TEST(Layout, ADoseTooWideForItsRowIsSaidBriefly) {
  Card card = samples::card(1, "knee_to_chest.back", Side::left);
  card.dose[0] = {"10 times, each leg", "10 times\neach leg"};
  EXPECT_THAT(text(printed(of_cards({card}))), HasSubstr("10 times, each leg 1 set hold 1 second"));
  card.dose[2] = {"hold for 30 long seconds", "hold 30 sec"};
  card.dose[3] = {"rest for 30 long seconds", "rest 30 sec"};
  EXPECT_THAT(text(printed(of_cards({card}))),
              HasSubstr("10 times, each leg 1 set hold 30 sec rest 30 sec Mon Wed Fri"));
  card.dose[0] = {"10 times, each of both legs", "10 times\neach leg"};
  EXPECT_THAT(text(printed(of_cards({card}))),
              HasSubstr("10 times each leg 1 set hold 30 sec rest 30 sec Mon Wed Fri"));
  for (DoseCell& part : card.dose) part = {"as often as on the days before", "as often as on the days before"};
  const std::string pdf = printed(of_cards({card}));
  EXPECT_EQ(words_like(pdf, "often").size(), 5u) << "two rows";
  expect_clear_pages(pdf, design(), page_size("A4"));
}

TEST(Layout, WhatMakesAnExerciseHarderStandsInItsDose) {
  Card card = samples::card(1, "knee_to_chest.back", Side::left);
  card.load = "0.5 kg on your ankle";
  expect_in_order(text(printed(of_cards({card}))), {"Mon Wed Fri", "0.5 kg on your ankle", "You need"});
}

double widest_mm(const std::string& pdf) {
  double widest = 0;
  for (const auto& [width, height] : pdf::test::figures_of(pdf)) widest = std::max(widest, width / pt_per_mm);
  return widest;
}

TEST(Layout, PicturesGetNarrowerSoThatCardsShareASideButNeverBelowTheLeast) {
  std::vector<Card> cards{samples::card(1, "pelvic_tilt.floor", Side::left),
                          samples::card(2, "prone_hip_extension.prone", Side::left)};
  EXPECT_NEAR(widest_mm(printed(of_cards(cards))), 90, 0.5) << "there is room";
  double before = 91;
  for (std::size_t pages_taken = 1; pages_taken == 1;) {
    for (Card& card : cards) card.steps.push_back(plain("Breathe out, and let your knees go down to one side."));
    const std::string pdf = printed(of_cards(cards));
    pages_taken = pages_of(pdf).size();
    const double now = widest_mm(pdf);
    if (pages_taken == 1)
      EXPECT_LE(now, before + 0.1);
    else
      EXPECT_NEAR(now, 90, 0.5) << "a card on the next side gives all of them room again";
    EXPECT_GE(now, 60 - 0.1);
    before = now;
    ASSERT_LT(cards[0].steps.size(), 40u);
  }
  EXPECT_LT(before, 91);
}

TEST(Layout, WhyAnExerciseIsDoneLeavesBeforeACardGoesOnTheNextSide) {
  std::vector<Card> cards{samples::card(1, "pelvic_tilt.floor", Side::left, 2),
                          samples::card(2, "prone_hip_extension.prone", Side::left, 2)};
  bool why_left = false;
  for (std::size_t lines = 0; lines < 40; ++lines) {
    const std::string pdf = printed(of_cards(cards));
    if (pages_of(pdf).size() > 1) break;
    const bool has_why = text(pdf).find("Makes your lower back") != std::string::npos;
    why_left = why_left || !has_why;
    if (!has_why) {
      EXPECT_THAT(text(pdf), HasSubstr("Prone hip extension. You need: Mat or firm bed."));
    }
    cards[lines % 2].answers[0].text += "\nBreathe.";
  }
  EXPECT_TRUE(why_left);
}

TEST(Layout, FramesOfATallFigureStandSideBySide) {
  Card card = samples::card(1, "pelvic_tilt.wall", Side::left);
  card.figure.captions = {"beginning", "ending"};
  const std::string pdf = printed(of_cards({card}));
  EXPECT_NEAR(words_like(pdf, "beginning").at(0).top, words_like(pdf, "ending").at(0).top, 1);
  const std::string heard = pdf::test::asked("pdfinfo -struct-text PDF", pdf);
  for (const char* caption : {"\"beginning", "\"ending"}) EXPECT_THAT(heard, HasSubstr(caption)) << "each by itself";
  const auto [width, height] = pdf::test::figures_of(pdf).at(0);
  EXPECT_LE(height, 90 * pt_per_mm + 1);
  EXPECT_GT(std::max(width, height), 60 * pt_per_mm);
}

TEST(Layout, NoWordBelowAFrameIsCut) {
  Card card = samples::card(1, "pelvic_tilt.wall", Side::left);
  card.figure.captions = {"Unterarme", "festhalten."};
  const std::string pdf = lay_out(of_cards({card}), design("large-print"), pdf::test::fonts(), page_size("A4"));
  for (const std::string& word : card.figure.captions) EXPECT_EQ(words_like(pdf, word).size(), 1U);
}

TEST(Layout, AFooterTakesTheLineThatThePageNumberLeaves) {
  Leaflet l = of_cards({samples::card(1, "pelvic_tilt.floor", Side::left)});
  l.footer = "Maximiliane Hohenzollern-Sigmaringen, plan P-0001, 20 November 2026";
  const std::string pdf = printed(l);
  EXPECT_NEAR(words_like(pdf, "Maximiliane").at(0).top, words_like(pdf, "2026").at(0).top, 1);
}

TEST(Layout, ThreeLowCardsDoNotShareASideMadeForTwo) {
  std::vector<Card> cards;
  for (int i = 1; i <= 3; ++i) {
    cards.push_back(samples::card(i, "pelvic_tilt.floor", Side::left, 2));
    cards.back().figure = {};
  }
  EXPECT_EQ(pages_of(printed(of_cards(cards))).size(), 2u);
}

TEST(Layout, WhiteBelowCardsGetsLinesForThePen) {
  std::vector<Card> cards{samples::card(1, "pelvic_tilt.floor", Side::left)};
  Leaflet one = of_cards(cards);
  const std::string pdf = printed(one);
  EXPECT_THAT(text(pdf), HasSubstr("Notes:"));
  expect_clear_pages(pdf, design(), page_size("A4"));
  one.notes.clear();
  EXPECT_THAT(text(printed(one)), testing::Not(HasSubstr("Notes:")));
  cards.push_back(samples::card(2, "prone_hip_extension.prone", Side::left, 12));
  EXPECT_THAT(text(printed(of_cards(cards))), testing::Not(HasSubstr("Notes:")));
}

TEST(Layout, AChipThatWouldSqueezeTheTitleStandsBelowIt) {
  Leaflet l = samples::sheet();
  Card card = samples::card(1, "prone_hip_extension.prone", Side::left);
  card.leg = "each leg, first the LEFT";
  card.badge = "more than last time";
  card.title = "Prone hip extension to lift your thigh";
  l.parts = {card};
  for (const std::string look : {"take-home", "large-print"}) {
    const std::string pdf = printed(l, look);
    EXPECT_THAT(text(pdf), HasSubstr("each leg, first the LEFT more than last time"));
    const auto of = [all = test::words(pdf)](const std::string& word) {
      return *std::ranges::find(all, word, &test::Word::text);
    };
    EXPECT_NEAR(of("each").top, of("LEFT").top, 1) << "one line";
    EXPECT_GT(of("each").top, of("Prone").bottom - 8);
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
    for (const std::string& page : pages_of(pdf)) {
      const bool here = page.find("Stop all exercises") != std::string::npos;
      for (const char* part : {"112 now if", "pass water.", "the same day if", "one calf"})
        EXPECT_EQ(here, page.find(part) != std::string::npos) << filling << part;
    }
  }
}

TEST(Layout, ATelephoneNumberKeepsToItsLine) {
  StopBox box = samples::stop_box();
  for (StopBox::Call& call : box.calls) call.number = "+49 (0)30 8765 4321-0";
  Leaflet l = samples::sheet();
  l.parts = {box};
  EXPECT_EQ(words_like(printed(l), "4321-0").size(), box.calls.size());
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
    EXPECT_LE(pages_of(pdf).size(), 8u) << size;
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

TEST(Layout, EveryLetterHasItsOwnPageNumbersAndTheNameOfTheHouse) {
  Leaflet l = samples::sheet();
  const Box letter{BoxRole::letter, "Letter", {Paragraph{samples::plain("Dear colleague,")}}};
  l.parts = {Heading{1, "Record"}, PageBreak{}, letter, PageBreak{}, letter};
  const auto all = pages_of(printed(l, "record"));
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
  for (int i = 0; i < 120; ++i)
    t.rows.push_back({samples::plain("rule " + std::to_string(i)), samples::plain("because")});
  l.parts = {Heading{1, "Record"}, Heading{2, "Rules"}, t, Paragraph{samples::plain("The end")}};
  const auto all = pages_of(printed(l, "record"));
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
    const auto all = pages_of(printed(l));
    EXPECT_THAT(all, Contains(HasSubstr("Heading")));
    for (const std::string& page : all)
      EXPECT_EQ(page.find("Heading") != std::string::npos, page.find("follows") != std::string::npos) << lines;
  }
}

TEST(Layout, IsTaggedForScreenReaders) {
  const std::string tree = asked("pdfinfo -struct-text PDF", printed(samples::sheet()));
  for (const char* part : {"H1", "H2", "L ", "LI", "Table", "TH", "Figure", "Caption", "Your 4 hip exercises"})
    EXPECT_THAT(tree, HasSubstr(part));
  EXPECT_THAT(tree, HasSubstr("H2 (block)\n      \"1. Lift your thigh \"\n"));
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
                    BadDesign{"picture: {least_width_mm: 80, most_width_mm: 70}", "the smaller one first"},
                    BadDesign{"picture: {least_width: 60}", "did you mean 'least_width_mm'?"},
                    BadDesign{"type: {name_pt: 5}", "type.name_pt"},
                    BadDesign{"boxes: {in_shor: {rule_pt: 1}}", "did you mean 'in_short'?"},
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
                "picture: {column_share: 0.38, least_height_pt: 125, height_pt: 165, most_height_pt: 230, "
                "pt_per_cm: 1.1, cards_on_page: 1}\n"
                "boxes: {in_short: {rule_pt: 1}, pain: {tint: yes}, stop_and_call: {rule_pt: 3}}\n");
  Problems problems;
  const Design read = read_design((folder / "mine.yaml").string(), problems);
  EXPECT_TRUE(problems.empty()) << problems.render();
  EXPECT_EQ(read.sections.back(), Section::diary);
  EXPECT_EQ(read.picture.cards_on_page, 1);
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
