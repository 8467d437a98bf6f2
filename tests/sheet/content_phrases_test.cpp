// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <set>
#include <sstream>

#include "content_world.hpp"
#include "sheet/content/phrases.hpp"
#include "sheet/content/say.hpp"
#include "support/command.hpp"

namespace rehab::test {
namespace {

using ::testing::HasSubstr;

const char* const english_file = REHAB_SOURCE_DIR "/templates/words/en.yaml";

/// The problems of the English file after one replacement.
std::string problems_after(const std::string& from, const std::string& to) {
  std::string changed = support::slurp(english_file);
  changed.replace(changed.find(from), from.size(), to);
  const support::Folder folder;
  support::spit(folder / "en.yaml", changed);
  Problems problems;
  read_phrases((folder / "en.yaml").string(), problems);
  return problems.render();
}

TEST(Phrases, EnglishIsCompleteAndReviewed) {
  const Phrases phrases = english();
  EXPECT_EQ(phrases.by_id.size(), std::size(phrase_table));
  EXPECT_EQ(phrases.language, "en");
  EXPECT_TRUE(phrases.reviewed);
}

TEST(Phrases, EveryLanguageOnDiskIsComplete) {
  std::size_t languages = 0;
  for (const auto& file : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/words")) {
    ++languages;
    Problems problems;
    const Phrases phrases = read_phrases(file.path().string(), problems);
    EXPECT_TRUE(problems.empty()) << problems.render();
    EXPECT_EQ(phrases.language, file.path().stem().string());
    EXPECT_EQ(phrases.by_id.size(), std::size(phrase_table)) << file.path();
  }
  EXPECT_GE(languages, 3u);
}

std::string phrase_id(const char* begin, std::string_view word) {
  std::string id = begin + std::string(word);
  std::ranges::replace(id, '.', '_');
  return id;
}

/// What may be asked before printing is asked in every language.
TEST(Phrases, EveryFieldThatMayBeMissingHasOneAndSoHasEachOfItsWords) {
  for (const FieldGroup& group : field::groups) EXPECT_TRUE(is_phrase(phrase_id("fact_", group.key))) << group.key;
  for (const FieldInfo* info : field::all) {
    if (info->is_always_known()) continue;
    EXPECT_TRUE(is_phrase(phrase_id("fact_", info->key))) << info->key;
    for (const std::string_view word : info->words)
      EXPECT_TRUE(is_phrase(phrase_id("word_", word)) || is_phrase(phrase_id("thing_", word))) << word;
  }
}

Phrases phrases_of(const std::string& language) {
  Problems problems;
  return read_phrases(REHAB_SOURCE_DIR "/templates/words/" + language + ".yaml", problems);
}

/// Where {SIDE} is a stem, every phrase gives it an ending.
TEST(Phrases, AStemOfASideGetsItsEnding) {
  for (const std::string language : {"de", "es"}) {
    std::size_t stems = 0;
    for (const auto& [id, text] : phrases_of(language).by_id)
      for (const std::string place : {"{SIDE}", "{OTHER}"}) {
        const std::size_t at = text.find(place);
        if (at == std::string::npos) continue;
        ++stems;
        EXPECT_EQ(text.find_first_of("AEOS", at + place.size()), at + place.size()) << language << ": " << text;
      }
    EXPECT_GT(stems, 0u) << language;
  }
}

TEST(Phrases, GermanNamesTheSideOfAPicture) {
  const Phrases phrases = phrases_of("de");
  const Say say(phrases);
  EXPECT_EQ(say("picture_side", {{"SIDE", say.side(Side::left)}}), "LINKS");
  EXPECT_EQ(say("leg", {{"SIDE", say.side(Side::right)}}), "RECHTES Bein");
}

TEST(Phrases, SpanishNamesSidesAndDates) {
  const Phrases phrases = phrases_of("es");
  const Say say(phrases);
  const Date day{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{4}};
  EXPECT_EQ(say("picture_side", {{"SIDE", say.side(Side::left)}}), "IZQUIERDA");
  EXPECT_EQ(say("leg", {{"SIDE", say.side(Side::right)}}), "pierna DERECHA");
  EXPECT_EQ(say("why_leg", {{"leg", say.side(Side::left)}}), "no con la pierna IZQUIERDA");
  EXPECT_EQ(say.day(day), "viernes 4 de diciembre");
  EXPECT_EQ(say.full_date(day), "4 de diciembre de 2026");
  EXPECT_EQ(say.weight(0.5), "0,5 kg");
}

TEST(Phrases, AWeightIsInTheClinicsUnit) {
  Phrases phrases = phrases_of("en");
  EXPECT_EQ(Say(phrases).weight(2.268), "2.27 kg");
  Clinic clinic;
  clinic.weights = WeightUnit::lb;
  Problems problems;
  phrases = with_clinic_words(phrases, clinic, problems);
  EXPECT_EQ(Say(phrases).weight(2.268), "5 lb");
  EXPECT_EQ(Say(phrases).weight(0.5), "1.1 lb");
}

TEST(Phrases, EveryFaultIsNamedWithItsPlace) {
  EXPECT_THAT(problems_after("  bring_page: Bring this page with you.\n", ""), HasSubstr("bring_page"));
  EXPECT_THAT(problems_after("  bring_page: Bring", "  bring_pag: Bring"), HasSubstr("did you mean 'bring_page'"));
  EXPECT_THAT(problems_after("Use until {date}", "Use until"),
              HasSubstr("phrases.use_until: the words in braces differ from the product's; write {date} once each"));
  EXPECT_THAT(problems_after("Bring this page", "Bring this {page}"), HasSubstr("write it without words in braces"));
  EXPECT_THAT(problems_after("Use until {date}", "Use until {data}"), HasSubstr(".yaml:"));
}

TEST(Phrases, NoneIsListedTwice) {
  std::set<std::string_view> ids;
  for (const PhraseInfo& info : phrase_table) EXPECT_TRUE(ids.insert(info.id).second) << info.id;
}

TEST(Phrases, AClinicRewordsAllButSafetyTexts) {
  Clinic clinic;
  clinic.file = "clinic.yaml";
  clinic.words = {{"weeks_pain", "Ache"}};
  Problems problems;
  EXPECT_EQ(with_clinic_words(english(), clinic, problems).by_id.at("weeks_pain"), "Ache");
  EXPECT_TRUE(problems.empty());

  clinic.words = {{"sign_chest", "Nothing"}, {"weeks_pian", "x"}, {"use_until", "Until"}};
  const Phrases kept = with_clinic_words(english(), clinic, problems);
  EXPECT_EQ(problems.errors(), 3u);
  EXPECT_THAT(problems.render(), HasSubstr("words.sign_chest: a safety text can't be said another way"));
  EXPECT_THAT(problems.render(), HasSubstr("did you mean 'weeks_pain'?"));
  EXPECT_EQ(kept.by_id.at("sign_chest"), english().by_id.at("sign_chest"));

  clinic.words = {{"left", "RIGHT"}};
  EXPECT_EQ(with_clinic_words(english(), clinic, problems).by_id.at("left"), english().by_id.at("left"));
  EXPECT_THAT(problems.render(), HasSubstr("words.left: a safety text"));
}

TEST(Phrases, StopSignsAndTheHeldPageAreSafetyTexts) {
  std::size_t found = 0;
  for (const PhraseInfo& info : phrase_table) {
    const bool must_be = info.id.starts_with("sign_p") || info.id.starts_with("held_") ||
                         info.id.starts_with("call_e") || info.id == "draft" || info.id == "not_for_patient";
    EXPECT_TRUE(!must_be || info.safety) << info.id;
    found += must_be;
  }
  EXPECT_GT(found, 5u);
}

/// Sentences the patient reads: short, so that they can be read aloud.
TEST(Phrases, PatientsSentencesAreShort) {
  const Phrases phrases = english();
  ASSERT_FALSE(phrases.by_id.empty());
  for (const auto& [id, text] : phrases.by_id) {
    if (id.starts_with("letter_") || id.starts_with("record_") || id.starts_with("ledger_")) continue;
    std::size_t words = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ') ++words;
      if (text[i] == '.' && i + 1 < text.size()) words = 0;
      EXPECT_LE(words, 15u) << id << ": " << text;
    }
  }
}

TEST(Say, DatesNumbersAndListsAsTheLanguageWritesThem) {
  Phrases phrases = english();
  const Date day{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{4}};
  EXPECT_EQ(Say(phrases).day(day), "Friday 4 December");
  EXPECT_EQ(Say(phrases).full_date(day), "4 December 2026");
  EXPECT_EQ(Say(phrases).list({"1", "2", "3"}), "1, 2 and 3");
  EXPECT_EQ(Say(phrases).times(1), "1 time");
  EXPECT_EQ(Say(phrases).number(0.5), "0.5");
  phrases.by_id["decimal_point"] = ",";
  EXPECT_EQ(Say(phrases).number(0.5), "0,5");
}

TEST(Say, ARecordedWordReadsWellAndAClinicsOwnStaysItself) {
  const Phrases phrases = english();
  EXPECT_EQ(Say(phrases).word("some_tasks_hard"), "some tasks are hard");
  EXPECT_EQ(Say(phrases).word("sits_all_day"), "sits all day");
}

TEST(Say, ALineBeginsWithALargeLetter) {
  EXPECT_EQ(capital("lunes y martes"), "Lunes y martes");
  EXPECT_EQ(capital("ángulo"), "Ángulo");
  for (const std::string same : {"", "Montag", "3 veces", "÷", "ÿ"}) EXPECT_EQ(capital(same), same);
}

}  // namespace
}  // namespace rehab::test
