// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "base/text.hpp"
#include "content_world.hpp"

namespace rehab::test {
namespace {

/// A font with everything below `limit` and U+25A1 if `has_box`.
Unprintable font(char32_t limit, bool has_box) {
  return [=](std::string_view text) {
    std::vector<char32_t> bad;
    for (char32_t point : decode_utf8(text))
      if (point >= limit && !(has_box && point == U'\u25A1')) bad.push_back(point);
    return bad;
  };
}

TEST(Glyphs, ANameTheFontLacksPrintsVisibly) {
  World world = left_patient();
  world.intake.name = "Āna☃ Silva";
  Leaflet leaflet = take_home(world.source());
  const std::vector<Replacement> found = replace_unprintable(leaflet, font(0x2014, true));
  EXPECT_THAT(text_of(leaflet), ::testing::HasSubstr("# Āna□: Your 3 hip exercises"));
  EXPECT_THAT(found,
              ::testing::ElementsAre(Replacement{U'☃', "masthead"}, Replacement{U'☃', "Hip exercises, plan P-0001"}));
}

TEST(Glyphs, ANameWrittenFromTheRightTurnsNothingElse) {
  World world = left_patient();
  world.intake.name = "דנה כהן";
  Leaflet leaflet = take_home(world.source());
  EXPECT_TRUE(replace_unprintable(leaflet, font(0x2014, true)).empty());
  EXPECT_THAT(leaflet.footer, ::testing::StartsWith("הנד, plan P-0001, 20 November 2026"));
  EXPECT_THAT(text_of(leaflet), ::testing::HasSubstr("# הנד: Your 3 hip exercises"));
}

TEST(Glyphs, AQuestionMarkStandsInWhereEvenTheBoxIsMissing) {
  World world = left_patient();
  world.intake.goal = "☃☃";
  Leaflet leaflet = take_home(world.source());
  const std::vector<Replacement> found = replace_unprintable(leaflet, font(0x2014, false));
  EXPECT_THAT(text_of(leaflet), ::testing::HasSubstr("Your goal: ??"));
  EXPECT_THAT(found, ::testing::ElementsAre(Replacement{U'☃', "Hip exercises, plan P-0001"})) << "once for each place";
}

TEST(Glyphs, ChangeNothingInALeafletThatPrints) {
  const World world = left_patient();
  Leaflet leaflet = take_home(world.source());
  EXPECT_TRUE(replace_unprintable(leaflet, font(0x2014, true)).empty());
  EXPECT_EQ(text_of(leaflet), text_of(take_home(world.source())));
}

TEST(Glyphs, ReachEveryKindOfText) {
  const World world = left_patient();
  Leaflet leaflet = take_home(world.source());
  replace_unprintable(leaflet, [](std::string_view text) {
    std::vector<char32_t> bad;
    for (char32_t point : decode_utf8(text))
      if (point != U'?') bad.push_back(point);
    return bad;
  });
  for (char c : text_of(leaflet).substr(text_of(leaflet).find('#')))
    EXPECT_FALSE((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) << "a text was passed over: " << text_of(leaflet);
}

TEST(Glyphs, CodePointsHaveTheirUsualName) {
  EXPECT_EQ(code_point_name(U'☃'), "U+2603");
  EXPECT_EQ(code_point_name(U'A'), "U+0041");
  EXPECT_EQ(code_point_name(U'\U0001F9B5'), "U+1F9B5");
}

}  // namespace
}  // namespace rehab::test
