// SPDX-License-Identifier: Apache-2.0
// What was kept of bundles must never be seen where it no longer holds.
#include "plugins/kept_bundle.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "base/kept_bytes.hpp"
#include "plugins/catalogue.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

class KeptBundle : public testing::Test {
 protected:
  KeptBundle() : folder_(scratch_.small_clinic()) {
    fs::create_directory(cache());
    keep_bytes_in(cache());
  }
  ~KeptBundle() override { keep_bytes_in({}); }

  fs::path cache() const { return fs::path(scratch_.string()) / ".cache"; }

  /// The one bundle, looked for anew.
  CatalogueEntry look(const Languages& languages = Languages{{"en"}}) {
    Clinic clinic;
    clinic.required.clear();
    const ContentCheck check = [this](const Bundle& bundle, Problems& problems) {
      ++checks_;
      if (!refused_.empty()) problems.error({bundle.folder, 0, 0}, refused_);
    };
    return find_bundles({{scratch_.string(), "the test"}}, clinic, languages, {}, check).entries.at(0);
  }

  std::string because() { return look().bundle->rules.at(1).because; }

  std::string kept_file(const std::string& kind) const {
    for (const auto& entry : fs::recursive_directory_iterator(cache()))
      if (entry.path().filename().string().starts_with(kind + "-")) return entry.path().string();
    return {};
  }

  void edit(const std::string& name, const std::string& from, const std::string& to) const {
    replace_in(folder_ + "/" + name, from, to);
  }

  const Scratch scratch_;
  const std::string folder_;
  int checks_ = 0;
  std::string refused_;
};

TEST_F(KeptBundle, IsCheckedOnceAndSaysTheSame) {
  const CatalogueEntry first = look(), again = look();
  EXPECT_EQ(checks_, 1);
  ASSERT_TRUE(again.bundle);
  EXPECT_EQ(again.bundle->sha256, first.bundle->sha256);
  EXPECT_EQ(again.bundle->library, first.bundle->library);
  ASSERT_EQ(again.bundle->exercises.size(), first.bundle->exercises.size());
  for (std::size_t i = 0; i < first.bundle->exercises.size(); ++i)
    EXPECT_EQ(again.bundle->exercises[i].forms.at(0).picture, first.bundle->exercises[i].forms.at(0).picture);
  EXPECT_EQ(again.bundle->wording.at("en").exercises.at("heel_slide").aim,
            first.bundle->wording.at("en").exercises.at("heel_slide").aim);
}

TEST_F(KeptBundle, AChangedByteIsSeenInTheNextCall) {
  const std::string before = because(), file = folder_ + "/rules/rules.yaml";
  const fs::file_time_type time = fs::last_write_time(file);
  std::string after = before;
  after[0] = before[0] == 'X' ? 'Y' : 'X';
  edit("rules/rules.yaml", before, after);  // as long as before, and as old
  fs::last_write_time(file, time);
  EXPECT_EQ(because(), after);
  edit("rules/rules.yaml", after, before);
  EXPECT_EQ(because(), before);
  EXPECT_EQ(checks_, 3);
}

TEST_F(KeptBundle, AnyFileThatComesGoesOrChangesMakesItReadAnew) {
  look();
  edit("words/en.yaml", "reviewed: no", "reviewed: yes");
  EXPECT_TRUE(look().bundle->wording.at("en").reviewed);
  spit(folder_ + "/rules/more.yml", "");
  EXPECT_EQ(word_of(look().finding.state), "broken") << "a file that nobody reads";
  fs::remove(folder_ + "/rules/more.yml");
  fs::rename(folder_ + "/rules/rules.yaml", folder_ + "/rules/other.yaml");
  look();
  fs::remove(folder_ + "/exercises/heel_slide.yaml");
  EXPECT_EQ(word_of(look().finding.state), "broken") << "rules and words speak of it";
  EXPECT_EQ(checks_, 3) << "what was broken never came so far";
}

TEST_F(KeptBundle, AFileOfWordsThatComesGoesOrChangesIsSeenInTheNextCall) {
  const std::string more = folder_ + "/words/en.rules.yaml", head = "schema: 1\nlanguage: en\nreviewed: no\nrules:\n";
  replace_in(folder_ + "/words/en.yaml", "  A1: {patient: \"Sit for this one.\"}\n", "");
  const auto patient = [&] { return look().bundle->wording.at("en").rules.at("A1").patient; };
  EXPECT_EQ(word_of(look().finding.state), "broken") << "its words are missing";
  for (const char* text : {"Sit for it.", "Lie for it."}) {
    spit(more, head + "  A1: {patient: \"" + text + "\"}\n");
    EXPECT_EQ(patient(), text);
    EXPECT_EQ(patient(), text);
  }
  fs::rename(more, folder_ + "/words/en.other.yaml");
  EXPECT_EQ(patient(), "Lie for it.");
  EXPECT_EQ(checks_, 3);
  fs::remove(folder_ + "/words/en.other.yaml");
  EXPECT_EQ(word_of(look().finding.state), "broken");
}

TEST_F(KeptBundle, AFolderThatIsALinkToNowhereIsNoEmptyFolder) {
  look();
  fs::rename(folder_ + "/rules", folder_ + "/elsewhere");
  fs::create_symlink(folder_ + "/nowhere", folder_ + "/rules");
  EXPECT_EQ(word_of(look().finding.state), "broken") << "its rules would protect nobody";
}

TEST_F(KeptBundle, WhatIsWrongIsToldEveryTime) {
  refused_ = "its picture can't be drawn";
  for (int time = 0; time < 2; ++time) EXPECT_EQ(word_of(look().finding.state), "broken");
  EXPECT_EQ(checks_, 2);
}

TEST_F(KeptBundle, AFigureOfAnotherBundleIsSeenInTheNextCall) {
  const std::string other = scratch_.string() + "/z_house/plugin.yaml";
  spit(other,
       "schema: 1\nid: z_house\nname: House\nversion: 1.0.0\nlanguage: en\nlibrary: no\n"
       "figures:\n  far: {value: 5, unit: of 10, meaning: Far., source: [policy X]}\n");
  edit("rules/rules.yaml", because(), "From $z_house/far on, less.");
  EXPECT_EQ(because(), "From 5 on, less.");
  replace_in(other, "value: 5", "value: 6");
  EXPECT_EQ(because(), "From 6 on, less.");
}

TEST_F(KeptBundle, ALanguageAskedForLaterIsReadAndKept) {
  spit(folder_ + "/words/fr.yaml", "schema: 1\nlanguage: fr\nreviewed: perhaps\n");
  EXPECT_TRUE(look().finding.ready());
  for (int time = 0; time < 2; ++time) {
    const CatalogueEntry entry = look(Languages{{"fr"}});
    EXPECT_EQ(word_of(entry.finding.state), "broken");
    EXPECT_FALSE(entry.problems.sorted().at(0).source_line.empty());
  }
}

TEST_F(KeptBundle, WhatOthersCouldHaveWrittenIsReadAnew) {
  look();
  ::chmod(kept_file("bundle").c_str(), 0666);
  look();
  EXPECT_EQ(checks_, 2);
}

TEST_F(KeptBundle, WhatIsCutIsReadAnew) {
  look();
  const std::string file = kept_file("bundle"), bytes = slurp(file);
  for (const std::size_t size : {std::size_t{0}, std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
    spit(file, bytes.substr(0, size));
    EXPECT_TRUE(look().finding.ready());
  }
  EXPECT_EQ(checks_, 5);
}

TEST_F(KeptBundle, TheSameFilesElsewhereAreAnotherBundle) {
  look();
  const Scratch elsewhere;
  elsewhere.small_clinic();
  Clinic clinic;
  clinic.required.clear();
  const auto entry = find_bundles({{elsewhere.string(), "the test"}}, clinic).entries.at(0);
  EXPECT_TRUE(entry.bundle->folder.starts_with(elsewhere.string()));
}

}  // namespace
}  // namespace rehab
