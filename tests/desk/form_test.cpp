// SPDX-License-Identifier: Apache-2.0
// `rehab-planner form` as its user meets it: from the address to printed papers, and to its end.
#include <gmock/gmock.h>
#include <map>

#include "desk/running_form.hpp"
#include "run/setup.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using form::Filled;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const IntakeShape& shape() {
  static const House house = [] {
    SetupOptions options;
    options.templates = REHAB_SOURCE_DIR "/templates";
    options.installed = {build_folder + "/plugins", "the build", false};
    return open_house(options);
  }();
  return house.intake_form;
}

/// What `plan` writes for an intake, by the name of the paper; run elsewhere.
std::map<std::string, std::string> written_by_plan(const std::string& intake, const std::string& clinic) {
  const Folder folder;
  spit(folder / "i.yaml", intake);
  const CommandResult planned = folder.run(planner + " plan i.yaml " + clinic);
  EXPECT_THAT(planned.status, testing::AnyOf(0, 10)) << planned.err;
  std::map<std::string, std::string> papers;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    if (entry.path().extension() == ".pdf") papers[entry.path().filename()] = slurp(entry.path());
  EXPECT_GE(papers.size(), 2U);
  return papers;
}

std::string name_of(const Answer& paper) {
  const std::string disposition = paper.header("Content-Disposition");
  const std::size_t begin = disposition.find('"') + 1;
  return begin == 0 ? "" : disposition.substr(begin, disposition.rfind('"') - begin);
}

struct Patient {
  const char* example;
  Filled more = {};
  const char* clinic = "--no-clinic";
};

class Papers : public testing::TestWithParam<Patient> {};

TEST_P(Papers, AreTheBytesThatPlanWrites) {
  const Folder folder;
  RunningForm form(folder, std::string("--no-browser ") + GetParam().clinic);
  form.open();
  const Filled filled = example(GetParam().example, shape(), GetParam().more);
  const auto papers = written_by_plan(form::written(filled, shape()).yaml, GetParam().clinic);
  std::size_t printed = 0;
  for (const std::string target : {"/sheet", "/record", "/letters"}) {
    const Answer paper = form.post(target, filled);
    if (paper.header("Content-Type") != "application/pdf") continue;
    ++printed;
    ASSERT_TRUE(papers.contains(name_of(paper))) << name_of(paper);
    EXPECT_EQ(sha256_hex(paper.body), sha256_hex(papers.at(name_of(paper)))) << target;
  }
  EXPECT_EQ(printed, papers.size()) << "and no paper less";
  EXPECT_EQ(folder.files(), 2U) << "nothing is kept";
  EXPECT_EQ(form.end(SIGINT), 0);
}

INSTANTIATE_TEST_SUITE_P(Table, Papers,
                         testing::Values(Patient{"left-hip"}, Patient{"left-hip", {{"language", "es"}}},
                                         Patient{"left-hip", {}, "--clinic " REHAB_SOURCE_DIR "/templates/clinic.yaml"},
                                         Patient{"left-hip", {{"clinician", ""}}},  // a draft
                                         Patient{"second-visit"}, Patient{"suspected-fracture"},
                                         Patient{"clot-treated-agreed"},
                                         Patient{"pregnant-second-trimester", {{"language", "de"}}},
                                         Patient{"fresh-hip-operation"}));

TEST(Form, GoesFromAnEmptyPageToSavedPapers) {
  const Folder folder;
  RunningForm form(folder);
  form.open();
  Filled filled{{"patient", "P-9"}, {"date", "2026-11-20"}};
  EXPECT_THAT(form.post("/plan", filled).body, HasSubstr("weak_side")) << "what is still needed";
  for (const auto& [name, value] : Filled{{"age", "34"},
                                          {"weak_side", "left"},
                                          {"pregnant", "no"},
                                          {"pain_usual", "3"},
                                          {"red_flags", "none"},
                                          {"name", "Zo\xC3\xAB \"O'Neil\" <b>"}})
    filled.emplace_back(name, value);
  const Answer saved = form.post("/save", filled);
  EXPECT_THAT(saved.body, HasSubstr("P-9.yaml"));
  EXPECT_THAT(saved.body, Not(HasSubstr("<b>"))) << "what was typed is text";
  EXPECT_THAT(slurp(folder / "P-9.pdf"), StartsWith("%PDF-"));
  EXPECT_EQ(folder.run(planner + " check P-9.yaml --no-clinic").status, 0);
  EXPECT_EQ(form.end(SIGTERM), 0);
  const std::string said = slurp(folder / ".form-out") + slurp(folder / ".form-err");
  EXPECT_THAT(said, Not(HasSubstr("O'Neil"))) << "nothing of an answer is printed";
  EXPECT_THAT(said, Not(HasSubstr("P-9")));
}

TEST(Form, APluginsOwnFieldIsAnsweredToo) {
  const Folder folder;
  spit(folder / "plugins/own_field/plugin.yaml", slurp(REHAB_SOURCE_DIR "/tests/desk/own_field.yaml"));
  RunningForm form(folder, "--no-browser --no-clinic --plugins plugins");
  form.open();
  EXPECT_THAT(form.get("/").body, HasSubstr("Does the patient wear a brace?"));
  form.post("/save", example("left-hip", shape(), {{"own_field.brace", "always"}}));
  EXPECT_THAT(slurp(folder / "P-0001.yaml"), HasSubstr("own_field.brace: always"));
}

TEST(Form, APluginThatCrashesIsToldAndTheFormLivesOn) {
  const Folder folder;
  RunningForm form(folder, "--no-browser --no-clinic --plugins " + build_folder + "/bad_plugins/crashes_in_advise");
  form.open();
  for (const std::string target : {"/plan", "/sheet", "/save"}) {
    const Answer told = form.post(target, example("left-hip", shape()));
    EXPECT_EQ(told.status, 200) << target;
    EXPECT_THAT(told.header("Content-Type"), StartsWith("text/html")) << target;
    EXPECT_THAT(told.body, HasSubstr("crashes_in_advise")) << target;
  }
  EXPECT_EQ(form.get("/").status, 200);
  EXPECT_EQ(form.end(SIGTERM), 0);
}

TEST(Form, ASecondOneStandsBesideTheFirst) {
  const Folder folder, other;
  RunningForm one(folder), two(other);
  one.open();
  two.open();
  EXPECT_NE(one.port(), two.port());
  EXPECT_EQ(one.get("/").status, 200);
  EXPECT_EQ(two.get("/").status, 200);
  EXPECT_EQ(
      sent_raw(two.port(), request("GET /", "Host: " + two.host() + one.headers().substr(one.headers().find("\r\nC"))))
          .status,
      403)
      << "the cookie of the one opens nothing at the other";
}

TEST(Form, EndsByItsButton) {
  const Folder folder;
  RunningForm form(folder);
  form.open();
  EXPECT_EQ(form.post("/stop", {}).status, 200);
  EXPECT_EQ(form.wait(), 0);
  EXPECT_THAT(slurp(folder / ".form-err"), HasSubstr("The form has ended."));
}

TEST(Form, AnIntakeThatCantBeReadOpensNothing) {
  const Folder folder;
  spit(folder / "bad.yaml", "schema: 1\n");
  EXPECT_EQ(folder.run(planner + " form bad.yaml --no-browser --no-clinic").status, 65);
  EXPECT_EQ(folder.run(planner + " form none.yaml --no-browser --no-clinic").status, 66);
  EXPECT_EQ(folder.run(planner + " form --no-browser --no-clinic -o none").status, 73);
  EXPECT_EQ(folder.run(planner + " form --port 80 --no-browser").status, 64) << "there is no such choice";
}

/// Stands in for the desktop's opener: notes how it was called and by whom, and leaves a process behind as it does.
class Opener : public testing::Test {
 protected:
  Opener() {
    spit(folder_ / "bin/xdg-open",
         "#!/bin/sh\necho \"$0 $*\" >called\ncp \"$1\" page\nls -ld \"$(dirname \"$1\")\" \"$1\" >rights\n"
         "echo noise\necho noise >&2\nfor descriptor in /proc/$$/fd/*; do readlink $descriptor; done >open\n"
         "(sleep 2; echo >outlived) &\n");
    fs::permissions(folder_ / "bin/xdg-open", fs::perms::owner_all);
    fs::create_directory(folder_ / "run");
    form_.emplace(folder_, "--no-clinic", "XDG_RUNTIME_DIR=$PWD/run PATH=$PWD/bin:$PATH");
  }
  std::string soon(const std::string& file) const {
    for (int i = 0; i < 400 && !fs::exists(folder_ / file); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return slurp(folder_ / file);
  }

  Folder folder_;
  std::optional<RunningForm> form_;
};

TEST_F(Opener, GetsTheAddressInAFileThatOnlyItsUserReads) {
  soon("open");
  EXPECT_THAT(slurp(folder_ / "called"), Not(HasSubstr(form_->start())));
  EXPECT_THAT(slurp(folder_ / "called"), HasSubstr("run/rehab-planner-"));
  EXPECT_THAT(slurp(folder_ / "page"), HasSubstr(form_->host() + form_->start()));
  EXPECT_THAT(slurp(folder_ / "rights"), HasSubstr("drwx------"));
  EXPECT_THAT(slurp(folder_ / "rights"), HasSubstr("-rw-------"));
  EXPECT_THAT(slurp(folder_ / "open"), Not(HasSubstr("socket:")));
  EXPECT_THAT(slurp(folder_ / ".form-out") + slurp(folder_ / ".form-err"), Not(HasSubstr("noise")));
  form_->open();
  EXPECT_TRUE(fs::is_empty(folder_ / "run")) << "the file is gone once the code was used";
}

TEST_F(Opener, OutlivesPlansAndTheFormItself) {
  soon("open");
  form_->open();
  form_->post("/plan", example("left-hip", shape()));
  EXPECT_EQ(form_->end(SIGINT), 0);
  EXPECT_EQ(soon("outlived"), "\n");
}

TEST_F(Opener, WhatItWasGivenIsGoneWhenTheFormEndsUnopened) {
  soon("open");
  EXPECT_EQ(form_->end(SIGHUP), 0);
  EXPECT_TRUE(fs::is_empty(folder_ / "run"));
}

}  // namespace
}  // namespace rehab::support
