// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "plugins/read_clinic.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;

std::string refused(const std::string& yaml) {
  Scratch scratch;
  spit(scratch / "clinic.yaml", "schema: 1\n" + yaml);
  Problems problems;
  read_clinic((scratch / "clinic.yaml").string(), problems);
  EXPECT_FALSE(problems.ok()) << yaml;
  return problems.render();
}

Clinic accepted(const std::filesystem::path& file) {
  Problems problems;
  Clinic clinic = read_clinic(file.string(), problems);
  EXPECT_TRUE(problems.empty()) << problems.render();
  return clinic;
}

TEST(Clinic, LeavesDefaultsWhereTheFileIsSilent) {
  Scratch scratch;
  spit(scratch / "clinic.yaml", "schema: 1\n");
  const Clinic clinic = accepted(scratch / "clinic.yaml"), standard;
  EXPECT_EQ(clinic.file, (scratch / "clinic.yaml").string());
  EXPECT_EQ(clinic.start_with, standard.start_with);
  EXPECT_EQ(clinic.page, "A4");
  EXPECT_TRUE(clinic.required.contains("safety_rules"));
}

TEST(Clinic, SaysWhatInkItsPrinterHas) {
  Scratch scratch;
  spit(scratch / "clinic.yaml", "schema: 1\nink: black\n");
  EXPECT_EQ(accepted(scratch / "clinic.yaml").ink, PrintInk::black);
  EXPECT_EQ(Clinic().ink, PrintInk::colour);
  EXPECT_THAT(refused("ink: blakc\n"), HasSubstr("did you mean 'black'?"));
}

TEST(Clinic, PathsAreRelativeToTheFile) {
  Scratch scratch;
  spit(scratch / "house/clinic.yaml", "schema: 1\nlogo: logo.png\nplugin_folders: [../own, /opt/bundles]\n");
  const Clinic clinic = accepted(scratch / "house/clinic.yaml");
  EXPECT_THAT(clinic.plugin_folders, testing::ElementsAre((scratch / "own").string(), "/opt/bundles"));
  EXPECT_EQ(clinic.logo, (scratch / "house/logo.png").string());
}

TEST(Clinic, SettingsAreNumbersOrWords) {
  Scratch scratch;
  spit(scratch / "clinic.yaml", "schema: 1\nsettings:\n  a: {weeks: 6, style: calm, quoted: \"6\"}\n");
  const Clinic clinic = accepted(scratch / "clinic.yaml");
  EXPECT_EQ(clinic.settings.at("a").at("weeks"), Settings::Setting(6.0));
  EXPECT_EQ(clinic.settings.at("a").at("style"), Settings::Setting(std::string("calm")));
  EXPECT_EQ(clinic.settings.at("a").at("quoted"), Settings::Setting(std::string("6")));
}

TEST(Clinic, RequiredAddsToSafetyRules) {
  Scratch scratch;
  spit(scratch / "clinic.yaml", "schema: 1\nrequired: [hip_realignment]\ndisabled: [surgery_escalation]\n");
  const Clinic clinic = accepted(scratch / "clinic.yaml");
  EXPECT_THAT(clinic.required, testing::ElementsAre("hip_realignment", "safety_rules"));
  EXPECT_THAT(clinic.disabled, testing::ElementsAre("surgery_escalation"));
}

TEST(Clinic, MustRecordNamesFieldsAndGroups) {
  Scratch scratch;
  spit(scratch / "clinic.yaml", "schema: 1\nmust_record: [conditions, hip_surgery, my_clinic.mood]\n");
  EXPECT_THAT(accepted(scratch / "clinic.yaml").must_record,
              testing::ElementsAre("conditions", "hip_surgery", "my_clinic.mood"));
}

TEST(Clinic, RefusesWhatItCanNotFollow) {
  EXPECT_THAT(refused("disabled: [safety_rules]\n"), HasSubstr("can't be disabled"));
  EXPECT_THAT(refused("page: A5\n"), HasSubstr("did you mean 'A4'?"));
  EXPECT_THAT(refused("start_with: 0\n"), HasSubstr("from 1 to 8"));
  EXPECT_THAT(refused("phonee: 1\n"), HasSubstr("did you mean 'phone'?"));
}

TEST(Clinic, TemplateIsReadAsItStands) {
  const Clinic clinic = accepted(REHAB_SOURCE_DIR "/templates/clinic.yaml");
  EXPECT_FALSE(clinic.name.empty());
}

/// The template explains every key there is, in use or as a comment.
TEST(Clinic, TemplateNamesEveryKey) {
  const std::string text = slurp(REHAB_SOURCE_DIR "/templates/clinic.yaml");
  ASSERT_FALSE(clinic_shape().fields().empty());
  for (const ShapeField& field : clinic_shape().fields()) EXPECT_THAT(text, HasSubstr(field.key + ":"));
}

}  // namespace
}  // namespace rehab
