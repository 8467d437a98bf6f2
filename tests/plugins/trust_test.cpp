// SPDX-License-Identifier: Apache-2.0
// Whoever else may write to one file of a bundle could choose what is printed, or what is run.
#include "plugins/trust.hpp"

#include <gmock/gmock.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plugins/catalogue.hpp"
#include "scratch.hpp"
#include "support/build.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// A copy of a bundle with every kind of file, to be spoilt.
class Trust : public testing::Test {
 protected:
  Trust() {
    fs::copy_file(support::build_folder + "/bad_plugins/good/good/good.so", folder_ + "/small_clinic.so");
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder_)) set(entry.path());
    set(folder_);
    bundle_.folder = folder_;
    bundle_.library = folder_ + "/small_clinic.so";
  }
  static void set(const fs::path& path) { ::chmod(path.c_str(), fs::is_directory(path) ? 0755 : 0644); }

  Scratch scratch_;
  const std::string folder_ = scratch_.small_clinic();
  Bundle bundle_;
};

TEST_F(Trust, GoodCopyIsTrusted) {
  EXPECT_TRUE(untrusted(bundle_).ready()) << untrusted(bundle_).reason;
}

TEST_F(Trust, NoFileOrFolderMayBeWrittenByOthers) {
  for (const char* name : {".", "plugin.yaml", "small_clinic.so", "exercises", "exercises/heel_slide.yaml", "rules",
                           "rules/rules.yaml", "words", "words/en.yaml"}) {
    const fs::path path = fs::path(folder_) / name;
    ::chmod(path.c_str(), 0757);
    EXPECT_EQ(word_of(untrusted(bundle_).state), "untrusted_file") << name;
    EXPECT_THAT(untrusted(bundle_).reason, HasSubstr("can be written by other users")) << name;
    EXPECT_THAT(untrusted(bundle_).remedy, HasSubstr("chmod go-w")) << name;
    set(path);
    EXPECT_TRUE(untrusted(bundle_).ready()) << name;
  }
}

TEST_F(Trust, AGroupIsOthersUnlessItIsTheOwnersAlone) {
  const std::string rules = folder_ + "/rules/rules.yaml";
  ::chmod(rules.c_str(), 0664);
  const group* own = ::getgrgid(::getegid());
  if (::geteuid() == ::getegid() && own && !*own->gr_mem) {
    EXPECT_TRUE(untrusted(bundle_).ready()) << "umask 002, as many systems set it";
  }
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file to another group";
  ASSERT_EQ(::chown(rules.c_str(), 0, 65534), 0);
  EXPECT_EQ(word_of(untrusted(bundle_).state), "untrusted_file");
}

TEST_F(Trust, NoFileMayBeSomebodyElses) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  for (const char* name : {"/small_clinic.so", "/words/en.yaml"}) {
    ASSERT_EQ(::chown((folder_ + name).c_str(), 65534, 65534), 0);
    EXPECT_THAT(untrusted(bundle_).reason, HasSubstr("belongs to another user")) << name;
    ASSERT_EQ(::chown((folder_ + name).c_str(), 0, 0), 0);
  }
}

TEST_F(Trust, ALinkIsJudgedWhereItLeads) {
  const fs::path open = scratch_ / "open";
  fs::create_directories(open);
  for (const char* name : {"small_clinic.so", "rules/rules.yaml"}) {
    const fs::path file = fs::path(folder_) / name;
    fs::rename(file, open / "it");
    fs::create_symlink(open / "it", file);
    ::chmod(open.c_str(), 0755);
    EXPECT_TRUE(untrusted(bundle_).ready()) << name;
    ::chmod(open.c_str(), 0777);
    EXPECT_EQ(word_of(untrusted(bundle_).state), "untrusted_file") << name;
    fs::remove(file);
    fs::rename(open / "it", file);
  }
}

TEST_F(Trust, AnEditorsHiddenFileIsNotLookedAtAndALostLinkIsNamed) {
  fs::create_symlink("nobody@nowhere.1", folder_ + "/rules/.#rules.yaml");
  EXPECT_TRUE(untrusted(bundle_).ready());
  fs::create_symlink("nowhere.yaml", folder_ + "/rules/lost.yaml");
  EXPECT_EQ(word_of(untrusted(bundle_).state), "untrusted_file");
}

TEST_F(Trust, TheCatalogueSaysSoOfABundleOfTables) {
  fs::remove(bundle_.library);
  ::chmod((folder_ + "/rules/rules.yaml").c_str(), 0666);
  const Catalogue catalogue = find_bundles({{scratch_.string(), "--plugins"}}, Clinic{});
  ASSERT_EQ(catalogue.entries.size(), 1u);
  EXPECT_EQ(word_of(catalogue.entries[0].finding.state), "untrusted_file");
  EXPECT_THAT(catalogue.entries[0].finding.reason, HasSubstr("rules/rules.yaml"));
}

}  // namespace
}  // namespace rehab
