// SPDX-License-Identifier: Apache-2.0
// The pictures of the cards that ship: each can be drawn for both sides and agrees with its form's facts. Writes sheets
// of all of them into the build folder (pictures-left.svg, pictures-right.svg), to be looked at.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "pdf/artwork.hpp"
#include "pdf/path.hpp"
#include "plugins/bundle_reader.hpp"
#include "sheet/pictures/contacts.hpp"
#include "sheet/pictures/coverage.hpp"
#include "sheet/pictures/drawn_angles.hpp"
#include "sheet/pictures/geometry.hpp"
#include "sheet/pictures/label.hpp"
#include "sheet/pictures/pictures.hpp"
#include "sheet/pictures/skeleton.hpp"
#include "sheet/pictures_poses.hpp"
#include "sheet/pictures_svg.hpp"
#include "support/build.hpp"
#include "support/shipped_figures.hpp"

namespace rehab {
namespace {

const Bundle& bundle() {
  static const Bundle shipped = [] {
    Problems problems;
    Bundle b =
        read_bundle(REHAB_SOURCE_DIR "/plugins/hip_realignment", problems, every_language, support::shipped_figures());
    EXPECT_TRUE(problems.ok()) << problems.render();
    EXPECT_FALSE(b.exercises.empty());
    return b;
  }();
  return shipped;
}

template <class Call>
void each_form(Call call) {
  for (const Exercise& e : bundle().exercises)
    for (const Form& f : e.forms) call(e.id + "." + f.id, f);
}

DrawRequest request(const Form& form, Side side) {
  if (form.side == SideUse::neither) return {Side::none, form.on_bed};
  return {side, form.on_bed};
}

TEST(ShippedPictures, AreDrawnForBothSides) {
  for (const Side side : {Side::left, Side::right}) {
    std::vector<svg::Entry> entries;
    each_form([&](const std::string& name, const Form& form) {
      try {
        entries.push_back({name, poses::drawings(form.picture, request(form, side))});
        EXPECT_GE(form.picture.frames.size(), 2u) << name << ": a start and an end";
      } catch (const PictureError& e) {
        ADD_FAILURE() << name << ": " << e.what();
      }
    });
    for (const bool grey : {false, true}) {
      const std::string file = support::build_folder + (side == Side::left ? "/pictures-left" : "/pictures-right") +
                               (grey ? "-grey.svg" : ".svg");
      std::ofstream(file) << svg::contact_sheet(entries, grey);
    }
  }
}

TEST(ShippedPictures, AgreeWithTheFacts) {
  each_form([](const std::string& name, const Form& form) {
    for (const std::string& message : compare_angles(form.picture, form.facts))
      ADD_FAILURE() << name << ": " << message;
  });
}

/// From the ceiling, a side looks like a back, which a pregnant woman must not lie on.
TEST(ShippedPictures, WhoLiesOnTheSideFacesTheReader) {
  each_form([](const std::string& name, const Form& form) {
    if (std::get<std::string>(form.facts.at("position")) != "side_lying") return;
    for (const Frame& frame : form.picture.frames) {
      const Skeleton s = skeleton(form.picture, frame);
      EXPECT_GT(s.camera.faces(s.chest.front), 0.7) << name;
    }
  });
}

TEST(ShippedPictures, TheLegThatIsLainOnBendsAsMuchAsStated) {
  std::size_t forms = 0;
  each_form([&](const std::string& name, const Form& form) {
    if (!name.starts_with("side_hip_abduction.") || word_fact(form, "position") != "side_lying") return;
    ++forms;
    for (const Frame& frame : form.picture.frames)
      EXPECT_NEAR(knee_bend_deg(skeleton(form.picture, frame).far_leg), 30, 3) << name << ": " << frame.label;
  });
  EXPECT_GE(forms, 4U);
}

TEST(ShippedPictures, HandsThatDrawTheKneeUpAreSeenAtItsThigh) {
  each_form([](const std::string& name, const Form& form) {
    if (!name.starts_with("knee_to_chest.")) return;
    constexpr double hand_and_thigh = 13;
    const Skeleton s = skeleton(form.picture, form.picture.frames.back());
    const auto [from, to, at] = std::array{s.near_leg.root, s.near_leg.middle, s.near_arm.end};
    const Vec thigh = unit(to - from);
    EXPECT_LT(length(cross(at - from, thigh)), hand_and_thigh) << name;
    const Drawing d = poses::drawings(form.picture, request(form, Side::right)).back();
    const auto last = [&d](Ink ink) {
      return std::ranges::find(d.marks.rbegin(), d.marks.rend(), ink, &DrawingMark::ink);
    };
    EXPECT_LT(last(Ink::skin), last(Ink::trained)) << name << ": the hand is drawn over the thigh";
  });
}

TEST(ShippedPictures, ShowThePillowTheyNeed) {
  each_form([](const std::string& name, const Form& form) {
    const auto needs = [&form](const char* thing) {
      return std::ranges::any_of(form.needs, [thing](const auto& any) { return std::ranges::count(any, thing) > 0; });
    };
    const auto is_pillow = [](const Prop& p) { return p.kind == "pillow" || p.kind == "leg_pillow"; };
    EXPECT_EQ(needs("pillow"), std::ranges::any_of(form.picture.props, is_pillow)) << name;
  });
}

TEST(ShippedPictures, StandLieAndLeanOnWhatIsThere) {
  each_form([](const std::string& name, const Form& form) {
    for (const std::string& message : compare_contacts(form.picture, form.facts))
      ADD_FAILURE() << name << ": " << message;
  });
}

/// In tenths of a centimetre, each mark in a colour of its own.
std::size_t bytes_of(const Drawing& d) {
  pdf::ArtworkRecorder recorder;
  double grey = 0;
  for (const DrawingMark& m : d.marks) {
    std::vector<pdf::Point> points;
    for (const Point p : m.points) points.push_back({(p.x - d.left) * 10, (p.y - d.bottom) * 10});
    recorder.fill(pdf::Path::smooth_polygon(points), {grey, 0.565, 0.608});
    grey = 0.9 - grey;
  }
  return recorder.finish({0, 0, d.width() * 10, d.height() * 10}).bytes.size();
}

TEST(ShippedPictures, TakeFourKilobytesAFrameAtMost) {
  each_form([](const std::string& name, const Form& form) {
    for (const double bump_cm : {0.0, 16.0})
      for (const BodyKind body : {BodyKind::woman, BodyKind::man})
        for (const Drawing& d : poses::drawings(form.picture, {Side::right, form.on_bed, bump_cm, body}))
          EXPECT_LE(bytes_of(d), 4096u) << name;
  });
}

/// The near leg is the right one where the front of the trunk points 90 degrees clockwise from hip to head.
TEST(ShippedPictures, ShowARightLeg) {
  each_form([](const std::string& name, const Form& form) {
    const Picture& p = form.picture;
    if (p.view != View::side && p.view != View::above) return;
    const std::map<std::string, double> ways{{"right", 0}, {"up", 90}, {"left", 180}, {"down", 270}};
    ASSERT_TRUE(ways.contains(p.faces)) << name << ": faces " << p.faces;
    const double off = std::remainder(ways.at(p.faces) - (p.frames[0].torso.deg - 90), 360);
    EXPECT_LT(std::abs(off), 45) << name << " faces " << p.faces << ", but its near leg would be a left one";
  });
}

std::string word_for(Side side) {
  return side == Side::left ? "LEFT" : "RIGHT";
}

/// Whether a line between two points comes into the letters of a word.
bool crosses(const PlacedLabel& word, Point from, Point to) {
  constexpr double letters = 0.88;  // of the room it takes
  for (int step = 0; step <= 100; ++step) {
    const Point off = between(from, to, step / 100.0) - word.middle;
    if (std::abs(off.x) < letters * word.half.x && std::abs(off.y) < letters * word.half.y) return true;
  }
  return false;
}

TEST(ShippedPictures, NoEdgeOfAMatRunsThroughAWordWhereTheLegSlidesOut) {
  std::size_t edges = 0;
  each_form([&edges](const std::string& name, const Form& form) {
    if (!name.starts_with("side_hip_abduction.back_slide")) return;
    for (const Side side : {Side::left, Side::right})
      for (const DrawingPtr& d : draw(form.picture, request(form, side))) {
        const PlacedLabel word = place_label(d, word_for(side), 16, d->left, d->right);
        for (const DrawingMark& edge : d->marks)
          for (std::size_t i = 0; edge.open && i < edge.points.size(); ++i, ++edges)
            EXPECT_FALSE(crosses(word, edge.points[i], edge.points[(i + 1) % edge.points.size()])) << name;
      }
  });
  EXPECT_GT(edges, 0u);
}

/// From the edge of a word to the bones of a leg, drawn for this side.
double distance_to(const PlacedLabel& word, const Skeleton& s, const Limb& leg, Side side) {
  double least = 1e9;
  const std::vector<std::pair<Point, Point>> bones{{s.camera(leg.root), s.camera(leg.middle)},
                                                   {s.camera(leg.middle), s.camera(leg.end)},
                                                   {s.camera(leg.end), s.camera(leg.tip)}};
  for (const auto& [from, to] : bones)
    for (int step = 0; step <= 40; ++step) {
      Point p = between(from, to, step / 40.0);
      if (side == Side::left) p.x = -p.x;
      const Point off = p - word.middle;
      least = std::min(least, std::hypot(std::max(0.0, std::abs(off.x) - word.half.x),
                                         std::max(0.0, std::abs(off.y) - word.half.y)));
    }
  return least;
}

TEST(ShippedPictures, AWordIsNearerToTheLegItNamesThanToTheOther) {
  each_form([](const std::string& name, const Form& form) {
    if (form.side == SideUse::neither) return;
    for (const Side side : {Side::left, Side::right})
      for (const double letters : {10.0, 16.0, 20.0}) {
        const Frames frames = draw(form.picture, request(form, side));
        for (std::size_t i = 0; i < frames.size(); ++i) {
          const Drawing& d = *frames[i];
          const PlacedLabel word = place_label(frames[i], word_for(side), letters, d.left, d.right);
          const Skeleton body = skeleton(form.picture, form.picture.frames[i]);
          EXPECT_LE(distance_to(word, body, body.near_leg, side), distance_to(word, body, body.far_leg, side) + 0.5)
              << name << ", frame " << form.picture.frames[i].label << " in letters of " << letters;
        }
      }
  });
}

bool is_of_the_body(const DrawingMark& m) {
  constexpr std::array inks{Ink::skin,     Ink::shirt,   Ink::shorts,      Ink::hair,
                            Ink::far_skin, Ink::trained, Ink::trained_edge};
  return std::ranges::find(inks, m.ink) != inks.end();
}

/// An arrow that starts in the back is the exception: it shows where to press.
TEST(ShippedPictures, NoArrowStandsOnTheBody) {
  std::size_t arrows = 0;
  each_form([&arrows](const std::string& name, const Form& form) {
    const std::vector<Drawing> frames = poses::drawings(form.picture, request(form, Side::right));
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const std::vector<Arrow>& stated = form.picture.frames[i].arrows;
      if (std::ranges::any_of(stated, [](const Arrow& a) { return a.at == "lower_back"; })) continue;
      Drawing body = frames[i];
      std::erase_if(body.marks, [](const DrawingMark& m) { return !is_of_the_body(m); });
      for (const DrawingMark& m : frames[i].marks) {
        if (m.ink != Ink::arrow || m.kind != DrawingMark::Kind::fill) continue;
        ++arrows;
        const Point tail = between(m.points[3], m.points[4], 0.5);
        EXPECT_EQ(Coverage(body).taken_along(m.points[0], tail, 2), 0) << name << ", " << form.picture.frames[i].label;
      }
    }
  });
  EXPECT_GT(arrows, 0u);
}

/// But where the back is pressed into it.
TEST(ShippedPictures, NoArrowReachesBelowTheGround) {
  std::size_t arrows = 0;
  each_form([&arrows](const std::string& name, const Form& form) {
    if (form.picture.view != View::side || form.picture.camera) return;  // else the ground is a surface
    const auto presses = [](const Arrow& a) { return a.at == "lower_back"; };
    if (std::ranges::any_of(form.picture.frames.back().arrows, presses)) return;
    for (const Side side : {Side::left, Side::right})
      for (const Drawing& d : poses::drawings(form.picture, request(form, side)))
        for (const DrawingMark& m : d.marks) {
          if (m.ink != Ink::arrow) continue;
          ++arrows;
          for (const Point p : m.points) EXPECT_GE(p.y, 0) << name;
        }
  });
  EXPECT_GT(arrows, 0u);
}

}  // namespace
}  // namespace rehab
