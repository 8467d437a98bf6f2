// SPDX-License-Identifier: Apache-2.0
// What `plugins check` refuses, no plan is made with: the same change to a shipped bundle, seen by the check, by the
// list and by the plan.
#include "run/setup.hpp"

#include <gmock/gmock.h>

#include "run/check_content.hpp"
#include "support/build.hpp"
#include "support/command.hpp"
#include "support/shipped_figures.hpp"

namespace rehab::support {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

struct Refused {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* message;
};

/// The shipped bundles in a folder of their own, one of them spoilt.
class SpoiltHouse {
 public:
  explicit SpoiltHouse(const Refused& spoil) {
    fs::copy(build_folder + "/plugins", folder_ / "plugins", fs::copy_options::recursive);
    const std::string file = bundle() + "/" + spoil.file;
    std::string text = slurp(file);
    const std::size_t at = text.find(spoil.from);
    EXPECT_NE(at, std::string::npos) << spoil.what;
    if (at != std::string::npos) spit(file, text.replace(at, std::string(spoil.from).size(), spoil.to));
  }

  std::string bundle() const { return folder_ / "plugins/hip_realignment"; }
  SetupOptions options() const {
    SetupOptions options;
    options.templates = REHAB_SOURCE_DIR "/templates";
    options.installed = {folder_ / "plugins", "the test"};
    return options;
  }
  Finding finding() const {
    for (const CatalogueEntry& entry : open_house(options()).catalogue.entries)
      if (entry.id == "hip_realignment") return entry.finding;
    return {};
  }

 private:
  const Folder folder_;
};

TEST(Setup, WhatCheckRefusesPlanRefuses) {
  const Refused table[] = {
      {"a picture that shows more than is stated", "exercises/band_hip.yaml", "hip_flexion_deg: 95",
       "hip_flexion_deg: 20", "hip_flexion_deg"},
      {"a position that the drawing contradicts", "exercises/pelvic_tilt.yaml", "position: supine", "position: seated",
       "position states seated"},
      {"a knee bent the wrong way", "exercises/band_hip.yaml", "near_leg: \"5 270 356\"", "near_leg: \"5 70 356\"",
       "its picture can't be drawn"},
      {"an arrow at nothing", "exercises/band_hip.yaml", "arrow: {at: near_foot", "arrow: {at: near_nowhere",
       "near_nowhere"},
      {"no whole dose", "exercises/pelvic_tilt.yaml", ", days: 7", "", "days"},
      {"a promise", "words/en.yaml", "Makes your tummy", "Realigns your tummy", "promises or orders too much"},
  };
  for (const Refused& each : table) {
    const SpoiltHouse house(each);
    const Problems problems = check_content(house.bundle(), house.options().templates, shipped_figures());
    EXPECT_FALSE(problems.ok()) << each.what;
    EXPECT_THAT(problems.render(), HasSubstr(each.message)) << each.what;
    const Finding finding = house.finding();
    EXPECT_EQ(word_of(finding.state), "broken") << each.what;
    EXPECT_THAT(finding.reason, HasSubstr(each.message)) << each.what;
    EXPECT_THAT(finding.remedy, HasSubstr("plugins check")) << each.what;
    try {
      open_setup(house.options());
      ADD_FAILURE() << each.what << ": a plan would be made";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind, ErrorKind::config) << each.what;
      EXPECT_THAT(error.what(), HasSubstr("hip_realignment")) << each.what;
    }
  }
}

TEST(Setup, WhatIsOnlyHardToReadStopsNoPlan) {
  const SpoiltHouse house({"a long sentence", "words/en.yaml", "Makes your tummy and hip muscles stronger.",
                           "Makes your tummy and hip muscles stronger and longer and better and firmer and calmer and "
                           "warmer.",
                           ""});
  EXPECT_FALSE(check_content(house.bundle(), house.options().templates, shipped_figures()).empty()) << "a warning";
  EXPECT_NO_THROW(open_setup(house.options()));
}

}  // namespace
}  // namespace rehab::support
