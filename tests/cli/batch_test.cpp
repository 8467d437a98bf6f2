// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;

std::string intake_of(const std::string& id, const std::string& more = {}) {
  std::string text = plain_intake(more);
  return text.replace(text.find("T-1"), 3, id);
}

TEST(Batch, OneBadPatientNeverStopsTheRest) {
  const Folder folder;
  for (const char* id : {"A", "B", "C", "D"}) spit(folder / (std::string("in/") + id + ".yaml"), intake_of(id));
  spit(folder / "in/E.yaml", intake_of("E", "agee: 3\n"));
  std::string held = intake_of("F");
  spit(folder / "in/F.yaml", held.replace(held.find("none"), 4, "[clot]"));
  const auto result = folder.run(planner + " batch in -o out -j 2");
  EXPECT_EQ(result.status, 1) << result.err;
  for (const char* id : {"A", "B", "C", "D"})
    EXPECT_TRUE(fs::exists(folder / (std::string("out/") + id + ".pdf"))) << id;
  EXPECT_TRUE(fs::exists(folder / "out/F.held.pdf"));
  EXPECT_FALSE(fs::exists(folder / "out/E.pdf"));
  EXPECT_NE(result.err.find("1 held"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("1 bad intake"), std::string::npos) << result.err;
  const std::string manifest = slurp(folder / "out/manifest.json");
  EXPECT_NE(manifest.find("\"state\": \"held\""), std::string::npos) << manifest;
}

TEST(Batch, ABadIntakeThatWouldStopTheOthersIsReadBeforeItsTurn) {
  const Folder folder;
  spit(folder / "in/A.yaml", intake_of("A"));
  for (const char* file : {"half-1", "half-2"})
    spit(folder / (std::string("in/") + file + ".yaml"), "schema: 1\npatient: P-0\n");
  spit(folder / "in/long.yaml", intake_of(std::string(240, 'x')));
  spit(folder / "in/old.yaml", intake_of("B", "agee: 3\n"));
  spit(folder / "out/B.pdf", "mine");
  const auto result = folder.run(planner + " batch in -o out");
  EXPECT_EQ(result.status, 1) << result.err;
  EXPECT_TRUE(fs::exists(folder / "out/A.pdf")) << result.err;
  EXPECT_EQ(slurp(folder / "out/B.pdf"), "mine");
  EXPECT_NE(result.err.find("4 bad intake"), std::string::npos) << result.err;
}

TEST(Batch, WritesWebPagesToo) {
  const Folder folder;
  spit(folder / "in/A.yaml", intake_of("A"));
  ASSERT_EQ(folder.run(planner + " batch in -o out --format html").status, 0);
  EXPECT_TRUE(fs::exists(folder / "out/A.html"));
  EXPECT_TRUE(fs::exists(folder / "out/A.record.pdf"));
  EXPECT_FALSE(fs::exists(folder / "out/A.pdf"));
}

TEST(Batch, EachSheetIsInItsOwnLanguage) {
  const Folder folder;
  spit(folder / "in/A.yaml", intake_of("A"));
  spit(folder / "in/B.yaml", intake_of("B", "language: de\n"));
  spit(folder / "in/C.yaml", intake_of("C", "language: xx\n"));
  const auto result = folder.run(planner + " batch in -o out --format html");
  EXPECT_EQ(result.status, 1) << result.err;
  EXPECT_NE(slurp(folder / "out/A.html").find("lang=\"en\""), std::string::npos);
  EXPECT_NE(slurp(folder / "out/B.html").find("lang=\"de\""), std::string::npos);
  EXPECT_NE(result.err.find("there are no words in this language"), std::string::npos) << result.err;
}

TEST(Batch, AFileThatCantBeReadStopsNobody) {
  const Folder folder;
  spit(folder / "in/a.yaml", plain_intake());
  std::filesystem::create_directory(folder / "in/b.yaml");
  std::filesystem::create_symlink("nowhere", folder / "in/c.yaml");
  spit(folder / "in/d.yaml", std::string(300 * 1024, '#'));
  const auto result = folder.run(planner + " batch in -o out");
  EXPECT_EQ(result.status, 1) << result.err;
  EXPECT_TRUE(std::filesystem::exists(folder / "out/T-1.pdf"));
  EXPECT_NE(result.err.find("4 intakes: 1 issued, 3 bad intake"), std::string::npos) << result.err;
}

std::string sent_with(const std::string& id, const std::string& flag) {
  std::string text = intake_of(id);
  return text.replace(text.find("none"), 4, "[" + flag + "]");
}

TEST(Batch, SaysAtTheEndWhoNeedsAttentionMostUrgentFirst) {
  const Folder folder;
  spit(folder / "in/A.yaml", sent_with("A", "clot"));
  spit(folder / "in/B.yaml", sent_with("B", "fracture"));
  spit(folder / "in/C.yaml", intake_of("C", "clinician: J. Park\n"));
  spit(folder / "in/D.yaml", intake_of("D", "agee: 3\n"));
  spit(folder / "in/notes.txt", "");
  spit(folder / "in/E.yml", intake_of("E"));
  const auto result = folder.run(planner + " batch in -o in/out -j 2 --json");
  EXPECT_EQ(result.status, 1);
  const std::string end = result.err.substr(result.err.find("Needs attention"));
  EXPECT_EQ(end.find("Needs attention, most urgent first\n  "), 0U) << end;
  for (const char* line :
       {"HELD  emergency department, now\n", "\nHas no plan\n  D  bad intake  in/D.yaml:9:1: error: agee", "signs: 2;",
        "\nNot read, as an intake ends in .yaml: in/E.yml and in/notes.txt\n",
        "\n4 intakes: 1 issued, 2 held, 1 bad intake\n"})
    EXPECT_NE(end.find(line), std::string::npos) << line << "\n" << end;
  EXPECT_EQ(end.find("\n  C "), std::string::npos) << "nothing is to be done for C";
  EXPECT_EQ(result.out, slurp(folder / "in/out/manifest.json"));
  EXPECT_NE(result.out.find("\"sent_to\": \"emergency department, now\""), std::string::npos) << result.out;
  for (const char* decision : {"\"decision\": \"HELD, no exercises: emergency department, now. A draft",
                               "\"decision\": \"ISSUED, 4 exercises, "})
    EXPECT_NE(result.out.find(decision), std::string::npos) << decision << result.out;
}

TEST(Batch, TellsNoMoreThanASideOfPatients) {
  const Folder folder;
  for (int i = 10; i < 40; ++i)
    spit(folder / ("in/" + std::to_string(i) + ".yaml"), sent_with("P" + std::to_string(i), "fracture"));
  const auto result = folder.run(planner + " batch in -o out");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_NE(result.err.find("  and 10 more; manifest.json has all\n"), std::string::npos) << result.err;
}

TEST(Batch, ShowsHowFarItIsOnATerminalOnly) {
  const Folder folder;
  for (const char* id : {"A", "B"}) spit(folder / (std::string("in/") + id + ".yaml"), intake_of(id));
  const std::string batch = planner + " batch in -o out --force";
  EXPECT_EQ(folder.run(batch).err.find('\r'), std::string::npos);
  const std::string shown = folder.run("TERM=xterm script -qec '" + batch + "' /dev/null").out;
  EXPECT_NE(shown.find("\r\x1b[K2 of 2: 2 issued\r\x1b[K"), std::string::npos) << shown;
  EXPECT_EQ(folder.run("TERM=dumb script -qec '" + batch + "' /dev/null").out.find('\x1b'), std::string::npos);
}

TEST(Batch, TwoPatientsNeverShareAFile) {
  const Folder folder;
  std::string other = plain_intake();
  spit(folder / "in/a.yaml", other);
  spit(folder / "in/b.yaml", other.replace(other.find("T-1"), 3, "t-1"));
  const auto result = folder.run(planner + " batch in -o out --force");
  EXPECT_EQ(result.status, 65) << result.err;
  EXPECT_EQ(folder.files(), 2U);
}

TEST(Batch, AFolderThatCantBeMadeIsSaid) {
  const Folder folder;
  spit(folder / "in/a.yaml", plain_intake());
  spit(folder / "file", "");
  EXPECT_EQ(folder.run(planner + " batch in -o file/out").status, 73);
}

TEST(Batch, RepeatedIdsStopItBeforeTheFirstWrite) {
  const Folder folder;
  spit(folder / "in/a.yaml", intake_of("A"));
  spit(folder / "in/b.yaml", intake_of("A"));
  const auto result = folder.run(planner + " batch in -o out");
  EXPECT_EQ(result.status, 65) << result.err;
  EXPECT_FALSE(fs::exists(folder / "out"));
  EXPECT_NE(result.err.find("a.yaml and"), std::string::npos) << result.err;
}

TEST(Batch, APluginThatFailsOnEveryPatientIsNamedForEach) {
  const Folder folder;
  for (const char* id : {"A", "B", "C"}) spit(folder / (std::string("in/") + id + ".yaml"), intake_of(id));
  const auto result =
      folder.run(planner + " batch in -o out --plugins " + build_folder + "/bad_plugins/crashes_in_advise");
  EXPECT_EQ(result.status, 1) << result.err;
  EXPECT_NE(result.err.find("3 failed"), std::string::npos) << result.err;
  EXPECT_FALSE(fs::exists(folder / "out/A.pdf"));
}

TEST(Batch, GivesTheSameBytesWhateverTheNumberOfWorkers) {
  const Folder folder;
  for (int i = 0; i < 12; ++i) spit(folder / ("in/" + std::to_string(i) + ".yaml"), intake_of("P" + std::to_string(i)));
  ASSERT_EQ(folder.run(planner + " batch in -o one -j 1").status, 0);
  ASSERT_EQ(folder.run(planner + " batch in -o four -j 4").status, 0);
  for (const char* none : {"0", "-1", "many"})
    EXPECT_EQ(folder.run(planner + " batch in -o none -j " + none).status, 64) << none;
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder / "one")) {
    EXPECT_EQ(slurp(entry.path()), slurp(folder / "four" / entry.path().filename())) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 24u) << "a sheet and a record each";
}

}  // namespace
}  // namespace rehab::support
