// SPDX-License-Identifier: Apache-2.0
// What the addresses answer, without sockets: plans, papers, opening and saving.
#include "desk/desk.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "desk/sent.hpp"
#include "run/run.hpp"
#include "support/build.hpp"
#include "support/command.hpp"

namespace rehab::desk {
namespace {

namespace fs = std::filesystem;
using form::Filled;
using support::example;
using support::hidden;
using support::slurp;
using support::spit;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

Setup& house() {
  static Setup setup = [] {
    SetupOptions options;
    options.templates = REHAB_SOURCE_DIR "/templates";
    options.installed = {support::build_folder + "/plugins", "the build", false};
    Setup shipped = open_setup(options);
    read_words_in({"en", "de", "es"}, shipped);
    return shipped;
  }();
  return setup;
}

JobResult plan_in_worker(const Job& job) {
  JobResult planned;
  plan_all(
      house(), {1, [&](std::size_t, JobResult&) { return std::optional(job); }}, 1,
      [&](std::size_t, const JobResult& result) { planned = result; }, [] { return false; });
  return planned;
}

class DeskTest : public testing::Test {
 protected:
  explicit DeskTest(Plan plan = plan_in_worker)
      : desk_(house(), folder_.path(), {std::move(plan), [](const PatientIntake&, Problems&) {}}, 40000) {
    const Response open = desk_.answer({"GET", desk_.address().substr(home_.size()), host_, {}, {}, {}, {}, {}});
    cookie_ = open.more.at(0).second.substr(0, open.more[0].second.find(';'));
    token_ = hidden(get("/").body, "_token");
  }

  Response get(const std::string& target) { return desk_.answer({"GET", target, host_, {}, cookie_, {}, {}, {}}); }
  Response post_body(const std::string& target, const std::string& body) {
    return desk_.answer(
        {"POST", target, host_, home_, cookie_, "application/x-www-form-urlencoded", "same-origin", body});
  }
  Response post(const std::string& target, Filled filled, const std::string& opened = {},
                const std::string& chosen = {}) {
    filled.insert(filled.end(), {{"_token", token_}, {"_opened", opened}, {"_intake", chosen}});
    return post_body(target, support::urlencoded(filled));
  }
  static Filled left_hip(const Filled& more = {}) { return example("left-hip", house().intake_form, more); }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }

  const std::string host_ = "127.0.0.1:40000", home_ = "http://127.0.0.1:40000";
  support::Folder folder_;
  Desk desk_;
  std::string cookie_, token_;
};

TEST_F(DeskTest, ReadsArePagesAndChangeNothing) {
  EXPECT_EQ(get("/").status, 200);
  EXPECT_EQ(get("/form.css").type, "text/css; charset=utf-8");
  EXPECT_EQ(get("/form.js").type, "text/javascript; charset=utf-8");
  for (const char* elsewhere : {"/save", "/plan", "/sheet", "/stop", "/form", "/../form.css", "//etc/passwd", "/?a=b",
                                "http://127.0.0.1:40000/", "*", "", "/%2e%2e/%2e%2e/etc/passwd"})
    EXPECT_EQ(get(elsewhere).status, 404) << elsewhere;
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(DeskTest, NoAddressTakesAFormWithoutItsToken) {
  for (const std::string target : {"/", "/plan", "/sheet", "/record", "/letters", "/open", "/next", "/save", "/stop"}) {
    for (const std::string& body : {support::urlencoded(left_hip()), "_token=" + std::string(32, '0'),
                                    "_token=" + token_.substr(1), std::string("_token="), std::string()}) {
      const Response no = post_body(target, body);
      EXPECT_EQ(no.status, 403) << target;
      EXPECT_FALSE(no.ends_server) << target;
    }
  }
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(DeskTest, WhatNoBrowserSendsIsRefused) {
  for (const std::string& body : {"_token=" + token_ + "&age", "_token=" + token_ + "&age=%FF", std::string("{}")})
    EXPECT_EQ(post_body("/plan", body).status, 400) << body;
  EXPECT_EQ(post("/elsewhere", {}).status, 404);
}

TEST_F(DeskTest, APaperComesUnderItsName) {
  const Response sheet = post("/sheet", left_hip());
  EXPECT_EQ(sheet.type, "application/pdf");
  EXPECT_THAT(sheet.body, StartsWith("%PDF-"));
  EXPECT_EQ(sheet.more, (Headers{{"Content-Disposition", "inline; filename=\"P-0001.pdf\""}}));
  EXPECT_EQ(post("/record", left_hip()).more[0].second, "inline; filename=\"P-0001.record.pdf\"");
  const Response held = post("/sheet", example("suspected-fracture", house().intake_form));
  EXPECT_THAT(held.more[0].second, HasSubstr(".held.pdf"));
  EXPECT_THAT(files(), IsEmpty()) << "nothing touches the disk";
}

TEST_F(DeskTest, WhereNoLettersAreDueThePageSaysSo) {
  const Response none = post("/letters", left_hip());
  EXPECT_THAT(none.type, StartsWith("text/html"));
  EXPECT_THAT(none.body, HasSubstr("no letters are due"));
}

TEST_F(DeskTest, AnAnswerThatCantBeReadPrintsNothing) {
  for (const std::string target : {"/sheet", "/record", "/letters", "/save"}) {
    const Response page = post(target, left_hip({{"age", "abc"}}));
    EXPECT_THAT(page.type, StartsWith("text/html")) << target;
    EXPECT_THAT(page.body, HasSubstr("abc")) << target << ": what was typed is still there";
  }
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(DeskTest, WhatADecisionRefusesIsToldAtItsPlace) {
  const Response page = post("/", left_hip({{"choose", "..."}, {"choose.1", "no_such_exercise"}}));
  EXPECT_THAT(page.body, HasSubstr("no_such_exercise"));
  EXPECT_THAT(post("/sheet", left_hip({{"choose", "..."}, {"choose.1", "no_such_exercise"}})).type,
              StartsWith("text/html"));
}

TEST_F(DeskTest, SaveWritesIntakeAndPapersForTheirOwnerOnly) {
  const Response page = post("/save", left_hip());
  EXPECT_THAT(files(), ElementsAre("P-0001.pdf", "P-0001.record.pdf", "P-0001.yaml"));
  for (const std::string& name : files()) {
    struct stat about {};
    ASSERT_EQ(stat((folder_ / name).c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 07777, 0600U) << name;
    EXPECT_THAT(page.body, HasSubstr(name));
  }
  EXPECT_EQ(hidden(page.body, "_opened"), sha256_hex(slurp(folder_ / "P-0001.yaml")));
}

TEST_F(DeskTest, SavedPapersAreThosePrinted) {
  post("/save", left_hip());
  EXPECT_TRUE(slurp(folder_ / "P-0001.pdf") == post("/sheet", left_hip()).body);
  EXPECT_TRUE(slurp(folder_ / "P-0001.record.pdf") == post("/record", left_hip()).body);
}

TEST_F(DeskTest, ALaterVisitIsSavedBesideTheFirst) {
  post("/save", example("second-visit", house().intake_form));
  for (const char* name : {"P-0017.visit-2.yaml", "P-0017.visit-2.pdf", "P-0017.visit-2.record.pdf"})
    EXPECT_TRUE(fs::exists(folder_ / name)) << name;
}

TEST_F(DeskTest, WhatWasSavedHereMayBeSavedAgain) {
  const std::string opened = hidden(post("/save", left_hip()).body, "_opened");
  const std::string sheet = slurp(folder_ / "P-0001.pdf");
  const Response again = post("/save", left_hip({{"pain_usual", "2"}}), opened);
  EXPECT_THAT(slurp(folder_ / "P-0001.yaml"), HasSubstr("pain_usual: 2"));
  EXPECT_NE(hidden(again.body, "_opened"), opened);
  EXPECT_TRUE(!fs::exists(folder_ / "P-0001.pdf") || slurp(folder_ / "P-0001.pdf") != sheet);
}

TEST_F(DeskTest, APageOfTheOtherStateGoes) {
  const std::string opened = hidden(post("/save", left_hip()).body, "_opened");
  const Response held = post("/save", left_hip({{"red_flags", "..."}, {"red_flags", "fracture"}}), opened);
  EXPECT_TRUE(fs::exists(folder_ / "P-0001.held.pdf"));
  EXPECT_FALSE(fs::exists(folder_ / "P-0001.pdf"));
  EXPECT_THAT(held.body, HasSubstr("removed, as it no longer holds"));
}

TEST_F(DeskTest, NeverSavesOverWhatWasNotOpenedHere) {
  struct Case {
    std::string there, text, opened;
  };
  const std::string other = "patient: P-0001\n";
  for (const Case& each : {Case{"P-0001.yaml", other, ""}, Case{"P-0001.yaml", other, sha256_hex("older")},
                           Case{"P-0001.pdf", "%PDF-1.7", ""}, Case{"P-0001.record.pdf", "%PDF-1.7", ""},
                           Case{"P-0001.pdf", "%PDF-1.7", sha256_hex("of another file")}}) {
    spit(folder_ / each.there, each.text);
    const Response page = post("/save", left_hip(), each.opened);
    EXPECT_THAT(page.body, HasSubstr(each.there));
    EXPECT_THAT(page.body, HasSubstr("Ana Silva")) << "what was typed is still there";
    EXPECT_THAT(files(), ElementsAre(each.there));
    EXPECT_EQ(slurp(folder_ / each.there), each.text);
    EXPECT_EQ(hidden(page.body, "_opened"), each.opened);
    fs::remove(folder_ / each.there);
  }
}

TEST_F(DeskTest, ALinkOrFolderInThePlaceOfAnIntakeStays) {
  spit(folder_ / "precious", "precious");
  fs::create_symlink("precious", folder_ / "P-0001.yaml");
  post("/save", left_hip(), sha256_hex("precious"));
  EXPECT_EQ(slurp(folder_ / "precious"), "precious");
  EXPECT_THAT(files(), ElementsAre("P-0001.yaml", "precious"));
}

TEST_F(DeskTest, AFolderThatIsGoneIsTold) {
  fs::remove_all(folder_.path());
  EXPECT_THAT(post("/save", left_hip()).body, HasSubstr("there is no folder"));
  fs::create_directory(folder_.path());
}

TEST_F(DeskTest, OpensWhatItOffersAndNothingElse) {
  fs::copy_file(REHAB_SOURCE_DIR "/templates/intake/left-hip.yaml", folder_ / "left-hip.yaml");
  fs::copy_file(REHAB_SOURCE_DIR "/templates/clinic.yaml", folder_ / "clinic.yaml");
  spit(folder_ / "below/deep.yaml", "patient: P-1\n");
  spit(folder_ / ".hidden.yaml", "patient: P-1\n");
  const std::string page = get("/").body;
  EXPECT_THAT(page, HasSubstr("left-hip.yaml"));
  for (const char* other : {"clinic.yaml", "deep.yaml", "hidden.yaml"}) EXPECT_THAT(page, Not(HasSubstr(other)));

  const Response opened = post("/open", {}, {}, "left-hip.yaml");
  EXPECT_THAT(opened.body, HasSubstr("Ana Silva"));
  EXPECT_EQ(hidden(opened.body, "_opened"), sha256_hex(slurp(folder_ / "left-hip.yaml")));
  const std::string whole = (folder_ / "left-hip.yaml").string();
  for (const std::string& name :
       {std::string("../left-hip.yaml"), std::string("./left-hip.yaml"), whole, std::string("below/deep.yaml"),
        std::string(".hidden.yaml"), std::string("clinic.yaml"), std::string("/etc/passwd"), std::string("..")}) {
    const Response no = post("/open", {{"name", "Still Here"}}, {}, name);
    EXPECT_THAT(no.body, HasSubstr("there is no such intake")) << name;
    EXPECT_THAT(no.body, HasSubstr("Still Here")) << name;
    EXPECT_THAT(no.body, Not(HasSubstr("Ana Silva"))) << name;
  }
}

TEST_F(DeskTest, AnIntakeThatCantBeReadIsToldAndTheAnswersStay) {
  spit(folder_ / "bad.yaml", "schema: 1\npatient: P-1\nage: abc\nname: Secret Name\n");
  for (const std::string target : {"/open", "/next"}) {
    const Response no = post(target, {{"name", "Still Here"}}, {}, "bad.yaml");
    EXPECT_THAT(no.body, HasSubstr("bad.yaml:3")) << target;
    EXPECT_THAT(no.body, HasSubstr("Still Here")) << target;
  }
}

TEST_F(DeskTest, TheNextVisitHasARowForEachExerciseAndAsksTheRestAnew) {
  post("/save", left_hip());
  const std::string sheet = slurp(folder_ / "P-0001.pdf");
  const Response next = post("/next", {}, {}, "P-0001.yaml");
  EXPECT_THAT(next.body, HasSubstr("progress.exercises.1.key"));
  EXPECT_THAT(next.body, HasSubstr("Ana Silva"));
  EXPECT_EQ(hidden(next.body, "_opened"), "") << "it is a new intake";
  EXPECT_EQ(slurp(folder_ / "P-0001.pdf"), sheet);
}

TEST_F(DeskTest, TheFirstPageMayShowAnIntake) {
  const std::string yaml = slurp(REHAB_SOURCE_DIR "/templates/intake/left-hip.yaml");
  desk_.show_first(yaml);
  EXPECT_THAT(get("/").body, HasSubstr("Ana Silva"));
  EXPECT_EQ(hidden(get("/").body, "_opened"), sha256_hex(yaml));
}

TEST_F(DeskTest, EndsByItsButton) {
  EXPECT_TRUE(post("/stop", {}).ends_server);
}

/// Where a plugin fails, or can't be loaded.
class BrokenPlan : public DeskTest {
 protected:
  BrokenPlan() : DeskTest([this](const Job&) { return plan(); }) {}
  JobResult plan() const {
    if (!bundle_.empty()) {
      JobResult failed;
      failed.state = JobState::failed;
      failed.bundle = bundle_;
      failed.reason = "it crashed (SIGSEGV)";
      return failed;
    }
    throw Error(ErrorKind::config, "no plan can be made", "mend the plugin");
  }
  std::string bundle_;
};

TEST_F(BrokenPlan, IsToldAndNothingIsPrintedOrSaved) {
  for (const std::string bundle : {"", "poor_plugin"}) {
    bundle_ = bundle;
    for (const std::string target : {"/", "/plan", "/sheet", "/record", "/letters", "/save"}) {
      const Response page = post(target, left_hip());
      EXPECT_EQ(page.status, 200);
      EXPECT_THAT(page.type, StartsWith("text/html")) << target;
      EXPECT_THAT(page.body, bundle.empty() ? HasSubstr("mend the plugin") : HasSubstr("poor_plugin")) << target;
    }
  }
  EXPECT_THAT(files(), IsEmpty());
}

}  // namespace
}  // namespace rehab::desk
