// SPDX-License-Identifier: Apache-2.0
// The cards and words of hip_realignment as a patient meets them: short sentences, figures that follow the dose,
// nothing about a bump for anybody who has none, and pictures that can be drawn for either leg.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "plugins/bundle_reader.hpp"
#include "sheet/pictures/pictures.hpp"
#include "support/shipped_figures.hpp"

namespace rehab {
namespace {

constexpr std::size_t longest_sentence_words = 15;

const std::string folder = REHAB_SOURCE_DIR "/plugins/hip_realignment";

const Bundle& hips() {
  static const Bundle bundle = [] {
    Problems problems;
    Bundle read = read_bundle(folder, problems, every_language, support::shipped_figures());
    EXPECT_TRUE(problems.ok()) << problems.render();
    EXPECT_EQ(read.exercises.size(), 8u);
    return read;
  }();
  return bundle;
}

/// The words of each form in each language the cards ship in.
template <class Check>
void in_each_language(Check check) {
  for (const char* language : {"en", "de", "es"})
    for (const Exercise& exercise : hips().exercises)
      for (const Form& form : exercise.forms)
        check(std::string(language), exercise, form,
              hips().wording.at(language).exercises.at(exercise.id).forms.at(form.words));
}

const FormWords& words_of(const Exercise& exercise, const Form& form) {
  return hips().wording.at("en").exercises.at(exercise.id).forms.at(form.words);
}

/// A text somebody may read, and whose it is: "plank.wall".
struct Printed {
  std::string where;
  std::string text;
  bool is_step = false;
};

std::vector<Printed> printed(bool pregnant) {
  std::vector<Printed> all;
  for (const Exercise& exercise : hips().exercises) {
    const ExerciseWords& card = hips().wording.at("en").exercises.at(exercise.id);
    all.push_back({exercise.id, card.aim.of(pregnant)});
    for (const Form& form : exercise.forms) {
      const FormWords& words = words_of(exercise, form);
      const std::string where = exercise.id + "." + form.id;
      for (const Text& step : words.steps) all.push_back({where, step.of(pregnant), true});
      for (const Text* text : {&words.you_need, &words.you_need_on_bed, &words.do_well, &words.easier, &words.harder})
        all.push_back({where, text->of(pregnant)});
      all.push_back({where, "Stop if " + words.stop_if.of(pregnant)});
      for (const auto& [label, caption] : words.captions) all.push_back({where, caption});
      all.push_back({where, words.picture});
    }
  }
  return all;
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream words(text);
  std::string sentence;
  for (std::string word; words >> word;) {
    sentence += (sentence.empty() ? "" : " ") + word;
    if (std::string(".!?").find(word.back()) == std::string::npos) continue;
    found.push_back(sentence);
    sentence.clear();
  }
  if (!sentence.empty()) found.push_back(sentence);
  return found;
}

std::size_t count_words(const std::string& sentence) {
  return 1 + static_cast<std::size_t>(std::ranges::count(sentence, ' '));
}

class HipWords : public testing::TestWithParam<bool> {};

TEST_P(HipWords, AreShortSentences) {
  for (const Printed& p : printed(GetParam()))
    for (const std::string& sentence : sentences(p.text))
      EXPECT_LE(count_words(sentence), longest_sentence_words) << p.where << ": " << sentence;
}

TEST_P(HipWords, LeaveHoldsAndRestsToTheDose) {
  std::size_t found = 0;
  for (const Printed& p : printed(GetParam())) {
    const bool says_seconds = p.is_step && p.text.find("seconds") != std::string::npos;
    EXPECT_TRUE(!says_seconds || p.text.find('{') != std::string::npos)
        << p.where << " prints a figure that a changed dose would contradict: " << p.text;
    found += says_seconds;
  }
  EXPECT_GT(found, 0u);
}

TEST_P(HipWords, NeverPromiseTooMuch) {
  for (const Printed& p : printed(GetParam()))
    for (const char* word : {"realign", "cure", "surgery"})
      EXPECT_EQ(p.text.find(word), std::string::npos) << p.where << ": " << p.text;
}

INSTANTIATE_TEST_SUITE_P(For, HipWords, testing::Bool(),
                         [](const auto& pregnant) { return pregnant.param ? "Pregnant" : "Others"; });

TEST(HipWordsForOthers, DoNotSpeakOfABump) {
  for (const Printed& p : printed(false))
    for (const char* word : {"bump", "regnan"})
      EXPECT_EQ(p.text.find(word), std::string::npos) << p.where << ": " << p.text;
}

const std::string& fact(const Form& form, const char* key) {
  return std::get<std::string>(form.facts.at(key));
}

/// Nobody is told to stand tall who lies, nor to watch the leg that carries nothing.
TEST(HipWords, SuitThePositionOfTheForm) {
  for (const Exercise& exercise : hips().exercises)
    for (const Form& form : exercise.forms) {
      const FormWords& words = words_of(exercise, form);
      const std::string said = words.do_well.others + " " + words.stop_if.others;
      const std::string where = exercise.id + "." + form.id + ": " + said;
      const bool lies =
          fact(form, "lies_on") != "nothing" || fact(form, "position") == "supine" || fact(form, "position") == "prone";
      EXPECT_FALSE(lies && said.find("tall") != std::string::npos) << where;
      EXPECT_FALSE(lies && said.find("unsteady") != std::string::npos) << where;
      EXPECT_FALSE(fact(form, "one_leg_stance") == "no" && said.find("stand on") != std::string::npos) << where;
      EXPECT_FALSE(fact(form, "lies_on") == "nothing" && said.find("lie on") != std::string::npos) << where;
      EXPECT_FALSE(fact(form, "lies_on") == "nothing" && said.find("roll back") != std::string::npos) << where;
    }
}

/// They stand large on a card, and alone on the first page.
TEST(HipWords, AreCalledByATitleNoOtherExerciseHas) {
  std::map<std::string, std::string> owner;
  in_each_language(
      [&](const std::string& language, const Exercise& exercise, const Form& form, const FormWords& words) {
        const std::string where = language + " " + exercise.id + "." + form.id + ": " + words.plain;
        EXPECT_NE(words.plain.back(), '.') << where;
        EXPECT_EQ(owner.emplace(language + words.plain, exercise.id).first->second, exercise.id) << where;
      });
}

TEST(HipWords, TellNineStepsAtMost) {
  in_each_language([](const std::string& language, const Exercise& exercise, const Form& form, const FormWords& words) {
    EXPECT_LE(words.steps.size(), 9u) << language << " " << exercise.id << "." << form.id;
  });
}

TEST(HipWords, SayFromAboveWhereThePictureIs) {
  const std::map<std::string, std::string> above{
      {"en", "from above"}, {"de", "on oben gesehen"}, {"es", "desde arriba"}};
  in_each_language(
      [&](const std::string& language, const Exercise& exercise, const Form& form, const FormWords& words) {
        const bool seen_so = form.picture.view == View::above || form.picture.view == View::above_front;
        for (const std::string& text : {words.captions.at(form.picture.frames.front().label), words.picture})
          EXPECT_EQ(text.find(above.at(language)) != std::string::npos, seen_so)
              << language << " " << exercise.id << "." << form.id << ": " << text;
      });
}

/// Whoever can't lean on the arms gets a form drawn that way, not a note against the picture.
TEST(ShippedNotes, NeverContradictThePicture) {
  std::size_t notes = 0;
  for (const char* id : {"hip_realignment", "safety_rules", "surgery_escalation", "therapy_referral"}) {
    Problems problems;
    const Bundle bundle = read_bundle(std::string(REHAB_SOURCE_DIR "/plugins/") + id, problems, every_language,
                                      support::shipped_figures());
    for (const auto& [language, wording] : bundle.wording)
      for (const auto& [rule, words] : wording.rules) {
        notes += !words.patient.empty();
        for (const char* picture : {"picture", "Bild", "dibujo"})
          EXPECT_EQ(words.patient.find(picture), std::string::npos) << language << " " << rule << ": " << words.patient;
      }
  }
  EXPECT_GT(notes, 100u);
}

/// A ridge along the tummy is looked for in pregnancy, after it and where one was seen, by rules.
TEST(HipWords, SpeakOfNoRidge) {
  in_each_language([](const std::string& language, const Exercise& exercise, const Form& form, const FormWords& words) {
    for (const char* ridge : {"ridge", "Wulst", "bulto"})
      EXPECT_EQ((words.stop_if.others + words.stop_if.pregnant).find(ridge), std::string::npos)
          << language << " " << exercise.id << "." << form.id;
  });
}

/// "As you lift" is said only where a leg moves out and back.
TEST(HipCards, SayNothingOfALiftWhereAllIsHeld) {
  std::size_t held = 0;
  for (const Exercise& exercise : hips().exercises)
    for (const Form& form : exercise.forms)
      if (exercise.kind == ExerciseKind::strength && form.stages.front().dose.lift_s == 0) {
        EXPECT_EQ(form.breathing, Breathing::all_the_time) << exercise.id << "." << form.id;
        ++held;
      }
  EXPECT_GT(held, 0u);
}

TEST(HipCards, AreTheEightOfTheArticle) {
  std::vector<std::string> numbers;
  for (const Exercise& exercise : hips().exercises) numbers.push_back(exercise.number);
  std::ranges::sort(numbers);
  EXPECT_EQ(numbers, (std::vector<std::string>{"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8"}));
}

TEST(HipCards, AreDrawnForEitherLeg) {
  for (const Exercise& exercise : hips().exercises)
    for (const Form& form : exercise.forms)
      for (const Side leg : {Side::left, Side::right})
        EXPECT_NO_THROW(draw(form.picture, {leg, form.on_bed})) << exercise.id << "." << form.id;
}

/// Whoever gets a later form because of a risk is never asked for more at the same stage.
TEST(HipCards, AskForNoMoreInALaterForm) {
  std::size_t compared = 0;
  for (const Exercise& exercise : hips().exercises) {
    std::vector<const Form*> offered;
    for (const Form& form : exercise.forms)
      if (form.offered != Offered::later) offered.push_back(&form);
    for (std::size_t i = 1; i < offered.size(); ++i)
      for (std::size_t s = 0; s < std::min(offered[i - 1]->stages.size(), offered[i]->stages.size()); ++s, ++compared) {
        const Dose& before = offered[i - 1]->stages[s].dose;
        const Dose& later = offered[i]->stages[s].dose;
        EXPECT_TRUE(later.sets <= before.sets && later.times <= before.times && later.hold_s <= before.hold_s &&
                    later.days <= before.days && later.ankle_kg <= before.ankle_kg && later.band <= before.band &&
                    later.rest_s >= before.rest_s)
            << exercise.id << "." << offered[i]->id << " asks for more than " << offered[i - 1]->id << " at stage "
            << s + 1;
      }
  }
  EXPECT_GT(compared, 50u);
}

TEST(HipCards, ProtectASoreDay) {
  for (const Exercise& exercise : hips().exercises)
    for (const Form& form : exercise.forms)
      for (const Stage& stage : form.stages) {
        EXPECT_LE(stage.sore_times.value_or(0), stage.dose.times) << exercise.id << "." << form.id;
        EXPECT_LT(stage.sore_hold_s.value_or(0), std::max(1, stage.dose.hold_s)) << exercise.id << "." << form.id;
      }
}

}  // namespace
}  // namespace rehab
