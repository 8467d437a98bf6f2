// SPDX-License-Identifier: Apache-2.0
// The cards that ship, at every stage and in every language: what is said for "too hard" and "too easy" must fit the
// dose printed beside it.
#include <gmock/gmock.h>

#include "content_world.hpp"
#include "plugins/bundle_reader.hpp"
#include "plugins/check_ladders.hpp"
#include "sheet/content/card.hpp"
#include "support/shipped_figures.hpp"

namespace rehab::test {
namespace {

const Bundle& hips() {
  static const Bundle bundle = [] {
    Problems problems;
    Bundle read =
        read_bundle(REHAB_SOURCE_DIR "/plugins/hip_realignment", problems, every_language, support::shipped_figures());
    if (!problems.ok()) throw std::runtime_error(problems.render());
    return read;
  }();
  return bundle;
}

Phrases phrases_in(const std::string& language) {
  Problems problems;
  return read_phrases(REHAB_SOURCE_DIR "/templates/words/" + language + ".yaml", problems);
}

World world_in(const std::string& language) {
  World world;
  world.bundle = hips();
  world.phrases = phrases_in(language);
  world.regimen.today = 1;
  return world;
}

ExerciseDecision at_stage(const Exercise& exercise, const Form& form, int stage) {
  ExerciseDecision decision;
  decision.exercise = &exercise;
  decision.form = &form;
  decision.stage = stage;
  decision.dose = form.stages[static_cast<std::size_t>(stage - 1)].dose;
  decision.sore_dose = decision.dose;
  decision.legs = {form.side == SideUse::neither ? Side::none : Side::left};
  return decision;
}

std::string said(const Card& card, const std::string& label) {
  for (const CardAnswer& answer : card.answers)
    if (answer.question == label) return answer.text;
  return {};
}

/// What the form's ladder makes more of: seconds, or else repetitions.
int counted(const Form& form, const Dose& dose) {
  const bool holds_grow = form.stages.front().dose.hold_s != form.stages.back().dose.hold_s;
  return holds_grow ? dose.hold_s : dose.times;
}

class Ladders : public ::testing::TestWithParam<std::string> {};

TEST_P(Ladders, NoCardPromisesTheDoseItPrints) {
  World world = world_in(GetParam());
  const Say say(world.phrases);
  std::size_t promised = 0;
  for (const bool pregnant : {false, true}) {
    world.set("pregnant", std::string(pregnant ? "yes" : "no"));
    for (const Exercise& exercise : world.bundle.exercises)
      for (const Form& form : exercise.forms)
        for (int stage = 1; stage <= static_cast<int>(form.stages.size()); ++stage) {
          SCOPED_TRACE(exercise.id + "." + form.id + ", stage " + std::to_string(stage));
          world.regimen.exercises = {at_stage(exercise, form, stage)};
          const Card card = exercise_card(world.source(), say, 0);
          EXPECT_THAT(figures_in(said(card, say("too_hard"))), ::testing::IsEmpty());
          for (const double figure : figures_in(said(card, say("too_easy")))) {
            EXPECT_GT(figure, counted(form, world.regimen.exercises[0].dose)) << said(card, say("too_easy"));
            ++promised;
          }
        }
  }
  EXPECT_GT(promised, 0u);
}

INSTANTIATE_TEST_SUITE_P(Content, Ladders, ::testing::Values("en", "de", "es"),
                         [](const auto& language) { return language.param; });

}  // namespace
}  // namespace rehab::test
