// SPDX-License-Identifier: Apache-2.0
// Old papers or new ones, never one of each: when a change fails half way, and when a run was killed half way through.
#include "run/papers.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/problem.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class PapersTest : public testing::Test {
 protected:
  PapersTest() : folder_(fs::path(testing::TempDir()) / "papers") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~PapersTest() override { fs::remove_all(folder_); }

  void put(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::string in(const std::string& name) const {
    return fs::exists(folder_ / name) ? read_file(folder_ / name) : "nothing";
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }
  PaperChange::Put made(const std::string& name, const std::string& text) const {
    return {write_temporary(folder_ / name, text), folder_ / name};
  }
  std::set<fs::path> folders_used() const { return {folder_}; }

  /// As a run leaves it that was killed when it had written its note.
  void note(const std::string& name, const std::vector<std::pair<fs::path, fs::path>>& moves) const {
    std::string text = "rehab-planner papers 1";
    for (const auto& [from, to] : moves)
      for (const std::string& field : {inode(from), inode(to), from.string(), to.string()}) text += '\0' + field;
    std::ofstream(folder_ / name) << text;
  }
  static std::string inode(const fs::path& path) {
    struct stat state {};
    return std::to_string(::lstat(path.c_str(), &state) == 0 ? state.st_ino : 0);
  }

  const fs::path folder_;
  const WriteOptions replace_{true, {}};
};

TEST_F(PapersTest, NewOnesTakeTheirNamesTogether) {
  put("a.pdf", "old");
  put("a.held.pdf", "outdated");
  change_together({{made("a.pdf", "new"), made("a.record.pdf", "record")}, {folder_ / "a.held.pdf"}}, replace_);
  EXPECT_EQ(in("a.pdf"), "new");
  EXPECT_EQ(in("a.record.pdf"), "record");
  EXPECT_THAT(names(), ElementsAre("a.pdf", "a.record.pdf"));
}

TEST_F(PapersTest, WithoutLeaveToReplaceNothingChanges) {
  put("a.record.pdf", "old");
  EXPECT_THROW(change_together({{made("a.pdf", "new"), made("a.record.pdf", "new")}, {}}, {}), Error);
  EXPECT_EQ(in("a.record.pdf"), "old");
  EXPECT_THAT(names(), ElementsAre("a.record.pdf"));
}

TEST_F(PapersTest, WhenOneCanNotChangeNoneDoes) {
  put("a.pdf", "old");
  fs::create_directory(folder_ / "sub");
  const PaperChange change{{made("a.pdf", "new"), made("sub/a.record.pdf", "new")}, {}};
  fs::remove_all(folder_ / "sub");
  EXPECT_THROW(change_together(change, replace_), Error);
  EXPECT_EQ(in("a.pdf"), "old");
  EXPECT_THAT(names(), ElementsAre("a.pdf"));
}

TEST_F(PapersTest, AnotherRunsNoteStandsInTheWay) {
  put(".a.pdf.note", "of another run");
  EXPECT_THROW(change_together({{made("a.pdf", "new")}, {}}, {}), Error);
  EXPECT_THAT(names(), ElementsAre(".a.pdf.note"));
}

TEST_F(PapersTest, TheNextRunFinishesWhatAKilledOneBegan) {
  for (const int moved : {0, 1, 2, 3}) {
    put("a.pdf", "old");
    put("a.record.pdf", "old");
    put("a.held.pdf", "outdated");
    const auto sheet = made("a.pdf", "new"), record = made("a.record.pdf", "new");
    const fs::path aside = temporary_name(folder_ / "a.held.pdf");
    const std::vector<std::pair<fs::path, fs::path>> moves = {
        {sheet.temporary, sheet.target}, {record.temporary, record.target}, {folder_ / "a.held.pdf", aside}};
    note(".a.pdf.note", moves);
    for (int i = 0; i < moved; ++i) {
      const auto& [from, to] = moves[static_cast<std::size_t>(i)];
      (fs::exists(to) ? swap_names : give_name)(from, to);
    }
    const OutputFolders folders(folders_used());
    EXPECT_THAT(folders.mended(), ElementsAre(HasSubstr("that change is now finished"))) << moved;
    EXPECT_EQ(in("a.pdf"), "new") << moved;
    EXPECT_EQ(in("a.record.pdf"), "new") << moved;
    EXPECT_THAT(names(), ElementsAre("a.pdf", "a.record.pdf")) << moved;
  }
}

TEST_F(PapersTest, WhatHasComeInThePlaceSinceStays) {
  const auto sheet = made("a.pdf", "new");
  note(".a.pdf.note", {{sheet.temporary, sheet.target}});
  put("a.pdf", "of somebody else");
  const OutputFolders folders(folders_used());
  EXPECT_THAT(folders.mended(), ElementsAre(HasSubstr("could not be finished")));
  EXPECT_EQ(in("a.pdf"), "of somebody else");
  EXPECT_THAT(names(), ElementsAre("a.pdf"));
}

TEST_F(PapersTest, WhatAKilledRunLeftUnfinishedIsRemovedByName) {
  put("a.pdf", "old");
  write_temporary(folder_ / "b.record.pdf", "half");
  put(".hidden.txt.AbCdEf.rehab-part", "somebody else's");
  const OutputFolders folders(folders_used());
  EXPECT_THAT(folders.mended(), ElementsAre(HasSubstr(".b.record.pdf.")));
  EXPECT_THAT(names(), ElementsAre(".hidden.txt.AbCdEf.rehab-part", "a.pdf"));
}

TEST_F(PapersTest, WhileAnotherRunIsAtWorkNothingIsRemoved) {
  const OutputFolders first(folders_used());
  write_temporary(folder_ / "b.record.pdf", "at work");
  const OutputFolders second(folders_used());
  EXPECT_THAT(second.mended(), IsEmpty());
  EXPECT_EQ(names().size(), 1U);
}

TEST_F(PapersTest, ANoteThatNamesFilesElsewhereIsLeftAlone) {
  put("victim", "precious");
  put(".x.pdf.AbCdEf.rehab-part", "planted");
  for (const auto& [from, to] :
       {std::pair(folder_ / ".x.pdf.AbCdEf.rehab-part", fs::path(testing::TempDir()) / "victim"),
        {folder_ / "victim", folder_ / "other"}}) {
    note(".x.pdf.note", {{from, to}});
    const OutputFolders folders(folders_used());
    EXPECT_EQ(in("victim"), "precious");
    EXPECT_FALSE(fs::exists(fs::path(testing::TempDir()) / "victim"));
  }
}

}  // namespace
}  // namespace rehab
