// SPDX-License-Identifier: Apache-2.0
// Bad plugins, as a clinic meets them: each ends in its own named state or failure, exit 78 and no paper.
#include <gtest/gtest.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;

struct BadPlugin {
  const char* name;
  const char* message;  ///< what the command says
};

class PlanWith : public ::testing::TestWithParam<BadPlugin> {};

TEST_P(PlanWith, ABadPluginWritesNothing) {
  const Folder folder;
  const std::string bad = build_folder + "/bad_plugins/" + GetParam().name;
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --plugins " + bad);
  EXPECT_EQ(result.status, 78) << result.err;
  EXPECT_NE(result.err.find(GetParam().name), std::string::npos) << result.err;
  EXPECT_NE(result.err.find(GetParam().message), std::string::npos) << result.err;
  EXPECT_EQ(folder.files(), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    All, PlanWith,
    ::testing::Values(BadPlugin{"text_file", ""}, BadPlugin{"cut_short", ""}, BadPlugin{"no_entry", ""},
                      BadPlugin{"other_fingerprint", "Build the plugin again"}, BadPlugin{"other_id", ""},
                      BadPlugin{"missing_symbol", ""}, BadPlugin{"missing_library", ""},
                      BadPlugin{"throws_in_create", ""}, BadPlugin{"crashes_in_loading", ""},
                      BadPlugin{"exits_in_loading", ""}, BadPlugin{"loops_in_loading", ""},
                      BadPlugin{"throws_in_loading", ""}, BadPlugin{"throws_in_advise", ""},
                      BadPlugin{"exits_in_advise", "exit status 0"}, BadPlugin{"crashes_in_advise", "crashed"},
                      BadPlugin{"loops_in_advise", "than one patient may"},
                      BadPlugin{"decides_foreign_rule", "wrong_rules"}, BadPlugin{"leaves_out_a_rule", "wrong_rules"},
                      BadPlugin{"changes_its_mind", "two answers"}, BadPlugin{"remembers_answers", "two answers"},
                      BadPlugin{"introduces_foreign_exercise", ""}),
    [](const auto& bad) { return std::string(bad.param.name); });

TEST(Plugins, TwoOfOneIdAreBothRefused) {
  const Folder folder;
  const std::string bad = build_folder + "/bad_plugins/";
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --plugins " + bad +
                                 "twice_here --plugins " + bad + "twice_there");
  EXPECT_EQ(result.status, 78) << result.err;
  EXPECT_NE(result.err.find("twice_here/twice: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("twice_there/twice: "), std::string::npos) << result.err;
  EXPECT_EQ(folder.files(), 0U);
}

TEST(Plugins, AFailureNamesItsPluginOnce) {
  const Folder folder;
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --plugins " + build_folder +
                                 "/bad_plugins/throws_in_advise");
  const std::size_t first = result.err.find("throws_in_advise");
  ASSERT_NE(first, std::string::npos) << result.err;
  EXPECT_EQ(result.err.find("throws_in_advise", first + 1), std::string::npos) << result.err;
}

TEST(Plugins, ListShowsEachStateOnceAndHidesNoOther) {
  const Folder folder;
  const auto result = folder.run(planner + " plugins list --json --plugins " + build_folder + "/bad_plugins/text_file");
  EXPECT_EQ(result.status, 1) << result.err;
  for (const char* expected : {"\"not_a_library\"", "\"safety_rules\"", "\"hip_realignment\"", "\"ready\""})
    EXPECT_NE(result.out.find(expected), std::string::npos) << expected << "\n" << result.out;
}

TEST(Plugins, NewMakesOneThatIsFoundCheckedAndPrinted) {
  const Folder folder;
  EXPECT_EQ(folder.run(planner + " plugins new north_hip").status, 0);
  const auto checked = folder.run(planner + " plugins check north_hip");
  EXPECT_EQ(checked.status, 0) << checked.err;
  const auto explained = folder.run(planner + " explain north_hip/examples/clamshell.yaml --plugins .");
  EXPECT_EQ(explained.status, 0) << explained.err;
  EXPECT_NE(explained.out.find("Clamshell"), std::string::npos) << explained.out;
}

TEST(Plugins, WordsThatAreMissingInTheLanguageKeepTheExerciseBack) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  const auto result =
      folder.run(planner + " plan north_hip/examples/clamshell.yaml --plugins . --lang de --json -o s.pdf");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_NE(result.out.find("\"words\""), std::string::npos) << "the reason";
}

TEST(Plugins, WordsInALanguageNobodyAsksForStopNoPlan) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  spit(folder / "north_hip/words/es.yaml", "schema: 1\nlanguage: es\nreviewed: perhaps\n");
  const std::string plan = planner + " plan north_hip/examples/clamshell.yaml --plugins . --force";
  EXPECT_EQ(folder.run(plan).status, 0);
  EXPECT_EQ(folder.run(plan + " --lang de").status, 0);
  for (const std::string& command :
       {plan + " --lang es", planner + " plugins list --plugins .", planner + " plugins check north_hip"}) {
    const auto result = folder.run(command);
    EXPECT_NE(result.status, 0) << command;
    EXPECT_NE((result.out + result.err).find("words/es.yaml:3"), std::string::npos) << result.out << result.err;
  }
  const std::string example = slurp(folder / "north_hip/examples/clamshell.yaml");
  spit(folder / "north_hip/examples/clamshell.yaml", example + "language: es\n");
  EXPECT_EQ(folder.run(plan).status, 78) << "the sheet would be in that language";
  spit(folder / "north_hip/examples/clamshell.yaml", example + "language: xx\n");
  const auto unknown = folder.run(plan);
  EXPECT_EQ(unknown.status, 65);
  EXPECT_NE(unknown.err.find("the words are de, en and es"), std::string::npos) << unknown.err;
}

/// The starter with one change: what check, list and plan say.
void expect_refused(const Folder& folder, int check_status, const std::string& state, const std::string& message) {
  const auto checked = folder.run(planner + " plugins check north_hip");
  EXPECT_EQ(checked.status, check_status) << checked.err;
  EXPECT_NE(checked.err.find(message), std::string::npos) << checked.err;
  const auto listed = folder.run(planner + " plugins list --plugins .");
  EXPECT_EQ(listed.status, 1) << listed.out;
  EXPECT_NE(listed.out.find(state), std::string::npos) << listed.out;
  EXPECT_NE(listed.out.find(message), std::string::npos) << listed.out;
  const auto planned = folder.run(planner + " plan " + examples + "left-hip.yaml --plugins . -o sheet.pdf");
  EXPECT_EQ(planned.status, 78) << planned.err;
  EXPECT_NE(planned.err.find(message), std::string::npos) << planned.err;
  EXPECT_NE(planned.err.find("add it to `disabled`"), std::string::npos) << planned.err;
  EXPECT_FALSE(fs::exists(folder / "sheet.pdf"));
}

TEST(Plugins, ACardWithoutAWholeDoseIsRefusedByAll) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  const std::string card = folder / "north_hip/exercises/clamshell.yaml";
  std::string text = slurp(card);
  const std::size_t at = text.find(", days: 3");
  ASSERT_NE(at, std::string::npos);
  spit(card, text.erase(at, 9));
  expect_refused(folder, 65, "broken", "days");
}

TEST(Plugins, ARuleThatOthersCanChangeIsRefusedByAll) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  fs::permissions(folder / "north_hip/rules/rules.yaml", fs::perms(0666));
  expect_refused(folder, 65, "untrusted_file", "rules/rules.yaml can be written by other users");
}

TEST(Plugins, ARuleForAnExerciseNobodyHasIsAWarningOfCheck) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  const std::string rules = folder / "north_hip/rules/rules.yaml";
  std::string text = slurp(rules);
  const std::size_t at = text.find("{is: clamshell}");
  ASSERT_NE(at, std::string::npos);
  spit(rules, text.replace(at, 15, "{is: water_walking}"));
  const auto checked = folder.run(planner + " plugins check north_hip");
  EXPECT_EQ(checked.status, 0) << checked.err;
  EXPECT_NE(checked.err.find("warning: rules.C1: no bundle has exercise 'water_walking'"), std::string::npos)
      << checked.err;
  EXPECT_EQ(folder.run(planner + " plan " + examples + "left-hip.yaml --plugins .").status, 0);
}

TEST(Plugins, ALibraryThatBreaksInLoadingIsNamedWithItsState) {
  const Folder folder;
  const std::map<std::string, std::string> state_of{{"crashes_in_loading", "crashed_in_loading"},
                                                    {"exits_in_loading", "exited_in_loading"},
                                                    {"loops_in_loading", "timed_out_in_loading"},
                                                    {"throws_in_create", "failed_to_create"}};
  for (const auto& [plugin, state] : state_of) {
    const auto result = folder.run(planner + " explain " + examples + "left-hip.yaml --plugins " + build_folder +
                                   "/bad_plugins/" + plugin);
    EXPECT_EQ(result.status, 78) << result.err;
    EXPECT_NE(result.err.find("bundle " + plugin + " can't be used (" + state + ")"), std::string::npos) << result.err;
  }
}

TEST(Plugins, APluginNamedAsAFolderOfPluginsIsRefused) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --plugins north_hip");
  EXPECT_EQ(result.status, 78) << result.err;
  EXPECT_NE(result.err.find("is itself a plugin"), std::string::npos) << result.err;
}

TEST(Plugins, NewReplacesNothingAndRefusesAnIdThatIsNone) {
  const Folder folder;
  fs::create_directory(folder / "here");
  EXPECT_EQ(folder.run(planner + " plugins new here").status, 73);
  for (const char* id : {"North", "1st", "a-b", "../up", "''", "safety_rules"})
    EXPECT_EQ(folder.run(planner + " plugins new " + id).status, 64) << id;
  EXPECT_EQ(folder.files(), 0U);
}

TEST(Plugins, CheckPlansTheExamplesWithTheBundleInPlaceOfTheInstalledOne) {
  const Folder folder;
  folder.run(planner + " plugins new north_hip");
  const std::string example = slurp(folder / "north_hip/examples/clamshell.yaml");
  spit(folder / "north_hip/examples/clamshell.yaml", example + "leave_out: {clamshel: none}\n");
  const auto misspelt = folder.run(planner + " plugins check north_hip --plugins .");
  EXPECT_EQ(misspelt.status, 65) << misspelt.err;
  EXPECT_NE(misspelt.err.find("clamshell"), std::string::npos) << misspelt.err;
  spit(folder / "north_hip/examples/clamshell.yaml", example + "age: 41\n");
  EXPECT_EQ(folder.run(planner + " plugins check north_hip").status, 65) << "the example is no intake";
}

/// The shipped bundles without some of them.
void copy_bundles_without(const std::string& id, const Folder& folder) {
  fs::create_directories(folder / "data");
  fs::copy(build_folder + "/plugins", folder / "data/plugins", fs::copy_options::recursive);
  fs::remove_all(folder / ("data/plugins/" + id));
  fs::copy(planner, folder / "data/rehab-planner");
  fs::create_directory_symlink(REHAB_SOURCE_DIR "/templates", folder / "data/templates");
}

TEST(Plugins, WithoutSurgeryEscalationTheProductWorks) {
  const Folder folder;
  copy_bundles_without("surgery_escalation", folder);
  const auto result = folder.run("data/rehab-planner plan " + examples + "failed-conservative-care.yaml -o s.pdf");
  EXPECT_EQ(result.status, 0) << result.err;
}

TEST(Plugins, WithoutSafetyRulesTheProductRefuses) {
  const Folder folder;
  copy_bundles_without("safety_rules", folder);
  const auto result = folder.run("data/rehab-planner plan " + examples + "left-hip.yaml -o s.pdf");
  EXPECT_EQ(result.status, 78) << result.err;
  EXPECT_NE(result.err.find("safety_rules"), std::string::npos) << result.err;
  EXPECT_FALSE(fs::exists(folder / "s.pdf"));
}

TEST(Plugins, CheckTellsAProgramToo) {
  const Folder folder;
  folder.run(planner + " plugins new mine");
  const auto good = folder.run(planner + " plugins check mine --json");
  EXPECT_EQ(good.status, 0) << good.err;
  EXPECT_NE(good.out.find("\"ok\": true"), std::string::npos) << good.out;
  folder.run("sed -i 's/facts: {/facts: {xylophone: 3, /' mine/exercises/*.yaml");
  const auto bad = folder.run(planner + " plugins check mine --json");
  EXPECT_EQ(bad.status, 65);
  EXPECT_NE(bad.out.find("\"ok\": false"), std::string::npos) << bad.out;
  EXPECT_NE(bad.out.find("\"message\": \"forms.side.facts.xylophone: unknown key\""), std::string::npos) << bad.out;
}

}  // namespace
}  // namespace rehab::support
