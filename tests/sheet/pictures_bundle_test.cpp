// SPDX-License-Identifier: Apache-2.0
// The pictures of the cards that ship: each can be drawn for both sides and agrees with its form's facts. Writes sheets
// of all of them into the build folder (pictures-left.svg, pictures-right.svg), to be looked at.
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "plugins/bundle_reader.hpp"
#include "sheet/pictures/drawn_angles.hpp"
#include "sheet/pictures/pictures.hpp"
#include "sheet/pictures_svg.hpp"

namespace rehab {
namespace {

const Bundle& bundle() {
  static const Bundle shipped = [] {
    Problems problems;
    Bundle b = read_bundle(REHAB_SOURCE_DIR "/plugins/hip_realignment", problems);
    EXPECT_TRUE(problems.ok()) << problems.render();
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
  if (form.side == SideUse::neither) return {Side::none, form.on_bed, ""};
  return {side, form.on_bed, side == Side::left ? "LEFT" : "RIGHT"};
}

TEST(ShippedPictures, AreDrawnForBothSides) {
  for (const Side side : {Side::left, Side::right})
    for (const bool grey : {false, true}) {
      std::vector<svg::Entry> entries;
      each_form([&](const std::string& name, const Form& form) {
        try {
          entries.push_back({name, draw(form.picture, request(form, side))});
          EXPECT_GE(form.picture.frames.size(), 2u) << name << ": a start and an end";
        } catch (const PictureError& e) {
          ADD_FAILURE() << name << ": " << e.what();
        }
      });
      const std::string file = std::string(REHAB_BINARY_DIR) +
                               (side == Side::left ? "/pictures-left" : "/pictures-right") +
                               (grey ? "-grey.svg" : ".svg");
      std::ofstream(file) << svg::contact_sheet(entries, grey);
    }
}

TEST(ShippedPictures, AgreeWithTheFacts) {
  each_form([](const std::string& name, const Form& form) {
    for (const std::string& message : compare_angles(form.picture, form.facts))
      ADD_FAILURE() << name << ": " << message;
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

/// Whether a line between two points comes into the letters of a label.
bool crosses(const DrawingMark& label, Point from, Point to) {
  const double half_wide = 0.3 * label.width * static_cast<double>(label.text.size()), half_high = 0.35 * label.width;
  for (int step = 0; step <= 100; ++step) {
    const Point p{from.x + (to.x - from.x) * step / 100, from.y + (to.y - from.y) * step / 100};
    if (std::abs(p.x - label.points[0].x) < half_wide && std::abs(p.y - label.points[0].y) < half_high) return true;
  }
  return false;
}

TEST(ShippedPictures, NoEdgeOfAMatRunsThroughAWordWhereTheLegSlidesOut) {
  each_form([](const std::string& name, const Form& form) {
    if (!name.starts_with("side_hip_abduction.back_slide")) return;
    for (const Side side : {Side::left, Side::right}) {
      std::vector<Drawing> frames = draw(form.picture, request(form, side));
      fit_labels(frames, 16);
      for (const Drawing& d : frames)
        for (const DrawingMark& edge : d.marks)
          for (std::size_t i = 0; edge.kind == DrawingMark::Kind::outline && edge.open && i < edge.points.size(); ++i)
            EXPECT_FALSE(crosses(d.marks.back(), edge.points[i], edge.points[(i + 1) % edge.points.size()])) << name;
    }
  });
}

}  // namespace
}  // namespace rehab
