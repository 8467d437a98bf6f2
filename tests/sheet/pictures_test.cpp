// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/pictures.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

#include "sheet/pictures/drawn_angles.hpp"
#include "sheet/pictures/skeleton.hpp"
#include "sheet/pictures_poses.hpp"
#include "sheet/pictures_svg.hpp"

namespace rehab {
namespace {

class EveryPose : public testing::TestWithParam<poses::PoseRow> {
 protected:
  const poses::PoseRow& row() const { return GetParam(); }
  Picture picture() const { return poses::picture(row()); }
};

TEST_P(EveryPose, ShowsTheTrueAnglesOfItsTable) {
  const auto drawn = drawn_angles(picture());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const poses::FrameRow& stated = row().frames[i];
    const auto compare = [&](double expected, std::optional<double> shown, const char* what) {
      if (std::isnan(expected) || row().out_of_plane) return;
      ASSERT_TRUE(shown) << stated.label << ": " << what << " is not measured in this view";
      EXPECT_NEAR(*shown, expected, 1.0) << stated.label << ": " << what;
    };
    compare(stated.hip_flexion, drawn[i].hip_flexion_deg, "hip flexion");
    compare(stated.knee_flexion, drawn[i].knee_flexion_deg, "knee flexion");
    compare(stated.out, drawn[i].out_deg, "out to the side");
  }
}

TEST_P(EveryPose, AgreesWithItsFacts) {
  EXPECT_EQ(compare_angles(picture(), poses::facts(row())), std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Forms, EveryPose, testing::ValuesIn(poses::rows()), [](const auto& pose) {
  std::string name = pose.param.form;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST(Gallery, ShowsEveryFormForBothSides) {
  for (const Side side : {Side::right, Side::left})
    for (const bool grey : {false, true}) {
      std::vector<svg::Entry> entries;
      for (const poses::PoseRow& row : poses::rows()) {
        const Side leg = row.leg == Side::none ? Side::none : side;
        const DrawRequest request{leg, false, leg == Side::none ? "" : side == Side::left ? "LEFT" : "RIGHT"};
        entries.push_back({row.form, draw(poses::picture(row), request)});
        const bool mat = std::string_view(row.props).starts_with("mat") &&
                         std::string_view(row.form).find("plank") == std::string_view::npos;
        if (mat)
          entries.push_back(
              {std::string(row.form) + " on bed", draw(poses::picture(row), {leg, true, request.side_label})});
      }
      const std::string name =
          std::string("/pictures-") + (side == Side::left ? "left" : "right") + (grey ? "-grey" : "");
      std::ofstream(REHAB_BINARY_DIR + name + ".svg") << svg::contact_sheet(entries, grey);
    }
}

}  // namespace
}  // namespace rehab
