// SPDX-License-Identifier: Apache-2.0
#include "run/logo.hpp"

#include <gmock/gmock.h>

#include "base/image_files.hpp"
#include "base/problem.hpp"
#include "support/command.hpp"

namespace rehab::test {
namespace {

using support::Folder;
using support::spit;
using ::testing::HasSubstr;

TEST(Logo, IsNoLargerThanPaperShows) {
  const Folder folder;
  spit(folder / "logo.png", png_of({}, 2400, 600));
  const auto logo = read_logo((folder / "logo.png").string());
  EXPECT_EQ(logo->width_px, 800U);
  EXPECT_EQ(logo->height_px, 200U);
}

TEST(Logo, AFileThatCantBeUsedIsNamedWithItsFault) {
  const Folder folder;
  spit(folder / "text.png", "hello");
  spit(folder / "large.png", png_of({}) + std::string(1 << 20, '.'));
  std::filesystem::create_directory(folder / "folder.png");
  struct Case {
    const char *file, *fault;
  };
  for (const Case& each : {Case{"text.png", "it is neither PNG nor JPEG"}, Case{"large.png", "larger than"},
                           Case{"folder.png", "it is a folder"}, Case{"missing.png", "no such file"}}) {
    const std::string file = (folder / each.file).string();
    try {
      read_logo(file);
      ADD_FAILURE() << file;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(file + ": "));
      EXPECT_THAT(error.what(), HasSubstr(each.fault));
    }
  }
}

}  // namespace
}  // namespace rehab::test
