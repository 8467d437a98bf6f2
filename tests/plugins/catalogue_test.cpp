// SPDX-License-Identifier: Apache-2.0
// Where bundles are found, the state each ends in, and what stops a plan.
#include "plugins/catalogue.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "plugins/blocking.hpp"
#include "plugins/read_clinic.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Clinic without_requirements() {
  Clinic clinic;
  clinic.required.clear();
  return clinic;
}

Catalogue look_in(std::vector<std::string> paths, const Clinic& clinic = without_requirements()) {
  std::vector<PluginFolder> folders;
  for (std::string& path : paths) folders.push_back({std::move(path), "--plugins"});
  return find_bundles(folders, clinic);
}

std::vector<std::string> states(const Catalogue& catalogue) {
  std::vector<std::string> states;
  for (const CatalogueEntry& entry : catalogue.entries)
    states.push_back(entry.id + " " + std::string(word_of(entry.finding.state)));
  return states;
}

void replace_all_in(const std::string& file, const std::string& old_text, const std::string& new_text) {
  std::string text = slurp(file);
  for (std::size_t at = 0; (at = text.find(old_text, at)) != std::string::npos; at += new_text.size())
    text.replace(at, old_text.size(), new_text);
  spit(file, text);
}

/// The test bundle under another id.
std::string bundle_called(const std::string& id, const Scratch& scratch) {
  const std::string folder = scratch.small_clinic(id);
  replace_all_in(folder + "/plugin.yaml", "small_clinic", id);
  replace_all_in(folder + "/rules/rules.yaml", "small_clinic", id);
  return folder;
}

void rename_exercise(const std::string& folder, const std::string& id) {
  const std::string card = folder + "/exercises/" + id + ".yaml";
  std::filesystem::rename(folder + "/exercises/heel_slide.yaml", card);
  for (const std::string& file :
       {card, folder + "/plugin.yaml", folder + "/words/en.yaml", folder + "/rules/rules.yaml"})
    replace_all_in(file, "heel_slide", id);
}

TEST(Catalogue, FindsBundlesAndNothingElse) {
  Scratch scratch;
  scratch.small_clinic();
  std::filesystem::create_directories(scratch / "CMakeFiles");
  spit(scratch / "notes.txt", "hello");
  std::filesystem::create_directories(scratch / ".hidden/rules");
  const Catalogue catalogue = look_in({scratch.string()});
  EXPECT_THAT(states(catalogue), ElementsAre("small_clinic ready"));
  ASSERT_EQ(catalogue.ready().size(), 1u);
  EXPECT_EQ(catalogue.ready()[0]->bundle->exercises.size(), 1u);
  EXPECT_THAT(blocking(catalogue, without_requirements()), IsEmpty());
}

TEST(Catalogue, FolderNamedTwiceCountsOnce) {
  Scratch scratch;
  scratch.small_clinic();
  std::filesystem::create_directory_symlink(scratch.string(), scratch / "again");
  EXPECT_THAT(states(look_in({scratch.string(), scratch.string() + "/.", (scratch / "again").string()})),
              ElementsAre("small_clinic ready"));
}

TEST(Catalogue, BundleThatLostItsPluginYamlIsBroken) {
  Scratch scratch;
  std::filesystem::remove(scratch.small_clinic() + "/plugin.yaml");
  const Catalogue catalogue = look_in({scratch.string()});
  EXPECT_THAT(states(catalogue), ElementsAre("small_clinic broken"));
  EXPECT_THAT(catalogue.entries[0].finding.reason, HasSubstr("plugin.yaml"));
}

TEST(Catalogue, DuplicateIdRefusesBoth) {
  Scratch one, other;
  one.small_clinic();
  other.small_clinic();
  const Catalogue catalogue = look_in({one.string(), other.string()});
  EXPECT_THAT(states(catalogue), ElementsAre("small_clinic duplicate_id", "small_clinic duplicate_id"));
  EXPECT_EQ(blocking(catalogue, without_requirements()).size(), 2u);
  EXPECT_THAT(catalogue.entries[0].finding.reason, HasSubstr(catalogue.entries[1].folder)) << "names the other one";
}

TEST(Catalogue, FolderAndYamlMustAgree) {
  Scratch scratch;
  scratch.small_clinic("large_clinic");
  const Catalogue catalogue = look_in({scratch.string()});
  EXPECT_THAT(states(catalogue), ElementsAre("large_clinic id_mismatch"));
  EXPECT_THAT(catalogue.entries[0].finding.remedy, HasSubstr("small_clinic"));
}

TEST(Catalogue, BrokenOneHidesNoOther) {
  Scratch scratch;
  scratch.small_clinic();
  spit(scratch / "a_broken_one/plugin.yaml", "schema: 1\nid: [\n");
  spit(scratch / "z_broken_one/plugin.yaml", "schema: 1\nid: z_broken_one\n");
  const Catalogue catalogue = look_in({scratch.string()});
  EXPECT_THAT(states(catalogue), ElementsAre("a_broken_one broken", "small_clinic ready", "z_broken_one broken"));
  EXPECT_GT(catalogue.entries[2].problems.errors(), 1u);
  EXPECT_THAT(catalogue.entries[2].finding.remedy, HasSubstr("plugins check"));
  const std::vector<Blocker> blockers = blocking(catalogue, without_requirements());
  ASSERT_EQ(blockers.size(), 2u);
  EXPECT_EQ(blockers[0].id, "a_broken_one");
  EXPECT_THAT(blockers[0].message, HasSubstr("broken"));
  EXPECT_THAT(blockers[0].remedy, HasSubstr("disabled"));
}

TEST(Catalogue, WordsThatNobodyReadsBreakNoBundle) {
  Scratch scratch;
  spit(scratch.small_clinic() + "/words/fr.yaml", "schema: 1\nlanguage: fr\nreviewed: perhaps\n");
  Catalogue catalogue = find_bundles({{scratch.string(), "--plugins"}}, without_requirements(), Languages{{"en"}});
  read_more_words(catalogue, Languages{{"de"}});
  EXPECT_THAT(states(catalogue), ElementsAre("small_clinic ready"));
  read_more_words(catalogue, Languages{{"fr"}});
  EXPECT_THAT(states(catalogue), ElementsAre("small_clinic broken"));
  EXPECT_THAT(catalogue.entries[0].finding.reason, HasSubstr("fr.yaml:3"));
  EXPECT_THAT(states(look_in({scratch.string()})), ElementsAre("small_clinic broken"));
}

TEST(Catalogue, DisabledIsNeitherReadNorBlocking) {
  Scratch scratch;
  spit(scratch / "surgery/plugin.yaml", "not even YAML: [");
  Clinic clinic = without_requirements();
  clinic.disabled = {"surgery"};
  const Catalogue catalogue = look_in({scratch.string()}, clinic);
  EXPECT_THAT(states(catalogue), ElementsAre("surgery disabled"));
  EXPECT_THAT(blocking(catalogue, clinic), IsEmpty());
  EXPECT_THAT(catalogue.ready(), IsEmpty());
}

TEST(Catalogue, DisablingABundleThatIsNotThereBlocks) {
  Clinic clinic = without_requirements();
  clinic.disabled = {"surgrey"};
  const std::vector<Blocker> blockers = blocking(Catalogue{}, clinic);
  ASSERT_EQ(blockers.size(), 1u);
  EXPECT_THAT(blockers[0].message, HasSubstr("disables a bundle surgrey, which is not there"));
}

TEST(Catalogue, AFieldToRecordThatNoIntakeHasBlocks) {
  Clinic clinic = without_requirements();
  clinic.must_record = {"fals", "hip_surgery", "xray.avn", "pain_in_two_sessions"};
  const std::vector<Blocker> blockers = blocking(Catalogue{}, clinic);
  ASSERT_EQ(blockers.size(), 2u);
  EXPECT_THAT(blockers[0].message, HasSubstr("'fals', which is no field of an intake"));
  EXPECT_EQ(blockers[0].remedy, "Did you mean 'falls'?");
  EXPECT_EQ(blockers[1].id, "pain_in_two_sessions");
}

TEST(Catalogue, SafetyRulesAreAlwaysRequired) {
  Scratch scratch;
  scratch.small_clinic();
  const std::vector<Blocker> blockers = blocking(look_in({scratch.string()}), Clinic{});
  ASSERT_EQ(blockers.size(), 1u);
  EXPECT_EQ(blockers[0].id, "safety_rules");
  EXPECT_THAT(blockers[0].remedy, HasSubstr("--plugins"));
}

TEST(Catalogue, RequiredCanNotBeDisabled) {
  Clinic clinic;
  clinic.disabled = {"safety_rules"};
  const std::vector<Blocker> blockers = blocking(Catalogue{}, clinic);
  ASSERT_EQ(blockers.size(), 1u);
  EXPECT_THAT(blockers[0].message, HasSubstr("required, and disabled"));
}

TEST(Catalogue, FolderNamedAndNotThereBlocks) {
  const Catalogue catalogue =
      find_bundles({{"/nowhere/asked", "--plugins", false}, {"/nowhere/installed", "the installation", true}},
                   without_requirements());
  const std::vector<Blocker> blockers = blocking(catalogue, without_requirements());
  ASSERT_EQ(blockers.size(), 1u) << "nobody asked for the installed folder";
  EXPECT_THAT(blockers[0].message, HasSubstr("/nowhere/asked"));
}

TEST(Catalogue, ExerciseOfTwoBundlesRefusesBoth) {
  Scratch scratch;
  scratch.small_clinic();
  bundle_called("other_clinic", scratch);
  EXPECT_THAT(states(look_in({scratch.string()})),
              ElementsAre("other_clinic duplicate_exercise", "small_clinic duplicate_exercise"));
}

struct NameCase {
  const char* match;    ///< of a rule of other_clinic, whose own exercise is bridge
  const char* message;  ///< empty: accepted
};

class NamesInRules : public testing::TestWithParam<NameCase> {};

TEST_P(NamesInRules, OfOtherBundlesAreChecked) {
  Scratch scratch;
  scratch.small_clinic();
  const std::string other = bundle_called("other_clinic", scratch);
  rename_exercise(other, "bridge");
  replace_in(other + "/rules/rules.yaml", "ask: {exercise: {is: bridge}, form: {is: seated}}",
             std::string("ask: ") + GetParam().match);
  const Catalogue catalogue = look_in({scratch.string()});
  const bool good = GetParam().message[0] == '\0';
  EXPECT_THAT(states(catalogue),
              ElementsAre(good ? "other_clinic ready" : "other_clinic broken", "small_clinic ready"));
  EXPECT_EQ(catalogue.entries[0].beside_others.ok(), good);
  EXPECT_THAT(catalogue.entries[0].beside_others.render(), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Table, NamesInRules,
    testing::Values(NameCase{"{exercise: {is: heel_slide}, form: {is: lying}}", ""},
                    NameCase{"{exercise: {is: heel_slid}}", "did you mean 'heel_slide'?"},
                    NameCase{"{exercise: {is: of_a_bundle_not_here}, form: {is: anyhow}}", ""},
                    NameCase{"{exercise: {is: heel_slide}, position: {is: prone}}", ""},
                    NameCase{"{exercise: {is: heel_slide}, form: {is: hanging}}", "heel_slide has no form 'hanging'"},
                    NameCase{"{exercise: {any_of: [bridge, heel_slide]}, form: {is: seted}}", "did you mean 'seated'?"},
                    NameCase{"{form: {is: lying_on_bed}}", ""},
                    NameCase{"{form: {is: lieing}}", "no bundle has form 'lieing'"},
                    NameCase{"{any: [{exercise: {is: heel_slid}}, {effort: {from: 3}}]}",
                             "did you mean 'heel_slide'?"}));

TEST(Catalogue, ARuleThatConcernsNothingIsAWarning) {
  for (const auto& [match, message] :
       {std::pair{"{exercise: {is: of_a_bundle_not_here}}", "no bundle has exercise 'of_a_bundle_not_here'"},
        std::pair{"{position: {is: prone}, straddle: {is: yes}}", "it concerns no form of any bundle"},
        std::pair{"{exercise: {is: heel_slide}}", ""}}) {
    Scratch scratch;
    const std::string folder = scratch.small_clinic();
    spit(folder + "/rules/more.yaml",
         "schema: 1\nrules:\n  Z9:\n    when: {pain_usual: {from: 8}}\n    then:\n"
         "      - forbid: " +
             std::string(match) + "\n    because: For a test.\n    source: [policy X]\n");
    const Catalogue catalogue = look_in({scratch.string()});
    EXPECT_THAT(states(catalogue), ElementsAre("small_clinic ready")) << match;
    EXPECT_TRUE(catalogue.entries[0].beside_others.ok()) << match;
    EXPECT_EQ(catalogue.entries[0].beside_others.empty(), *message == '\0') << match;
    EXPECT_THAT(catalogue.entries[0].beside_others.render(), HasSubstr(message)) << match;
  }
}

struct SettingCase {
  const char* key;
  Settings::Setting value;
  const char* reason;
};

TEST(Catalogue, SettingsMustFitWhatIsDeclared) {
  Scratch scratch;
  scratch.small_clinic();
  for (const SettingCase& c :
       {SettingCase{"weeks", 60.0, "out of its range"}, SettingCase{"weeks", std::string("long"), "out of its range"},
        SettingCase{"style", std::string("wild"), "out of its range"}, SettingCase{"style", 3.0, "out of its range"},
        SettingCase{"weks", 6.0, "is no setting"}}) {
    Clinic clinic = without_requirements();
    clinic.settings["small_clinic"][c.key] = c.value;
    const Catalogue catalogue = look_in({scratch.string()}, clinic);
    EXPECT_THAT(states(catalogue), ElementsAre("small_clinic bad_settings")) << c.key;
    EXPECT_THAT(catalogue.entries[0].finding.reason, HasSubstr(c.reason));
  }
}

TEST(Catalogue, SettingsAreDefaultsAndWhatTheClinicSets) {
  Scratch scratch;
  scratch.small_clinic();
  Clinic clinic = without_requirements();
  clinic.settings["small_clinic"]["weeks"] = 6.0;
  const Catalogue catalogue = look_in({scratch.string()}, clinic);
  ASSERT_EQ(catalogue.ready().size(), 1u);
  EXPECT_EQ(catalogue.ready()[0]->settings.number("weeks"), 6);
  EXPECT_EQ(catalogue.ready()[0]->settings.word("style"), "calm");
}

TEST(Catalogue, SettingsOfABundleThatIsNotThereBlock) {
  Clinic clinic = without_requirements();
  clinic.settings["smal_clinic"]["weeks"] = 6.0;
  const std::vector<Blocker> blockers = blocking(Catalogue{}, clinic);
  ASSERT_EQ(blockers.size(), 1u);
  EXPECT_THAT(blockers[0].message, HasSubstr("smal_clinic"));
}

}  // namespace
}  // namespace rehab
