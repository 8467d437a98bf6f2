// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <gmock/gmock.h>

#include "sheet/pictures/drawn_angles.hpp"
#include "sheet/pictures_poses.hpp"

namespace rehab {
namespace {

class EveryPoseAngles : public testing::TestWithParam<poses::PoseRow> {};

TEST_P(EveryPoseAngles, AreTheTrueOnesOfItsTable) {
  const poses::PoseRow& row = GetParam();
  const auto drawn = drawn_angles(poses::picture(row));
  ASSERT_FALSE(drawn.empty());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const poses::FrameRow& stated = row.frames[i];
    const auto compare = [&](double expected, double shown, const char* what) {
      if (std::isnan(expected) || row.out_of_plane) return;
      EXPECT_NEAR(shown, expected, 1.0) << stated.label << ": " << what;
    };
    compare(stated.hip_flexion, drawn[i].hip_flexion_deg, "hip flexion");
    compare(stated.knee_flexion, drawn[i].knee_flexion_deg, "knee flexion");
    compare(stated.out, drawn[i].out_deg, "out to the side");
  }
}

/// Trunk and legs: the table states angles in the plane of the page only.
bool lies_in_the_page(const poses::PoseRow& row) {
  return std::ranges::all_of(poses::picture(row).frames, [](const Frame& f) {
    return std::ranges::all_of(std::array{f.torso, f.near_leg[0], f.near_leg[1], f.far_leg[0], f.far_leg[1]},
                               [](const Bone& b) { return b.length == 1; });
  });
}

TEST_P(EveryPoseAngles, AgreeWithTheFacts) {
  if (!lies_in_the_page(GetParam()) || GetParam().out_of_plane) return;  // the cards' own test compares those
  EXPECT_EQ(compare_angles(poses::picture(GetParam()), poses::facts(GetParam())), std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Forms, EveryPoseAngles, testing::ValuesIn(poses::rows()), [](const auto& row) {
  std::string name = row.param.form;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

/// A leg raised forward by `flexion` degrees, standing.
Picture standing(double flexion) {
  Frame f;
  f.label = "up";
  f.hip = {90, 90};
  f.torso = {90, 1};
  f.near_leg = {{270 + flexion, 1}, {270 + flexion, 1}, {356 + flexion, 1}};
  f.far_leg = {{270, 1}, {270, 1}, {356, 1}};
  f.near_arm = f.far_arm = {{270, 1}, {270, 1}};
  Picture p;
  p.frames = {f};
  return p;
}

Facts flexed(int deg) {
  return {{"hip_flexion_deg", deg}, {"hip_extension_deg", 0}, {"hip_abduction_deg", 0}, {"past_midline_deg", 0}};
}

TEST(Angles, MoreThanTheFormAdmitsIsToldWithTheFrame) {
  EXPECT_THAT(compare_angles(standing(45), flexed(30)), testing::IsEmpty())
      << "15 degrees are within a drawing's reach";
  EXPECT_THAT(compare_angles(standing(46), flexed(30)),
              testing::ElementsAre(testing::AllOf(testing::HasSubstr("'up' shows more than the form admits"),
                                                  testing::HasSubstr("46"), testing::HasSubstr("30"))));
}

TEST(Angles, AFactThatNoFrameShowsIsTold) {
  EXPECT_THAT(compare_angles(standing(15), flexed(30)), testing::IsEmpty());
  EXPECT_THAT(compare_angles(standing(14), flexed(30)), testing::ElementsAre(testing::HasSubstr("no frame shows")));
}

TEST(Angles, GettingThereCounts) {
  Picture p = standing(10);
  p.getting_there_deg = 105;
  EXPECT_THAT(compare_angles(p, flexed(105)), testing::IsEmpty());
  EXPECT_THAT(compare_angles(p, flexed(60)), testing::ElementsAre(testing::HasSubstr("getting there")));
}

TEST(Angles, WhatIsNotShownIsNotComparedAndTheOthersAre) {
  Picture p = standing(90);
  p.not_shown = {"hip_flexion_deg"};
  EXPECT_THAT(compare_angles(p, flexed(0)), testing::IsEmpty());
  for (const std::size_t bone : {1u, 2u}) p.frames[0].near_leg[bone].deg -= 90;
  EXPECT_THAT(compare_angles(p, flexed(0)), testing::ElementsAre(testing::HasSubstr("knee_bend_deg states 0")));
}

TEST(Angles, AreMeasuredInSpaceWhateverTheCameraSees) {
  Picture p = standing(0);
  p.frames[0].near_leg[0] = {270, 0.5, Bone::Depth::toward};
  EXPECT_NEAR(drawn_angles(p)[0].out_deg, 60, 0.1) << "from the side, the reader is where the near leg goes out to";
  p.frames[0].near_leg[0].depth = Bone::Depth::away;
  EXPECT_NEAR(drawn_angles(p)[0].out_deg, -60, 0.1);
  p.camera = CameraAngles{40, 30};
  EXPECT_NEAR(drawn_angles(p)[0].out_deg, -60, 0.1);
}

TEST(Angles, ABentKneeIsComparedOnEitherLeg) {
  Picture p = standing(0);
  for (const std::size_t bone : {1u, 2u}) p.frames[0].far_leg[bone].deg -= 60;
  EXPECT_THAT(compare_angles(p, flexed(0)), testing::ElementsAre(testing::HasSubstr("knee_bend_deg states 0")));
  Facts bent = flexed(0);
  bent["knee_bend_deg"] = 60;
  EXPECT_THAT(compare_angles(p, bent), testing::IsEmpty());
  bent["knee_bend_deg"] = 120;
  EXPECT_THAT(compare_angles(p, bent), testing::ElementsAre(testing::HasSubstr("no frame shows more than 60")));
}

}  // namespace
}  // namespace rehab
