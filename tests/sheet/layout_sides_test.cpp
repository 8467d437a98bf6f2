// SPDX-License-Identifier: Apache-2.0
// What gives way where a side is short: by a measure of its own, then on paper.
#include <algorithm>
#include <gmock/gmock.h>

#include "pdf/pdf_tools.hpp"
#include "sheet/layout/layout.hpp"
#include "sheet/layout/sides.hpp"
#include "sheet/layout_samples.hpp"
#include "sheet/page_checks.hpp"

namespace rehab {
namespace {

using pdf::test::asked;
using test::design;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// In tenths of a page, as are all heights here: with three lines, then with two.
double height_of_rows(int closeness) {
  constexpr int last_of_three = Overview::two_lines_from - 1;
  return closeness <= last_of_three ? 6 - 2.5 * closeness / last_of_three
                                    : 3.5 - 1.0 * (closeness - last_of_three) / (Overview::closest - last_of_three);
}

double height_of(const Part& part) {
  if (const auto* rows = std::get_if<Overview>(&part))
    return height_of_rows(rows->closeness) + (rows->needs.empty() ? 0 : 0.4) + (rows->days.empty() ? 0 : 0.5) +
           (rows->ends.empty() ? 0 : 0.1);
  if (const auto* weeks = std::get_if<Weeks>(&part)) return 8 - 4.0 * weeks->closeness / Weeks::closest;
  if (const auto* title = std::get_if<SheetTitle>(&part)) return title->goal.empty() ? 1 : 1.3;
  if (const auto* box = std::get_if<StopBox>(&part)) return 2.5 - 0.2 * box->closeness;
  if (std::holds_alternative<PainScale>(part)) return 2;
  if (std::holds_alternative<Card>(part)) return 4.5;
  return 0.5;
}

/// A side holds ten; `bonus`: how much more the first one holds.
SidesTaken measure(double bonus) {
  return [bonus](const Parts& parts, bool is_first) -> std::size_t {
    double used = 0;
    std::size_t sides = 1;
    for (const SharedPart& part : parts) {
      const double height = height_of(*part);
      if (used + height > 10 + (is_first ? bonus : 0)) {
        ++sides;
        used = 0;
      }
      used += height;
    }
    return sides;
  };
}

std::string kind(const Part& part) {
  constexpr const char* names[] = {"heading", "text", "list", "table", "pen",   "box",   "card", "title",
                                   "rows",    "stop", "pain", "line",  "notes", "weeks", "|"};
  return names[part.index()];
}

std::vector<std::string> kinds(const std::vector<Part>& parts) {
  std::vector<std::string> all;
  for (const Part& part : parts) all.push_back(kind(part));
  return all;
}

template <class P>
const P& the(const std::vector<Part>& parts) {
  return std::get<P>(*std::ranges::find_if(parts, [](const Part& p) { return std::holds_alternative<P>(p); }));
}

std::vector<Part> fitted(const SidesTaken& taken, const std::vector<Part>& parts, GivesFirst gives) {
  Parts shared;
  for (const Part& part : parts) shared.push_back(std::make_shared<const Part>(part));
  std::vector<Part> all;
  for (const SharedPart& part : fitted_sides(shared, taken, gives)) all.push_back(*part);
  return all;
}
std::vector<Part> fitted(double bonus, const std::vector<Part>& parts = samples::sheet().parts) {
  return fitted(measure(bonus), parts, GivesFirst::size);
}

TEST(Sides, WithRoomEverythingStaysAndRowsAreHigh) {
  const std::vector<Part> all = fitted(10);
  EXPECT_THAT(kinds(all), ElementsAre("title", "rows", "stop", "pain", "line", "|", "card", "card", "card", "card", "|",
                                      "weeks", "line"));
  EXPECT_EQ(the<Overview>(all).closeness, 0);
}

TEST(Sides, RowsGiveWayFirstThenWhatIsNeededThenTheLastLineThenTheScale) {
  EXPECT_GT(the<Overview>(fitted(1)).closeness, 0);
  EXPECT_FALSE(the<Overview>(fitted(1)).needs.empty());
  EXPECT_TRUE(the<Overview>(fitted(0.4)).needs.empty());
  EXPECT_EQ(kind(fitted(0.4)[4]), "line");
  EXPECT_EQ(kind(fitted(0)[4]), "|");
  EXPECT_THAT(kinds(fitted(-1)), ElementsAre("title", "rows", "stop", "line", "|", "card", "card", "card", "card", "|",
                                             "weeks", "line", "pain"))
      << "what left before the scale has room again";
}

TEST(Sides, NameRowsAndStopBoxNeverLeave) {
  const std::vector<Part> all = fitted(-3.9);
  EXPECT_EQ(kind(all[0]), "title");
  EXPECT_EQ(kind(all[1]), "rows");
  EXPECT_EQ(kind(all[2]), "stop");
  EXPECT_GE(the<Overview>(all).closeness, Overview::two_lines_from);
  EXPECT_THAT(the<SheetTitle>(all).goal, "");
}

TEST(Sides, WithLargeLettersTheRestLeavesBeforePicturesGetSmall) {
  const auto in_large_letters = [](double bonus) {
    return fitted(measure(bonus), samples::sheet().parts, GivesFirst::room);
  };
  EXPECT_GT(the<Overview>(fitted(-3.3)).closeness, the<Overview>(in_large_letters(-3.3)).closeness);
  EXPECT_EQ(the<StopBox>(in_large_letters(-1)).closeness, 0);
  EXPECT_EQ(the<StopBox>(in_large_letters(-3.3)).closeness, StopBox::signs_run_on);
  EXPECT_EQ(the<StopBox>(in_large_letters(-4.3)).closeness, StopBox::closest);
  EXPECT_EQ(kind(in_large_letters(-4.3)[2]), "stop");
  EXPECT_EQ(the<StopBox>(fitted(-3.3)).closeness, 0);
}

TEST(Sides, AnOnlyCardLeavesBeforeTheStopBoxDoes) {
  std::vector<Part> parts = samples::sheet().parts;
  const Card card = the<Card>(parts);
  std::erase_if(parts,
                [](const Part& p) { return std::holds_alternative<Card>(p) || std::holds_alternative<Overview>(p); });
  parts.insert(parts.begin() + 1, card);
  parts.erase(std::ranges::find_if(parts, [](const Part& p) { return std::holds_alternative<PageBreak>(p); }));
  EXPECT_THAT(kinds(fitted(1.5, parts)), ElementsAre("title", "card", "stop", "pain", "line", "|", "weeks", "line"));
  EXPECT_THAT(kinds(fitted(-3, parts)),
              ElementsAre("title", "stop", "pain", "line", "|", "card", "|", "weeks", "line"));
}

TEST(Sides, NothingIsLostOnTheWay) {
  for (const double bonus : {10.0, 1.0, 0.0, -1.0, -3.0, -8.0}) {
    std::vector<Part> parts = samples::sheet().parts;
    parts.insert(parts.begin() + 4, Box{BoxRole::plain, "What else to do", {}});
    const std::vector<Part> all = fitted(bonus, parts);
    for (const char* kept : {"stop", "pain", "box", "weeks"})
      EXPECT_GE(std::ranges::count(kinds(all), kept), 1) << kept << bonus;
    EXPECT_EQ(std::ranges::count(kinds(all), "card"), 4);
    EXPECT_EQ(std::ranges::count(kinds(all), "text") + (the<Overview>(all).days.empty() ? 0 : 1) +
                  (the<SheetTitle>(all).goal.empty() ? 0 : 1),
              2);
  }
}

TEST(Sides, WithoutRoomBelowTheWeeksThePartGoesToTheCards) {
  std::vector<Part> parts = samples::sheet().parts;
  for (int i = 0; i < 9; ++i) parts.emplace_back(Paragraph{});  // fills the side of the weeks
  EXPECT_EQ(kind(fitted(-1, parts)[5]), "pain") << "above the first, where it costs a side everywhere";
  std::erase_if(parts,
                [cards = 0](const Part& part) mutable { return std::holds_alternative<Card>(part) && ++cards == 4; });
  const std::vector<std::string> all = kinds(fitted(-1, parts));
  EXPECT_EQ(all[5], "pain") << "and where it costs none";
}

TEST(Sides, FewWeeksLeaveRoomForTheScaleAndForNotes) {
  std::vector<Part> parts = samples::sheet().parts;
  parts.emplace_back(Notes{"Notes:"});
  const auto short_weeks = [](const Parts& p, bool is_first) { return measure(is_first ? 10 : 6)(p, true); };
  EXPECT_THAT(kinds(fitted(short_weeks, parts, GivesFirst::size)),
              ElementsAre("title", "rows", "stop", "pain", "line", "|", "card", "card", "card", "card", "|", "weeks",
                          "line", "pain", "notes"));
  for (int i = 0; i < 4; ++i) parts.emplace_back(Paragraph{});
  EXPECT_EQ(kinds(fitted(10, parts)).back(), "text") << "and no notes where there is none";
}

TEST(Sides, WeeksThatFollowAStopBoxBeginASide) {
  std::vector<Part> parts{samples::stop_box(), samples::weeks_to_tick({}, 6), Notes{"Notes:"}};
  EXPECT_THAT(kinds(fitted(0, parts)), ElementsAre("stop", "|", "weeks", "notes"));
  std::swap(parts[0], parts[1]);
  EXPECT_THAT(kinds(fitted(0, parts)), ElementsAre("weeks", "stop")) << "weeks first";
  EXPECT_GT(the<Weeks>(fitted(0, parts)).closeness, 0);
}

TEST(Sides, WithoutCardsWhatLeavesStandsBelowTheWeeksAndWhatIsNeededMayGo) {
  std::vector<Part> parts = samples::sheet().parts;
  std::erase_if(parts, [](const Part& part) { return std::holds_alternative<Card>(part); });
  for (int i = 0; i < 9; ++i) parts.emplace_back(Paragraph{});  // fills the side of the weeks
  const std::vector<std::string> all = kinds(fitted(-1, parts));
  EXPECT_GT(std::ranges::find(all, "pain"), std::ranges::find(all, "weeks"));
}

TEST(Sides, WhatLeavesStandsTogetherAndTheEndOfTheSheetNeverLeaves) {
  std::vector<Part> parts = samples::sheet().parts;
  std::get<Overview>(parts[1]).ends = "Stop when your child is born.";
  parts.insert(parts.begin() + 4, Box{BoxRole::plain, "What else to do", {}});
  for (const double bonus : {-1.5, -2.5, -3.0, -4.0}) {
    const std::vector<Part> all = fitted(bonus, parts);
    EXPECT_FALSE(the<Overview>(all).ends.empty()) << bonus;
    std::string rest;
    for (const std::string& part : kinds(all)) rest += part + " ";
    rest.erase(0, rest.find('|'));
    EXPECT_THAT(rest, testing::AnyOf(HasSubstr("weeks line pain"), HasSubstr("text pain box line"))) << bonus;
  }
}

TEST(Sides, AnOnlySideKeepsAllItHas) {
  std::vector<Part> parts{samples::stop_box(), samples::pain_scale(), Box{}};
  for (int i = 0; i < 20; ++i) parts.emplace_back(Paragraph{});
  EXPECT_EQ(kinds(fitted(0, parts)), kinds(parts));
}

// On paper.

std::vector<std::string> texts_of_pages(const std::string& pdf) {
  std::vector<std::string> all(1);
  for (const char c : asked("pdftotext -raw -enc UTF-8 PDF -", pdf))
    if (c == '\f')
      all.emplace_back();
    else
      all.back() += c == '\n' ? ' ' : c;
  all.pop_back();
  return all;
}

/// As many exercises with as many weeks, without their cards.
Leaflet leaflet_of(std::size_t exercises, int weeks) {
  Leaflet l = samples::sheet(Side::left, "Ana", weeks);
  Overview& rows = std::get<Overview>(l.parts[1]);
  while (rows.rows.size() > exercises) rows.rows.pop_back();
  while (rows.rows.size() < exercises) {
    rows.rows.push_back(rows.rows[1]);
    rows.rows.back().number = static_cast<int>(rows.rows.size());
  }
  const Weeks page = samples::weeks_to_tick(rows.rows, weeks);
  std::erase_if(l.parts, [](const Part& part) { return std::holds_alternative<Card>(part); });
  for (Part& part : l.parts)
    if (std::holds_alternative<Weeks>(part)) part = page;
  l.parts.erase(std::ranges::find_if(l.parts, [](const Part& p) { return std::holds_alternative<PageBreak>(p); }));
  return l;
}

struct Size {
  std::size_t exercises;
  int weeks;
};
class OnPaper : public testing::TestWithParam<Size> {};

TEST_P(OnPaper, APosterAndAllWeeksTakeASideEach) {
  for (const char* size : {"A4", "Letter"}) {
    const std::string pdf = lay_out(leaflet_of(GetParam().exercises, GetParam().weeks), design("take-home"),
                                    pdf::test::fonts(), page_size(size));
    test::expect_clear_pages(pdf, design("take-home"), page_size(size));
    const std::vector<std::string> all = texts_of_pages(pdf);
    const auto weeks =
        std::ranges::find_if(all, [](const std::string& page) { return page.find("Week 1:") != page.npos; });
    ASSERT_NE(weeks, all.end());
    for (const char* part : {"LEFT leg", "8 times", "112 now if", "0123 456 the same day if"})
      EXPECT_THAT(all[0], HasSubstr(part)) << size;
    EXPECT_THAT(*weeks, HasSubstr("Week " + std::to_string(GetParam().weeks) + ":")) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(Sides, OnPaper, testing::Values(Size{2, 1}, Size{4, 2}, Size{4, 6}, Size{6, 6}, Size{8, 6}),
                         [](const auto& size) {
                           return std::to_string(size.param.exercises) + "x" + std::to_string(size.param.weeks);
                         });

TEST(OnPaper, EveryPictureAndEveryBoxHasItsWords) {
  const std::string file = asked("qpdf --qdf --object-streams=disable PDF -",
                                 lay_out(leaflet_of(4, 2), design("take-home"), pdf::test::fonts(), page_size("A4")));
  const auto count = [&file](const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = file.find(what); at != file.npos; at = file.find(what, at + 1)) ++n;
    return n;
  };
  EXPECT_EQ(count("/Alt (Lift the thigh a little.)"), 8U) << "four rows, four of the legend";
  EXPECT_EQ(count("/ActualText (Worst pain, "), 14U);
  EXPECT_EQ(count("/ActualText (Exercise 2, "), 8U);
}

TEST(OnPaper, PicturesAreNoSmallerInLargeLetters) {
  for (const char* size : {"A4", "Letter"}) {
    const auto pictures = [&](const char* look) {
      return pdf::test::figures_of(lay_out(samples::sheet(), design(look), pdf::test::fonts(), page_size(size)));
    };
    const auto usual = pictures("take-home"), large = pictures("large-print");
    ASSERT_EQ(usual.size(), large.size()) << "four rows, four cards, four of the legend";
    for (const std::size_t i : {0U, 1U, 2U, 3U, 8U, 9U, 10U, 11U})
      EXPECT_GE(large[i].first, 0.9 * usual[i].first) << size << i;
  }
}

TEST(OnPaper, SignsThatRunOnAreAllThere) {
  Leaflet l = leaflet_of(2, 2);
  for (int closeness = 0; closeness <= StopBox::closest; ++closeness) {
    std::get<StopBox>(l.parts[2]).closeness = closeness;
    const std::string pdf = lay_out(l, design("large-print"), pdf::test::fonts(), page_size("A4"));
    test::expect_clear_pages(pdf, design("large-print"), page_size("A4"));
    const std::string first = texts_of_pages(pdf)[0];
    for (const char* part : {"112", "now if", "your leg gets weaker by the hour.", "0123 456", "0123 999", "sore."})
      EXPECT_THAT(first, HasSubstr(part)) << closeness;
  }
}

TEST(OnPaper, ANumberNobodyKnowsIsALineInTheBox) {
  Leaflet l = leaflet_of(4, 2);
  StopBox& box = std::get<StopBox>(l.parts[2]);
  box.calls[1].number.clear();
  box.calls[1].no_number = "Our number:";
  const std::string pdf = lay_out(l, design("take-home"), pdf::test::fonts(), page_size("A4"));
  EXPECT_EQ(test::expect_clear_pages(pdf, design("take-home"), page_size("A4")), 2U);
  EXPECT_THAT(texts_of_pages(pdf)[0], HasSubstr("Our number: the same day if"));
}

}  // namespace
}  // namespace rehab
