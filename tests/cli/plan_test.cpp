// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "base/text.hpp"
#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Plan, IssuesSheetAndRecordInThePatientsName) {
  const Folder folder;
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  ASSERT_TRUE(fs::exists(folder / "P-0001.pdf"));
  ASSERT_TRUE(fs::exists(folder / "P-0001.record.pdf"));
  EXPECT_EQ(folder.files(), 2U) << "nothing else may be left behind";
  EXPECT_EQ(folder.run("qpdf --check P-0001.pdf").status, 0);
  EXPECT_EQ(folder.run("qpdf --check P-0001.record.pdf").status, 0);
  const std::string sheet = text_of(folder, "P-0001.pdf");
  EXPECT_NE(sheet.find("LEFT"), std::string::npos);
  EXPECT_EQ(sheet.find("Silva"), std::string::npos) << "the first name only";
  EXPECT_EQ(sheet.find("DRAFT"), std::string::npos);
}

TEST(Plan, TheRecordOfAnOrdinaryPatientIsOnePageAndAnAppendix) {
  const Folder folder;
  for (const char* page : {"A4", "Letter"}) {
    spit(folder / "clinic.yaml", std::string("schema: 1\npage: ") + page + "\n");
    folder.run(planner + " plan --force --clinic clinic.yaml " + examples + "left-hip.yaml");
    EXPECT_THAT(folder.run("pdfinfo P-0001.record.pdf").out, HasSubstr("Pages:           2")) << page;
    const std::string first = folder.run("pdftotext -l 1 P-0001.record.pdf -").out;
    for (const char* expected : {"Signature:", "ISSUED, 4 exercises", "Not recorded; an answer could change this plan"})
      EXPECT_THAT(first, HasSubstr(expected)) << page;
    EXPECT_THAT(first, Not(HasSubstr("Appendix"))) << page;
  }
}

TEST(Plan, PapersAreForTheirOwnerOnly) {
  const Folder folder;
  folder.run(planner + " plan " + examples + "left-hip.yaml");
  struct stat info {};
  ASSERT_EQ(stat((folder / "P-0001.pdf").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
}

TEST(Plan, SameInputGivesTheSameBytes) {
  const Folder folder;
  folder.run(planner + " plan " + examples + "left-hip.yaml -o a.pdf --record a.record.pdf");
  folder.run(planner + " plan " + examples + "left-hip.yaml -o b.pdf --record b.record.pdf");
  ASSERT_FALSE(slurp(folder / "a.pdf").empty());
  EXPECT_EQ(slurp(folder / "a.pdf"), slurp(folder / "b.pdf"));
  EXPECT_EQ(slurp(folder / "a.record.pdf"), slurp(folder / "b.record.pdf"));
}

TEST(Plan, NeverWritesOverWhatIsThereUnlessForced) {
  const Folder folder;
  spit(folder / "P-0001.pdf", "mine");
  const auto refused = folder.run(planner + " plan " + examples + "left-hip.yaml");
  EXPECT_EQ(refused.status, 73) << refused.err;
  EXPECT_EQ(slurp(folder / "P-0001.pdf"), "mine");
  EXPECT_EQ(folder.files(), 1U);
  EXPECT_EQ(folder.run(planner + " plan --force " + examples + "left-hip.yaml").status, 0);
  EXPECT_NE(slurp(folder / "P-0001.pdf"), "mine");
}

TEST(Plan, SaysWhatWasDecidedAndWhatWasWritten) {
  const Folder folder;
  const auto issued = folder.run(planner + " plan " + examples + "left-hip.yaml");
  EXPECT_THAT(issued.out, testing::StartsWith("P-0001: ISSUED, 4 exercises, LEFT leg, until Friday 4 December\n"
                                              "  1 Pelvic tilt, on your back: 6 times"));
  EXPECT_THAT(issued.out, testing::EndsWith("\nWritten: P-0001.pdf, P-0001.record.pdf\n"));
  const auto held = folder.run(planner + " plan " + examples + "suspected-fracture.yaml");
  EXPECT_THAT(held.out, testing::StartsWith("P-0012: HELD, no exercises: emergency department, now\n"));
  for (const auto& result : {issued, held})
    for (const std::string_view line : split(result.out, '\n')) EXPECT_LE(code_point_count(line), 80U) << line;
}

TEST(Plan, TheSameAgainIsNoErrorAndChangesNothing) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  const auto again = folder.run(planner + " plan t.yaml");
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("There already, the same to the byte: T-1.pdf, T-1.record.pdf\n"));
  EXPECT_THAT(again.out, Not(HasSubstr("Written")));
  spit(folder / "t.yaml", plain_intake("goal: Climb the tower\n"));
  const auto other = folder.run(planner + " plan t.yaml");
  EXPECT_EQ(other.status, 73);
  EXPECT_THAT(text_of(folder, "T-1.pdf"), Not(HasSubstr("tower")));
}

TEST(Plan, AHeldPlanRemovesAnEarlierSheetOnlyWhenForced) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  std::string held = plain_intake();
  held.replace(held.find("none"), 4, "[fracture]");
  spit(folder / "t.yaml", held);
  EXPECT_EQ(folder.run(planner + " plan t.yaml").status, 73);
  EXPECT_TRUE(fs::exists(folder / "T-1.pdf"));
  EXPECT_FALSE(fs::exists(folder / "T-1.held.pdf"));
}

TEST(Plan, TheSheetAndTheRecordAreNeverOneFile) {
  const Folder folder;
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml -o a.pdf --record ./a.pdf --force");
  EXPECT_EQ(result.status, 73) << result.err;
  EXPECT_EQ(folder.files(), 0U);
}

TEST(Plan, ANameThatCantBeWrittenIsNoFaultOfThePlanner) {
  const Folder folder;
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml -o " + std::string(300, 'a') + ".pdf");
  EXPECT_EQ(result.status, 73) << result.err;
  EXPECT_EQ(folder.run(planner + " plan " + examples + "left-hip.yaml -o /proc/no-place.pdf").status, 73);
}

TEST(Plan, AFullDiskLeavesNoTemporary) {
  const Folder folder;
  const auto result = folder.run("ulimit -f 8; " + planner + " plan " + examples + "left-hip.yaml");
  EXPECT_NE(result.status, 0);
  EXPECT_EQ(folder.files(), 0U);
}

TEST(Plan, NeverWritesOverAnInputEvenWhenForced) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  EXPECT_EQ(folder.run(planner + " plan --force t.yaml -o t.yaml").status, 73);
  EXPECT_EQ(slurp(folder / "t.yaml"), plain_intake());
}

TEST(Plan, HeldWritesOnePageThatNamesNoSuspicion) {
  const Folder folder;
  const auto result = folder.run(planner + " plan " + examples + "suspected-fracture.yaml");
  ASSERT_EQ(result.status, 10) << result.err;
  ASSERT_TRUE(fs::exists(folder / "P-0012.held.pdf"));
  EXPECT_FALSE(fs::exists(folder / "P-0012.pdf"));
  const std::string page = text_of(folder, "P-0012.held.pdf");
  EXPECT_EQ(page.find("ractur"), std::string::npos) << page;
  EXPECT_NE(page.find("mergency"), std::string::npos) << page;
}

TEST(Plan, AHeldPlanRemovesTheSheetThatNoLongerHolds) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  std::string held = plain_intake();
  held.replace(held.find("none"), 4, "[fracture]");
  spit(folder / "t.yaml", held);
  const auto result = folder.run(planner + " plan --force t.yaml");
  ASSERT_EQ(result.status, 10) << result.err;
  EXPECT_TRUE(fs::exists(folder / "T-1.held.pdf"));
  EXPECT_FALSE(fs::exists(folder / "T-1.pdf"));
  EXPECT_THAT(result.out, HasSubstr("Removed, as it no longer holds: T-1.pdf\n"));
}

TEST(Plan, AHeldPlanRemovesNoInputAndNothingThatIsNoPage) {
  const Folder folder;
  fs::copy(examples + "suspected-fracture.yaml", folder / "P-0012.html");
  EXPECT_EQ(folder.run(planner + " plan P-0012.html").status, 73);
  EXPECT_EQ(slurp(folder / "P-0012.html"), slurp(examples + "suspected-fracture.yaml"));
  spit(folder / "P-0012.html", "mine");
  const auto result = folder.run(planner + " plan " + examples + "suspected-fracture.yaml");
  EXPECT_EQ(result.status, 73);
  EXPECT_THAT(result.err, HasSubstr("P-0012.html is no paper of this patient"));
  EXPECT_EQ(slurp(folder / "P-0012.html"), "mine");
  EXPECT_EQ(folder.files(), 1U) << "no temporary is left";
}

TEST(Plan, APaperHasNoNameThatMeansSomethingElse) {
  const Folder folder;
  for (const char* name : {".s.pdf.abcdef.rehab-part", ".s.pdf.note", "$'a\\nb.pdf'"}) {
    const auto result =
        folder.run("bash -c \"exec " + planner + " plan " + examples + "left-hip.yaml -o " + name + "\"");
    EXPECT_EQ(result.status, 73) << name << result.err;
  }
  EXPECT_EQ(folder.files(), 0U);
}

TEST(Plan, WithoutAClinicianEveryPageSaysDraft) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  const int pages = std::stoi(folder.run("pdfinfo T-1.pdf | sed -n 's/^Pages: *//p'").out);
  ASSERT_GT(pages, 0);
  for (int page = 1; page <= pages; ++page) {
    const std::string number = std::to_string(page);
    EXPECT_NE(folder.run("pdftotext -f " + number + " -l " + number + " T-1.pdf -").out.find("DRAFT"),
              std::string::npos)
        << "page " << number;
  }
}

TEST(Plan, AsHtmlTheSheetIsOneWebPageAndTheRecordStaysPdf) {
  const Folder folder;
  ASSERT_EQ(folder.run(planner + " plan --format html " + examples + "left-hip.yaml").status, 0);
  EXPECT_TRUE(fs::exists(folder / "P-0001.record.pdf"));
  EXPECT_EQ(folder.files(), 2U);
  EXPECT_EQ(folder.run("xmllint --noout --nonet P-0001.html").status, 0);
  const std::string page = slurp(folder / "P-0001.html");
  EXPECT_NE(page.find("LEFT"), std::string::npos);
  EXPECT_EQ(page.find("Silva"), std::string::npos) << "the first name only";
  ASSERT_EQ(folder.run(planner + " plan --force --format html " + examples + "left-hip.yaml -o my.htm").status, 0);
  EXPECT_EQ(slurp(folder / "my.htm"), page);
  EXPECT_EQ(folder.run(planner + " plan --format doc " + examples + "left-hip.yaml").status, 64);
}

TEST(Plan, InASecondDesignTheSameRecordStaysAndAnotherOneIsRefused) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  EXPECT_EQ(folder.run(planner + " plan t.yaml --sheet diary -o diary.pdf").status, 0);
  EXPECT_EQ(folder.run(planner + " plan t.yaml --format html").status, 0);
  const std::size_t files = folder.files();
  spit(folder / "T-1.record.pdf", "signed");
  const auto refused = folder.run(planner + " plan t.yaml -o other.pdf");
  EXPECT_EQ(refused.status, 73);
  EXPECT_NE(refused.err.find("T-1.record.pdf"), std::string::npos) << refused.err;
  EXPECT_EQ(slurp(folder / "T-1.record.pdf"), "signed");
  EXPECT_EQ(folder.files(), files);
}

TEST(Plan, ForcedItWritesTheSameRecordAnewForItsOwnerOnly) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  fs::permissions(folder / "T-1.record.pdf", fs::perms::others_read, fs::perm_options::add);
  ASSERT_EQ(folder.run(planner + " plan --force t.yaml").status, 0);
  EXPECT_EQ(fs::status(folder / "T-1.record.pdf").permissions() & fs::perms::others_all, fs::perms::none);
}

TEST(Plan, ANameThatSaysAnotherFormatIsRefused) {
  const Folder folder;
  const std::string plan = planner + " plan " + examples + "left-hip.yaml ";
  for (const char* wrong : {"-o a.html", "-o a.pdf --format html", "-o -", "-o '' ", "--lang ''", "--record ''"}) {
    EXPECT_EQ(folder.run(plan + wrong).status, 64) << wrong;
    EXPECT_EQ(folder.files(), 0U) << wrong;
  }
  EXPECT_EQ(folder.run(plan + "-o a.html --format html").status, 0);
}

TEST(Plan, AHeldPageInHtmlRemovesASheetOfEitherFormat) {
  const Folder folder;
  spit(folder / "P-0012.pdf", "%PDF-1.7 an old sheet");
  spit(folder / "P-0012.html", "<!DOCTYPE html> an old sheet");
  const auto result = folder.run(planner + " plan --force --format html " + examples + "suspected-fracture.yaml");
  ASSERT_EQ(result.status, 10) << result.err;
  EXPECT_FALSE(fs::exists(folder / "P-0012.pdf"));
  EXPECT_FALSE(fs::exists(folder / "P-0012.html"));
  const std::string page = slurp(folder / "P-0012.held.html");
  EXPECT_NE(page.find("mergency"), std::string::npos);
  EXPECT_EQ(page.find("ractur"), std::string::npos);
}

TEST(Plan, LettersAreAPaperOfTheirOwnOneOnEachPage) {
  const Folder folder;
  const auto result = folder.run(planner + " plan " + examples + "failed-conservative-care.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("P-0015.letters.pdf"));
  EXPECT_EQ(folder.run("qpdf --check P-0015.letters.pdf").status, 0);
  EXPECT_THAT(folder.run("pdfinfo P-0015.letters.pdf").out, HasSubstr("Pages:           2"));
  const std::string text = text_of(folder, "P-0015.letters.pdf");
  EXPECT_THAT(text, HasSubstr("Letter: physical therapy"));
  EXPECT_THAT(text, HasSubstr("page 1 of 1"));
  EXPECT_THAT(text_of(folder, "P-0015.record.pdf"), HasSubstr("Letters: P-0015.letters.pdf."));
  EXPECT_EQ(folder
                .run(planner + " plan " + examples + "failed-conservative-care.yaml -o a.pdf --record sub.pdf " +
                     "--letters sub.pdf")
                .status,
            73);
  ASSERT_EQ(folder.run("mkdir sub").status, 0);
  EXPECT_EQ(
      folder.run(planner + " plan " + examples + "failed-conservative-care.yaml -o a.pdf --record sub/r.pdf").status,
      0);
  EXPECT_TRUE(fs::exists(folder / "sub/P-0015.letters.pdf")) << "beside the record";
}

TEST(Plan, LettersOfAnEarlierPlanAreTakenBackOnlyIfForced) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("conditions: [dysplasia]\n"));
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  ASSERT_TRUE(fs::exists(folder / "T-1.letters.pdf"));
  spit(folder / "t.yaml", plain_intake());
  const auto refused = folder.run(planner + " plan t.yaml -o other.pdf --record other.record.pdf");
  EXPECT_EQ(refused.status, 73);
  EXPECT_THAT(refused.err, HasSubstr("T-1.letters.pdf holds letters of an earlier plan"));
  EXPECT_FALSE(fs::exists(folder / "other.pdf"));
  const auto result = folder.run(planner + " plan --force t.yaml");
  EXPECT_THAT(result.out, HasSubstr("Removed, as it no longer holds: T-1.letters.pdf"));
  EXPECT_FALSE(fs::exists(folder / "T-1.letters.pdf"));
  EXPECT_EQ(folder.files(), 3U);
}

TEST(Plan, ANameTheFontsLackIsRefusedBeforeAnythingIsPrinted) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("name: 张伟\n"));
  for (const char* command : {" plan ", " check "}) {
    const auto result = folder.run(planner + command + "t.yaml");
    EXPECT_EQ(result.status, 65) << result.err;
    EXPECT_THAT(result.err, HasSubstr("t.yaml:9:1: error: name: the fonts can't print '张' (U+5F20) and 1 more; add "
                                      "'name_latin: ...'"));
  }
  EXPECT_EQ(folder.files(), 1U);
  spit(folder / "t.yaml", plain_intake("name: محمد\n"));
  EXPECT_THAT(folder.run(planner + " check t.yaml").err, HasSubstr("the fonts can't print 'م' (U+0645) and 2 more"))
      << "as typed, not as joined";
  spit(folder / "t.yaml", plain_intake("name: 张伟\nname_latin: Zhang Wei\n"));
  ASSERT_EQ(folder.run(planner + " plan t.yaml").status, 0);
  EXPECT_THAT(text_of(folder, "T-1.pdf"), HasSubstr("Zhang"));
  EXPECT_THAT(text_of(folder, "T-1.record.pdf"), HasSubstr("Zhang Wei"));
  ASSERT_EQ(folder.run(planner + " plan t.yaml --format html").status, 0);
  EXPECT_THAT(slurp(folder / "T-1.html"), HasSubstr("张伟")) << "a browser has fonts for it";
  spit(folder / "c.yaml", "schema: 1\nname: Praxis 张\n");
  const auto clinic = folder.run(planner + " check t.yaml --clinic c.yaml");
  EXPECT_EQ(clinic.status, 78);
  EXPECT_THAT(clinic.err, HasSubstr("c.yaml:2:1: error: name: the fonts can't print '张'"));
}

TEST(Plan, SaysWhatALanguageThatIsMissingCosts) {
  const Folder folder;
  ASSERT_EQ(folder.run(planner + " plugins new hops").status, 0);
  const std::string check = folder.run(planner + " plugins check hops").out;
  EXPECT_THAT(check, HasSubstr("no words in de and es: on sheets in these languages its exercises are left out"));
  spit(folder / "t.yaml", plain_intake("language: de\nalso: [clamshell]\n"));
  for (const char* command : {" plan t.yaml", " check t.yaml", " batch . -o out"})
    EXPECT_THAT(folder.run(planner + command + " --plugins .").err,
                HasSubstr("T-1: not on the sheet, for plugin hops has no words for it in language 'de': "))
        << command;
}

TEST(Plan, BadIntakeWritesNothingAndEchoesNoFreeText) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("name: Zebulon Secretname\nnote: \"hush\nagee: 3\npregnent: no\n"));
  const auto result = folder.run(planner + " plan t.yaml");
  EXPECT_EQ(result.status, 65) << result.err;
  EXPECT_EQ(folder.files(), 1U);
  EXPECT_EQ((result.out + result.err).find("Secretname"), std::string::npos) << result.err;
  EXPECT_EQ((result.out + result.err).find("hush"), std::string::npos) << result.err;
}

TEST(Plan, AMisspeltExerciseIsAProblemOfTheIntakeAtItsPlace) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("choose: [pelvic_tlit]\n"));
  const auto result = folder.run(planner + " plan t.yaml");
  EXPECT_EQ(result.status, 65) << result.err;
  EXPECT_NE(result.err.find("t.yaml:9:"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("pelvic_tilt"), std::string::npos) << result.err;
  EXPECT_EQ(folder.files(), 1U);
}

TEST(Plan, UsesExitStatusesByTheBook) {
  const Folder folder;
  EXPECT_EQ(folder.run(planner).status, 64);
  EXPECT_EQ(folder.run(planner + " plan").status, 64);
  EXPECT_EQ(folder.run(planner + " plann x").status, 64);
  EXPECT_EQ(folder.run(planner + " plan x.yaml --no-such").status, 64);
  EXPECT_EQ(folder.run(planner + " plan x.yaml --for").status, 64) << "options are never guessed";
  EXPECT_EQ(folder.run(planner + " plan x.yaml").status, 66);
  EXPECT_EQ(folder.run(planner + " plan --help").status, 0);
  EXPECT_EQ(folder.run(planner + " --version").status, 0);
  EXPECT_EQ(folder.run(planner + " plan " + examples + "left-hip.yaml -o nowhere/s.pdf").status, 73);
  EXPECT_EQ(folder.run(planner + " plan " + examples + "left-hip.yaml --clinic nowhere.yaml").status, 78);
}

TEST(Check, GoesOnAfterAFileThatIsNotThere) {
  const Folder folder;
  spit(folder / "a.yaml", plain_intake());
  spit(folder / "b.yaml", plain_intake("choose: [nosuch]\n"));
  const auto result = folder.run(planner + " check a.yaml none.yaml b.yaml");
  EXPECT_EQ(result.status, 66);
  EXPECT_THAT(result.out, HasSubstr("a.yaml\n"));
  EXPECT_THAT(result.err, HasSubstr("none.yaml: no such file"));
  EXPECT_THAT(result.err, HasSubstr("b.yaml:9:10: error: choose[0]: No exercise or protocol here has this name"));
}

/// 66 for what can't be read as an intake, 78 for a file of the house, 73 for an output; each names the file.
TEST(Plan, NamesTheFileThatIsNone) {
  const Folder folder;
  fs::create_symlink("loop", folder / "loop");
  ASSERT_EQ(folder.run("mkfifo pipe").status, 0);
  spit(folder / "large.yaml", std::string(300 * 1024, '#'));
  const std::string good = examples + "left-hip.yaml";
  for (const std::string& file : std::vector<std::string>{"loop", "pipe", ".", "/dev/null", std::string(300, 'a')})
    for (const auto& [words, status] :
         {std::pair(" " + file, 66), {" " + good + " --clinic " + file, 78}, {" " + good + " --sheet ./" + file, 78}}) {
      const auto result = folder.run(planner + " plan" + words);
      EXPECT_EQ(result.status, status) << words << "\n" << result.err;
      EXPECT_THAT(result.err, HasSubstr(file));
    }
  EXPECT_EQ(folder.run(planner + " plan " + good + " -o loop").status, 73);
  EXPECT_EQ(folder.run(planner + " plan " + good + " --force -o loop").status, 73);
  EXPECT_EQ(folder.run(planner + " plan " + good + " --sheet large.yaml").status, 78);
  EXPECT_EQ(folder.run(planner + " plan " + good + " --clinic large.yaml").status, 78);
}

TEST(Plan, SummaryIsFiveLinesWithoutAName) {
  const Folder folder;
  const auto result = folder.run(planner + " plan --summary " + examples + "left-hip.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 5) << result.out;
  EXPECT_EQ(result.out.find("Ana"), std::string::npos);
}

TEST(Explain, SaysWhatWouldChange) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake());
  const auto plain = folder.run(planner + " explain t.yaml");
  ASSERT_EQ(plain.status, 0) << plain.err;
  EXPECT_THAT(plain.out, HasSubstr("Pelvic tilt, on your back\n"));
  for (const std::string_view line : split(plain.out, '\n')) EXPECT_LE(code_point_count(line), 80U) << line;
  const auto supposed =
      folder.run(planner + " explain t.yaml --if 'cannot=[lie_on_back]' --if 'conditions=[diabetes]'");
  ASSERT_EQ(supposed.status, 0) << supposed.err;
  EXPECT_THAT(supposed.out, HasSubstr("Pelvic tilt: on your back -> "));
  EXPECT_THAT(supposed.out, HasSubstr("\n  This form because of being unable to lie on the back\n"));
  EXPECT_THAT(supposed.out, HasSubstr("Medical review: none -> within 14 days\n"));
  EXPECT_EQ(folder.run(planner + " explain t.yaml --if pain_weeks=3").out, "Nothing would change.\n");
  const auto refused = folder.run(planner + " explain t.yaml --if age=300");
  EXPECT_EQ(refused.status, 65);
  EXPECT_THAT(refused.err, HasSubstr("--if age: error: age: 300 is out of range"));
  EXPECT_THAT(refused.err, HasSubstr("\n  age=300\n      ^\n"));
  const auto against = folder.run(planner + " explain t.yaml --if pain_worst=1");
  EXPECT_EQ(against.status, 65);
  EXPECT_THAT(against.err, HasSubstr("--if pain_worst: error: pain_worst: lower than pain_usual (line "));
  spit(folder / "u.yaml", plain_intake("pain_worst: 4\n"));
  const auto other = folder.run(planner + " explain u.yaml --if pain_usual=8");
  EXPECT_THAT(other.err,
              HasSubstr("--if pain_usual: error: pain_worst: lower than pain_usual (line 9); suppose another"));
  fs::remove(folder / "u.yaml");
  EXPECT_EQ(folder.files(), 1U) << "explain writes no file";
}

TEST(Explain, TellsOfOneExerciseAndTheRulesBehindIt) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("cannot: [kneel]\n"));
  const auto one = folder.run(planner + " explain t.yaml --exercise plank");
  EXPECT_THAT(one.out, HasSubstr("Form by form\n"));
  EXPECT_THAT(one.out, HasSubstr("on hands and knees: no, because of being unable to kneel"));
  EXPECT_THAT(one.out, Not(HasSubstr("G_cannot_kneel")));
  EXPECT_THAT(folder.run(planner + " explain t.yaml --exercise plank --rules").out,
              HasSubstr("safety_rules/G_cannot_kneel: The patient can't kneel"));
  for (const char* name : {"Plank", "plank", "PLANK"})
    EXPECT_EQ(folder.run(planner + " explain t.yaml --exercise " + name).out, one.out);
  EXPECT_EQ(folder.run(planner + " explain t.yaml --exercise 'Side hip abduction'").out,
            folder.run(planner + " explain t.yaml --exercise side_hip_abduction").out);
  const auto none = folder.run(planner + " explain t.yaml --exercise plonk");
  EXPECT_EQ(none.status, 64);
  EXPECT_THAT(none.err,
              AllOf(HasSubstr("--exercise plonk: no plugin has this exercise; did you mean"), HasSubstr("'plank'?")));
}

TEST(Batch, TheRecordOfEveryExampleIsAPageAndAnAppendix) {
  const Folder folder;
  for (const auto& [language, appendix] : {std::pair("en", "Appendix"), {"de", "Anhang"}, {"es", "Anexo"}}) {
    spit(folder / "clinic.yaml", std::string("schema: 1\nname: North Hip Clinic\nlanguage: ") + language + "\n");
    folder.run(planner + " batch " + examples + " -o papers --force -j 2 --clinic clinic.yaml");
    std::size_t records = 0;
    for (const auto& file : fs::directory_iterator(folder / "papers")) {
      if (!file.path().string().ends_with(".record.pdf")) continue;
      ++records;
      const std::string second = folder.run("pdftotext -f 2 -l 2 -layout " + file.path().string() + " -").out;
      EXPECT_THAT(second, HasSubstr(std::string("\n") + appendix + "\n")) << language << " " << file.path();
    }
    EXPECT_GE(records, 25U);
  }
}

TEST(Check, RefusesWhatPlanRefuses) {
  const Folder folder;
  for (const auto& [line, problem] :
       {std::pair("choose: [planks]\n", "t.yaml:9:10: error: choose[0]: "),
        {"leave_out: {planck: sore}\n", "t.yaml:9:13: error: leave_out.planck: "},
        {"change: {plonk: {times: 3}}\n", "t.yaml:9:10: error: change.plonk: "},
        {"overrides: [{rule: safety_rules/F2, reason: x, agreed_by: y}]\n", "t.yaml:9:13: error: overrides[0]: "},
        {"overrides: [{rule: safety_rules/N112, exercise: plank, reason: x, agreed_by: y}]\n",
         "t.yaml:9:14: error: overrides[0].rule: "}}) {
    spit(folder / "t.yaml", plain_intake(line));
    const auto checked = folder.run(planner + " check t.yaml");
    const auto planned = folder.run(planner + " plan t.yaml");
    EXPECT_EQ(checked.status, 65) << line;
    EXPECT_THAT(checked.err, HasSubstr(problem));
    EXPECT_EQ(planned.status, 65) << line;
    EXPECT_EQ(checked.err, planned.err);
  }
}

TEST(Check, TellsALanguageThatIsNotThereWithAllElse) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("language: fr\nfalls: often\n"));
  for (const char* command : {" check t.yaml", " plan t.yaml"}) {
    const auto result = folder.run(planner + command);
    EXPECT_EQ(result.status, 65);
    EXPECT_THAT(result.err, HasSubstr("t.yaml:9:11: error: language: 'fr' is not one of its words; the words are de,"));
    EXPECT_THAT(result.err, HasSubstr("t.yaml:10:8: error: falls: "));
  }
}

TEST(Check, UnderstandsThePrintedNamesOfExercises) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("choose: [Side hip abduction, planks]\n"));
  const auto result = folder.run(planner + " check t.yaml");
  EXPECT_EQ(result.status, 65);
  EXPECT_THAT(result.err, HasSubstr("\n  write: choose: [side_hip_abduction, plank]\n"));
}

TEST(Check, TellsProgramsToo) {
  const Folder folder;
  spit(folder / "good.yaml", plain_intake());
  spit(folder / "bad.yaml", plain_intake("choose: [planks]\nfalls: nonne\n"));
  spit(folder / "late.yaml", plain_intake("choose: [planks]\n"));
  const auto result = folder.run(planner + " check good.yaml bad.yaml late.yaml absent.yaml --json");
  EXPECT_EQ(result.status, 66);
  EXPECT_THAT(result.err, Not(HasSubstr("error")));
  for (const char* expected : {"\"file\": \"good.yaml\",\n    \"state\": \"issued\"", "\"weak_side\": \"left\"",
                               "\"file\": \"bad.yaml\",\n        \"line\": 10", "\"state\": \"bad_intake\"",
                               "\"state\": \"unreadable\"", "\"file\": \"late.yaml\",\n        \"line\": 9"})
    EXPECT_THAT(result.out, HasSubstr(expected));
}

TEST(Plan, NothingRawReachesTheTerminal) {
  const Folder folder;
  const std::string name = "a\x1B[2J\u202Eb\xFF.yaml";
  spit(folder / name, "schema: 1\nke\u200By: 1\n");
  const auto result = folder.run(planner + " check *.yaml");
  EXPECT_EQ(result.status, 65) << result.err;
  for (const char* raw : {"\x1B", "\u202E", "\u200B", "\xFF"}) EXPECT_EQ(result.err.find(raw), std::string::npos);
  EXPECT_THAT(result.err, HasSubstr("a\\u{001B}[2J\\u{202E}b\\xFF.yaml"));
}

TEST(Plan, AnIntakeNamedAsAnotherFileShowsNothingPrivate) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("goal: Climb the tower\nnote: Lives alone\n"));
  for (const char* option : {"--clinic", "--sheet"}) {
    const auto result = folder.run(planner + " plan t.yaml " + option + " ./t.yaml");
    EXPECT_EQ(result.status, 78) << option;
    EXPECT_THAT(result.err, HasSubstr("goal: unknown key")) << option;
    for (const char* secret : {"tower", "alone"}) EXPECT_EQ(result.err.find(secret), std::string::npos) << result.err;
  }
}

TEST(Plan, AReasonInTheWrongPlaceIsNotShown) {
  const Folder folder;
  spit(folder / "t.yaml", plain_intake("leave_out: Backpain\n"));
  const auto result = folder.run(planner + " check t.yaml");
  EXPECT_EQ(result.status, 65);
  EXPECT_THAT(result.err, HasSubstr("leave_out: the only word here is 'none'"));
  EXPECT_EQ(result.err.find("Backpain"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace rehab::support
