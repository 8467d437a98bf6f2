// SPDX-License-Identifier: Apache-2.0
#include "base/kept_bytes.hpp"

#include <chrono>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

class KeptBytes : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "rehab-kept-XXXXXX").string();
    cache_ = ::mkdtemp(pattern.data());
    keep_bytes_in(cache_);
    keep("thing", key_, bytes_);
    file_ = file_of("thing-" + key_);
    ASSERT_TRUE(fs::exists(file_));
  }

  void TearDown() override {
    keep_bytes_in({});
    fs::remove_all(cache_);
  }

  /// Not there: none of that name.
  fs::path file_of(const std::string& name) const {
    for (const auto& entry : fs::recursive_directory_iterator(cache_))
      if (entry.path().filename() == name) return entry.path();
    return {};
  }

  void write(const std::string& bytes) const { std::ofstream(file_, std::ios::binary) << bytes; }

  std::string key_ = sha256_hex("source"), bytes_ = std::string("made\n with \0 work", 17);
  fs::path cache_, file_;
};

TEST_F(KeptBytes, AreGivenBack) {
  EXPECT_EQ(kept("thing", key_), bytes_);
  keep("thing", key_, "");
  EXPECT_EQ(kept("thing", key_), "");
}

TEST_F(KeptBytes, AreFoundByKindAndKeyOnly) {
  EXPECT_FALSE(kept("other", key_));
  EXPECT_FALSE(kept("thing", sha256_hex("Source")));
}

TEST_F(KeptBytes, ArePassedOverWhereTheyAreNotWhole) {
  const std::string whole = read_file(file_);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write(whole.substr(0, size));
    EXPECT_FALSE(kept("thing", key_)) << size;
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] ^= 1;
    write(changed);
    EXPECT_FALSE(kept("thing", key_)) << i;
  }
  write(whole + " ");
  EXPECT_FALSE(kept("thing", key_));
}

TEST_F(KeptBytes, ArePassedOverUnderAnothersName) {
  const std::string other = sha256_hex("other");
  keep("thing", other, "other");
  fs::copy_file(file_of("thing-" + other), file_, fs::copy_options::overwrite_existing);
  EXPECT_FALSE(kept("thing", key_));
}

TEST_F(KeptBytes, ArePassedOverWhereOthersCouldHaveWrittenThem) {
  ::chmod(file_.c_str(), 0666);
  EXPECT_FALSE(kept("thing", key_));
  ::chmod(file_.c_str(), 0600);
  EXPECT_TRUE(kept("thing", key_));
  if (::geteuid() != 0) return;
  ASSERT_EQ(::chown(file_.c_str(), 12345, 12345), 0);
  EXPECT_FALSE(kept("thing", key_));
}

TEST_F(KeptBytes, ArePassedOverBehindALink) {
  fs::rename(file_, cache_ / "elsewhere");
  fs::create_symlink(cache_ / "elsewhere", file_);
  EXPECT_FALSE(kept("thing", key_));
}

TEST_F(KeptBytes, AreWhollyOneOrTheOtherWhereTwoKeepAtOnce) {
  const std::string one(100'000, '1'), two(200'000, '2');
  keep("thing", key_, one);
  const pid_t child = ::fork();
  if (child == 0) {
    for (int i = 0; i < 200; ++i) keep("thing", key_, i % 2 ? one : two);
    ::_exit(0);
  }
  while (::waitpid(child, nullptr, WNOHANG) == 0) {
    keep("thing", key_, two);
    const auto read = kept("thing", key_);
    EXPECT_TRUE(!read || read == one || read == two);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(file_.parent_path()), fs::directory_iterator()), 1) << "no parts left";
}

TEST_F(KeptBytes, AreNoneInAFolderThatOthersCanWriteTo) {
  fs::permissions(file_.parent_path(), fs::perms::others_write, fs::perm_options::add);
  keep_bytes_in(cache_);
  EXPECT_FALSE(keeps_bytes());
  EXPECT_FALSE(kept("thing", key_));
  keep("other", key_, bytes_);
  EXPECT_EQ(file_of("other-" + key_), fs::path());
}

TEST_F(KeptBytes, MayBeDeletedAtAnyTime) {
  fs::remove_all(cache_);
  EXPECT_FALSE(kept("thing", key_));
  keep("thing", key_, bytes_);
  EXPECT_FALSE(kept("thing", key_));
}

/// Their names without the kind, sorted.
std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string().substr(6));
  return names;
}

TEST_F(KeptBytes, AreNeverMuchMoreThanTheyMayBe) {
  const fs::path folder = file_.parent_path();
  keep_bytes_in(cache_, 100'000);
  for (int i = 0; i < 300; ++i) keep("thing", sha256_hex(std::to_string(i)), std::string(1000, 'x'));
  std::uintmax_t size = 0;
  for (const auto& entry : fs::directory_iterator(folder)) size += entry.file_size();
  EXPECT_LE(size, 110'000u);
  EXPECT_TRUE(kept("thing", sha256_hex("299")));
}

TEST_F(KeptBytes, GoWhereTheyWereNotUsedForLongest) {
  const fs::path folder = file_.parent_path();
  const auto now = fs::file_time_type::clock::now();
  const std::string bytes(1000, 'x');
  for (const char* key : {"a", "b", "c"}) {
    keep("thing", key, bytes);
    fs::last_write_time(folder / (std::string("thing-") + key), now - std::chrono::days(9));
  }
  fs::last_write_time(file_, now - std::chrono::days(10));
  EXPECT_TRUE(kept("thing", "b"));
  keep_bytes_in(cache_, 2500);
  keep("thing", "d", bytes);
  EXPECT_FALSE(kept("thing", key_));
  EXPECT_TRUE(kept("thing", "b"));
  EXPECT_TRUE(kept("thing", "d"));
  EXPECT_EQ(names_in(folder).size(), 3u) << "as few go as need be";
}

TEST_F(KeptBytes, MayGoWhileAnotherRunUsesThem) {
  const std::string bytes(1000, 'x');
  keep_bytes_in(cache_, 5000);
  const auto all_whole = [&] {
    bool whole = true;
    for (int i = 0; i < 300; ++i) {
      const std::string key = sha256_hex(std::to_string(i % 20));
      if (const auto found = kept("thing", key)) whole = whole && *found == bytes;
      keep("thing", key, bytes);
    }
    return whole;
  };
  const pid_t child = ::fork();
  if (child == 0) ::_exit(all_whole() ? 0 : 1);
  EXPECT_TRUE(all_whole());
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_LE(names_in(file_.parent_path()).size(), 7u);
}

TEST_F(KeptBytes, StayWhereTheirBuildIsRun) {
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::days(40);
  fs::last_write_time(file_.parent_path(), long_ago);
  keep_bytes_in(cache_);
  EXPECT_GT(fs::last_write_time(file_.parent_path()), long_ago + std::chrono::days(39));
}

TEST_F(KeptBytes, AreGoneWhereNobodyRanABuildForAMonth) {
  fs::remove_all(file_.parent_path());
  const std::string of_a_build = "kept-00000000000000";
  for (const int days : {29, 31}) {
    const fs::path old = cache_ / (of_a_build + std::to_string(days));
    fs::create_directory(old);
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::days(days));
  }
  const fs::path not_ours = cache_ / "kept-recipes";
  fs::create_directory(not_ours);
  fs::last_write_time(not_ours, fs::file_time_type::clock::now() - std::chrono::days(99));
  keep_bytes_in(cache_);
  EXPECT_TRUE(fs::exists(cache_ / (of_a_build + "29")));
  EXPECT_FALSE(fs::exists(cache_ / (of_a_build + "31")));
  EXPECT_TRUE(fs::exists(not_ours));
}

}  // namespace
}  // namespace rehab
