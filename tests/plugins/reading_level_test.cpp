// SPDX-License-Identifier: Apache-2.0
// The counts behind the reading level, and the fixed English phrases held against it.
#include "plugins/reading_level.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "base/problem.hpp"
#include "sheet/content/phrases.hpp"

namespace rehab {
namespace {

TEST(ReadingLevel, SyllablesAreCountedAsSpoken) {
  const std::pair<const char*, int> table[] = {
      {"the", 1},        {"leg", 1},       {"knee", 1},      {"knees", 1},
      {"shoes", 1},      {"raise", 1},     {"raises", 2},    {"raised", 1},
      {"lifted", 2},     {"closed", 1},    {"breathe", 1},   {"breathes", 1},
      {"stretches", 2},  {"table", 2},     {"muscles", 2},   {"whole", 1},
      {"little", 2},     {"gently", 2},    {"safely", 2},    {"movement", 2},
      {"carefully", 3},  {"going", 2},     {"lying", 2},     {"laying", 2},
      {"player", 2},     {"you", 1},       {"yes", 1},       {"tummy", 2},
      {"towel", 2},      {"straight", 1},  {"patient", 2},   {"session", 2},
      {"opinion", 3},    {"cautious", 2},  {"special", 2},   {"position", 3},
      {"period", 3},     {"usual", 3},     {"quarter", 2},   {"guided", 2},
      {"maternity", 4},  {"emergency", 4}, {"exercises", 4}, {"physiotherapist", 6},
      {"iliotibial", 6}, {"forehead", 2},  {"something", 2}, {"don't", 1},
      {"can't", 1},      {"doesn't", 2},   {"isn't", 2},     {"LEFT", 1},
      {"10", 1},         {"", 1},
  };
  for (const auto& [word, expected] : table) EXPECT_EQ(syllables_in(word), expected) << word;
}

struct Counted {
  const char* text;
  std::size_t sentences, words;
  double grade;
};

TEST(ReadingLevel, SentencesWordsAndGradeAreThoseOfTheFormula) {
  const Counted table[] = {
      {"", 0, 0, 0},
      {"Lie on your back.", 1, 4, 0},
      {"Lie on your back", 1, 4, 0},
      {"Bend your knees. Keep both feet flat.", 2, 7, 0},
      {"Feel faint or sick? Stop!", 2, 5, 0},
      {"Wear 0.5 kg on your ankle.", 1, 6, 0.52},
      {"Hold for {hold} seconds.", 1, 4, 0.72},
      {"First line\nsecond line", 2, 4, 0},
      // 9 words, 28 syllables: 0.39 * 9 + 11.8 * 28 / 9 - 15.59
      {"Physiotherapists recommend supervised exercise; symptoms usually improve without surgery.", 1, 9, 24.63},
  };
  for (const Counted& c : table) {
    EXPECT_EQ(sentences_in(c.text).size(), c.sentences) << c.text;
    EXPECT_EQ(words_in(c.text).size(), c.words) << c.text;
    const std::string text = c.text;
    EXPECT_NEAR(reading_grade({&text, 1}), c.grade, 0.01) << c.text;
  }
}

TEST(ReadingLevel, ShortTextsAreJudgedTogether) {
  const std::string hard = "Emergency department.";
  const std::string texts[] = {hard, "Go there now.", "Take this sheet with you."};
  EXPECT_GT(reading_grade({&hard, 1}), highest_reading_grade);
  EXPECT_LT(reading_grade(texts), highest_reading_grade);
}

TEST(ReadingLevel, FindsTheSentenceOverFifteenWords) {
  const std::string fifteen = "One two three four five six seven eight nine ten one two three four five.";
  EXPECT_EQ(too_long_sentence(fifteen + " " + fifteen), std::nullopt);
  const std::string sixteen = "One two three four five six seven eight nine ten one two three four five six.";
  EXPECT_EQ(too_long_sentence(fifteen + " " + sixteen), sixteen);
}

TEST(ReadingLevel, AStepBeginsWithWhatToDo) {
  EXPECT_TRUE(std::ranges::is_sorted(step_verbs())) << "the search halves the list";
  for (const char* step : {"Lie on your back.", "Do {times}, then turn over.", "Don't let it sag. Keep it up."})
    EXPECT_EQ(starts_with_verb(step), std::string_view(step).substr(0, 5) != "Don't") << step;
  for (const char* step : {"Slowly lift your leg.", "Your knee comes up.", "{SIDE} leg up.", "(Lift)", ""})
    EXPECT_FALSE(starts_with_verb(step)) << step;
}

TEST(ReadingLevel, FindsWhatASheetNeverSays) {
  const std::pair<const char*, const char*> table[] = {
      {"This realigns your hips.", "realigns"},
      {"Realign your hips.", "Realign"},
      {"It cures pain.", "cures"},
      {"You need surgery.", "need surgery"},
      {"You need a hip operation.", "need operation"},
      {"You need a secure hold.", nullptr},
      {"Ask after your surgery.", nullptr},
      {"May ease hip pain.", nullptr},
  };
  for (const auto& [text, found] : table)
    EXPECT_EQ(forbidden_words_in(text), found ? std::optional<std::string>(found) : std::nullopt) << text;
}

/// Phrases of the record, the letters, the summary and the command: for clinicians.
bool is_for_clinicians(std::string_view id) {
  static constexpr std::string_view begins[] = {"record_",
                                                "account_",
                                                "opinion_",
                                                "reason",
                                                "no_things",
                                                "form_",
                                                "why_",
                                                "told_",
                                                "nobody_named",
                                                "changed_",
                                                "chosen_",
                                                "days_a_week",
                                                "turn_",
                                                "or_else",
                                                "rules_",
                                                "ledger_",
                                                "outcome_",
                                                "waits_",
                                                "step_up",
                                                "step_keep",
                                                "step_back",
                                                "step_smaller",
                                                "step_last_stage",
                                                "step_form",
                                                "step_not_recorded",
                                                "state_",
                                                "mark_",
                                                "source_",
                                                "version_",
                                                "sign_name",
                                                "sign_registration",
                                                "sign_signature",
                                                "sign_date",
                                                "sign_statement",
                                                "referral_",
                                                "not_evaluated_",
                                                "not_for_patient",
                                                "replaced_",
                                                "to_",
                                                "urgency_",
                                                "letter_",
                                                "fact_",
                                                "summary_",
                                                "review_",
                                                "pain_limit_short",
                                                "pain_no_rise_short",
                                                "explain_",
                                                "applied_unknown",
                                                "not_recorded",
                                                "does_not_apply",
                                                "word_",
                                                "legs_both",
                                                "draft"};
  return std::ranges::any_of(begins, [&](std::string_view begin) { return id.starts_with(begin); });
}

TEST(ReadingLevel, TheFixedPhrasesForPatientsAreEasyToRead) {
  Problems problems;
  const Phrases phrases = read_phrases(REHAB_SOURCE_DIR "/templates/words/en.yaml", problems);
  ASSERT_FALSE(phrases.by_id.empty()) << problems.render();
  ReadingLevel together;
  for (const auto& [id, text] : phrases.by_id) {
    EXPECT_EQ(forbidden_words_in(text), std::nullopt) << id << ": " << text;
    if (is_for_clinicians(id)) continue;
    EXPECT_EQ(too_long_sentence(text), std::nullopt) << id << ": over 15 words: " << text;
    ReadingLevel alone;
    alone.add(text);
    EXPECT_TRUE(alone.words() < 10 || alone.grade() <= highest_reading_grade)
        << id << ": grade " << alone.grade() << ": " << text;
    together.add(text);
  }
  EXPECT_LE(together.grade(), highest_reading_grade) << "the phrases for patients together";
}

}  // namespace
}  // namespace rehab
