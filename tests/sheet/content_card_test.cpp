// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "content_world.hpp"
#include "sheet/content/dose_words.hpp"

namespace rehab::test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// The parts of a dose, one after the other.
std::string dose_of(const Card& card) {
  std::string all;
  for (const DoseCell& part : card.dose) all += part.text + "|";
  return all;
}

std::vector<std::string> steps_of(const Card& card) {
  std::vector<std::string> steps;
  for (const Line& step : card.steps) steps.push_back(text_of(step));
  return steps;
}

Card first_card(const World& world) {
  return card_of(take_home(world.source()), 1);
}

World with(std::size_t exercise, Legs legs) {
  World world;
  world.regimen.exercises.reserve(8);
  world.print(exercise, std::move(legs), every_day);
  return world;
}

TEST(Card, FillsSideAndDoseIntoItsSteps) {
  World world = with(back_lift, {Side::right});
  world.set("weak_side", std::string("right"));
  EXPECT_THAT(steps_of(first_card(world)),
              ::testing::ElementsAre("Bend your RIGHT knee. Rest the LEFT leg.", "Lift 8 times."));
}

TEST(Card, ShowsBothFramesWithCaptions) {
  const Figure figure = first_card(with(back_lift, {Side::left})).figure;
  EXPECT_EQ(figure.frames.size(), 2u);
  EXPECT_THAT(figure.captions, ::testing::ElementsAre("Start here", "Lift"));
  EXPECT_EQ(figure.alternative, "A person stands and lifts a leg.");
}

TEST(Card, NamesTheOtherLegWhenItsStepsNameOne) {
  EXPECT_THAT(steps_of(first_card(with(back_lift, {Side::left, Side::right}))),
              Contains("Do the same with your RIGHT leg."));
  EXPECT_THAT(steps_of(first_card(with(knee_to_chest, {Side::left, Side::right}))),
              Not(Contains(HasSubstr("Do the same"))))
      << "its own steps change legs";
}

TEST(Card, TheSecondLegMayTakeATurnOrAStepOfItsOwn) {
  World world = with(back_lift, {Side::left, Side::right});
  const auto last_step = [&] { return steps_of(first_card(world)).back(); };
  world.bundle.exercises[back_lift].forms[0].facts["lies_on"] = std::string("other_side");
  EXPECT_EQ(last_step(), "Turn over slowly. Do the same with your RIGHT leg.");
  const std::string own = "Turn round, then your {OTHER} leg.";
  world.bundle.wording["en"].exercises["back_lift"].forms.begin()->second.other_leg = {own, own};
  EXPECT_EQ(last_step(), "Turn round, then your RIGHT leg.");
}

TEST(Card, InAHoldOnOneSideTheSideCounts) {
  World world = with(back_lift, {Side::left, Side::right});
  world.bundle.exercises[back_lift].forms[0].facts["position"] = std::string("side_hold");
  EXPECT_EQ(first_card(world).leg, "LEFT, then RIGHT");
  EXPECT_EQ(first_card(world).dose.front().text, "8 times, each side");
  world.regimen.exercises[0].legs = {Side::left};
  EXPECT_EQ(first_card(world).leg, "LEFT side only");
}

TEST(Card, WithALatexAllergyItSaysWhichBand) {
  World world = with(back_lift, {Side::left});
  world.regimen.exercises[0].uses = {"latex_free_band"};
  EXPECT_THAT(first_card(world).need, Not(HasSubstr("latex")));
  world.set("conditions", std::vector<std::string>{"latex_allergy"});
  EXPECT_THAT(first_card(world).need, HasSubstr("Use only your latex-free band."));
}

TEST(Card, AFormMayHaveAnEverydayNameOfItsOwn) {
  World world = with(back_lift, {Side::left});
  world.bundle.wording["en"].exercises["back_lift"].forms.begin()->second.plain = "move your leg back";
  EXPECT_EQ(first_card(world).title, "Move your leg back");
  EXPECT_EQ(first_card(world).clinical, "Prone hip extension.");
}

TEST(Card, IsDrawnForTheRightLegWhereNeitherIsWeaker) {
  World world = with(back_lift, {Side::left, Side::right});
  world.set("weak_side", std::string("both"));
  world.regimen.exercises[0].alternate_start = true;
  const Card card = first_card(world);
  EXPECT_THAT(steps_of(card), Contains("Bend your RIGHT knee. Rest the LEFT leg."));
  EXPECT_THAT(steps_of(card), Contains("Do the same with your LEFT leg."));
  EXPECT_EQ(steps_of(card).back(), "Next time, start with the other leg.");
}

/// Where every mark of the first frame goes through, in order.
std::vector<double> lines_of(const World& world) {
  const Card card = first_card(world);
  std::vector<double> all;
  for (const DrawingMark& mark : card.figure.frames[0]->marks)
    for (const Point& point : mark.points) all.insert(all.end(), {point.x, point.y});
  return all;
}

TEST(Card, DrawsTheBodyOfTheWeek) {
  World world = with(back_lift, {Side::right});
  world.set("pregnant", std::string("yes"));
  const std::vector<double> of_no_week = lines_of(world);
  world.set("pregnancy_weeks", 9);
  EXPECT_EQ(lines_of(world), of_no_week);
  world.set("pregnancy_weeks", 36);
  EXPECT_NE(lines_of(world), of_no_week);
}

TEST(Card, DrawsAManWhereTheIntakeSaysSo) {
  World world = with(back_lift, {Side::right});
  const std::vector<double> of_nobody_named = lines_of(world);
  world.intake.pictures_show = "woman";
  EXPECT_EQ(lines_of(world), of_nobody_named);
  world.intake.pictures_show = "man";
  EXPECT_NE(lines_of(world), of_nobody_named);
  world.set("pregnant", std::string("gave_birth"));
  EXPECT_EQ(lines_of(world), of_nobody_named) << "who gave birth is no man";
}

TEST(Card, PrintsWordsAboutTheBumpOnlyInPregnancy) {
  World world = pregnant_draft();
  EXPECT_THAT(steps_of(first_card(world)), Contains("Rest your bump."));
  world.set("pregnant", std::string("no"));
  EXPECT_THAT(steps_of(first_card(world)), Not(Contains("Rest your bump.")));
}

TEST(Card, TellsTheWholeDose) {
  World world = with(back_lift, {Side::left});
  Dose& dose = world.regimen.exercises[0].dose;
  dose.sets = 2;
  dose.ankle_kg = 0.5;
  dose.band = 2;
  EXPECT_EQ(dose_of(first_card(world)), "8 times|2 sets|hold 1 second|rest 2 seconds|every day|");
  EXPECT_EQ(first_card(world).dose[2].brief, "hold 1 sec");
  EXPECT_EQ(first_card(world).load, "0.5 kg on your ankle and band 2 steps stronger");
  dose.hold_s = dose.rest_s = 0;
  dose.sets = 1;
  EXPECT_EQ(dose_of(first_card(world)), "8 times||||every day|");
}

TEST(Card, NamesTheDaysAsAPattern) {
  World world;
  world.regimen.exercises.reserve(8);
  world.print(back_lift, {Side::left}, three_days);
  EXPECT_EQ(first_card(world).dose.back().text, "Mon Wed Fri");
}

TEST(Card, BreathingStandsOnEveryStrengthCardOnce) {
  World world = with(back_lift, {Side::left});
  world.regimen.exercises[0].step_notes = {world.reason("BREATHE", EffectKind::note),
                                           world.reason("SUPPORT", EffectKind::note)};
  const Card card = first_card(world);
  EXPECT_EQ(card.note, "Breathe out as you lift. Don't hold your breath. Move slowly.");
  EXPECT_EQ(text_of(card.for_you), "*For you: *Keep one hand on a firm support.");
  EXPECT_EQ(first_card(with(knee_to_chest, {Side::left, Side::right})).note, "Move slowly.");
}

TEST(Card, WhereAllIsHeldTheBreathGoesOn) {
  World world = with(back_lift, {Side::left});
  world.bundle.exercises[back_lift].forms[0].breathing = Breathing::all_the_time;
  world.regimen.exercises[0].step_notes = {world.reason("BREATHE", EffectKind::note)};
  const Card card = first_card(world);
  EXPECT_THAT(card.note, HasSubstr("Keep breathing. Don't hold your breath."));
  EXPECT_TRUE(card.for_you.empty()) << "one of the two is said already";
}

TEST(Card, ListsWhatItsNotesAskFor) {
  World world = with(back_lift, {Side::left});
  world.regimen.exercises[0].uses_beside_form = {"pillow", "pillow"};
  EXPECT_EQ(first_card(world).need, "You need: Firm bed. One pillow. Also: 2 pillows.");
}

TEST(Card, TheBadgeSaysWhichLegLeads) {
  World world = with(knee_to_chest, {Side::left, Side::right});
  EXPECT_EQ(first_card(world).leg, "LEFT, then RIGHT");
  EXPECT_EQ(first_card(world).dose.front().text, "4 times, each leg");
  EXPECT_EQ(first_card(world).dose.front().brief, "4 times\neach leg");
  world.set("weak_side", std::string("both"));
  EXPECT_EQ(first_card(world).leg, "each leg");
  world.regimen.exercises[0].legs = {Side::right};
  EXPECT_EQ(first_card(world).leg, "RIGHT leg only");
  EXPECT_EQ(first_card(with(tilt, {Side::none})).leg, "");
}

TEST(Card, TooEasyNeverAsksForMoreThanTheRulesAllow) {
  World world = with(back_lift, {Side::left});
  const std::string stay = "Stay at this dose. Tell us at your next visit.";
  auto too_easy = [&] { return first_card(world).answers.back().text; };
  EXPECT_EQ(too_easy(), "Do 10, then 12.");
  world.regimen.exercises[0].limited_by = {world.reason("GENTLE", EffectKind::limit)};
  EXPECT_EQ(too_easy(), stay);
  world.regimen.exercises[0].limited_by.clear();
  world.intake.change["back_lift"].times = 6;
  EXPECT_EQ(too_easy(), stay);
}

TEST(Card, TooEasyNamesNoOtherFormWhereOneIsForbidden) {
  World world = with(back_lift, {Side::left});
  world.regimen.exercises[0].forms = {{"standing", false, {}, {world.reason("GENTLE", EffectKind::forbid)}, {}}};
  EXPECT_EQ(first_card(world).answers.back().text, "Do 10.");
}

TEST(Card, AfterASoreNightTheNextStepIsTheDoseBefore) {
  World world = with(back_lift, {Side::left});
  ExerciseDecision& decision = world.regimen.exercises[0];
  decision.step = StageStep::keep;
  decision.made_smaller = true;
  decision.dose.times = 6;
  EXPECT_EQ(first_card(world).answers.back().text, "Do 8.");
}

TEST(Card, TooEasyFollowsTheLadderFromTheSecondStageOn) {
  World world = with(back_lift, {Side::left});
  ExerciseDecision& decision = world.regimen.exercises[0];
  decision.stage = 2;
  decision.dose = decision.form->stages[1].dose;
  EXPECT_EQ(first_card(world).answers.back().text, "Stay at this dose. Tell us at your next visit.")
      << "the next stage brings a weight: not without us";
  World tilts = with(tilt, {Side::none});
  tilts.regimen.exercises[0].stage = 2;
  tilts.regimen.exercises[0].dose.times = 6;
  EXPECT_EQ(first_card(tilts).answers.back().text, "Stay at this dose. Tell us at your next visit.");
}

struct BadgeCase {
  bool is_new;
  StageStep step;
  bool made_smaller;
  const char* badge;
};

TEST(Card, MarksWhatIsNewMoreOrLess) {
  for (const BadgeCase& c :
       {BadgeCase{true, StageStep::start, false, "new"}, BadgeCase{false, StageStep::up, false, "more than last time"},
        BadgeCase{false, StageStep::back, false, "less than last time"}, BadgeCase{false, StageStep::keep, false, ""},
        BadgeCase{false, StageStep::keep, true, "less than last time"}}) {
    World world = with(tilt, {Side::none});
    world.regimen.exercises[0].is_new = c.is_new;
    world.regimen.exercises[0].step = c.step;
    world.regimen.exercises[0].made_smaller = c.made_smaller;
    EXPECT_EQ(first_card(world).badge, c.badge);
  }
}

TEST(Card, AHigherStageThatARuleCutsIsNoMore) {
  World world = with(back_lift, {Side::left});
  ExerciseDecision& decision = world.regimen.exercises[0];
  decision.stage = 2;
  decision.step = StageStep::up;
  decision.dose.times = 4;
  decision.limited_by = {world.reason("GENTLE", EffectKind::limit)};
  EXPECT_EQ(first_card(world).badge, "");
}

struct SoreCase {
  Dose usual, sore;
  const char* text;
};

Dose dose(int sets, int times, int hold_s, double ankle_kg) {
  Dose made;
  made.sets = sets;
  made.times = times;
  made.hold_s = hold_s;
  made.ankle_kg = ankle_kg;
  return made;
}

TEST(SoreNextDay, StatesTheSmallerDoseItself) {
  const Phrases phrases = english();
  const Say say(phrases);
  for (const SoreCase& c : {SoreCase{dose(1, 8, 1, 0), dose(1, 6, 1, 0), "Do 6, not\u00A08."},
                            SoreCase{dose(1, 6, 10, 0), dose(1, 6, 5, 0), "Hold for 5 seconds, not\u00A010."},
                            SoreCase{dose(2, 8, 1, 0), dose(1, 6, 1, 0), "Do 6, not\u00A08. Sets: do 1, not\u00A02."},
                            SoreCase{dose(1, 8, 1, 0.5), dose(1, 8, 1, 0), "Leave the weight off."},
                            SoreCase{dose(1, 8, 1, 1), dose(1, 8, 1, 0.5), "Use 0.5 kg, not\u00A01 kg."},
                            SoreCase{dose(1, 1, 1, 0), dose(1, 1, 1, 0), "Leave this one out that day."}})
    EXPECT_EQ(sore_text(say, c.usual, c.sore), c.text);
}

TEST(Card, AHoleInAStepIsAnError) {
  World world = with(tilt, {Side::none});
  world.bundle.wording["en"].exercises["tilt"].forms["floor"].steps.push_back({"", "Lift your {SIDE} leg."});
  EXPECT_THROW(take_home(world.source()), std::logic_error);
}

}  // namespace
}  // namespace rehab::test
