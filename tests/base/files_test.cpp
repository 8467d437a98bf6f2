// SPDX-License-Identifier: Apache-2.0
#include "base/files.hpp"

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/problem.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Files : public ::testing::Test {
 protected:
  Files() {
    std::string name = (fs::temp_directory_path() / "rehab-files-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Files() override { fs::remove_all(folder_); }

  fs::path put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  std::size_t file_count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

template <class Call>
ErrorKind kind_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.kind;
  }
  ADD_FAILURE() << "no error was thrown";
  return ErrorKind::internal;
}

TEST_F(Files, ReadsAllBytes) {
  EXPECT_EQ(read_file(put("a", std::string("x\0y\r\n", 5))), std::string("x\0y\r\n", 5));
  EXPECT_EQ(read_file(put("empty", "")), "");
}

TEST_F(Files, RefusesToRead) {
  EXPECT_EQ(kind_of([&] { read_file(folder_ / "absent"); }), ErrorKind::no_input);
  EXPECT_EQ(kind_of([&] { read_file(folder_); }), ErrorKind::no_input);
  EXPECT_EQ(kind_of([&] { read_file(put("large", std::string(101, 'x')), 100); }), ErrorKind::bad_input);
  EXPECT_EQ(kind_of([] { read_file("/dev/zero"); }), ErrorKind::no_input);
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(kind_of([&] { read_file(folder_ / "pipe"); }), ErrorKind::no_input) << "a pipe is refused, not waited for";
}

TEST_F(Files, WritesForTheOwnerOnly) {
  write_file(folder_ / "out", "text");
  EXPECT_EQ(read_file(folder_ / "out"), "text");
  EXPECT_EQ(fs::status(folder_ / "out").permissions(), fs::perms(0600));
  EXPECT_EQ(file_count(), 1u) << "no temporary is left";
}

TEST_F(Files, NeverReplacesUnlessTold) {
  put("out", "old");
  EXPECT_EQ(kind_of([&] { write_file(folder_ / "out", "new"); }), ErrorKind::cannot_create);
  EXPECT_EQ(read_file(folder_ / "out"), "old");
  write_file(folder_ / "out", "new", {true, {}});
  EXPECT_EQ(read_file(folder_ / "out"), "new");
  EXPECT_EQ(file_count(), 1u);
}

TEST_F(Files, NeverWritesOverAnInput) {
  const fs::path input = put("in", "intake");
  fs::create_hard_link(input, folder_ / "same");
  fs::create_symlink(input, folder_ / "link");
  for (const char* name : {"in", "same", "link"})
    EXPECT_EQ(kind_of([&] { write_file(folder_ / name, "x", {true, {input}}); }), ErrorKind::cannot_create) << name;
  EXPECT_EQ(read_file(input), "intake");
}

TEST_F(Files, RefusesWhatIsNoOrdinaryTarget) {
  fs::create_directory(folder_ / "sub");
  fs::create_symlink(folder_ / "nowhere", folder_ / "dangling");
  EXPECT_EQ(kind_of([&] { write_file(folder_ / "sub", "x", {true, {}}); }), ErrorKind::cannot_create);
  EXPECT_EQ(kind_of([&] { write_file(folder_ / "dangling", "x"); }), ErrorKind::cannot_create);
  EXPECT_EQ(kind_of([&] { write_file(folder_ / "absent/out", "x"); }), ErrorKind::cannot_create);
  EXPECT_EQ(kind_of([&] { write_file(folder_ / "", "x"); }), ErrorKind::cannot_create);
  EXPECT_EQ(file_count(), 2u) << "no temporary is left";
}

TEST_F(Files, ATemporaryLiesBesideItsTarget) {
  const fs::path temporary = write_temporary(folder_ / "out.pdf", "text");
  EXPECT_EQ(temporary.parent_path(), folder_);
  EXPECT_THAT(temporary.filename().string(), ::testing::StartsWith(".out.pdf."));
  EXPECT_THAT(temporary.filename().string(), ::testing::EndsWith(".rehab-part"));
  EXPECT_EQ(target_of(temporary), folder_ / "out.pdf");
  EXPECT_EQ(target_of(folder_ / "out.pdf"), "");
  EXPECT_NE(temporary_name(folder_ / "out.pdf"), temporary);
  EXPECT_EQ(file_count(), 1u);
}

TEST_F(Files, ANameIsGivenOnlyWhereNothingHasIt) {
  const fs::path temporary = write_temporary(folder_ / "out.pdf", "new");
  give_name(temporary, folder_ / "out.pdf");
  EXPECT_EQ(read_file(folder_ / "out.pdf"), "new");
  EXPECT_FALSE(fs::exists(temporary));
  write_file(temporary, "newer");
  EXPECT_EQ(kind_of([&] { give_name(temporary, folder_ / "out.pdf"); }), ErrorKind::cannot_create);
  EXPECT_EQ(read_file(folder_ / "out.pdf"), "new");
}

TEST_F(Files, NamesAreSwapped) {
  write_file(folder_ / "a", "1");
  write_file(folder_ / "b", "2");
  swap_names(folder_ / "a", folder_ / "b");
  EXPECT_EQ(read_file(folder_ / "a") + read_file(folder_ / "b"), "21");
  EXPECT_EQ(kind_of([&] { swap_names(folder_ / "absent", folder_ / "b"); }), ErrorKind::cannot_create);
  EXPECT_EQ(read_file(folder_ / "b"), "1");
}

TEST_F(Files, AFullDiskLeavesNothing) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const ErrorKind kind = kind_of([&] { write_file(folder_ / "out", std::string(5000, 'x')); });
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, old);
  EXPECT_EQ(kind, ErrorKind::io);
  EXPECT_EQ(file_count(), 0u);
}

TEST(Sha256, KnownDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace rehab
