// SPDX-License-Identifier: Apache-2.0
// The clinic's logo on paper: once in each document, and no document at all where it can't be used.
#include <gmock/gmock.h>

#include "base/image_files.hpp"
#include "cli/planner.hpp"

namespace rehab::support {
namespace {

using ::testing::HasSubstr;

const std::string plan_command = planner + " plan t.yaml --clinic house/clinic.yaml";

void set_up_house(const Folder& folder, const std::string& logo) {
  spit(folder / "t.yaml", plain_intake("clinician: J. Park\n"));
  spit(folder / "house/clinic.yaml", "schema: 1\nname: North Hip Clinic\nlogo: our-logo.png\n");
  spit(folder / "house/our-logo.png", logo);
}

TEST(Logo, StandsOnceOnTheFirstPageOfEachDocument) {
  const Folder folder;
  set_up_house(folder, test::jpeg_of({}));  // what it is counts, not what it is called
  ASSERT_EQ(folder.run(plan_command).status, 0);
  for (const std::string paper : {"T-1.pdf", "T-1.record.pdf"}) {
    const auto images = folder.run("pdfimages -list " + paper + " | tail -n +3");
    EXPECT_THAT(images.out, ::testing::StartsWith("   1     0 image      48    32  rgb")) << paper;
    EXPECT_EQ(std::ranges::count(images.out, '\n'), 1) << paper << images.out;
    EXPECT_THAT(folder.run("pdfinfo -struct-text " + paper).out, HasSubstr("Figure"));
    EXPECT_EQ(folder.run("qpdf --check " + paper).status, 0);
  }
}

TEST(Logo, AHeldPageHasItToo) {
  const Folder folder;
  set_up_house(folder, test::png_of({}));
  spit(folder / "t.yaml", plain_intake("clinician: J. Park\npain_where: [below_knee]\nnerve_exam: abnormal\n"));
  ASSERT_EQ(folder.run(plan_command).status, 10);
  EXPECT_THAT(folder.run("pdfimages -list T-1.held.pdf").out, HasSubstr("   1     0 image"));
}

TEST(Logo, ABrokenOneStopsTheRunWithItsNameAndRemedy) {
  const Folder folder;
  const std::string png = test::png_of({}, 300, 100);
  for (const std::string& logo : {png.substr(0, png.size() / 2), std::string("GIF89a"), test::png_of({}, 8, 8)}) {
    set_up_house(folder, logo);
    const auto result = folder.run(plan_command);
    EXPECT_EQ(result.status, 78) << result.err;
    EXPECT_THAT(result.err, HasSubstr("the clinic's logo can't be used: "));
    EXPECT_THAT(result.err, HasSubstr("house/our-logo.png: "));
    EXPECT_THAT(result.err, HasSubstr("give a PNG or JPEG of at most 1 MiB"));
    EXPECT_EQ(folder.files(), 3U) << "nothing is written";
  }
}

}  // namespace
}  // namespace rehab::support
