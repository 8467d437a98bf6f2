// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/pictures.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <gmock/gmock.h>

#include "sheet/design.hpp"
#include "sheet/pictures/body.hpp"
#include "sheet/pictures/contacts.hpp"
#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/figure.hpp"
#include "sheet/pictures/geometry.hpp"
#include "sheet/pictures/label.hpp"
#include "sheet/pictures/skeleton.hpp"
#include "sheet/pictures_poses.hpp"

namespace rehab {
namespace {

using Kind = DrawingMark::Kind;
using poses::pose;
using poses::PoseRow;

std::string name_of(const PoseRow& row) {
  std::string name = row.form;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

class EveryPose : public testing::TestWithParam<PoseRow> {
 protected:
  const PoseRow& row() const { return GetParam(); }
  bool has_leg() const { return row().leg != Side::none; }
  DrawRequest request(Side side, bool on_bed = false) const { return {has_leg() ? side : Side::none, on_bed}; }
  std::vector<Drawing> drawn(Side side, bool on_bed = false) const {
    auto frames = poses::drawings(poses::picture(row()), request(side, on_bed));
    EXPECT_FALSE(frames.empty());
    return frames;
  }
};

class PoseWithALeg : public EveryPose {};
class PoseFromTheSide : public EveryPose {};
class PoseOnAMat : public EveryPose {};

bool is_from_above(const PoseRow& row) {
  return row.view == View::above || row.view == View::above_front;
}

std::vector<PoseRow> rows_where(const std::function<bool(const PoseRow&)>& wanted) {
  std::vector<PoseRow> rows;
  std::copy_if(poses::rows().begin(), poses::rows().end(), std::back_inserter(rows), wanted);
  return rows;
}

void expect_same_marks(const Drawing& a, const Drawing& b) {
  ASSERT_EQ(a.marks.size(), b.marks.size());
  for (std::size_t i = 0; i < a.marks.size(); ++i) {
    EXPECT_EQ(a.marks[i].ink, b.marks[i].ink);
    ASSERT_EQ(a.marks[i].points.size(), b.marks[i].points.size());
    for (std::size_t p = 0; p < a.marks[i].points.size(); ++p) {
      ASSERT_NEAR(a.marks[i].points[p].x, b.marks[i].points[p].x, 1e-9);
      ASSERT_NEAR(a.marks[i].points[p].y, b.marks[i].points[p].y, 1e-9);
    }
  }
}

TEST_P(PoseWithALeg, LeftIsRightSeenInAMirror) {
  const auto left = drawn(Side::left), right = drawn(Side::right);
  for (std::size_t i = 0; i < left.size(); ++i) {
    expect_same_marks(left[i], poses::mirrored(right[i]));
  }
}

TEST_P(EveryPose, MarksALegOnlyWhereOneIsTrained) {
  for (const Drawing& d : drawn(Side::right)) {
    const auto is = [](Ink ink) { return [ink](const DrawingMark& m) { return m.ink == ink; }; };
    EXPECT_EQ(std::any_of(d.marks.begin(), d.marks.end(), is(Ink::trained)), has_leg());
    EXPECT_EQ(std::any_of(d.marks.begin(), d.marks.end(), is(Ink::trained_edge)), has_leg()) << "grey needs its edge";
    EXPECT_EQ(d.legs.size(), has_leg() ? 8u : 0u) << "for the word beside it";
  }
}

bool is_body(const DrawingMark& m) {
  constexpr std::array<Ink, 10> inks{Ink::skin,     Ink::shirt,     Ink::shorts,     Ink::hair,    Ink::belly,
                                     Ink::far_skin, Ink::far_shirt, Ink::far_shorts, Ink::trained, Ink::trained_edge};
  return std::ranges::find(inks, m.ink) != inks.end();
}

double lowest(const Drawing& d, const std::function<bool(const DrawingMark&)>& wanted) {
  double y = 1e9;
  for (const DrawingMark& m : d.marks)
    if (wanted(m))
      for (const Point p : m.points) y = std::min(y, p.y);
  return y;
}

/// From the ceiling there is no floor to stand on.
TEST_P(PoseFromTheSide, StandsOrLiesOnItsGround) {
  EXPECT_EQ(compare_contacts(poses::picture(row()), {}), std::vector<std::string>{});
}

TEST_P(PoseOnAMat, ABedTakesThePlaceOfTheMat) {
  const Drawing floor = drawn(Side::right)[0], bed = drawn(Side::right, true)[0];
  EXPECT_LT(bed.bottom, -49) << "the top of a bed is 50 cm high";
  EXPECT_GT(floor.bottom, -25);
  EXPECT_NEAR(lowest(bed, is_body), lowest(floor, is_body), 1e-9) << "the figure stays where it is";
}

TEST_P(PoseWithALeg, AWordCoversNoLimb) {
  for (const double letters : {10.0, 13.0, 18.0})
    for (const Side side : {Side::left, Side::right})
      for (const DrawingPtr& d : draw(poses::picture(row()), request(side))) {
        const PlacedLabel word = place_label(d, "LEFT", letters, d->left, d->right);
        Drawing figure = *d;
        std::erase_if(figure.marks, [](const DrawingMark& other) { return !is_body(other); });
        const Point low = word.middle - word.half, high = word.middle + word.half;
        EXPECT_EQ(Coverage(figure).taken(low, high), 0) << "letters of " << letters << " cm";
        EXPECT_GE(low.x, word.extents.left - 1e-9);
        EXPECT_LE(high.x, word.extents.right + 1e-9);
        EXPECT_LE(high.y, word.extents.top + 1e-9);
      }
}

/// In a picture no wider than these, the only free paper for so long a word is nearer to the leg it doesn't name.
bool has_no_room_for_a_long_word(const std::string_view form) {
  constexpr std::array<std::string_view, 6> forms{
      "prone_hip_extension.standing", "itb_stretch.wall_far", "itb_stretch.wall_near",
      "itb_stretch.figure_4",         "band_hip.forward",     "band_hip.seated"};
  return std::ranges::find(forms, form) != forms.end();
}

TEST_P(PoseWithALeg, ALongWordWidensNoPictureThatHasRoomForIt) {
  if (has_no_room_for_a_long_word(row().form)) return;
  const DrawingPtr bare = draw(poses::picture(row()), request(Side::left))[0];
  constexpr double letters = 13, word = 9 * 0.68 * letters;
  const Extents with_word = place_label(bare, "IZQUIERDA", letters, bare->left, bare->right).extents;
  EXPECT_LE(with_word.width(), std::max(bare->width(), word) + 1e-9);
  EXPECT_LE(with_word.height(), bare->height() + 2 * letters);
}

const auto by_form = [](const auto& pose_row) { return name_of(pose_row.param); };
INSTANTIATE_TEST_SUITE_P(Forms, EveryPose, testing::ValuesIn(poses::rows()), by_form);
INSTANTIATE_TEST_SUITE_P(Forms, PoseWithALeg,
                         testing::ValuesIn(rows_where([](const PoseRow& row) { return row.leg != Side::none; })),
                         by_form);
INSTANTIATE_TEST_SUITE_P(Forms, PoseFromTheSide,
                         testing::ValuesIn(rows_where([](const PoseRow& row) { return !is_from_above(row); })),
                         by_form);
INSTANTIATE_TEST_SUITE_P(Forms, PoseOnAMat, testing::ValuesIn(rows_where([](const PoseRow& row) {
                           return std::string_view(row.props).starts_with("mat") && !is_from_above(row);
                         })),
                         by_form);

TEST(Pictures, TheTrainedLegIsOnTheFiguresOwnSide) {
  // Facing the reader, a figure's right is at the reader's left.
  for (const auto& [side, sign] : {std::pair{Side::right, -1.0}, std::pair{Side::left, 1.0}}) {
    const Drawing d = poses::drawings(poses::picture(pose("side_hip_abduction.standing")), {side, false})[0];
    double trained = 0, head = 0;
    for (const DrawingMark& m : d.marks) {
      if (m.ink == Ink::trained) trained = m.points[0].x;
      if (m.kind == Kind::fill && m.ink == Ink::hair) head = m.points[0].x;
    }
    EXPECT_GT((trained - head) * sign, 3);
  }
}

TEST(Pictures, ALegCrossedBehindIsDrawnFirst) {
  Picture p = poses::picture(pose("itb_stretch.wall_near"));
  const auto place = [&p](const char* part) {
    const std::vector<std::string> order = order_of(p, p.frames[0]);
    return std::ranges::find(order, part) - order.begin();
  };
  EXPECT_LT(place("near_leg"), place("far_leg"));
  p.crosses_behind = false;
  EXPECT_GT(place("near_leg"), place("far_leg"));
}

std::size_t last_of(const Drawing& d, Ink ink) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < d.marks.size(); ++i)
    if (d.marks[i].ink == ink) last = i;
  return last;
}

TEST(Pictures, ArmsComeOverTheTrainedLegOrBehindItAsTheCardSays) {
  Picture p = poses::picture(pose("seated_straddle.chair"));
  const DrawRequest right{Side::right, false};
  for (const auto& [arms, over] : {std::pair{Arms::in_front, true}, std::pair{Arms::behind, false}}) {
    p.arms = arms;
    const Drawing d = poses::drawings(p, right)[0];
    EXPECT_EQ(last_of(d, Ink::skin) > last_of(d, Ink::trained), over);
  }
}

TEST(Pictures, AShinFoldedOverItsThighIsDrawnApartFromIt) {
  const auto pieces_of = [](const char* form) {
    const Drawing d = poses::drawings(poses::picture(pose(form)), {Side::right, false})[0];
    return std::ranges::count(d.marks, Ink::trained, &DrawingMark::ink);
  };
  EXPECT_EQ(pieces_of("itb_stretch.figure_4"), 2);
  EXPECT_EQ(pieces_of("knee_to_chest.seated"), 1);
}

TEST(Pictures, AFrameMayHaveAnArrowForEachLeg) {
  Picture p = poses::picture(pose("seated_straddle.floor_upright"));
  p.frames[1].arrows.push_back({"far_foot", 0});
  const Drawing d = poses::drawings(p, {})[1];
  std::vector<double> heads;
  for (const DrawingMark& m : d.marks)
    if (m.ink == Ink::arrow && m.kind == Kind::fill) heads.push_back(m.points[0].x);
  ASSERT_EQ(heads.size(), 2u);
  EXPECT_LT(heads[0], d.left + 20);
  EXPECT_GT(heads[1], d.right - 20);
}

/// How far the body reaches to the right: where the belly of the one who leans at a wall points.
double front_of(const Drawing& d, double low, double high) {
  double x = -1e9;
  for (const DrawingMark& m : d.marks)
    if (is_body(m))
      for (const Point p : m.points)
        if (p.y > low && p.y < high) x = std::max(x, p.x);
  return x;
}

TEST(Pictures, ABumpStandsOutAsFarAsAsked) {
  const auto belly = [](double bump_cm) {
    return front_of(poses::drawings(poses::picture(pose("plank.wall")), {Side::none, false, bump_cm})[0], 98, 115);
  };
  EXPECT_NEAR(belly(9) - belly(0), 9, 1);
}

TEST(Pictures, ABumpKeepsItsSizeWhileTheBackIsPressedToTheWall) {
  Picture p = poses::picture(pose("pelvic_tilt.wall"));
  p.frames[0].arch = 5.5;
  p.frames[1].arch = -2;
  p.frames[0].near_arm = p.frames[0].far_arm = p.frames[1].near_arm = p.frames[1].far_arm = {Bone{90}, Bone{90}};
  const std::vector<Drawing> frames = poses::drawings(p, {Side::none, false, 12});
  EXPECT_NEAR(front_of(frames[0], 95, 115), front_of(frames[1], 95, 115), 1);
}

TEST(Pictures, NoFloorLineRunsThroughTheLegsOfABedSeenFromAbove) {
  Picture p = poses::picture(pose("side_hip_abduction.side"));
  p.camera = CameraAngles{0, 24};
  EXPECT_EQ(std::ranges::count(poses::drawings(p, {Side::right, true})[0].marks, Ink::ground, &DrawingMark::ink), 0);
  p.camera = CameraAngles{0, 0};
  EXPECT_EQ(std::ranges::count(poses::drawings(p, {Side::right, true})[0].marks, Ink::ground, &DrawingMark::ink), 1);
}

TEST(Pictures, InGreyTheTrainedLegIsFarDarkerThanTheShorts) {
  const auto luma = [](Color c) { return .299 * c.red + .587 * c.green + .114 * c.blue; };
  for (const Design& design : {Design{}, in_black({})})
    EXPECT_LT(luma(design.ink(Ink::trained)), luma(design.ink(Ink::shorts)) - .25);
  EXPECT_EQ(luma(in_black({}).ink(Ink::trained)), 0);
}

TEST(Pictures, FromTheFrontABumpIsRoundAndWhole) {
  const Picture standing = poses::picture(pose("side_hip_abduction.standing"));
  EXPECT_EQ(poses::drawings(standing, {Side::right, false, 9})[0].marks.size(),
            poses::drawings(standing, {Side::right, false})[0].marks.size() + 2);
}

TEST(Pictures, APillowForTheBumpIsThereForABumpAlone) {
  Picture p = poses::picture(pose("knee_to_chest.side_lying"));
  const std::size_t without = poses::drawings(p, {Side::right, false})[0].marks.size();
  p.props.push_back({"bump_pillow", {76, 112, 62, 84}, {}, {}});
  EXPECT_EQ(poses::drawings(p, {Side::right, false})[0].marks.size(), without);
  EXPECT_GT(poses::drawings(p, {Side::right, false, 6})[0].marks.size(), without);
}

TEST(Pictures, ABedHasAPillowUnderTheHeadUnlessTheCardPutsOne) {
  Picture p = poses::picture(pose("side_hip_abduction.back_slide"));
  const std::size_t with_its_own = poses::drawings(p, {Side::right, true})[0].marks.size();
  EXPECT_EQ(with_its_own, poses::drawings(p, {Side::right, false})[0].marks.size() + 1);
  p.props.push_back({"pillow", {20, 60, 40, 80}, {}, {}});
  EXPECT_EQ(poses::drawings(p, {Side::right, true})[0].marks.size(), with_its_own);
}

TEST(Pictures, PartsAreDrawnInTheOrderOfTheCard) {
  Picture p = poses::picture(pose("knee_to_chest.back"));
  p.frames[1].order = {"far_arm", "far_leg", "trunk", "head", "near_arm", "near_leg"};
  const std::vector<Drawing> frames = poses::drawings(p, {Side::right, false});
  EXPECT_GT(last_of(frames[0], Ink::skin), last_of(frames[0], Ink::trained)) << "beside the body";
  EXPECT_LT(last_of(frames[1], Ink::skin), last_of(frames[1], Ink::trained)) << "behind the thigh";
}

TEST(Pictures, AnArrowAtTheLowerBackRunsIntoWhatItPressesAgainst) {
  Picture p = poses::picture(pose("pelvic_tilt.wall"));
  p.frames[1].arrows = {Arrow{"lower_back", 180}};
  const Drawing d = poses::drawings(p, {Side::none, false})[1];
  const Point tip = d.marks.back().points[0];
  EXPECT_EQ(d.marks.back().ink, Ink::arrow);
  EXPECT_LT(tip.x, p.props[1].at[0]) << "the wall";
  EXPECT_GT(tip.x, p.props[1].at[0] - 12);
}

TEST(Pictures, AHollowBackShowsTheGapThatIsPressedAway) {
  Picture p = poses::picture(pose("pelvic_tilt.wall"));
  p.frames[0].arch = 5;
  p.frames[1].arrows = {Arrow{"lower_back", 180}};
  const std::vector<Drawing> frames = poses::drawings(p, {Side::none, false});
  EXPECT_EQ(std::ranges::count(frames[0].marks, Ink::trained, &DrawingMark::ink), 1);
  EXPECT_EQ(std::ranges::count(frames[1].marks, Ink::trained, &DrawingMark::ink), 0);
}

double wide(const Drawing& d, Ink ink) {
  double left = 1e9, right = -1e9;
  for (const DrawingMark& m : d.marks)
    if (m.ink == ink)
      for (const Point p : m.points) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
      }
  return right - left;
}

TEST(Pictures, TheCameraTurnsRoundTheBody) {
  Picture p = poses::picture(pose("pelvic_tilt.wall"));
  const auto shirt_at = [&p](double yaw) {
    p.camera = CameraAngles{yaw, 0};
    return wide(poses::drawings(p, {Side::none, false})[0], Ink::shirt);
  };
  EXPECT_GT(shirt_at(60), shirt_at(0) + 5) << "shoulders are wider than a chest is deep";
}

TEST(Pictures, AManHasBroaderShouldersThanAWoman) {
  const Picture p = poses::picture(pose("side_hip_abduction.standing"));
  const auto shirt_of = [&p](BodyKind body) {
    return wide(poses::drawings(p, {Side::right, false, 0, body})[0], Ink::shirt);
  };
  EXPECT_GT(shirt_of(BodyKind::man), shirt_of(BodyKind::woman));
}

TEST(Pictures, AHandIsWhereItIsLaid) {
  Picture p = poses::picture(pose("pelvic_tilt.chair"));
  p.frames[0].near_hand = Reach{"near_hip", {20, 8, 5}, {0, 0, 1}};
  const Skeleton s = skeleton(p, p.frames[0]);
  const Vec off = s.near_arm.end - s.near_leg.root;
  EXPECT_NEAR(off.x, 20, 1.5);
  EXPECT_NEAR(off.y, 8, 1.5);
  EXPECT_NEAR(off.z, 5, 1.5);
  EXPECT_NEAR(length(s.near_arm.middle - s.near_arm.root), bone::upper_arm, 1e-6);
  EXPECT_NEAR(length(s.near_arm.end - s.near_arm.middle), bone::forearm, 1e-6);
}

TEST(Pictures, TheFloorIsUnderEverythingThatStandsOnIt) {
  Picture p = poses::picture(pose("side_hip_abduction.standing"));
  p.camera = CameraAngles{};
  const Drawing d = poses::drawings(p, {Side::right, false})[0];
  const DrawingMark& ground = d.marks.front();
  ASSERT_EQ(ground.ink, Ink::ground);
  EXPECT_GE(ground.points[1].x, 190) << "the seat of the chair";
  EXPECT_GT(lowest(d, [](const DrawingMark& m) { return m.ink == Ink::prop_edge; }), -0.1) << "a leg of the chair";
}

struct Refused {
  const char* what;
  const char* form;
  void (*spoil)(Picture&);
  const char* message;
};

class RefusedPose : public testing::TestWithParam<Refused> {};

TEST_P(RefusedPose, SaysWhatIsWrong) {
  Picture p = poses::picture(pose(GetParam().form));
  GetParam().spoil(p);
  try {
    poses::drawings(p, {Side::right});
    FAIL() << GetParam().what << " was drawn";
  } catch (const PictureError& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr(GetParam().message));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Poses, RefusedPose,
    testing::Values(
        Refused{"a knee bent forward", "knee_to_chest.seated", [](Picture& p) { p.frames[0].near_leg[1].deg = 20; },
                "near knee bends the wrong way"},
        Refused{"the other knee bent forward", "knee_to_chest.back",
                [](Picture& p) { p.frames[1].far_leg[1].deg = 80; }, "far knee bends the wrong way"},
        Refused{"an elbow bent back", "plank.worktop", [](Picture& p) { p.frames[0].near_arm[1].deg = 270; },
                "near elbow bends the wrong way"},
        Refused{"a knee bent sideways", "side_hip_abduction.standing",
                [](Picture& p) { p.frames[0].near_leg[1].deg = 300; }, "bends sideways"},
        Refused{"a foot turned backwards", "pelvic_tilt.wall", [](Picture& p) { p.frames[0].near_leg[2].deg = 180; },
                "ankle"},
        Refused{"a leg without a foot", "pelvic_tilt.wall", [](Picture& p) { p.frames[0].near_leg.pop_back(); },
                "near_leg has 2 bones"},
        Refused{"a bone longer than itself", "pelvic_tilt.wall",
                [](Picture& p) { p.frames[0].near_leg[0].length = 1.2; }, "up to 1"},
        Refused{"a hand out of reach", "pelvic_tilt.wall",
                [](Picture& p) {
                  p.frames[0].near_hand = Reach{"near_foot", {}, {1, 0, 0}};
                },
                "cm too far"},
        Refused{"a hand on nothing", "pelvic_tilt.wall",
                [](Picture& p) {
                  p.frames[0].near_hand = Reach{"near_wing", {}, {1, 0, 0}};
                },
                "near_wing"},
        Refused{"no frame", "pelvic_tilt.wall", [](Picture& p) { p.frames.clear(); }, "at least one frame"},
        Refused{"an arrow at no joint", "pelvic_tilt.wall",
                [](Picture& p) {
                  p.frames[1].arrows = {Arrow{"near_wing", 90}};
                },
                "near_wing"},
        Refused{"an unknown thing", "pelvic_tilt.wall", [](Picture& p) { p.props[0].kind = "sofa"; }, "sofa"},
        Refused{"a mat with three edges", "knee_to_chest.back",
                [](Picture& p) {
                  p.props[0].at = {1, 2, 3};
                },
                "3 numbers"},
        Refused{"a wall nowhere", "pelvic_tilt.wall", [](Picture& p) { p.props[1].at.clear(); }, "0 numbers"},
        Refused{"a pillow between the legs nowhere", "pelvic_tilt.wall",
                [](Picture& p) {
                  p.props.push_back({"leg_pillow", {40, 8}, {}, {}});
                },
                "2 numbers; expected 4"},
        Refused{"a band tied to nothing", "band_hip.forward",
                [](Picture& p) { std::erase_if(p.props, [](const Prop& one) { return one.kind == "post"; }); },
                "the picture has none"}),
    [](const auto& refused) {
      std::string name = refused.param.what;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

}  // namespace
}  // namespace rehab
