// SPDX-License-Identifier: Apache-2.0
// `plugins check` finds what makes a bundle incomplete, and has nothing to say about those that ship.
#include "run/check_content.hpp"

#include <gmock/gmock.h>

#include "support/command.hpp"
#include "support/shipped_figures.hpp"

namespace rehab::support {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr const char* templates = REHAB_SOURCE_DIR "/templates";

TEST(CheckContent, ShippedBundlesAndTheStarterPluginAreComplete) {
  for (const char* bundle : {"plugins/hip_realignment", "plugins/safety_rules", "plugins/surgery_escalation",
                             "plugins/therapy_referral", "templates/plugin"}) {
    const Problems problems = check_content(std::string(REHAB_SOURCE_DIR "/") + bundle, templates, shipped_figures());
    EXPECT_TRUE(problems.empty()) << problems.render();
  }
}

struct Broken {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* message;
};

std::string copy_of_the_hips(const Folder& folder) {
  const std::string bundle = folder / "hip_realignment";
  fs::copy(REHAB_SOURCE_DIR "/plugins/hip_realignment", bundle, fs::copy_options::recursive);
  return bundle;
}

void break_in(const std::string& bundle, const Broken& broken) {
  std::string text = slurp(bundle + "/" + broken.file);
  const std::size_t at = text.find(broken.from);
  ASSERT_NE(at, std::string::npos) << broken.what;
  spit(bundle + "/" + broken.file, text.replace(at, std::string(broken.from).size(), broken.to));
}

TEST(CheckContent, SaysWhatIsMissingAndWhere) {
  const Broken table[] = {
      {"a fact left out", "exercises/band_hip.yaml", "kneeling: no, ", "", "kneeling"},
      {"a picture that shows more than is stated", "exercises/band_hip.yaml", "hip_flexion_deg: 95",
       "hip_flexion_deg: 20", "forms.seated: "},
      {"a picture that shows less than is stated", "exercises/plank.yaml", "hip_flexion_deg: 0", "hip_flexion_deg: 90",
       "forms.wall: hip_flexion_deg states 90 degrees"},
      {"a position that the drawing contradicts", "exercises/pelvic_tilt.yaml", "position: supine", "position: seated",
       "position states seated, but the trunk is drawn lying"},
      {"a knee bent the wrong way", "exercises/band_hip.yaml", "near_leg: \"5 270 356\"", "near_leg: \"5 70 356\"",
       "forms.seated: its picture can't be drawn"},
      {"a foot in the floor", "exercises/pelvic_tilt.yaml", "hip: [40, 83]", "hip: [40, 70]", "cm into the ground"},
      {"a back in the wall", "exercises/pelvic_tilt.yaml", "{wall: [29]}", "{wall: [35]}", "into the wall"},
      {"hands beside the worktop", "exercises/plank.yaml", "{worktop: [156]}", "{worktop: [186]}",
       "no hand is on the worktop"},
      {"nobody on the chair", "exercises/knee_to_chest.yaml", "hip: [75, 54], torso: 100", "hip: [75, 62], torso: 100",
       "above the"},
      {"a later form that asks for more", "exercises/band_hip.yaml", "- {times: 10, sore_times: 7}\n      - {times: 12",
       "- {times: 10, sore_times: 7}\n      - {times: 20", "forms.seated: "},
      {"a form without words", "words/en.yaml", "      figure_4:\n", "      figure_5:\n", "no words for this form"},
      {"a hard sentence", "words/en.yaml", "\"Keep your body firm and still.\"",
       "\"Keep your body firm and still and strong and long and flat for as long as you can.\"", "words in a sentence"},
  };
  for (const Broken& broken : table) {
    const Folder folder;
    const std::string bundle = copy_of_the_hips(folder);
    break_in(bundle, broken);
    const std::vector<Problem> problems = check_content(bundle, templates, support::shipped_figures()).sorted();
    ASSERT_FALSE(problems.empty()) << broken.what << ": found nothing wrong";
    EXPECT_THAT(problems[0].message, HasSubstr(broken.message)) << broken.what;
    EXPECT_THAT(problems[0].place.file.text(), HasSubstr(broken.file)) << broken.what;
    EXPECT_GT(problems[0].place.line, 1) << broken.what;
  }
}

TEST(CheckContent, SaysWhereStepsPictureAndNeedsDisagree) {
  const Broken table[] = {
      {"a thing that is needed and not drawn", "exercises/pelvic_tilt.yaml", "needs: [chair]", "needs: [chair, pillow]",
       "forms.chair: it needs pillow, and its picture does not show it"},
      {"a thing that is drawn and not needed", "exercises/pelvic_tilt.yaml", "props: [floor, {wall: [29]}]",
       "props: [floor, {wall: [29]}, {pillow: [80, 7]}]",
       "forms.wall: its picture shows 'pillow', and it does not need it"},
      {"a pillow for the bump that is not drawn", "exercises/knee_to_chest.yaml", ", {bump_pillow: [125, 158, 0, 9]}",
       "", "forms.side_lying: it needs pillow, and its picture does not show it"},
      {"a thing that no step places", "words/en.yaml", "\"Sit right back on the chair. Lean on its back.\"",
       "\"Sit down.\"", "knee_to_chest.forms.seated: chair: 1 needed, 0 placed by the steps"},
      {"the second of two pillows", "words/de.yaml",
       "\"Beugen Sie beide Knie. Legen Sie das {SIDE}E Bein auf ein Kissen.\"",
       "\"Beugen Sie beide Knie mit dem {SIDE}EN Bein oben.\"", "pillow: 2 needed, 1 placed by the steps"},
      {"the pillow for the bump", "words/es.yaml", "\"Ponga una almohada debajo de la barriga.\"", "\"Respire.\"",
       "pillow: 3 needed in pregnancy, 2 placed by the steps"},
      {"a thing that you_need does not name", "words/de.yaml", "you_need: \"Fester Stuhl mit Lehne.\"",
       "you_need: \"Nichts.\"", "chair is needed, and you_need does not name it"},
      {"a leg that no step names", "words/en.yaml", "\"Keep your {SIDE} leg straight, in line with your body.\"",
       "\"Keep your leg straight.\"", "it trains one leg, and no step says {SIDE}"},
      {"a hold that no step tells", "words/en.yaml", "\"Hold for {hold} seconds. Keep breathing.\"",
       "\"Keep breathing.\"", "its dose has a hold, and no step says {hold}"},
      {"a step that tells a hold there is none of", "words/es.yaml", "\"Apriete las nalgas.\"",
       "\"Mantenga {hold} segundos.\"", "a step says {hold}, and no dose has a hold"},
      {"a title that is none", "words/de.yaml", "plain: Rücken flach drücken", "plain: unteren Rücken flach machen",
       "plain: \"unteren Rücken flach machen\" is no title"},
      {"a knee bent in words alone", "words/en.yaml", "\"Move your {SIDE} leg back a little. Keep it straight.\"",
       "\"Bend your {SIDE} knee.\"", "a step bends a knee, and its picture shows none bent"},
  };
  const Folder folder;
  const std::string bundle = copy_of_the_hips(folder);
  for (const Broken& broken : table) break_in(bundle, broken);
  const Problems problems = check_content(bundle, templates, support::shipped_figures());
  EXPECT_TRUE(problems.ok()) << "warnings, which stop no plan";
  for (const Broken& broken : table) EXPECT_THAT(problems.render(), HasSubstr(broken.message)) << broken.what;
}

TEST(CheckContent, EachExampleIsTried) {
  const std::string bundle = REHAB_SOURCE_DIR "/templates/plugin";
  std::size_t tried = 0;
  Problems problems;
  check_examples(
      bundle,
      [&](const std::string& file, Problems& found) {
        ++tried;
        found.error({file, 1, 1}, "age: missing");
      },
      problems);
  EXPECT_GE(tried, 1U) << "the starter plugin has no example";
  EXPECT_EQ(problems.errors(), tried);
  EXPECT_THAT(problems.render(), HasSubstr("examples/"));
}

}  // namespace
}  // namespace rehab::support
