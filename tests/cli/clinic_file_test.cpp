// SPDX-License-Identifier: Apache-2.0
// The clinic file is set once: where it is found, whom it is trusted from, how it is made, and that it is named.
#include <gmock/gmock.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// A home with nothing in it, and nothing set.
class ClinicFile : public testing::Test {
 protected:
  CommandResult run(const std::string& words, const std::string& with = {}) const {
    return folder_.run("env -u REHAB_PLANNER_CLINIC -u XDG_CONFIG_HOME HOME=$PWD/home " + with + " " + planner + " " +
                       words);
  }
  void write(const std::string& file, const std::string& name) const {
    spit(folder_ / file, "schema: 1\nname: " + name + "\n");
  }
  std::string whole(const std::string& file) const { return (folder_ / file).string(); }
  std::string named_by(const std::string& more, const std::string& with = {}) const {
    spit(folder_ / "t.yaml", plain_intake());
    return run("check t.yaml " + more, with).err;
  }

  Folder folder_;
  const std::string users_ = "home/.config/rehab-planner/clinic.yaml";
};

TEST_F(ClinicFile, IsTheFirstOfThoseThatAreThere) {
  if (fs::exists("/etc/rehab-planner/clinic.yaml")) GTEST_SKIP() << "this computer has one";
  write("clinic.yaml", "Of the working folder");
  EXPECT_THAT(named_by(""), HasSubstr("Clinic file: none")) << "plugins it names are code";
  write(users_, "Of the user");
  EXPECT_THAT(named_by(""), HasSubstr("Clinic file: " + whole(users_)));
  write("config/rehab-planner/clinic.yaml", "Of the user, elsewhere");
  EXPECT_THAT(named_by("", "XDG_CONFIG_HOME=$PWD/config"), HasSubstr(whole("config/rehab-planner/clinic.yaml")));
  write("set.yaml", "Set");
  EXPECT_THAT(named_by("", "REHAB_PLANNER_CLINIC=$PWD/set.yaml"), HasSubstr(whole("set.yaml")));
  EXPECT_THAT(named_by("--clinic clinic.yaml", "REHAB_PLANNER_CLINIC=$PWD/set.yaml"), HasSubstr("file: clinic.yaml"));
  EXPECT_THAT(named_by("--no-clinic"), HasSubstr("Clinic file: none"));
  EXPECT_THAT(named_by("", "REHAB_PLANNER_CLINIC="), HasSubstr("Clinic file: none"));
}

TEST_F(ClinicFile, ThatIsSetIsNeverLookedForInTheWorkingFolder) {
  write("clinic.yaml", "Of the working folder");
  const auto result = run("plugins list", "REHAB_PLANNER_CLINIC=clinic.yaml");
  EXPECT_EQ(result.status, 64);
  EXPECT_THAT(result.err, HasSubstr("whole path"));
  EXPECT_EQ(run("plugins list", "REHAB_PLANNER_CLINIC=$PWD/gone.yaml").status, 78) << "set, and not there";
}

TEST_F(ClinicFile, OfOthersIsRefused) {
  write(users_, "Of the user");
  fs::permissions(folder_ / users_, fs::perms::others_write, fs::perm_options::add);
  const auto result = run("plugins list");
  EXPECT_EQ(result.status, 78);
  EXPECT_THAT(result.err, HasSubstr("can be written by other users"));
  EXPECT_THAT(result.err, HasSubstr("chmod go-w"));
  fs::permissions(folder_ / users_, fs::perms::others_write, fs::perm_options::remove);
  fs::permissions((folder_ / users_).parent_path(), fs::perms::others_write, fs::perm_options::add);
  EXPECT_EQ(run("plugins list").status, 78) << "its folder";
}

TEST_F(ClinicFile, IsNamedByPlanAndRecord) {
  write(users_, "North Hip Clinic");
  spit(folder_ / "t.yaml", plain_intake());
  const auto result = run("plan t.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("Clinic file: " + whole(users_)));
  EXPECT_THAT(text_of(folder_, "T-1.pdf"), HasSubstr("North Hip Clinic"));
  EXPECT_THAT(text_of(folder_, "T-1.record.pdf"), HasSubstr("Clinic file"));
  EXPECT_THAT(text_of(folder_, "T-1.record.pdf"), HasSubstr("nobody of the clinic has signed: hip_realignment 1.0.0"));
}

TEST_F(ClinicFile, CarriesWhoSignedTheRules) {
  spit(folder_ / "t.yaml", plain_intake());
  const std::string all = "safety_rules: 1.0.0, hip_realignment: 1.0.0, therapy_referral: 1.0.0, surgery_escalation: ";
  const auto sign = [&](const std::string& on, const std::string& last) {
    spit(folder_ / users_,
         "schema: 1\nrules_reviewed: {by: A. Meyer, on: " + on + ", versions: {" + all + last + "}}\n");
    return run("plan t.yaml --force");
  };
  const auto result = sign("2999-01-01", "1.0.0");
  EXPECT_THAT(result.err, Not(HasSubstr("signed"))) << "nothing is to be done";
  EXPECT_THAT(text_of(folder_, "T-1.record.pdf"), HasSubstr("Rules signed by A. Meyer on 1 January 2999: hip"));
  EXPECT_THAT(text_of(folder_, "T-1.record.pdf"), Not(HasSubstr("nobody of the clinic")));
  EXPECT_THAT(sign("2999-01-01", "0.9.0").err, HasSubstr("Not what A. Meyer signed on 2999-01-01: surgery_escalation"));
  EXPECT_THAT(text_of(folder_, "T-1.record.pdf"), HasSubstr("has signed: surgery_escalation 1.0.0"));
  EXPECT_THAT(sign("2020-01-01", "1.0.0").err, HasSubstr("more than a year ago"));
  spit(folder_ / users_, "schema: 1\nrules_reviewed: {by: A. Meyer}\n");
  EXPECT_EQ(run("plan t.yaml --force").status, 78) << "half a signature is none";
}

TEST_F(ClinicFile, IsMadeByAnsweringQuestions) {
  const std::string answers =
      R"(printf '\nNorth: Hip\n0123 456\nnone\n0123 789\n\n\nJ. Park\nB5\nLetter\nfr\nde\n' | )";
  const auto made = folder_.run(answers + "env -u XDG_CONFIG_HOME HOME=$PWD/home " + planner + " clinic new");
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_THAT(made.err, HasSubstr("It is needed."));
  EXPECT_THAT(made.err, HasSubstr("expected a number to call"));
  EXPECT_THAT(made.err, HasSubstr("there are de, en and es"));
  EXPECT_THAT(made.err, HasSubstr("written: " + whole(users_)));
  const std::string text = slurp(folder_ / users_);
  for (const char* line : {"\nname: \"North: Hip\" ", "\nphone: 0123 456 ", "\nphone_out_of_hours: 0123 789 ",
                           "\n# maternity_phone: ", "\nemergency_number: ", "\nclinician: J. Park ", "\npage: Letter ",
                           "\nlanguage: de ", "\n# logo: "})
    EXPECT_THAT(text, HasSubstr(line));
  EXPECT_EQ(run("plugins list").status, 0) << "it is used at once";
  const auto again = run("clinic new --name Other");
  EXPECT_EQ(again.status, 73);
  EXPECT_EQ(slurp(folder_ / users_), text) << "never over an existing one";
}

TEST_F(ClinicFile, IsMadeFromOptionsWithoutQuestions) {
  const auto made = run("clinic new my/clinic.yaml --phone '0123 456'");
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_THAT(made.err, HasSubstr("--clinic"));
  EXPECT_THAT(slurp(folder_ / "my/clinic.yaml"), HasSubstr("\n# name: ")) << "no name that nobody gave";
  EXPECT_EQ(run("plugins list --clinic my/clinic.yaml").status, 0);
  for (const char* wrong : {"--page A5", "--language fr", "--phone none", "--emergency-number help"})
    EXPECT_EQ(run(std::string("clinic new wrong.yaml ") + wrong).status, 64) << wrong;
  EXPECT_EQ(run("clinic new").status, 1) << "no answers";
  EXPECT_FALSE(fs::exists(folder_ / "wrong.yaml"));
  EXPECT_FALSE(fs::exists(folder_ / users_));
}

}  // namespace
}  // namespace rehab::support
