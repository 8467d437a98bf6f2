// SPDX-License-Identifier: Apache-2.0
#include "pdf/font_file.hpp"

#include <gmock/gmock.h>

#include "base/problem.hpp"
#include "support/command.hpp"

namespace rehab::pdf {
namespace {

using testing::HasSubstr;

const std::string shipped = REHAB_SOURCE_DIR "/templates/fonts/OpenSans-Regular.ttf";

/// The refusal of a font of these bytes; empty: it is taken.
std::string refusal(const std::string& bytes) {
  const support::Folder folder;
  const std::filesystem::path file = folder / "some.ttf";
  support::spit(file, bytes);
  try {
    FontFile font(file);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind, ErrorKind::config);
    EXPECT_THAT(error.what(), HasSubstr(file.string()));
    return error.what();
  }
}

TEST(FontFile, IsTakenAsItShips) {
  EXPECT_EQ(refusal(support::slurp(shipped)), "");
}

/// A letter of no width or without its outline would print, and nobody would notice.
TEST(FontFile, IsRefusedWhereOneByteOfATableIsOther) {
  const std::string whole = support::slurp(shipped);
  const std::size_t tables = read_u16(whole, 4);
  for (std::size_t record = 12; record < 12 + 16 * tables; record += 16) {
    const std::string tag = whole.substr(record, 4);
    const std::size_t begin = read_u32(whole, record + 8), size = read_u32(whole, record + 12);
    for (const std::size_t at : {begin, begin + size / 2, begin + size - 1}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
      EXPECT_THAT(refusal(damaged), HasSubstr("is damaged in its table " + tag)) << at;
    }
  }
}

TEST(FontFile, IsRefusedWhereItIsNoWholeFont) {
  const std::string whole = support::slurp(shipped);
  EXPECT_THAT(refusal(""), HasSubstr("not a whole font"));
  EXPECT_THAT(refusal("OTTO" + whole.substr(4)), HasSubstr("is not a TrueType font"));
  EXPECT_THAT(refusal(whole.substr(0, whole.size() / 2)), HasSubstr("is not a whole font"));
}

}  // namespace
}  // namespace rehab::pdf
