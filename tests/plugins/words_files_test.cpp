// SPDX-License-Identifier: Apache-2.0
// Words of one language in several files: read as one, each told by its own name.
#include "plugins/words_files.hpp"

#include <gmock/gmock.h>

#include "plugins/bundle_reader.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;

class WordsInFiles : public testing::Test {
 protected:
  WordsInFiles() {
    const std::string whole = slurp(folder_ + "/words/en.yaml");
    const std::size_t rules = whole.find("rules:\n");
    spit(folder_ + "/words/en.yaml", whole.substr(0, rules));
    spit(more_, head_ + whole.substr(rules));
  }

  std::string told(const Languages& languages = every_language) const {
    Problems problems;
    read_bundle(folder_, problems, languages);
    return problems.render();
  }

  const Scratch scratch_;
  const std::string folder_ = scratch_.small_clinic(), more_ = folder_ + "/words/en.rules.yaml";
  const std::string head_ = "schema: 1\nlanguage: en\nreviewed: no\n";
};

TEST_F(WordsInFiles, AreReadAsOne) {
  Problems problems;
  const Bundle bundle = read_bundle(folder_, problems);
  EXPECT_TRUE(problems.empty()) << problems.render();
  ASSERT_EQ(bundle.wording.size(), 1u);
  EXPECT_EQ(bundle.wording.at("en").language, "en");
  EXPECT_EQ(bundle.wording.at("en").rules.at("B1").patient, "See a doctor today.");
  EXPECT_EQ(bundle.wording.at("en").exercises.at("heel_slide").name, "Heel slide");
}

TEST_F(WordsInFiles, NeedNoFileOfTheBareName) {
  std::filesystem::rename(folder_ + "/words/en.yaml", folder_ + "/words/en.cards.yaml");
  EXPECT_EQ(told(), "");
}

TEST_F(WordsInFiles, AreReviewedOnlyWhereEachIs) {
  Problems problems;
  replace_in(more_, "reviewed: no", "reviewed: yes");
  EXPECT_FALSE(read_bundle(folder_, problems).wording.at("en").reviewed);
  replace_in(folder_ + "/words/en.yaml", "reviewed: no", "reviewed: yes");
  EXPECT_TRUE(read_bundle(folder_, problems).wording.at("en").reviewed);
}

TEST_F(WordsInFiles, SayNothingTwice) {
  spit(folder_ + "/words/en.z.yaml", head_ + "rules:\n  A1: {patient: \"Sit.\"}\n");
  const std::string text = told();
  EXPECT_THAT(text, HasSubstr(folder_ + "/words/en.z.yaml:5:3: error: rules.A1: it stands in " + more_ + ", line 6"));
  EXPECT_THAT(text, HasSubstr("keep one of the two"));
}

TEST_F(WordsInFiles, AreToldWithTheFileAProblemIsIn) {
  spit(more_,
       head_ + "rules:\n  B1: {patient: \"See a doctor.\"}\n  A1: {patient: \"Sit.\"}\n  A9: {patient: \"Sit.\"}\n");
  EXPECT_THAT(told(), HasSubstr(more_ + ":7:3: error: rules.A9: the bundle has no such rule"));
  replace_in(more_, "language: en", "language: de");
  EXPECT_THAT(told(), HasSubstr(more_ + ":2:11: error: language: the file is called 'en'"));
}

TEST_F(WordsInFiles, AreJudgedForReadingInTheirFile) {
  replace_in(more_, "Sit for this one.",
             "Sit for this one and stay there for as long as you can without any pain in your hip or in your back.");
  EXPECT_THAT(check_bundle(folder_).render(), HasSubstr(more_ + ":6:"));
}

TEST_F(WordsInFiles, OneThatIsTooLargeIsRefusedWithARemedy) {
  spit(more_, slurp(more_) + "#" + std::string(256 * 1024, 'x') + "\n");
  EXPECT_THAT(told(), HasSubstr("it is larger than 256 KiB; move some of it to a file beside it"));
}

TEST(WordsFiles, AreOfTheLanguageUpToTheFirstDot) {
  EXPECT_EQ(language_of("words/en.yaml"), "en");
  EXPECT_EQ(language_of("pt-BR.standing.hips.yaml"), "pt-BR");
}

}  // namespace
}  // namespace rehab
